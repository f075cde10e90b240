package main

import (
	"fmt"
	"iter"
	"strings"
)

// A list is doubly linked, with a sentinel that is before the first and after the last.
type list[T any] struct {
	root element[T]
	size int
}

type element[T any] struct {
	value      T
	prev, next *element[T]
	owner      *list[T]
}

func listOf[T any](values ...T) *list[T] {
	l := new(list[T])
	l.root.prev, l.root.next = &l.root, &l.root
	for _, v := range values {
		l.pushBack(v)
	}
	return l
}

func (l *list[T]) insertAfter(at *element[T], v T) *element[T] {
	e := &element[T]{value: v, prev: at, next: at.next, owner: l}
	at.next.prev = e
	at.next = e
	l.size++
	return e
}

func (l *list[T]) pushFront(v T) *element[T] { return l.insertAfter(&l.root, v) }
func (l *list[T]) pushBack(v T) *element[T]  { return l.insertAfter(l.root.prev, v) }

func (l *list[T]) remove(e *element[T]) (v T, ok bool) {
	if e == nil || e.owner != l {
		return v, false
	}
	e.prev.next, e.next.prev = e.next, e.prev
	e.owner = nil
	l.size--
	return e.value, true
}

func (l *list[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) {
		for e := l.root.next; e != &l.root; e = e.next {
			if !yield(e.value) {
				return
			}
		}
	}
}

func (l *list[T]) backward() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := l.size
		for e := l.root.prev; e != &l.root; e = e.prev {
			i--
			if !yield(i, e.value) {
				return
			}
		}
	}
}

func (l *list[T]) find(match func(T) bool) *element[T] {
	for e := l.root.next; e != &l.root; e = e.next {
		if match(e.value) {
			return e
		}
	}
	return nil
}

func (l *list[T]) reverse() {
	e := &l.root
	for range l.size + 1 {
		e.prev, e.next = e.next, e.prev
		e = e.prev
	}
}

func (l *list[T]) String() string {
	var parts []string
	for v := range l.all() {
		parts = append(parts, fmt.Sprint(v))
	}
	return "[" + strings.Join(parts, " <-> ") + "]"
}

func mapList[T, R any](l *list[T], f func(T) R) *list[R] {
	out := listOf[R]()
	for v := range l.all() {
		out.pushBack(f(v))
	}
	return out
}

func equal[T comparable](a, b *list[T]) bool {
	next, stop := iter.Pull(b.all())
	defer stop()
	for v := range a.all() {
		if w, ok := next(); !ok || v != w {
			return false
		}
	}
	_, more := next()
	return !more
}

type point struct{ x, y int }

func main() {
	l := listOf(2, 3, 5)
	l.pushFront(1)
	four := l.insertAfter(l.find(func(n int) bool { return n == 3 }), 4)
	fmt.Println(l, l.size, four.prev.value, four.next.value)
	for i, v := range l.backward() {
		if v == 2 {
			break
		}
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println()
	fmt.Println(l.remove(four))
	fmt.Println(l.remove(four))
	fmt.Println(l.remove(l.find(func(n int) bool { return n > 100 })))
	l.reverse()
	fmt.Println(l, l.size)

	texts := mapList(l, func(n int) string { return strings.Repeat("*", n) })
	fmt.Println(texts, mapList(texts, func(s string) point { return point{len(s), 1} }))
	fmt.Println(equal(l, listOf(5, 3, 2, 1)), equal(l, listOf(5, 3, 2)), equal(l, listOf(5, 3, 2, 1, 0)), equal(listOf[string](), listOf[string]()))

	nested := listOf(listOf("a", "b"), listOf[string](), listOf("c"))
	nested.find(func(l *list[string]) bool { return l.size == 0 }).value.pushBack("was empty")
	fmt.Println(nested)
	other := listOf(1)
	_, ok := other.remove(l.root.next)
	fmt.Println(ok, l.size, other.size)
	points := listOf(point{1, 2}, point{3, 4})
	for p := range points.all() {
		p.x = 100 // a copy
	}
	points.root.next.value.y = 50
	fmt.Println(points)
	anything := listOf[any](1, "two", 3.0, nil, point{})
	fmt.Println(anything)
	fmt.Printf("%T %T %v\n", nested, four, four.owner == nil)
}
