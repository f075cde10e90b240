package main

import (
	"fmt"
	"strings"
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

// Each iteration has its own variable, in every form of the loop.
func loopVariables() {
	var shows []func()
	for i := 0; i < 3; i++ {
		shows = append(shows, func() { fmt.Print(i, " ") })
		i := i * 10
		shows = append(shows, func() { i++; fmt.Print(i, " ") })
	}
	for i, word := range strings.Fields("zero one two") {
		shows = append(shows, func() { fmt.Print(i, word, " ") })
	}
	for i := range 3 {
		defer func() { fmt.Println("deferred", i) }()
	}
	for key := range map[string]int{"only": 1} {
		shows = append(shows, func() { fmt.Print(key, " ") })
	}
	for range 2 { // the variables live as long as the closures
		for _, show := range shows {
			show()
		}
	}
	fmt.Println()
}

// A variable that the body changes is copied into the next iteration.
func changedInBody() {
	var pointers []*int
	var adds []func(int)
	for i := 0; i < 6; i++ {
		pointers = append(pointers, &i)
		adds = append(adds, func(n int) { i += n })
		if i%2 == 0 {
			i++
		}
	}
	adds[1](100)
	for _, p := range pointers {
		fmt.Print(*p, " ")
	}
	var outer int
	var shared []func() int
	for outer = range 3 { // one variable for all
		shared = append(shared, func() int { return outer })
	}
	for _, f := range shared {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	steps := 0
	for i, grow := 0, func() { steps += 10 }; i < 3; i, steps = i+1, steps+1 {
		grow()
		old := grow
		grow = func() { old(); steps += i }
	}
	fmt.Println(steps)
}

type account struct{ balance int }

func (a *account) depositor() func(int) int {
	return func(n int) int {
		a.balance += n
		return a.balance
	}
}

func (a account) snapshot() func() int { return func() int { return a.balance } }

func memoize(f func(int) int) func(int) int {
	known := map[int]int{}
	return func(n int) int {
		if v, ok := known[n]; ok {
			return v
		}
		v := f(n)
		known[n] = v
		return v
	}
}

func main() {
	next, reset := counter()
	other, _ := counter()
	fmt.Print(next(), next(), other(), next(), " ")
	reset()
	fmt.Println(next(), other())

	fib := fibonacci()
	for range 12 {
		fmt.Print(fib(), " ")
	}
	fmt.Println()
	loopVariables()
	changedInBody()

	a := &account{balance: 10}
	deposit, before := a.depositor(), a.snapshot()
	deposit(5)
	a.balance *= 2
	fmt.Println(deposit(1), before())
	fmt.Println(a.balance)

	var slow func(int) int
	calls := 0
	slow = memoize(func(n int) int {
		calls++
		if n < 2 {
			return n
		}
		return slow(n-1) + slow(n-2)
	})
	fmt.Println(slow(50))
	fmt.Println(calls)

	x := 1
	change := func() { x *= 2 }
	func() {
		x := x + 100
		change()
		fmt.Print(x, " ")
	}()
	change()
	fmt.Println(x)

	adders := map[string]func(...int) func() int{}
	for _, name := range []string{"sum", "product"} {
		adders[name] = func(ns ...int) func() int {
			return func() int {
				result := len(name) // the captured name tells which
				for _, n := range ns {
					if name == "sum" {
						result += n
					} else {
						result *= n
					}
				}
				return result
			}
		}
	}
	numbers := []int{2, 3, 4}
	sum, product := adders["sum"](numbers...), adders["product"](numbers...)
	numbers[0] = 20
	fmt.Println(sum(), product())
}
