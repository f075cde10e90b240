package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
)

type point struct{ x, y int }

type shape interface{ Area() int }

type square int

func (s square) Area() int { return int(s) }

func (p *point) sum() int { return p.x + p.y }

type node struct {
	next  *node
	value int
}

type names []string

func try(name string, f func()) {
	defer func() {
		r := recover()
		err, isError := r.(error)
		var own runtime.Error
		fmt.Printf("%s: %v %v %v\n", name, r, isError, isError && errors.As(err, &own))
	}()
	f()
	fmt.Print("no panic ")
}

func main() {
	three, five, minus := 3, 5, -1
	list, text, array := []int{1, 2, 3}, "abc", [3]int{1, 2, 3}
	var p *point
	var n *node
	var s shape
	var err error
	var r io.Reader
	var m map[string]int
	var np *[3]int
	var f func() int
	var x any = "text"
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"index", func() { _ = list[five] }},
		{"negative index", func() { _ = list[minus] }},
		{"index of array", func() { _ = array[three] }},
		{"index of string", func() { _ = text[five] }},
		{"assign to index", func() { list[five] = 1 }},
		{"slice", func() { _ = list[:five] }},
		{"slice backwards", func() { _ = list[three:1] }},
		{"slice low", func() { _ = list[five:] }},
		{"slice of string", func() { _ = text[2:five] }},
		{"slice of three", func() { _ = list[1:2:five] }},
		{"slice of array", func() { _ = array[five:] }},
		{"to array", func() { _ = [4]int(list) }},
		{"to array pointer", func() { _ = (*[4]int)(list) }},
		{"nil struct", func() { _ = p.x }},
		{"nil copied", func() { _ = *p }},
		{"nil assigned", func() { p.y = 1 }},
		{"nil method", func() { p.sum() }},
		{"nil node", func() { _ = n.next.value }},
		{"nil array", func() { _ = np[1] }},
		{"nil interface", func() { s.Area() }},
		{"nil error", func() { _ = err.Error() }},
		{"nil reader", func() { r.Read(nil) }},
		{"nil map", func() { m["a"] = 1 }},
		{"nil map element", func() { m["a"]++ }},
		{"nil function", func() { f() }},
		{"division", func() { _ = five / (three - 3) }},
		{"remainder", func() { _ = five % (three - 3) }},
		{"shift", func() { _ = 1 << minus }},
		{"make", func() { _ = make([]int, minus) }},
		{"make capacity", func() { _ = make([]int, five, three) }},
		{"make channel", func() { _ = make(chan int, minus) }},
		{"close nil", func() { var c chan int; close(c) }},
		{"close twice", func() { c := make(chan int); close(c); close(c) }},
		{"send on closed", func() { c := make(chan int, 1); close(c); c <- 1 }},
		{"assert", func() { _ = x.(int) }},
		{"assert own", func() { _ = x.(square) }},
		{"assert interface", func() { _ = x.(shape) }},
		{"assert from shape", func() { s = square(1); _ = s.(interface{ Other() }) }},
		{"assert shape", func() { s = square(1); _ = any(s).(*point) }},
		{"assert nil", func() { var x any; _ = x.(int) }},
		{"assert nil shape", func() { var s shape; _ = s.(square) }},
		{"compare", func() { fmt.Print(any(names{}) == any(names{})) }},
		{"compare in struct", func() { fmt.Print(any(struct{ x any }{list}) == any(struct{ x any }{list})) }},
		{"hash", func() { fmt.Print(map[any]int{names{}: 1}) }},
		{"panic nil", func() { panic(nil) }},
		{"panic error", func() { panic(io.EOF) }},
		{"panic own", func() { panic(point{1, 2}) }},
		{"iterator", func() {
			var keep func(int) bool
			for range func(yield func(int) bool) { keep = yield; yield(1) } {
			}
			keep(2)
		}},
		{"iterator after break", func() {
			for range func(yield func() bool) { yield(); yield() } {
				break
			}
		}},
	} {
		try(c.name, c.f)
	}
}
