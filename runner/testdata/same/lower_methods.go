package main

import "fmt"

type counter struct{ n int }

func (c counter) get() int        { return c.n }
func (c *counter) add(n int)      { c.n += n }
func (c *counter) self() *counter { return c }

type list []int

func (l list) sum() (s int) {
	for _, x := range l {
		s += x
	}
	return
}
func (l *list) push(x ...int) *list { *l = append(*l, x...); return l }

type celsius float64

func (c *celsius) warm(by celsius) { *c += by }
func (c celsius) f() float64       { return float64(c*9/5 + 32) }

type fn func(int) int

func (f fn) twice(x int) int { return f(f(x)) }

type table map[string]int

func (t table) inc(k string) int { t[k]++; return t[k] }

type holder struct {
	counter
	inner *counter
	l     list
	arr   [2]counter
}

type adder interface {
	add(int)
	get() int
}

type generic[T any] struct{ v T }

func (g *generic[T]) set(v T) *generic[T] { g.v = v; return g }
func (g generic[T]) apply(f func(T) T) T  { return f(g.v) }

func variadic(prefix string, list ...int) string { return fmt.Sprint(prefix, len(list), list) }

func pair() (string, int) { return "pair", 3 }

func named(n int) (a, b int, err error) {
	if n == 0 {
		err = fmt.Errorf("zero")
		return
	}
	a, b = n, n*2
	return b, a, nil
}

func recursive(n int) int {
	if n < 2 {
		return n
	}
	return recursive(n-1) + recursive(n-2)
}

func main() {
	c := counter{1}
	get, add := c.get, c.add
	add(2)
	c.self().add(3)
	fmt.Println(get(), c.get(), counter.get(c), (*counter).get(&c))
	(*counter).add(&c, 4)
	f := (*counter).self
	f(&c).n++
	fmt.Println(c)
	var l list
	l.push(1, 2).push(3)
	push := l.push
	push(4)
	fmt.Println(l, l.sum(), list{5}.sum())
	t := celsius(20)
	t.warm(5)
	fmt.Println(t, t.f(), fn(func(x int) int { return x * 3 }).twice(2))
	m := table{}
	m.inc("a")
	inc := m.inc
	m = nil
	fmt.Println(inc("a"), len(m))
	h := holder{inner: &counter{10}, l: list{1}}
	h.add(1)
	h.inner.add(2)
	h.l.push(2)
	h.arr[1].add(3)
	hs := []holder{h}
	hs[0].arr[0].add(4)
	hs[0].counter.add(5)
	ms := map[string]*holder{"h": &hs[0]}
	ms["h"].add(6)
	fmt.Println(h.counter, h.inner.n, h.l, h.arr, hs[0].arr, hs[0].counter)
	for _, a := range []adder{&c, &h, h.inner} {
		a.add(100)
		g := a.get
		a.add(1)
		fmt.Print(g(), a.get(), " ")
	}
	fmt.Println()
	g := new(generic[string]).set("x")
	fmt.Println(g.apply(func(s string) string { return s + g.v }), generic[int]{2}.v)
	setter := (*generic[int]).set
	fmt.Println(setter(&generic[int]{}, 5).v)
	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", l...), variadic(pair()), variadic("d", nil...))
	fmt.Println(named(0))
	fmt.Println(named(2))
	fmt.Println(recursive(15), func(n ...any) int { return len(n) }(1, nil, "x"))
	var nobody *counter
	fmt.Println(nobody.self() == nil)
	fs := map[string]func(int){"add": c.add, "inner": h.inner.add}
	fs["add"](7)
	fmt.Println(c.n, len(fs))
}
