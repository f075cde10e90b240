package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"
)

type clock interface{ now() time.Time }
type store interface {
	find(id int) (order, error)
	save(order) error
}
type notifier interface{ notify(to, text string) error }
type logger interface {
	printf(format string, args ...any)
}

type order struct {
	id    int
	buyer string
	total float64
	paid  time.Time
}

var errNotFound = errors.New("order not found")

type memory struct {
	orders map[int]order
	saves  int
}

func (m *memory) find(id int) (order, error) {
	o, ok := m.orders[id]
	if !ok {
		return order{}, fmt.Errorf("order %d: %w", id, errNotFound)
	}
	return o, nil
}

func (m *memory) save(o order) error {
	m.saves++
	m.orders[o.id] = o
	return nil
}

// The function types let a function stand for an interface of one method.
type clockFunc func() time.Time
type notifyFunc func(to, text string) error
type logFunc func(string, ...any)

func (f clockFunc) now() time.Time                { return f() }
func (f notifyFunc) notify(to, text string) error { return f(to, text) }
func (f logFunc) printf(s string, args ...any)    { f(s, args...) }

type service struct {
	store
	clock    clock
	notifier notifier
	log      logger
}

func (s *service) pay(id int) (err error) {
	defer func() {
		if err != nil {
			s.log.printf("pay %d: %v", id, err)
		}
	}()
	o, err := s.find(id)
	if err != nil {
		return err
	}
	if !o.paid.IsZero() {
		return fmt.Errorf("order %d was paid on %s", id, o.paid.Format(time.DateOnly))
	}
	o.paid = s.clock.now()
	if err := s.save(o); err != nil {
		return fmt.Errorf("saving: %w", err)
	}
	return s.notifier.notify(o.buyer, fmt.Sprintf("thank you for %.2f", o.total))
}

// readOnly overrides one method of any store.
type readOnly struct{ store }

func (readOnly) save(order) error { return errors.New("store is read only") }

type caching struct {
	store
	known map[int]order
	hits  int
}

func (c *caching) find(id int) (order, error) {
	if o, ok := c.known[id]; ok {
		c.hits++
		return o, nil
	}
	o, err := c.store.find(id)
	if err == nil {
		c.known[id] = o
	}
	return o, err
}

func (c *caching) save(o order) error {
	delete(c.known, o.id)
	return c.store.save(o)
}

// A container makes each thing when it is first asked for.
type container struct {
	makers map[string]func(*container) (any, error)
	made   map[string]any
	path   []string
}

func provide[T any](c *container, name string, make func(*container) (T, error)) {
	if c.makers == nil {
		c.makers, c.made = map[string]func(*container) (any, error){}, map[string]any{}
	}
	c.makers[name] = func(c *container) (any, error) { return make(c) }
}

func get[T any](c *container, name string) (t T, err error) {
	if v, ok := c.made[name]; ok {
		t, ok := v.(T)
		if !ok {
			return t, fmt.Errorf("%s is a %T", name, v)
		}
		return t, nil
	}
	maker, ok := c.makers[name]
	if !ok {
		return t, errors.New("nobody provides " + name)
	}
	for _, p := range c.path {
		if p == name {
			return t, fmt.Errorf("%s needs itself: %s", name, strings.Join(append(c.path, name), ">"))
		}
	}
	c.path = append(c.path, name)
	defer func() { c.path = c.path[:len(c.path)-1] }()
	v, err := maker(c)
	if err != nil {
		return t, fmt.Errorf("making %s: %w", name, err)
	}
	c.made[name] = v
	return get[T](c, name)
}

func main() {
	db := &memory{orders: map[int]order{1: {1, "ann", 12.5, time.Time{}}, 2: {id: 2, buyer: "bob", total: 99}}}
	var sent []string
	s := &service{
		store:    db,
		clock:    clockFunc(func() time.Time { return time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC) }),
		notifier: notifyFunc(func(to, text string) error { sent = append(sent, to+": "+text); return nil }),
		log:      logFunc(func(f string, args ...any) { fmt.Fprintf(os.Stdout, "LOG "+f+"\n", args...) }),
	}
	fmt.Println(s.pay(1), errors.Is(s.pay(7), errNotFound))
	fmt.Println(s.pay(1))
	s.notifier = notifyFunc(func(string, string) error { return io.ErrClosedPipe })
	fmt.Println(s.pay(2) == io.ErrClosedPipe)
	fmt.Println(db.orders[2].paid.Year(), db.saves, sent)

	db.orders[3] = order{id: 3, buyer: "cid"}
	cache := &caching{store: db, known: map[int]order{}}
	s.store = readOnly{cache}
	fmt.Println(s.pay(3))
	s.store = cache
	s.notifier = notifyFunc(func(to, _ string) error { sent = append(sent, to); return nil })
	err := s.pay(3)
	fmt.Println(err, cache.hits, len(cache.known), len(sent))
	_, isCaching := s.store.(*caching)
	_, isReadOnly := s.store.(readOnly)
	fmt.Println(isCaching, isReadOnly)

	c := &container{}
	provide(c, "clock", func(*container) (clock, error) { fmt.Print("[clock] "); return s.clock, nil })
	provide(c, "store", func(*container) (store, error) { return db, nil })
	provide(c, "service", func(c *container) (*service, error) {
		clk, err1 := get[clock](c, "clock")
		st, err2 := get[store](c, "store")
		return &service{store: st, clock: clk, log: s.log, notifier: s.notifier}, errors.Join(err1, err2)
	})
	provide(c, "a", func(c *container) (int, error) { return get[int](c, "b") })
	provide(c, "b", func(c *container) (int, error) { return get[int](c, "a") })
	first, err := get[*service](c, "service")
	second, _ := get[*service](c, "service")
	fmt.Println(first == second, first.clock.now().Year(), err)
	_, err = get[int](c, "a")
	fmt.Println(err)
	_, err = get[string](c, "clock")
	fmt.Println(err)
	_, err = get[store](c, "database")
	names := make([]string, 0)
	for n := range c.made {
		names = append(names, n)
	}
	sort.Strings(names)
	fmt.Println(err, names)
}
