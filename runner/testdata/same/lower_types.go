package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

type node struct {
	value    int
	children []*node
	parent   *node
	byName   map[string]*node
	visit    func(*node) int
	any      any
}

type link *link

type list []list

type table map[string]table

type fn func(int, fn) int

type pipe chan pipe

type a struct {
	b []b
	c *c
}
type b struct{ a map[string]a }
type c struct{ next interface{ run(a) b } }

type runner int

func (r runner) run(x a) b { return b{map[string]a{"r": {}}} }

type state func(*machine) state

type machine struct {
	steps []string
	left  int
}

func start(m *machine) state { m.steps = append(m.steps, "start"); return work }

func work(m *machine) state {
	m.steps = append(m.steps, "work")
	if m.left--; m.left == 0 {
		return nil
	}
	return work
}

type base struct {
	name string
	N    int
}

func (b *base) rename(s string) { b.name = s }
func (b base) String() string   { return "<" + b.name + ">" }

type middle struct {
	*base
	sync.Mutex
	extra int
}

type top struct {
	middle
	strings.Builder
	name string
}

type reader interface{ read() string }

type source struct{ text string }

func (s *source) read() string { t := s.text; s.text = ""; return t }

type wrapped struct {
	reader
	n int
}

type empty struct{}

func (empty) hello() string { return "hello" }

type odd struct {
	F_a, a int
	_      string
	_      int
	X_2    bool
	any    error
	type_  string
}

type tagged struct {
	Name  string            `json:"name"`
	Items []int             `json:"items,omitempty"`
	Map   map[string]*inner `json:"map"`
	priv  int
}

type inner struct{ X, Y int }

func recursive() {
	root := &node{value: 1, byName: map[string]*node{}}
	for i := range 3 {
		child := &node{value: i, parent: root}
		root.children = append(root.children, child)
		root.byName[fmt.Sprint("n", i)] = child
	}
	root.visit = func(n *node) (sum int) {
		for _, c := range n.children {
			sum += c.value + c.parent.visit(c)
		}
		return sum
	}
	root.any = root
	fmt.Println(root.visit(root), root.any.(*node).byName["n2"].parent == root, root.children[0].parent.children[1].value)
	var l link
	l = &l
	fmt.Println(*l == l, l != nil)
	x := list{{}, {{}, {}}, nil}
	fmt.Println(len(x), len(x[1]), x[2] == nil, x)
	t := table{"a": {"b": nil}}
	t["a"]["c"] = table{}
	fmt.Println(len(t["a"]), t["a"]["b"] == nil, t)
	var f fn
	f = func(n int, g fn) int {
		if n == 0 {
			return 0
		}
		return n + g(n-1, g)
	}
	fmt.Println(f(4, f))
	p := make(pipe, 1)
	p <- p
	fmt.Println(<-p == p)
	v := a{b: []b{{map[string]a{"x": {}}}}, c: &c{runner(1)}}
	fmt.Println(len(v.b[0].a), len(v.c.next.run(v).a), v.b[0].a["x"].c == nil)
	m := &machine{left: 3}
	for s := state(start); s != nil; {
		s = s(m)
	}
	fmt.Println(m.steps)
}

func embedding() {
	t := top{middle: middle{base: &base{"a", 1}}, name: "top"}
	t.rename("b")
	t.N++
	t.base.N *= 10
	t.Lock()
	t.WriteString("written")
	t.Unlock()
	t.extra, t.middle.extra = 3, t.extra+4
	fmt.Println(t.middle.name, t.name, t.N, t.Len(), t.Builder.String(), t.base, t.extra)
	w := wrapped{&source{"text"}, 1}
	var r reader = w
	fmt.Println(r.read(), w.read() == "", w.n)
	rename, str := t.rename, t.base.String
	rename("c")
	fmt.Println(t.base.name, str())
	var s fmt.Stringer = t.middle.base
	fmt.Println(s, (*base).String(t.base), base.String(*t.base))
	anonymous := struct {
		base
		*inner
	}{base{"x", 2}, &inner{3, 4}}
	anonymous.X, anonymous.N = 5, 6
	fmt.Println(anonymous, anonymous.inner.X)
	fmt.Println(empty{}.hello(), [2]empty{}, map[empty]int{{}: 1}, any(empty{}) == any(struct{}{}))
}

func structs() {
	o := odd{F_a: 1, a: 2, X_2: true, type_: "t"}
	p := odd{1, 2, "", 5, true, nil, "t"}
	fmt.Printf("%+v %v\n", o, o == p)
	x := tagged{"n", nil, map[string]*inner{"a": {1, 2}}, 3}
	text, err := json.Marshal(x)
	fmt.Println(string(text), err)
	var y tagged
	err = json.Unmarshal([]byte(`{"name":"m","items":[1,2],"map":{"b":{"X":7}}}`), &y)
	fmt.Println(y.Name, y.Items, *y.Map["b"], err)
	type local struct{ inner }
	l := local{inner{1, 2}}
	l.inner, l.Y = inner{3, 4}, 9
	q := &l.inner.X
	*q++
	c := struct{ inner }(l)
	fmt.Println(l, c, l == local(c))
}

func main() {
	recursive()
	embedding()
	structs()
}
