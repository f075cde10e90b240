package main

import (
	"container/list"
	"container/ring"
	"fmt"
	"strings"
)

// josephus counts out every nth of a ring until one is left.
func josephus(n, step int) (order []int) {
	r := ring.New(n)
	for i := range n {
		r.Value = i + 1
		r = r.Next()
	}
	r = r.Prev()
	for r.Len() > 1 {
		for range step - 1 {
			r = r.Next()
		}
		order = append(order, r.Unlink(1).Value.(int))
	}
	return append(order, r.Value.(int))
}

type history struct {
	entries *list.List
	limit   int
}

type visit struct{ url, title string }

func (h *history) visit(url string) {
	for e := h.entries.Front(); e != nil; e = e.Next() {
		if v := e.Value.(visit); v.url == url {
			h.entries.MoveToFront(e)
			return
		}
	}
	h.entries.PushFront(visit{url, strings.ToUpper(url)})
	if h.entries.Len() > h.limit {
		h.entries.Remove(h.entries.Back())
	}
}

func (h *history) String() string {
	var names []string
	for e := h.entries.Front(); e != nil; e = e.Next() {
		names = append(names, e.Value.(visit).title)
	}
	return strings.Join(names, ">")
}

func main() {
	fmt.Println(josephus(7, 3), josephus(1, 5))

	h := &history{list.New(), 3}
	for _, url := range strings.Fields("a b c a d b") {
		h.visit(url)
		fmt.Print(h, " ")
	}
	fmt.Println(h.entries.Len())

	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore("three", e4)
	l.InsertAfter(2.0, e1)
	l.PushBackList(l)
	l.MoveToBack(e1)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Printf("%v:%T ", e.Value, e.Value)
	}
	fmt.Println(l.Len(), l.Remove(e4), e4.Next() == nil, l.Front().Prev() == nil)
	for e := l.Front(); e != nil; {
		next := e.Next()
		if _, isInt := e.Value.(int); isInt {
			l.Remove(e)
		}
		e = next
	}
	fmt.Println(l.Len(), l.Init().Len())

	window := ring.New(3)
	average := func() (sum float64) {
		n := 0
		window.Do(func(v any) {
			if f, ok := v.(float64); ok {
				sum += f
				n++
			}
		})
		return sum / float64(max(n, 1))
	}
	for _, v := range []float64{1, 2, 6, 10, 2} {
		window.Value = v
		window = window.Next()
		fmt.Print(average(), " ")
	}
	window.Link(ring.New(2))
	fmt.Println(window.Len(), average())
}
