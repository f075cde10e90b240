package main

import "fmt"

type node struct {
	value int
	next  *node
}

type grid [2][2]int

var global = 1

func bump() int { global++; return global }

func three() (int, string, error) { return 1, "a", nil }

// What is on the left is read after the calls on the right, before anything is assigned.
func leftSide() {
	s := []int{1, 2, 3}
	old := s
	other := func() int { s = []int{7, 8, 9}; return 5 }
	s[0] = other()
	fmt.Println(old, s)
	s = old
	s[0] += other()
	fmt.Println(old, s)
	i := 0
	two := func() int { i = 2; return 4 }
	s[i] = two()
	i = 0
	s[i] += two()
	i = 0
	i, s[i] = two(), 77
	fmt.Println(s, i)
	p := &node{value: 1}
	first := p
	swap := func() int { p = &node{value: 50}; return 3 }
	p.value = swap()
	fmt.Println(first.value, p.value)
	p = first
	p.value += swap()
	fmt.Println(first.value, p.value)
	m := map[string]int{"a": 1}
	kept := m
	fresh := func() int { m = map[string]int{"a": 100}; return 3 }
	m["a"] = fresh()
	m = kept
	m["a"] += fresh()
	fmt.Println(kept, m)
	q := &node{}
	was := q
	renew := func() *node { q = &node{value: 9}; return q }
	q.next, q = renew(), nil
	fmt.Println(was.next != nil, q)
}

func rightSide() {
	x := 1
	f := func() int { x *= 10; return 1 }
	x += f()
	y := x + f()
	z := f() + x
	fmt.Println(x, y, z)
	list := []int{x, f(), x}
	fmt.Println(list)
	global += bump()
	fmt.Println(global, bump(), global, node{value: bump()}, map[int]int{global: bump()})
	s := "a"
	g := func() string { s += "b"; return s }
	s = s + g() + s
	fmt.Println(s, x > 5 && f() == 1 || x == 0, add(x, f()))
	c := make(chan int, 2)
	c <- 1
	c <- 2
	fmt.Println(<-c-<-c, x)
	var array [3]int
	h := func() int { array[0] = 5; return 1 }
	copied := array
	copied[h()] = array[0] + h()
	fmt.Println(array, copied)
}

func add(a, b int) int { return a*1000 + b }

func parallel() {
	a, b := 1, 2
	a, b = b, a
	s := []int{1, 2, 3}
	s[0], s[1], s[2] = s[2], s[0], s[1]
	i := 0
	i, s[i] = 1, 9
	s[i], i = 8, 2
	fmt.Println(a, b, s, i)
	var list *node
	for v := range 3 {
		list = &node{v, list}
	}
	var reversed *node
	for list != nil {
		list, list.next, reversed = list.next, reversed, list
	}
	for n := reversed; n != nil; n = n.next {
		fmt.Print(n.value, " ")
	}
	var err error
	var x any
	x, s[0], err = a, b, nil
	x, m := -a, map[string][]int{}
	m["a"], m["b"] = append(m["a"], 1), append(m["b"], 2, 3)
	m["a"][0]++
	fmt.Println(x, s, err, m)
	var t struct {
		n    int
		text []string
		ok   bool
	}
	t.text = make([]string, 1)
	t.n, t.text[0], err = three()
	_, t.ok = m["z"]
	n, ok := x, t.ok
	v, found := any(n).(int)
	fmt.Println(t, ok, v, found)
	p, q := &a, &b
	*p, *q = *q, *p
	fmt.Println(a, b)
	_, _ = p, q
	f, e := func() int { return a }, error(nil)
	a, f = 5, nil
	fmt.Println(f == nil, e)
}

func copies() {
	g := grid{{1, 2}, {3, 4}}
	h := g
	h[0][1], g[1] = 20, h[0]
	rows := []grid{g, h}
	rows[0][0][0]++
	p := &rows[1]
	p[1][1] *= 3
	fmt.Println(g, h, rows)
	n := node{1, &node{2, nil}}
	c := n
	c.value, c.next.value = 10, 20
	m := map[string]node{"a": n}
	d := m["a"]
	d.value = 99
	list := []node{n, c}
	for _, x := range list {
		x.value = 0
	}
	e := &list[0]
	e.value += 5
	fmt.Println(n.value, n.next.value, c.value, m["a"].value, list[0].value, *e.next)
	var x any = g
	g[0][0] = 100
	fmt.Println(x, g == h, x == any(h))
	func(g grid) { g[0][0] = -1 }(g)
	func(g *grid) { g[0][1] = -2 }(&g)
	fmt.Println(g)
}

func operators() {
	var u uint8 = 250
	u += 10
	var i int8 = 127
	i++
	x := 0b1011
	x &^= 2
	x <<= 3
	x |= 1
	x ^= 0xff
	x %= 50
	f := 7.0
	f /= 2
	s := "a"
	s += s
	m := map[string]float64{}
	m["x"]--
	m["x"] *= 3
	c := 1 + 2i
	c *= c
	p := &struct{ n int }{}
	p.n -= 4
	p.n >>= 1
	fmt.Println(u, i, x, f, s, m, c, p.n, -7/2, -7%3, 7&-7, ^5)
}

func main() {
	leftSide()
	rightSide()
	parallel()
	copies()
	operators()
}
