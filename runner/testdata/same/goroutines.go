package main

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

// Each goroutine runs its own literal, however soon another one ends.
func everyOne() {
	for round := range 20 {
		var wg sync.WaitGroup
		var mu sync.Mutex
		seen := make([]int, 0, 200)
		for i := range 100 {
			wg.Go(func() {
				mu.Lock()
				defer mu.Unlock()
				seen = append(seen, i)
			})
			wg.Add(1)
			go func() {
				mu.Lock()
				seen = append(seen, 100+i)
				mu.Unlock()
				wg.Done()
			}()
		}
		wg.Wait()
		sort.Ints(seen)
		for i, n := range seen {
			if i != n {
				fmt.Println("round", round, "lost", i)
			}
		}
		if round == 19 {
			fmt.Println(len(seen))
		}
	}
}

// A literal in a variable is the same after it has run.
func again() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	work := func(n int) {
		defer wg.Done()
		mu.Lock()
		sum += n
		mu.Unlock()
	}
	for i := range 200 {
		wg.Add(1)
		go work(i)
	}
	wg.Wait()
	fmt.Println(sum)
	table := map[string]func(int) int{
		"double": func(n int) int { return 2 * n },
		"square": func(n int) int { return n * n },
	}
	for range 3 {
		fmt.Print(table["double"](4), table["square"](4), " ")
	}
	var even, odd func(int) bool
	even = func(n int) bool { return n == 0 || odd(n-1) }
	odd = func(n int) bool { return n != 0 && even(n-1) }
	fmt.Println(even(10), odd(7), even(3))
}

var global = func(n int) int { return n + 1 }

func pipeline() {
	source := func(n int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for i := range n {
				out <- i
			}
		}()
		return out
	}
	square := func(in <-chan int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for v := range in {
				out <- v * v
			}
		}()
		return out
	}
	total := 0
	for v := range square(square(source(10))) {
		total += v
	}
	fmt.Println(total, global(global(1)))
}

func timers() {
	done := make(chan string, 3)
	time.AfterFunc(2*time.Millisecond, func() { done <- "after" })
	go func(text string) { done <- text }("argument")
	first, second := <-done, <-done
	if first > second {
		first, second = second, first
	}
	fmt.Println(first, second)
}

func main() {
	everyOne()
	again()
	pipeline()
	timers()
}
