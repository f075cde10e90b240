package main

import (
	"fmt"
	"slices"
	"strings"
)

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func hanoi(n int, from, to, via string, move func(string, string)) {
	if n == 0 {
		return
	}
	hanoi(n-1, from, via, to, move)
	move(from, to)
	hanoi(n-1, via, to, from, move)
}

func permutations(s []rune) (all []string) {
	if len(s) <= 1 {
		return []string{string(s)}
	}
	for i, r := range s {
		rest := slices.Concat(s[:i], s[i+1:])
		for _, p := range permutations(rest) {
			all = append(all, string(r)+p)
		}
	}
	return all
}

func subsets[T any](s []T) [][]T {
	if len(s) == 0 {
		return [][]T{nil}
	}
	rest := subsets(s[1:])
	for _, r := range rest[:len(rest):len(rest)] {
		rest = append(rest, append([]T{s[0]}, r...))
	}
	return rest
}

// change counts the ways to pay an amount.
func change(amount int, coins ...int) int {
	if amount == 0 {
		return 1
	}
	if amount < 0 || len(coins) == 0 {
		return 0
	}
	return change(amount-coins[0], coins...) + change(amount, coins[1:]...)
}

type queens struct {
	size      int
	columns   []int
	solutions int
	first     string
}

func (q *queens) safe(col int) bool {
	row := len(q.columns)
	for r, c := range q.columns {
		if c == col || row-r == col-c || row-r == c-col {
			return false
		}
	}
	return true
}

func (q *queens) solve() {
	if len(q.columns) == q.size {
		if q.solutions == 0 {
			q.first = fmt.Sprint(q.columns)
		}
		q.solutions++
		return
	}
	for col := range q.size {
		if q.safe(col) {
			q.columns = append(q.columns, col)
			q.solve()
			q.columns = q.columns[:len(q.columns)-1]
		}
	}
}

type nested []any

func (n nested) flatten() (flat []int) {
	for _, v := range n {
		switch v := v.(type) {
		case int:
			flat = append(flat, v)
		case nested:
			flat = append(flat, v.flatten()...)
		}
	}
	return flat
}

func depth(n nested) int {
	deepest := 0
	for _, v := range n {
		if inner, ok := v.(nested); ok {
			deepest = max(deepest, depth(inner))
		}
	}
	return deepest + 1
}

func even(n uint) bool { return n == 0 || odd(n-1) }
func odd(n uint) bool  { return n != 0 && even(n-1) }

func main() {
	fmt.Println(ackermann(2, 3), ackermann(1, 10))
	moves, log := 0, []string{}
	hanoi(4, "A", "C", "B", func(from, to string) {
		moves++
		if moves <= 5 {
			log = append(log, from+">"+to)
		}
	})
	fmt.Println(moves, strings.Join(log, " "))
	fmt.Println(permutations([]rune("añb")), len(permutations([]rune("12345"))))
	fmt.Println(subsets([]string{"a", "b", "c"}), len(subsets(make([]int, 8))))
	fmt.Println(change(100, 50, 25, 10, 5, 1), change(7, 2), change(0))
	q := &queens{size: 6}
	q.solve()
	fmt.Println(q.solutions, q.first)
	n := nested{1, nested{2, nested{3, "x"}, nested{}}, 4, nested{nested{nested{5}}}}
	fmt.Println(n.flatten(), depth(n))
	fmt.Println(even(100), odd(100), odd(7))

	var gcd func(a, b int) int
	gcd = func(a, b int) int {
		if b == 0 {
			return a
		}
		return gcd(b, a%b)
	}
	fmt.Println(gcd(1071, 462), gcd(17, 5))
	var factorial func(uint64) uint64
	factorial = func(n uint64) (f uint64) {
		defer func() { f *= max(n, 1) }()
		if n < 2 {
			return 1
		}
		return factorial(n - 1)
	}
	fmt.Println(factorial(20), factorial(0))
	var trace func(int) string
	trace = func(n int) (s string) {
		if n == 0 {
			return "."
		}
		s = "(" + trace(n-1)
		return s + ")"
	}
	fmt.Println(trace(10))
}
