package main

import (
	"fmt"
	"maps"
	"slices"
)

type point struct{ x, y int }

type polygon struct {
	name   string
	points []point
	corner [2]point
	meta   map[string]string
	center *point
	inner  struct{ n int }
}

func (p polygon) moved(dx int) polygon {
	p.name += "'"
	p.corner[0].x += dx
	p.points[0].x += dx
	p.center.x += dx
	p.inner.n++
	return p
}

func (p polygon) clone() polygon {
	p.points = slices.Clone(p.points)
	p.meta = maps.Clone(p.meta)
	center := *p.center
	p.center = &center
	return p
}

type grid [2][2]int

func (g grid) set(v int) grid    { g[0][0] = v; return g }
func (g *grid) change(v int)     { g[0][0] = v }
func passArray(g grid)           { g[1][1] = 100 }
func passPointer(g *grid)        { g[1][1] = 100 }
func passSlice(rows [][2]int)    { rows[1][1] = 200 }
func structIn(p polygon)         { p.name = "lost" }
func variadic(ps ...point)       { ps[0].x = -1 }
func returnArray() [3]int        { return [3]int{1, 2, 3} }
func fields() (p point, s []int) { return point{1, 2}, []int{3} }

type counter struct{ hits int }

func (c counter) lost() int  { c.hits++; return c.hits }
func (c *counter) kept() int { c.hits++; return c.hits }

type wrapper struct{ counter }
type holder struct{ v any }

func main() {
	p := polygon{"p", []point{{1, 1}}, [2]point{{5, 5}}, map[string]string{"k": "v"}, &point{9, 9}, struct{ n int }{1}}
	q := p.moved(10)
	r := p.clone().moved(100)
	r.meta["k"] = "changed"
	structIn(p)
	fmt.Println(p.name, p.points, p.corner, p.meta, *p.center, p.inner)
	fmt.Println(q.name, q.points, q.corner, q.meta, *q.center, q.inner, q.center == p.center)
	fmt.Println(r.name, r.points, r.corner, r.meta, *r.center, r.inner)

	g := grid{{1, 2}, {3, 4}}
	h := g
	h.change(50)
	k := g.set(60)
	row := g[1]
	row[0] = 70
	passArray(g)
	fmt.Println(g, h, k, row, g == h)
	passPointer(&g)
	passSlice(h[:])
	fmt.Println(g, h)

	array := [3]point{{1, 1}, {2, 2}, {3, 3}}
	slice := array[:]
	copied := array
	slice[0].x = 10
	for _, v := range array {
		v.x = 1000
	}
	for i := range array {
		array[i].y *= 2
	}
	fmt.Println(array, slice, copied)
	first := array[0]
	pointer := &array[1]
	array[0].x, array[1].x = 77, 88
	fmt.Println(first, *pointer, slice[0])

	m := map[string]point{"a": {1, 1}}
	v := m["a"]
	v.x = 5
	fmt.Println(m, v)
	mp := map[string]*point{"a": {1, 1}}
	mp["a"].x = 5
	ma := map[string][2]int{"a": {1, 2}}
	arr := ma["a"]
	arr[0] = 9
	fmt.Println(*mp["a"], ma, arr)

	ps := []point{{1, 2}, {3, 4}}
	variadic(ps...)
	variadic(ps[1], ps[0])
	fmt.Println(ps)
	var box any = array
	array[0].x = -5
	fmt.Println(box.([3]point)[0].x, box == any(array))
	unboxed := box.([3]point)
	unboxed[0].x = 123
	fmt.Println(box.([3]point)[0].x, unboxed[0].x)
	hold := holder{p.corner}
	p.corner[0].x = 999
	other := hold
	other.v = "replaced"
	fmt.Println(hold, other)

	c := counter{}
	fmt.Print(c.lost(), c.lost(), " ")
	fmt.Print(c.kept(), c.kept(), " ")
	w := wrapper{c}
	w.kept()
	fmt.Println(w.lost(), w.hits, c.hits)
	cs := []counter{{1}, {2}}
	for _, c := range cs {
		c.kept()
	}
	for i := range cs {
		cs[i].kept()
	}
	ptrs := []*counter{&cs[0], {5}}
	for _, c := range ptrs {
		c.kept()
		c.lost()
	}
	fmt.Println(cs, ptrs[1].hits, returnArray()[1], len(returnArray()))

	ch := make(chan [2]int, 2)
	pair := [2]int{1, 2}
	ch <- pair
	pair[0] = 50
	ch <- pair
	fmt.Println(<-ch, <-ch, pair)
	f := func(a [2]int) [2]int { a[1]++; pair[1]--; return a }
	fmt.Println(f(pair), f(f(pair)))
	fmt.Println(pair)
	x, y := fields()
	x2, y2 := x, y
	x2.x, y2[0] = 40, 50
	fmt.Println(x, y, x2, y2)
	swapA, swapB := grid{{1}}, grid{{2}}
	swapA, swapB = swapB, swapA
	swapA[0][0]++
	structs := [2]point{{1, 2}, {3, 4}}
	structs[0], structs[1] = structs[1], structs[0]
	fmt.Println(swapA, swapB, structs)
	nested := struct{ a, b struct{ s [2]string } }{}
	nested.b = nested.a
	nested.a.s[1] = "only in a"
	deferred := nested
	defer fmt.Printf("%q %q\n", deferred, nested)
	nested.b.s[0], deferred.a.s[0] = "later", "later"
}
