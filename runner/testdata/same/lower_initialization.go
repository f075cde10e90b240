package main

import (
	"errors"
	"fmt"
	"strings"
)

var a = b + 1

var b = two()

var c = 1

var d, e = pair(a)

var (
	table  = map[string]func() int{"a": func() int { return a }, "late": late}
	errBad = errors.New("bad")
	order  []string
	_                              = note("blank")
	first                          = note("first") + note("again")
	total                          = sum(list...)
	list                           = []int{1, 2, c}
	root                           = &node{name: "root", kids: []*node{leaf}}
	leaf                           = &node{name: "leaf"}
	_, ok                          = lookup["x"]
	lookup                         = map[string]int{"x": len(first)}
	shape  interface{ Area() int } = square(side)
	side                           = 3
	array                          = [...]string{2: "two", 0: strings.Repeat("z", c)}
	next                           = counter()
	words                          = func() (w []string) {
		for _, s := range array {
			w = append(w, s)
		}
		return
	}()
)

type node struct {
	name string
	kids []*node
}

type square int

func (s square) Area() int { return int(s * s) }

func two() int { return c * 2 }

func pair(n int) (int, string) { return n * 10, fmt.Sprint("e", n) }

func late() int { return b }

func note(s string) string { order = append(order, s); return s }

func sum(list ...int) (s int) {
	for _, x := range list {
		s += x
	}
	return
}

func counter() func() int {
	n := len(order)
	return func() int { n++; return n }
}

func init() {
	c = 100
	order = append(order, "init 1")
}

func init() { order = append(order, "init 2") }

func main() {
	fmt.Println(a, b, c, d, e, first, total, ok, shape.Area(), words)
	fmt.Println(table["a"](), table["late"](), root.kids[0] == leaf, errBad, order)
	p := &side
	*p++
	leaf.name += "!"
	array[1] = "one"
	list[0], list = 9, list[:1]
	fmt.Println(side, root.kids[0].name, array, list, next(), next())
}
