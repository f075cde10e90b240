package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

type list struct {
	value int
	next  *list
}

func (l *list) sum() int {
	if l == nil {
		return 0
	}
	return l.value + l.next.sum()
}

func (l *list) String() string {
	if l == nil {
		return "nil list"
	}
	return fmt.Sprintf("%d,%v", l.value, l.next)
}

type logger struct{ prefix string }

func (l *logger) log(s string) {
	if l != nil {
		fmt.Print(l.prefix, s, " ")
	}
}

type problem struct{}

func (*problem) Error() string { return "problem" }

func mayFail(fail bool) error {
	if fail {
		return &problem{}
	}
	return nil
}

func typedNil(fail bool) error {
	var p *problem
	if fail {
		p = &problem{}
	}
	return p // never nil
}

type speaker interface{ speak() string }
type dog struct{}

func (d *dog) speak() string {
	if d == nil {
		return "no dog"
	}
	return "woof"
}

type handlerFunc func(string) string

func (f handlerFunc) call(s string) string {
	if f == nil {
		return "default " + s
	}
	return f(s)
}

type set map[string]bool

func (s set) has(k string) bool { return s[k] }

type stack []int

func (s *stack) push(n int) { *s = append(*s, n) }
func (s stack) top() (n int, ok bool) {
	if len(s) == 0 {
		return
	}
	return s[len(s)-1], true
}

type tree struct {
	left, right *tree
	*logger
	names  []string
	counts map[string]int
	each   func(*tree)
	done   chan bool
	parent speaker
}

func attempt(f func()) (result any) {
	defer func() { result = recover() }()
	f()
	return "fine"
}

func main() {
	var l *list
	fmt.Println(l.sum(), l, (&list{1, &list{2, nil}}).sum(), &list{3, nil})
	var quiet *logger
	quiet.log("never")
	(&logger{"> "}).log("shown")
	fmt.Println()

	fmt.Println(mayFail(false) == nil, typedNil(false) == nil, typedNil(false), mayFail(true) != nil)
	var p *problem
	fmt.Println(errors.As(typedNil(false), &p), p == nil, typedNil(false) == error((*problem)(nil)))
	var s speaker
	fmt.Println(s == nil, attempt(func() { s.speak() }))
	var d *dog
	s = d
	fmt.Println(s == nil, s.speak(), s == speaker(d), s.(*dog) == nil)
	fmt.Printf("%v %+v %T %T\n", s, d, s, error(nil))

	var f handlerFunc
	var names set
	var numbers stack
	fmt.Println(f.call("x"), handlerFunc(strings.ToUpper).call("x"), names.has("a"), len(names))
	numbers.push(4)
	fmt.Println(numbers.top())
	fmt.Println(stack(nil).top())

	var t tree
	t.log("never")
	t.names = append(t.names, "added")
	fmt.Println(t.left == nil, t.names, t.counts["x"], t.each == nil, len(t.done), t.parent == nil)
	for range t.counts {
		fmt.Println("never")
	}
	delete(t.counts, "x")
	clear(t.counts)
	fmt.Println(attempt(func() { t.counts["x"]++ }), attempt(func() { t.each(&t) }), attempt(func() { t.left.names = nil }), attempt(func() { fmt.Print(len(t.left.left.names)) }))
	fmt.Println(attempt(func() { close(t.done) }), attempt(func() { t.parent.speak() }), attempt(func() { _ = *t.left }), attempt(func() { t.logger.prefix = "" }))

	select {
	case v := <-t.done:
		fmt.Println("never", v)
	case t.done <- true:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("a nil channel is never ready")
	}

	var nothing []int
	empty := []int{}
	fmt.Println(nothing == nil, empty == nil, len(nothing), cap(nothing), nothing[0:0] == nil, len(append(nothing, nothing...)))
	for i := range nothing {
		fmt.Println("never", i)
	}
	fmt.Printf("%v %#v %#v %d %s %q\n", nothing, nothing, empty, nothing, []string(nil), [][]string{nil, {}})
	var m map[string][]int
	fmt.Println(m, m == nil, len(m["a"]), m["a"] == nil)
	fmt.Printf("%#v %v %v %v\n", m, (*int)(nil), any(nil), []any{nil, (*list)(nil), error(nil)})

	var r io.Reader
	_, isReader := any(r).(io.Reader)
	var sr *strings.Reader
	r = sr
	_, isNow := r.(*strings.Reader)
	fmt.Println(isReader, isNow, r == nil, sr == nil)
	var pp **list
	fmt.Println(pp == nil, attempt(func() { *pp = l }) != "fine")
	pp = &l
	*pp = &list{value: 9}
	fmt.Println(l.value, *pp == l, (*pp).next == nil)
	switch x := any(d).(type) {
	case nil:
		fmt.Println("never")
	case *dog:
		fmt.Println("a nil *dog", x == nil)
	}
	fns := []func(){nil, func() { fmt.Print("called ") }}
	for _, f := range fns {
		if f != nil {
			f()
		}
	}
	fmt.Println(fns[0] == nil, fns[1] == nil, struct{ p *int }{} == struct{ p *int }{nil}, [2]any{} == [2]any{nil, nil})
}
