package main

import "fmt"

type size int16

func (s size) String() string { return fmt.Sprint("size ", int16(s)) }

type part struct {
	size size
	in   struct{ at size }
}

type parts [2]part

func boxed(p parts) any {
	q := &p
	q[1].size = 3
	var x any = p[1].size
	return x
}

func main() {
	p := &parts{{size: 1}, {size: 2}}
	var x any = p[0].size
	var s fmt.Stringer = p[1].size
	fmt.Println(x, s, boxed(*p), p[1].in.at, (*p)[0].in)
	fmt.Printf("%v %T\n", (*p)[1].size, p[0].in)
}
