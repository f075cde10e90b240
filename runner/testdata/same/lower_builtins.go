package main

import (
	"fmt"
	"math"
	"strings"
)

type names []string

type ages map[string]int

type text string

type bytes []byte

type nested struct {
	list  []int
	array [4]int
	m     map[string][]int
}

func slices() {
	s := []int{1, 2, 3, 4, 5}
	s = append(s[:1], s[2], s[1])
	t := append(s[:1:1], 9)
	fmt.Println(s, t, len(s), cap(s[:1:2]), append([]int(nil), s...), append(s[:0:0]))
	n := names{"a"}
	n = append(n, "b", "c")
	n = append(n, n[1:]...)
	fmt.Println(n, copy(n, []string{"x", "y"}), n, copy(n[1:], n))
	b := append([]byte("é"), "abc"...)
	fmt.Println(string(b), copy(b, "xyz"), string(b), bytes(b), text(b[1:]))
	x := nested{list: make([]int, 2, 5), m: make(map[string][]int, 3)}
	x.list = append(x.list, 7)
	x.m["k"] = append(x.m["k"], x.list...)
	half := x.array[1:3]
	half[0], x.array[3] = 5, 6
	part := x.list[1:cap(x.list)]
	part[3] = 8
	fmt.Println(x, half, cap(half), part, x.list[:5])
	p := &x.array
	for i := range p {
		p[i] += i
	}
	q := p[2:]
	q[0] = -1
	y := x.array
	e := &x.array[0]
	*e = 100
	fmt.Println(*p, q, len(p), cap(p), y == x.array)
	var none []int
	fmt.Println(none == nil, len(none), none[:0] == nil, append(none, none...) == nil)
	matrix := make([][]float64, 2)
	for i := range matrix {
		matrix[i] = make([]float64, 2)
		matrix[i][i] = 1
	}
	to := [2]int(s)
	to[0] = 50
	ptr := (*[2]int)(s)
	ptr[1] = 60
	fmt.Println(matrix, to, s)
}

func others() {
	m := ages{"a": 1, "b": 2}
	delete(m, "a")
	delete(m, "z")
	v, ok := m["b"]
	_, no := m["a"]
	fmt.Println(len(m), v, ok, no, m)
	clear(m)
	list := []text{"a", "b"}
	clear(list[:1])
	fmt.Println(len(m), list, *new(3), *new(text("new")), *new(len(list)))
	a, b, c := 3, 1, 2
	fmt.Println(min(a, b, c), max(a, b, c), min(2.5, float64(a)), max("a", "b", text("c")), min(math.NaN(), 1), max(-0.0, 0))
	fmt.Println(real(3+4i), imag(complex(1, 2)), complex(float32(1), 2), len("é"), len([3]int{}), cap(make(chan int, 4)))
	s := "héllo"
	fmt.Println(s[1], s[1:3], []byte(s)[1], []rune(s)[1], string([]rune{233, 'a'}), string(rune(65)), s > "h", s+"!"+s[:1])
	fmt.Println(strings.ToUpper(string(text(s))), text(s)[0], len(text(s)[2:]), string(bytes("xyz")[1]))
	for i, c := range []rune(text("né")) {
		fmt.Print(i, string(c), " ")
	}
	var iface any = list
	fmt.Println(iface.([]text)[1], len(iface.([]text)))
	println("to standard error", len(list))
	print("and", 1.5, true, '\n')
}

func main() {
	slices()
	others()
}
