package main

import (
	"fmt"
	"strings"
	"sync"
)

type base struct {
	id   int
	name string
}

func (b base) describe() string  { return fmt.Sprintf("base %d %s", b.id, b.name) }
func (b *base) rename(to string) { b.name = to }
func (b base) hook() string      { return "base hook" }
func (b base) template() string  { return "<" + b.hook() + ">" } // always the base's own hook

type middle struct {
	base
	name string // hides base.name
	note string
}

func (m middle) hook() string { return "middle hook, then " + m.base.hook() }

type leaf struct {
	*middle
	tags []string
}

type logger struct{ lines []string }

func (l *logger) log(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

type server struct {
	*logger
	sync.Mutex
	address string
	routes  map[string]func() string
}

func (s *server) handle(path string, f func() string) {
	s.Lock()
	defer s.Unlock()
	s.routes[path] = f
	s.log("route %s", path)
}

type speaker interface{ speak() string }
type mover interface{ move() string }

type duck struct{}

func (duck) speak() string { return "quack" }
func (duck) move() string  { return "waddle" }

type loud struct{ speaker }

func (l loud) speak() string { return strings.ToUpper(l.speaker.speak()) }

type toy struct {
	speaker
	mover
	battery int
}

type left struct{ value int }
type right struct{ value int }
type ambiguous struct {
	left
	right
}

type ints []int

func (s ints) sum() (total int) {
	for _, v := range s {
		total += v
	}
	return
}

type stats struct {
	ints
	error
}

type generic[T any] struct{ items []T }

func (g *generic[T]) add(v T)   { g.items = append(g.items, v) }
func (g generic[T]) count() int { return len(g.items) }

type basket struct {
	generic[string]
	owner string
}

func main() {
	m := middle{base{1, "inner"}, "outer", "n"}
	fmt.Println(m.id, m.name, m.base.name, m.describe(), m.hook(), m.template())
	m.rename("renamed")
	fmt.Println(m.name, m.base.name)

	l := leaf{middle: &m, tags: []string{"x"}}
	l.id = 42
	l.rename("through leaf")
	other := l // shares the middle
	other.note = "shared"
	other.tags = append(other.tags, "y")
	fmt.Println(m.id, m.base.name, l.note, l.hook(), len(l.tags), other.tags)
	fmt.Printf("%v %+v\n", m, m)

	s := &server{logger: &logger{}, address: ":80", routes: map[string]func() string{}}
	s.handle("/", func() string { return "index of " + s.address })
	s.handle("/help", s.describe)
	s.address = ":8080"
	fmt.Println(s.routes["/"](), s.routes["/help"](), s.lines, len(s.logger.lines))

	t := toy{loud{loud{duck{}}}, duck{}, 3}
	fmt.Println(t.speak(), t.move(), t.speaker.(loud).speaker.speak())
	var sp speaker = t
	mv, ok := sp.(mover)
	fmt.Println(ok, mv.move(), sp.(toy).battery)
	t.speaker = duck{}
	fmt.Println(t.speak(), sp.speak())

	a := ambiguous{left{1}, right{2}}
	a.left.value += 10
	fmt.Println(a.left.value, a.right.value, a)

	st := stats{ints: ints{1, 2, 3}}
	st.ints = append(st.ints, 4)
	fmt.Println(st.sum(), len(st.ints), st.error == nil)
	st.error = fmt.Errorf("sum is %d", st.sum())
	fmt.Println(st.Error(), error(st) != nil)

	b := basket{owner: "ann"}
	b.add("apple")
	b.add("pear")
	fmt.Println(b.count(), b.items, b)
	anonymous := struct {
		base
		int
		extra string
	}{base{7, "anon"}, 5, "e"}
	anonymous.rename("anonymous")
	fmt.Println(anonymous.describe(), anonymous.int+1, anonymous)

	empty := toy{}
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(empty.battery, empty.speaker == nil)
	empty.speak()
}

func (s *server) describe() string { return fmt.Sprintf("%d routes", len(s.routes)) }
