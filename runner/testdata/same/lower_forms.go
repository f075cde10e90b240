package main

import (
	"errors"
	"fmt"
)

// Forms that an interpreter may take for others.

type record struct {
	name   int
	F_name int
	_      int
	X_2    string
	F_     bool
}

type node struct {
	n    int
	next *node
}

type failure struct{ code int }

func (f *failure) Error() string { return "failure" }

type texter interface{ Error() string }

type shape interface{ Area() int }

type square int

func (s square) Area() int { return int(s * s) }

type width int

type both struct{}

func (both) String() string { return "string" }
func (both) Error() string  { return "error" }

func init() { fmt.Println("init", recover()) }

func one(yield func() bool) { yield() }

func counted(n *int) int { *n++; return *n }

// A label that only goto names here, and break in another function.
func gotos() (n int) {
again:
	for i := 0; i < 3; i++ {
		if n++; n < 5 {
			goto again
		}
	}
	return n
}

func breaks() (n int) {
again:
	for {
		if n++; n > 3 {
			break again
		}
	}
again2:
	switch {
	case n < 10:
		n += 4
		goto again2
	default:
		for {
			break again2
		}
	}
	return n
}

// What is not evaluated must not fail.
func lazy(s string, x any) {
	switch {
	case len(s) == 0, s[0] == 'x':
		fmt.Println("empty or x")
	}
	switch n := len(s); n {
	case 0, x.(shape).Area():
		fmt.Println("none or area")
	}
	if k, ok := x.(int); ok || len(s) > 1 && s[1] == 'y' || x == nil || x.(square) == 5 {
		fmt.Println(k, len(s) > 3 && s[3] == 'z')
	}
}

// The first clause that holds is taken, wherever default stands.
func clauses(n int, x any) string {
	kind := ""
	switch {
	default:
		kind = "none"
	case n > 0:
		kind = "positive"
	case n > 1:
		kind = "more than one"
	}
	switch x.(type) {
	default:
		return kind + " other"
	case fmt.Stringer:
		return kind + " stringer"
	case error:
		return kind + " error"
	}
}

// Conversions that are compared with nil hold a nil, and are none.
func nils() {
	var p *int
	var n *node
	var f func()
	var s []int
	var err error = (*failure)(nil)
	fmt.Println(any(p) == nil, any(n) == nil, any(f) == nil, any(s) == nil, err == nil, any(error(nil)) == nil)
	m := map[string]any{"p": p}
	fmt.Println(m["p"] == nil, m["q"] == nil, func() any { return n }() == nil)
	switch any(p) {
	case nil:
		fmt.Println("nil")
	}
}

// Who recovers is who the deferring function calls itself.
func recovers() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		for range one {
			fmt.Println("in a loop", recover())
		}
	}()
	panic("no")
}

// A slice behind a pointer, and what is made of it.
func appended() (keys []int) {
	add := func(x int) { keys = append(keys, x) }
	add(1)
	keys = [1][]int{append(keys, 2)}[0]
	x := struct{ s []int }{append(keys, 3)}
	m := map[string][]int{"a": append(keys[:1:1], 4)}
	fmt.Println(x, m, [][]int{append(keys, 5, 6), keys[1:]})
	return keys
}

func mixed() {
	n := 0
	for range [3]struct{}{} {
		for _, e := range []texter{&failure{1}, errors.New("native"), both{}} {
			n += len(e.Error())
		}
	}
	var e any = 1
	for i, x := range []any{square(2), nil, 3, square(3)} {
		s, ok := x.(shape)
		q, isSquare := x.(square)
		if k, isInt := x.(int); isInt {
			e = i + k
		}
		fmt.Print(ok, s, q, isSquare, " ")
	}
	fmt.Println(n, e)
}

func main() {
	fmt.Println(recover())
	fmt.Printf("%+v\n", record{1, 2, 3, "x", true})
	fmt.Println(gotos(), breaks())
	lazy("", 3)
	lazy("x", square(5))
	lazy("", nil)
	fmt.Println(clauses(0, both{}), clauses(2, 1), clauses(1, &failure{}))
	nils()
	recovers()
	fmt.Println(appended())
	mixed()
	fmt.Printf("%*d|%.*f|%-*d|\n", width(5), 42, width(2), 3.14159, width(3), 7)
	k := 0
	a, b := [2]int{counted(&k), counted(&k)}, counted(&k)
	fmt.Println(a, b, k)
	func() {
		defer func() { fmt.Println(recover()) }()
		var s shape
		fmt.Println(s.Area())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var err error
		fmt.Println(err.Error())
	}()
}
