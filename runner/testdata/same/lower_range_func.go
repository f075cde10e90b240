package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func count(from, to int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("<")
		for i := from; i < to; i++ {
			if !yield(i) {
				fmt.Print("|")
				return
			}
		}
	}
}

func pairs(yield func(int, string) bool) {
	for i, s := range []string{"a", "b", "c"} {
		if !yield(i, s) {
			return
		}
	}
}

func thrice(yield func() bool) { _ = yield() && yield() && yield() }

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.left.all(yield) && yield(t.value) && t.right.all(yield)
}

func (t *tree) each(yield func(int) bool) { t.all(yield) }

func (t *tree) add(v int) *tree {
	if t == nil {
		return &tree{value: v}
	}
	if v < t.value {
		t.left = t.left.add(v)
	} else {
		t.right = t.right.add(v)
	}
	return t
}

func find(want int) (where string, depth int) {
	defer func() { depth *= 100 }()
outer:
	for i := range count(0, 3) {
		for j, s := range pairs {
			depth++
			switch {
			case i*10+j == want:
				return s, depth
			case j > i:
				continue outer
			case want < 0 && i == 1:
				break outer
			}
			for range thrice {
				if want == 1000 {
					goto done
				}
				break
			}
		}
	}
	return "none", depth
done:
	return "done", depth
}

func deferred() (s string) {
	for range thrice {
		defer func() { s += "d" }()
	}
	s = "x"
	for i := range count(0, 2) {
		defer func() { s += fmt.Sprint(i) }()
		if i == 1 {
			return s + "r"
		}
	}
	return
}

func nested() (n int) {
	for a := range count(0, 3) {
		for b := range count(0, 3) {
			if b == a {
				break
			}
			for c := range count(0, 3) {
				if c > b {
					continue
				}
				n += a*100 + b*10 + c
			}
		}
	}
	return n
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range seq {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}

func closures() {
	var fs []func() int
	for i := range count(0, 3) {
		i *= 2
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	var k int
	var s string
	for k, s = range pairs {
		if k == 1 {
			break
		}
	}
	fmt.Println(k, s)
}

func panics() {
	defer func() { fmt.Println("recovered", recover()) }()
	for i := range count(0, 5) {
		if i == 2 {
			panic(i)
		}
	}
}

func pulled() {
	next, stop := iter.Pull2(pairs)
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	one, end := iter.Pull(count(5, 7))
	defer end()
	for {
		v, ok := one()
		if !ok {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
}

func main() {
	fmt.Println(find(0))
	fmt.Println(find(11))
	fmt.Println(find(500))
	fmt.Println(find(-1))
	fmt.Println(find(1000))
	fmt.Println(deferred(), nested())
	closures()
	panics()
	pulled()
	var t *tree
	for _, v := range []int{5, 2, 8, 1, 9} {
		t = t.add(v)
	}
	for v := range t.each {
		fmt.Print(v, " ")
		if v == 8 {
			break
		}
	}
	even := filter(t.each, func(v int) bool { return v%2 == 0 })
	fmt.Println(slices.Collect(even), slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})))
	for i, line := range slices.Backward(strings.Split("x y z", " ")) {
		fmt.Print(i, line)
	}
	for s := range strings.SplitSeq("p,q", ",") {
		fmt.Print(" ", s)
	}
	for part := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(part)
	}
	fmt.Println()
}
