package main

import (
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strings"
)

type edge struct {
	to     string
	weight float64
}

type network struct {
	edges map[string][]edge
	names []string
}

func (n *network) connect(a, b string, weight float64) {
	if n.edges == nil {
		n.edges = map[string][]edge{}
	}
	for _, end := range [][2]string{{a, b}, {b, a}} {
		if _, known := n.edges[end[0]]; !known {
			n.names = append(n.names, end[0])
		}
		n.edges[end[0]] = append(n.edges[end[0]], edge{end[1], weight})
	}
}

type candidate struct {
	name     string
	distance float64
	index    int
}

type frontier []*candidate

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(i, j int) bool { return f[i].distance < f[j].distance }
func (f frontier) Swap(i, j int)      { f[i], f[j] = f[j], f[i]; f[i].index, f[j].index = i, j }
func (f *frontier) Push(x any)        { c := x.(*candidate); c.index = len(*f); *f = append(*f, c) }
func (f *frontier) Pop() (x any) {
	last := len(*f) - 1
	x, *f = (*f)[last], (*f)[:last]
	return
}

type route struct {
	names    []string
	distance float64
}

func (r route) String() string {
	if math.IsInf(r.distance, 1) {
		return "no route"
	}
	return fmt.Sprintf("%s (%.1f)", strings.Join(r.names, "-"), r.distance)
}

func (n *network) shortest(from, to string) route {
	best := map[string]*candidate{}
	previous := map[string]string{}
	open := new(frontier)
	for _, name := range n.names {
		c := &candidate{name: name, distance: math.Inf(1)}
		if name == from {
			c.distance = 0
		}
		best[name] = c
		heap.Push(open, c)
	}
	for open.Len() > 0 {
		at := heap.Pop(open).(*candidate)
		if math.IsInf(at.distance, 1) {
			break
		}
		for _, e := range n.edges[at.name] {
			if d := at.distance + e.weight; d < best[e.to].distance {
				best[e.to].distance = d
				previous[e.to] = at.name
				heap.Fix(open, best[e.to].index)
			}
		}
	}
	r := route{distance: math.Inf(1)}
	if c, ok := best[to]; ok {
		r.distance = c.distance
	}
	for at, ok := to, true; ok; at, ok = previous[at] {
		r.names = append(r.names, at)
	}
	slices.Reverse(r.names)
	return r
}

const infinite = math.MaxInt / 4

// floyd gives the distances between all, in a matrix.
func floyd(n *network) map[[2]string]int {
	d := map[[2]string]int{}
	for _, a := range n.names {
		for _, b := range n.names {
			if a != b {
				d[[2]string{a, b}] = infinite
			}
		}
		for _, e := range n.edges[a] {
			d[[...]string{a, e.to}] = int(e.weight)
		}
	}
	for _, k := range n.names {
		for _, i := range n.names {
			for _, j := range n.names {
				via := d[[2]string{i, k}] + d[[2]string{k, j}]
				d[[2]string{i, j}] = min(d[[2]string{i, j}], via)
			}
		}
	}
	return d
}

// spanning is Prim's tree, with a heap of plain structs.
type link struct {
	from, to string
	weight   float64
}

type links []link

func (l links) Len() int           { return len(l) }
func (l links) Less(i, j int) bool { return l[i].weight < l[j].weight }
func (l links) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *links) Push(x any)        { *l = append(*l, x.(link)) }
func (l *links) Pop() any {
	x := (*l)[len(*l)-1]
	*l = (*l)[:len(*l)-1]
	return x
}

func spanning(n *network, start string) (tree []link, total float64) {
	in := map[string]struct{}{}
	var open links
	add := func(name string) {
		in[name] = struct{}{}
		for _, e := range n.edges[name] {
			heap.Push(&open, link{name, e.to, e.weight})
		}
	}
	add(start)
	for open.Len() > 0 {
		l := heap.Pop(&open).(link)
		if _, done := in[l.to]; done {
			continue
		}
		tree = append(tree, l)
		total += l.weight
		add(l.to)
	}
	return
}

func main() {
	var n network
	for _, line := range strings.Split("A-B:4,A-C:2,B-C:1,B-D:5,C-D:8,C-E:10,D-E:2,D-F:6,E-F:3,X-Y:1.5", ",") {
		var weight float64
		ends, w, _ := strings.Cut(line, ":")
		fmt.Sscan(w, &weight)
		a, b, _ := strings.Cut(ends, "-")
		n.connect(a, b, weight)
	}
	fmt.Println(n.names, len(n.edges["C"]))
	for _, pair := range []string{"AF", "FA", "AA", "EB", "AX", "YX", "A?"} {
		fmt.Println(pair, n.shortest(pair[:1], pair[1:]))
	}
	d := floyd(&n)
	fmt.Println(d[[2]string{"A", "F"}], d[[2]string{"B", "E"}], d[[2]string{"A", "X"}] >= infinite, d[[2]string{"D", "D"}], len(d))
	tree, total := spanning(&n, "A")
	fmt.Println(tree, total)
	agree := true
	for _, a := range n.names {
		for _, b := range n.names[:6] {
			if r := n.shortest(a, b); !math.IsInf(r.distance, 1) && int(r.distance) != d[[2]string{a, b}] {
				agree = false
			}
		}
	}
	fmt.Println(agree)
}
