package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
)

func count(from int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i++ {
		}
	}
}

func primes(yield func(int) bool) {
candidates:
	for n := range count(2) {
		for d := 2; d*d <= n; d++ {
			if n%d == 0 {
				continue candidates
			}
		}
		if !yield(n) {
			return
		}
	}
}

func take[T any](n int, seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		left := n
		for v := range seq {
			if left--; !yield(v) || left == 0 {
				return
			}
		}
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func transform[A, B any](seq iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		seq(func(a A) bool { return yield(f(a)) })
	}
}

func enumerate[T any](seq iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range seq {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

// numbers yields what can be parsed, with an error beside what cannot.
func numbers(text string) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		defer fmt.Print("(closed) ")
		for field := range strings.FieldsSeq(text) {
			if n, err := strconv.Atoi(field); !yield(n, err) {
				return
			}
		}
	}
}

type matrix [][]int

func (m matrix) cells() iter.Seq2[[2]int, int] {
	return func(yield func([2]int, int) bool) {
		for i, row := range m {
			for j, v := range row {
				if !yield([2]int{i, j}, v) {
					return
				}
			}
		}
	}
}

func (m matrix) find(want int) (at [2]int, err error) {
	for at, v := range m.cells() {
		if v == want {
			return at, nil
		}
	}
	return at, errors.New("not in the matrix")
}

func total(text string) (sum int, err error) {
	for n, err := range numbers(text) {
		if err != nil {
			return sum, err
		}
		sum += n
	}
	return sum, nil
}

// triples leaves several loops at once, some over functions and some not.
func triples(limit, most int) (found []string) {
outer:
	for a := range count(1) {
	next:
		for b := a; ; b++ {
			for c := range count(b) {
				switch {
				case c > limit:
					if a == limit {
						break outer
					}
					if b == limit {
						continue outer
					}
					continue next
				case c*c == a*a+b*b:
					found = append(found, fmt.Sprint(a, b, c))
					if len(found) == most {
						return found
					}
				}
			}
		}
	}
	return append(found, "all")
}

func deferring() {
	for i := range take(3, count(0)) {
		defer fmt.Print("deferred ", i, " ") // runs when deferring returns
	}
	fmt.Print("loop is over, ")
}

func main() {
	fmt.Println(slices.Collect(take(10, primes)))
	odd := filter(count(10), func(n int) bool { return n%2 == 1 })
	for i, s := range enumerate(transform(take(3, odd), strconv.Itoa)) {
		fmt.Print(i, s+"!", " ")
	}
	fmt.Println()
	fmt.Println(total("1 2 3"))
	fmt.Println(total("1 2 x 4"))

	m := matrix{{1, 2, 3}, {}, {4, 5}}
	fmt.Println(m.find(4))
	fmt.Println(m.find(9))
	byCell := maps.Collect(m.cells())
	fmt.Println(len(byCell), byCell[[2]int{2, 1}])
	fmt.Println(triples(20, 3), triples(10, 100))
	deferring()
	fmt.Println()

	sum := 0
	for range primes {
		if sum++; sum == 25 {
			break
		}
	}
	var shows []func()
	for n := range take(3, primes) {
		n *= 10
		shows = append(shows, func() { n++; fmt.Print(n, " ") })
	}
	for range 2 {
		for _, show := range shows {
			show()
		}
	}
	fmt.Println(sum)
	words := slices.Values([]string{"b", "c", "a"})
	fmt.Println(slices.Sorted(words), strings.Join(slices.AppendSeq([]string{"x"}, words), ""))
	for range take(0, count(0)) {
		fmt.Println("never")
	}
	defer func() { fmt.Println("recovered:", recover()) }()
	for n := range take(5, count(0)) {
		if n == 2 {
			panic(fmt.Sprint("at ", n))
		}
	}
}
