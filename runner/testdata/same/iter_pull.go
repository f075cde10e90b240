package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

func words(name string, list ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		defer fmt.Printf("[%s ends] ", name)
		for _, w := range list {
			if !yield(w) {
				return
			}
		}
	}
}

// merge joins two sorted sequences to one.
func merge[T cmp.Ordered](a, b iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		x, okA := nextA()
		y, okB := nextB()
		for okA || okB {
			if okA && (!okB || x <= y) {
				if !yield(x) {
					return
				}
				x, okA = nextA()
			} else {
				if !yield(y) {
					return
				}
				y, okB = nextB()
			}
		}
	}
}

func zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		next, stop := iter.Pull(bs)
		defer stop()
		for a := range as {
			b, ok := next()
			if !ok || !yield(a, b) {
				return
			}
		}
	}
}

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) all() iter.Seq[int] {
	return func(yield func(int) bool) { t.walk(yield) }
}

func (t *tree) walk(yield func(int) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.value) && t.right.walk(yield)
}

func build(values ...int) *tree {
	if len(values) == 0 {
		return nil
	}
	mid := len(values) / 2
	return &tree{build(values[:mid]...), build(values[mid+1:]...), values[mid]}
}

func chain(values ...int) (t *tree) {
	for _, v := range values {
		t = &tree{left: t, value: v}
	}
	return t
}

// same compares the values of two trees of different shapes, no further than needed.
func same(a, b *tree) (equal bool, steps int) {
	nextA, stopA := iter.Pull(a.all())
	nextB, stopB := iter.Pull(b.all())
	defer stopA()
	defer stopB()
	for {
		x, okA := nextA()
		y, okB := nextB()
		steps++
		if x != y || okA != okB {
			return false, steps
		}
		if !okA {
			return true, steps
		}
	}
}

type pair struct {
	key   string
	count int
}

func main() {
	next, stop := iter.Pull(words("first", "a", "b", "c"))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println()
	fmt.Println(next())
	stop() // again does nothing

	next, stop = iter.Pull(words("second", "x"))
	for v, ok := next(); ok; v, ok = next() {
		fmt.Print(v, " ")
	}
	v, ok := next()
	fmt.Printf("%q %t\n", v, ok)
	stop()

	_, neverStarted := iter.Pull(words("third", "x"))
	neverStarted()
	fmt.Println("nothing of the third")

	merged := merge(words("evens", "a", "c", "e", "z"), words("odds", "b", "d"))
	fmt.Println(slices.Collect(merged))
	for w := range merged {
		if w == "c" {
			break
		}
		fmt.Print(w, " ")
	}
	fmt.Println()
	for n, w := range zip(slices.Values([]int{1, 2, 3, 4}), words("short", "one", "two")) {
		fmt.Print(n, "=", w, " ")
	}
	fmt.Println()

	fmt.Println(same(build(1, 2, 3, 4, 5), chain(1, 2, 3, 4, 5)))
	fmt.Println(same(build(1, 2, 3, 4, 5), chain(1, 2, 9, 4, 5)))
	fmt.Println(same(build(1, 2), nil))
	fmt.Println(same(nil, nil))

	pairs := func(yield func(string, int) bool) {
		_ = yield("a", 1) && yield("b", 2)
	}
	next2, stop2 := iter.Pull2(pairs)
	defer stop2()
	var got []pair
	for {
		k, n, ok := next2()
		if !ok {
			break
		}
		got = append(got, pair{k, n})
	}
	fmt.Printf("%+v\n", got)

	failing := func(yield func(int) bool) {
		yield(1)
		panic("iterator " + strings.ToUpper("failed"))
	}
	step, cancel := iter.Pull(failing)
	defer cancel()
	fmt.Println(step())
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(step())
}
