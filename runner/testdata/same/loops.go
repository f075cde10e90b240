package main

import (
	"fmt"
	"sort"
	"sync"
)

type level uint8

func limit(calls *int) level {
	*calls++
	return 4
}

func rangeInt() {
	calls := 0
	for i := range limit(&calls) {
		i *= 2 // does not change how often the loop runs
		fmt.Printf("%d ", i)
	}
	fmt.Println("calls", calls)
	for range 3 {
		fmt.Print("x")
	}
	fmt.Println()
	for i := range 0 {
		fmt.Println("never", i)
	}
	n := 3
	for i := range n {
		n = 10
		fmt.Print(i, " ")
	}
	fmt.Println(n)
	const c = 2
	for i := range c {
		fmt.Print(i, " ")
	}
	for i := range int64(2) {
		fmt.Print(i+1<<40, " ")
	}
	fmt.Println()
}

func closures() {
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { i += 10; return i })
	}
	for i := 0; i < 6; i++ {
		if i == 1 {
			continue
		}
		fs = append(fs, func() int { i += 100; return i })
		if i == 3 {
			i++
		}
	}
	for k, v := range []string{"a", "bb"} {
		fs = append(fs, func() int { k += len(v); return k })
	}
	for i := range 2 {
		x := []int{i}
		var y int
		a, b := i, i+1
		fs = append(fs, func() int { y += x[0] + a + b; return y })
	}
	for _, f := range fs {
		fmt.Print(f(), ",", f(), " ")
	}
	fmt.Println()
}

func pointers() {
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
	}
	for _, v := range []int{7, 8, 9} {
		ps = append(ps, &v)
	}
	for range 2 {
		var n int
		ps = append(ps, &n)
		n = len(ps)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
}

func labels() {
outer:
	for i := range 4 {
		for j := 0; ; j++ {
			switch {
			case j == i:
				continue outer
			case i == 3:
				break outer
			case j == 1:
				continue
			}
			fmt.Print("(", i, j, ") ")
		}
	}
}

func goroutines() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var got []int
	add := func(n int) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, n)
	}
	for i := range 5 {
		wg.Go(func() { add(i) })
	}
	for i := 5; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			add(i)
		}()
	}
	for _, n := range []int{10, 11, 12} {
		wg.Add(1)
		go func() {
			add(n)
			wg.Done()
		}()
	}
	wg.Wait()
	sort.Ints(got)
	fmt.Println(got)
}

func deferred() {
	n := 0
	for range 3 {
		n++
		defer func() { fmt.Print("deferred ", n, " ") }()
	}
}

func nested() {
	for i := range 2 {
		for j := range i + 1 {
			f := func() func() int {
				return func() int { return 10*i + j }
			}()
			fmt.Print(f(), " ")
		}
	}
	fmt.Println()
}

func main() {
	rangeInt()
	closures()
	pointers()
	labels()
	fmt.Println()
	goroutines()
	deferred()
	fmt.Println()
	nested()
}
