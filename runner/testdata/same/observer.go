package main

import (
	"fmt"
	"reflect"
	"sync"
)

type tick int

// The classic observer, with interfaces and asynchronous delivery.
type observer interface {
	notify(subject string, value int)
}

type subject struct {
	name      string
	value     int
	observers map[observer]struct{}
}

func (s *subject) attach(o observer) func() {
	if s.observers == nil {
		s.observers = map[observer]struct{}{}
	}
	s.observers[o] = struct{}{}
	return func() { delete(s.observers, o) }
}

func (s *subject) set(value int) {
	if s.value == value {
		return
	}
	s.value = value
	for o := range s.observers {
		o.notify(s.name, value)
	}
}

type maximum struct{ highest int }

func (m *maximum) notify(_ string, v int) { m.highest = max(m.highest, v) }

type queue chan string

func (q queue) notify(name string, v int) { q <- fmt.Sprint(name, "=", v) }

func main() {
	temperature := &subject{name: "t"}
	m, q := &maximum{}, make(queue, 10)
	temperature.attach(m)
	detach := temperature.attach(q)
	for _, v := range []int{5, 5, 9, 2} {
		temperature.set(v)
	}
	detach()
	temperature.set(7)
	close(q)
	for text := range q {
		fmt.Print(text, " ")
	}
	fmt.Println(m.highest, len(temperature.observers))

	// A publisher that hands each value to every subscriber's own goroutine.
	var wg sync.WaitGroup
	totals := make([]int, 3)
	channels := make([]chan tick, len(totals))
	for i := range channels {
		channels[i] = make(chan tick, 1)
		wg.Go(func() {
			for t := range channels[i] {
				totals[i] += int(t) * (i + 1)
			}
		})
	}
	for t := range tick(5) {
		for _, c := range channels {
			c <- t
		}
	}
	for _, c := range channels {
		close(c)
	}
	wg.Wait()
	fmt.Println(totals, reflect.DeepEqual(totals, []int{10, 20, 30}))
}
