package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type Tree struct {
	Name string
	Kids []Tree
}

func (t Tree) Depth() int {
	d := 0
	for _, k := range t.Kids {
		d = max(d, k.Depth())
	}
	return d + 1
}

func (t *Tree) Add(n string) *Tree {
	t.Kids = append(t.Kids, Tree{Name: n})
	return &t.Kids[len(t.Kids)-1]
}

type Trie struct {
	next map[rune]*Trie
	end  bool
}

func (t *Trie) Insert(w string) {
	for _, r := range w {
		if t.next == nil {
			t.next = map[rune]*Trie{}
		}
		n, ok := t.next[r]
		if !ok {
			n = &Trie{}
			t.next[r] = n
		}
		t = n
	}
	t.end = true
}

func (t *Trie) Words(prefix string, f func(string)) {
	if t.end {
		f(prefix)
	}
	keys := make([]rune, 0, len(t.next))
	for r := range t.next {
		keys = append(keys, r)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for _, r := range keys {
		t.next[r].Words(prefix+string(r), f)
	}
}

type Op func(float64, float64) (float64, error)

type Menu map[string]Menu

type Event struct {
	Name string
	At   time.Duration
}
type Bus struct {
	mu   sync.RWMutex
	subs map[string][]chan<- Event
}

func (b *Bus) Sub(n string) <-chan Event {
	c := make(chan Event, 4)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = make(map[string][]chan<- Event)
	}
	b.subs[n] = append(b.subs[n], c)
	return c
}
func (b *Bus) Pub(e Event) int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, c := range b.subs[e.Name] {
		c <- e
	}
	return len(b.subs[e.Name])
}

type ReadWriter interface {
	Reader
	Writer
}
type Reader interface{ Read() string }
type Writer interface{ Write(string) }
type mem struct{ data []string }

func (m *mem) Read() string {
	if len(m.data) == 0 {
		return "<empty>"
	}
	s := m.data[0]
	m.data = m.data[1:]
	return s
}
func (m *mem) Write(s string) { m.data = append(m.data, s) }

type logged struct {
	ReadWriter
	prefix string
}

func (l logged) Write(s string) { l.ReadWriter.Write(l.prefix + s) }

type state int

const (
	idle state = iota
	running
	_
	done
	mask = 1<<iota - 1
)

var names = map[state]string{idle: "idle", running: "running", done: "done"}

func (s state) String() string { return names[s] }
func (s *state) advance()      { *s++ }

func named() (n int, err error) {
	defer func() {
		n *= 2
		if err != nil {
			err = fmt.Errorf("named: %w", err)
		}
	}()
	n = 21
	return n, errors.New("x")
}

type matrix [][]float64

func (m matrix) T() matrix {
	r := make(matrix, len(m[0]))
	for i := range r {
		r[i] = make([]float64, len(m))
		for j := range m {
			r[i][j] = m[j][i]
		}
	}
	return r
}

type shape interface {
	area() float64
	perimeter() float64
}
type rect struct{ w, h float64 }
type circle struct{ r float64 }

func (r rect) area() float64         { return r.w * r.h }
func (r rect) perimeter() float64    { return 2 * (r.w + r.h) }
func (c *circle) area() float64      { return 3 * c.r * c.r }
func (c *circle) perimeter() float64 { return 6 * c.r }

func describe(i interface{}) string {
	switch v := i.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int-ish %v", v)
	case func() string:
		return "func " + v()
	case shape:
		return fmt.Sprintf("shape %.1f", v.area())
	case error:
		return "error " + v.Error()
	case []string:
		return strings.Join(v, "+")
	case map[string]int:
		return fmt.Sprint("map ", len(v))
	case *int:
		return fmt.Sprint("ptr ", *v)
	case fmt.Stringer:
		return "stringer " + v.String()
	case struct{ X int }:
		return fmt.Sprint("anon ", v.X)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func main() {
	root := Tree{Name: "root"}
	root.Add("a").Add("b").Add("c")
	root.Add("d")
	fmt.Println(root.Depth(), root)
	var tr Trie
	for _, w := range strings.Fields("go gopher good é") {
		tr.Insert(w)
	}
	tr.Words("", func(s string) { fmt.Print(s, ";") })
	fmt.Println()
	ops := map[string]Op{
		"+": func(a, b float64) (float64, error) { return a + b, nil },
		"/": func(a, b float64) (float64, error) {
			if b == 0 {
				return 0, errors.New("div by zero")
			}
			return a / b, nil
		},
	}
	for _, k := range []string{"+", "/", "?"} {
		if op, ok := ops[k]; ok {
			r, err := op(1, 0)
			fmt.Println(k, r, err)
		} else {
			fmt.Println(k, "unknown", op == nil)
		}
	}
	m := Menu{"file": {"open": nil, "save": {"as": nil}}}
	fmt.Println(len(m["file"]), len(m["file"]["save"]), m["x"]["y"] == nil, m)
	var bus Bus
	c := bus.Sub("e")
	fmt.Println(bus.Pub(Event{"e", time.Second}), bus.Pub(Event{"f", 0}))
	fmt.Println(<-c)
	l := logged{&mem{}, "> "}
	var rw ReadWriter = l
	rw.Write("hi")
	fmt.Println(rw.Read(), rw.Read())
	var w Writer = rw
	if r, ok := w.(Reader); ok {
		fmt.Println("also reader", r.Read())
	}
	s := idle
	s.advance()
	fmt.Println(s, done, mask, state(7) == 7)
	fmt.Printf("%v|%d|%q|%x|%08b|%5s|%-8v|\n", s, s, s, s, s, s, s)
	fmt.Println(named())
	fmt.Println(matrix{{1, 2, 3}, {4, 5, 6}}.T())
	n := 5
	for _, x := range []any{nil, 3, int64(4), func() string { return "f" }, rect{1, 2}, &circle{1}, circle{1}, errors.New("e"), []string{"a", "b"}, map[string]int{}, &n, s, struct{ X int }{9}, 2.5, [2]bool{true}, make(chan int) == nil} {
		fmt.Println(describe(x))
	}
	a := [...]string{2: "c", 0: "a"}
	b := a
	b[1] = "b"
	fmt.Printf("%q %q %v %d\n", a, b, a == b, len(a))
	sl := []int{1, 2, 3, 4, 5}
	t := sl[1:3:4]
	t = append(t, 100)
	t = append(t, 200)
	t[0] = -1
	fmt.Println(sl, t, len(t), cap(sl[1:3:4]))
	copy(sl[2:], sl)
	fmt.Println(sl)
	x := struct {
		A, B int
		C    struct{ D []int }
	}{A: 1}
	x.C.D = append(x.C.D, 1, 2)
	y := x
	y.C.D[0] = 99
	y.A = 7
	fmt.Printf("%+v %+v\n", x, y)
	var iface shape
	var cp *circle
	fmt.Println(iface == nil, cp == nil)
	iface = cp
	fmt.Println(iface == nil, iface != nil)
	type key struct{ x, y int }
	grid := map[key]rune{{0, 0}: '#', {1, 0}: '.'}
	grid[key{2, 2}] = '@'
	delete(grid, key{1, 0})
	fmt.Println(len(grid), string(grid[key{2, 2}]), grid[key{9, 9}])
	u := uint8(200)
	u += 100
	i8 := int8(127)
	i8++
	fmt.Println(u, i8, ^0, 7&^5, -7/2, -7%3, 1<<10>>3, 0x10|0b11, 'a'+1, string(rune('a'+1)))
	for i, r := range "aé\xff漢" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len("é漢"), []byte("é"), []rune("漢a"))
outer:
	for i := range 3 {
		for j := range 3 {
			switch {
			case j == 1:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	var once sync.Once
	results := make([]int, 5)
	var wg sync.WaitGroup
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once") })
			results[i] = i * i
		}()
	}
	wg.Wait()
	fmt.Println(results)
	sem := make(chan struct{}, 2)
	out := make(chan int)
	go func() {
		defer close(out)
		var wg sync.WaitGroup
		for i := 1; i <= 4; i++ {
			wg.Add(1)
			sem <- struct{}{}
			go func(n int) {
				defer func() { <-sem; wg.Done() }()
				out <- n * 10
			}(i)
		}
		wg.Wait()
	}()
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println(sum)
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	cnt := 0
	timeout := time.After(2 * time.Second)
loop:
	for {
		select {
		case <-tick.C:
			if cnt++; cnt == 3 {
				break loop
			}
		case <-timeout:
			fmt.Println("timeout")
			break loop
		}
	}
	fmt.Println("ticks", cnt)
	func() {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("r1:", r)
				defer func() { fmt.Println("r2:", recover()) }()
				panic(fmt.Sprint("again ", r))
			}
		}()
		var arr []int
		idx := 3
		fmt.Println(arr[idx])
	}()
}
