package main

import (
	"container/list"
	"fmt"
	"strings"
	"sync"
)

type entry[K comparable, V any] struct {
	key        K
	value      V
	prev, next *entry[K, V]
}

// An lru cache forgets what has not been used for the longest time.
type lru[K comparable, V any] struct {
	mu         sync.Mutex
	capacity   int
	entries    map[K]*entry[K, V]
	head, tail *entry[K, V]
	evicted    func(K, V)
	hits, gets int
}

func newLRU[K comparable, V any](capacity int, options ...func(*lru[K, V])) *lru[K, V] {
	c := &lru[K, V]{capacity: capacity, entries: make(map[K]*entry[K, V], capacity)}
	c.head, c.tail = &entry[K, V]{}, &entry[K, V]{}
	c.head.next, c.tail.prev = c.tail, c.head
	for _, option := range options {
		option(c)
	}
	return c
}

func onEvict[K comparable, V any](f func(K, V)) func(*lru[K, V]) {
	return func(c *lru[K, V]) { c.evicted = f }
}

func (e *entry[K, V]) unlink() {
	e.prev.next, e.next.prev = e.next, e.prev
}

func (c *lru[K, V]) toFront(e *entry[K, V]) {
	e.prev, e.next = c.head, c.head.next
	c.head.next.prev = e
	c.head.next = e
}

func (c *lru[K, V]) get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gets++
	e, ok := c.entries[key]
	if !ok {
		return
	}
	c.hits++
	e.unlink()
	c.toFront(e)
	return e.value, true
}

func (c *lru[K, V]) put(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[key]; ok {
		e.value = value
		e.unlink()
		c.toFront(e)
		return
	}
	if len(c.entries) == c.capacity {
		oldest := c.tail.prev
		oldest.unlink()
		delete(c.entries, oldest.key)
		if c.evicted != nil {
			c.evicted(oldest.key, oldest.value)
		}
	}
	e := &entry[K, V]{key: key, value: value}
	c.entries[key] = e
	c.toFront(e)
}

func (c *lru[K, V]) String() string {
	var parts []string
	for e := c.head.next; e != c.tail; e = e.next {
		parts = append(parts, fmt.Sprint(e.key, "=", e.value))
	}
	return strings.Join(parts, " ")
}

// The same with container/list, whose elements hold values of any type.
type listCache struct {
	order *list.List
	items map[string]*list.Element
	limit int
}

type pair struct {
	key   string
	value int
}

func (c *listCache) touch(key string, value int) {
	if e, ok := c.items[key]; ok {
		e.Value.(*pair).value += value
		c.order.MoveToFront(e)
		return
	}
	c.items[key] = c.order.PushFront(&pair{key, value})
	for c.order.Len() > c.limit {
		last := c.order.Remove(c.order.Back()).(*pair)
		delete(c.items, last.key)
	}
}

func cached[A comparable, R any](capacity int, f func(A) R) (func(A) R, *lru[A, R]) {
	c := newLRU[A, R](capacity)
	return func(a A) R {
		if r, ok := c.get(a); ok {
			return r
		}
		r := f(a)
		c.put(a, r)
		return r
	}, c
}

type point struct{ x, y int }

func main() {
	var log []string
	c := newLRU(2, onEvict(func(k string, v int) { log = append(log, fmt.Sprint(k, v)) }))
	c.put("a", 1)
	c.put("b", 2)
	fmt.Println(c.get("a"))
	c.put("c", 3)
	fmt.Println(c.get("b"))
	c.put("a", 10)
	c.put("d", 4)
	fmt.Println(c, log, c.hits, c.gets, len(c.entries))

	l := &listCache{list.New(), map[string]*list.Element{}, 2}
	for i, key := range strings.Fields("x y x z x y") {
		l.touch(key, i)
	}
	for e := l.order.Front(); e != nil; e = e.Next() {
		fmt.Print(*e.Value.(*pair), " ")
	}
	fmt.Println(len(l.items), l.items["z"] == nil)

	computed := 0
	distance, stats := cached(3, func(p point) float64 {
		computed++
		return float64(p.x*p.x + p.y*p.y)
	})
	for _, p := range []point{{1, 2}, {3, 4}, {1, 2}, {5, 6}, {7, 8}, {3, 4}, {1, 2}} {
		fmt.Print(distance(p), " ")
	}
	fmt.Println(computed, stats.hits, stats)

	shared := newLRU[int, string](50)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 40 {
				shared.put(g*100+i, "v")
				shared.get(i)
			}
		})
	}
	wg.Wait()
	count := 0
	for e := shared.tail.prev; e != shared.head; e = e.prev {
		count++
	}
	fmt.Println(count, len(shared.entries), shared.gets)
}
