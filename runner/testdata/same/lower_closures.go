package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

func counter() (next func() int, reset func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 0 }
}

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

type stack struct{ undo []func() string }

func (s *stack) add(name string) *stack {
	s.undo = append(s.undo, func() string { return "undo " + name })
	return s
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func permutations(n int, visit func([]int)) {
	s := make([]int, 0, n)
	used := make([]bool, n)
	var rec func()
	rec = func() {
		if len(s) == n {
			visit(s)
			return
		}
		for i := range n {
			if used[i] {
				continue
			}
			used[i], s = true, append(s, i)
			rec()
			used[i], s = false, s[:len(s)-1]
		}
	}
	rec()
}

func loops() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
		j := i
		fs = append(fs, func() int { j++; return i*100 + j })
	}
	for i, s := range []string{"a", "b"} {
		fs = append(fs, func() int { i += len(s); return i })
	}
	for k := range 2 {
		fs = append(fs, func() int { return k })
	}
	for x := 5; x < 7; x++ {
		if y := x * 2; y > 0 {
			fs = append(fs, func() int { y++; return y })
		}
		switch z := any(x).(type) {
		case int:
			fs = append(fs, func() int { z++; return z })
		}
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
}

func double(n int) int { return n * 2 }

func main() {
	next, reset := counter()
	other, _ := counter()
	next()
	fmt.Println(next(), other())
	reset()
	fmt.Println(next())
	f := fibonacci()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	s := new(stack).add("a").add("b")
	fmt.Println(s.undo[0](), s.undo[1]())
	fmt.Println(compose(double, func(x int) int { return x + 1 }, double)(3))
	permutations(3, func(p []int) { fmt.Print(p) })
	fmt.Println()
	loops()
	table := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"-": func(a, b float64) float64 { return a - b },
	}
	fmt.Println(table["+"](1, 2), table["-"](1, 2), table["*"] == nil)
	words := strings.FieldsFunc("a1b22c", func(r rune) bool { return r >= '0' && r <= '9' })
	sort.Slice(words, func(i, j int) bool { return words[i] > words[j] })
	fmt.Println(words, strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"))
	var mu sync.Mutex
	var wg sync.WaitGroup
	seen := map[int]bool{}
	for i := range 200 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			seen[i] = true
		})
	}
	wg.Wait()
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once", len(seen)) })
	}
	q := 0
	var g func() int
	q, g = 1, func() int { return q }
	fmt.Println(q, g(), func(a, b int) int { return a - b }(5, 3))
	var held any = func(x int) string { return fmt.Sprint("held ", x) }
	fmt.Println(held.(func(int) string)(4))
	func() {
		x := 1
		defer func(y int) { fmt.Println(x, y) }(x)
		x = 2
	}()
}
