package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Handlers are kept by the type of event that they take.
type bus struct {
	mu       sync.RWMutex
	handlers map[string][]handler
	next     int
	trace    []string
}

type handler struct {
	id       int
	priority int
	call     func(any) error
}

type subscription struct {
	bus   *bus
	topic string
	id    int
}

type option func(*handler)

func priority(n int) option { return func(h *handler) { h.priority = n } }

// once lets a handler be called a single time.
func once() option {
	return func(h *handler) {
		call, done := h.call, false
		h.call = func(v any) error {
			if done {
				return nil
			}
			done = true
			return call(v)
		}
	}
}

func topicOf[E any]() string {
	var e E
	return fmt.Sprintf("%T", e)
}

func subscribe[E any](b *bus, f func(E) error, options ...option) *subscription {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.handlers == nil {
		b.handlers = make(map[string][]handler)
	}
	b.next++
	h := handler{id: b.next, call: func(v any) error { return f(v.(E)) }}
	for _, o := range options {
		o(&h)
	}
	topic := topicOf[E]()
	b.handlers[topic] = append(b.handlers[topic], h)
	slices.SortStableFunc(b.handlers[topic], func(x, y handler) int { return y.priority - x.priority })
	return &subscription{b, topic, h.id}
}

func publish[E any](b *bus, e E) (errs []error) {
	b.mu.RLock()
	handlers := slices.Clone(b.handlers[topicOf[E]()])
	b.mu.RUnlock()
	b.trace = append(b.trace, fmt.Sprintf("%T:%d", e, len(handlers)))
	for _, h := range handlers {
		if err := safely(h.call, e); err != nil {
			errs = append(errs, fmt.Errorf("handler %d: %w", h.id, err))
		}
	}
	return errs
}

func safely(f func(any) error, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return f(v)
}

func (s *subscription) cancel() {
	s.bus.mu.Lock()
	defer s.bus.mu.Unlock()
	s.bus.handlers[s.topic] = slices.DeleteFunc(s.bus.handlers[s.topic], func(h handler) bool { return h.id == s.id })
}

type userCreated struct {
	name string
	age  int
}
type userDeleted struct{ name string }
type tick int

type emailer struct{ sent []string }

func (e *emailer) welcome(u userCreated) error {
	e.sent = append(e.sent, "welcome "+u.name)
	return nil
}

func (e *emailer) goodbye(u userDeleted) error {
	if u.name == "" {
		return fmt.Errorf("%T without a name", u)
	}
	e.sent = append(e.sent, "goodbye "+u.name)
	return nil
}

func main() {
	b := new(bus)
	mail := &emailer{}
	subscribe(b, mail.welcome)
	goodbye := subscribe(b, mail.goodbye)
	var order []string
	subscribe(b, func(u userCreated) error { order = append(order, "low"); return nil }, priority(-1))
	subscribe(b, func(u userCreated) error { order = append(order, "high"); return nil }, priority(10))
	subscribe(b, func(u userCreated) error { order = append(order, "once"); return nil }, once(), priority(5))
	subscribe(b, func(u userCreated) error {
		if u.age < 0 {
			var ages []int
			fmt.Println(ages[u.age+1])
		}
		return nil
	})
	sum := 0
	subscribe(b, func(t tick) error { sum += int(t); return nil })

	fmt.Println(publish(b, userCreated{"ann", 30}), publish(b, userCreated{"bob", -1}))
	fmt.Println(publish(b, userDeleted{"ann"}), publish(b, userDeleted{}))
	goodbye.cancel()
	fmt.Println(publish(b, userDeleted{"bob"}), publish(b, "nobody listens"), publish(b, 3), publish(b, tick(3)), publish(b, tick(4)))
	fmt.Println(sum, mail.sent, order)
	fmt.Println(strings.Join(b.trace, " "))
}
