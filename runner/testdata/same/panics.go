package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type shape interface{ area() int }
type rectangle struct{ w, h int }
type circle struct{ r int }

func (r rectangle) area() int { return r.w * r.h }
func (c *circle) area() int   { return 3 * c.r * c.r }

type node struct {
	value int
	next  *node
}

type custom struct{ code int }

func (c custom) Error() string { return fmt.Sprint("custom ", c.code) }

// attempt runs f and tells what it panicked with.
func attempt(name string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		_, isError := r.(error)
		fmt.Printf("%-12s %v (runtime %t, error %t)\n", name, r, isRuntime, isError)
	}()
	f()
}

func main() {
	numbers := []int{1, 2, 3}
	array := [4]int{}
	text := "abc"
	zero, minus, five := 0, -1, 5
	var nothing map[string]int
	var missing *node
	var none shape
	var f func(int) int
	var anything any = "text"
	list := &node{1, &node{2, nil}}

	attempt("index", func() { fmt.Println(numbers[five]) })
	attempt("negative", func() { fmt.Println(numbers[minus]) })
	attempt("assign", func() { numbers[len(numbers)] = 1 })
	attempt("array", func() { array[five]++ })
	attempt("string", func() { fmt.Println(text[five]) })
	attempt("slice high", func() { fmt.Println(numbers[1:five]) })
	attempt("slice order", func() { fmt.Println(numbers[five-2 : 1]) })
	attempt("slice low", func() { fmt.Println(text[five:]) })
	attempt("slice text", func() { fmt.Println(text[2 : 1+zero]) })
	attempt("slice three", func() { fmt.Println(numbers[0:1:five]) })
	attempt("slice array", func() { fmt.Println(array[minus+1 : five+4]) })
	attempt("to array", func() { fmt.Println([5]int(numbers)) })
	attempt("divide", func() { fmt.Println(five / zero) })
	attempt("remainder", func() { fmt.Println(five % zero) })
	attempt("shift", func() { fmt.Println(1 << minus) })
	attempt("make", func() { fmt.Println(len(make([]int, minus))) })
	attempt("make cap", func() { fmt.Println(len(make([]int, five, five-3))) })
	attempt("make chan", func() { fmt.Println(cap(make(chan int, minus))) })
	attempt("nil map", func() { nothing["x"] = 1 })
	attempt("nil pointer", func() { fmt.Println(missing.value) })
	attempt("nil next", func() { list.next.next.value = 3 })
	attempt("nil iface", func() { fmt.Println(none.area()) })
	attempt("nil func", func() { fmt.Println(f(1)) })
	attempt("nil method", func() { var c *circle; fmt.Println(c.area()) })
	attempt("nil value", func() { var r *rectangle; fmt.Println(r.area()) })
	attempt("assert", func() { fmt.Println(anything.(int)) })
	attempt("assert own", func() { fmt.Println(anything.(rectangle)) })
	attempt("to iface", func() { fmt.Println(anything.(shape)) })
	attempt("other", func() { fmt.Println(shape(rectangle{}).(*circle)) })
	attempt("nil assert", func() { fmt.Println(none.(rectangle)) })
	attempt("nil to", func() { fmt.Println(any(none).(fmt.Stringer)) })
	attempt("key", func() { _ = map[any]int{func() {}: 1} })
	attempt("compare", func() { fmt.Println(any(numbers) == any(numbers)) })
	attempt("compare in", func() {
		type holder struct{ v any }
		fmt.Println(holder{[]int{}} == holder{[]int{}})
	})
	attempt("closed", func() { c := make(chan int); close(c); close(c) })
	attempt("text", func() { panic("just text") })
	attempt("number", func() { panic(42) })
	attempt("own error", func() { panic(custom{7}) })
	attempt("wrapped", func() { panic(fmt.Errorf("wrapped: %w", errors.New("inner"))) })
	attempt("pointer", func() { panic(&custom{8}) })
	attempt("nil", func() { panic(nil) })
	attempt("nothing", func() {})
	attempt("repeat", func() { strings.Repeat("x", minus) })

	// What was done before a panic stays done.
	done := []string{}
	attempt("partly", func() {
		defer func() { done = append(done, "deferred") }()
		for i := range 5 {
			done = append(done, fmt.Sprint(numbers[i]))
		}
	})
	fmt.Println(done)
}
