package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

var errMissing = errors.New("missing")

// A clock is handed in, so that time in this program is its own.
type clock interface{ now() time.Time }

type manualClock struct{ at time.Time }

func (c *manualClock) now() time.Time       { return c.at }
func (c *manualClock) pass(d time.Duration) { c.at = c.at.Add(d) }

type cache[K comparable, V any] interface {
	get(K) (V, error)
	put(K, V)
	len() int
}

type entry[V any] struct {
	value   V
	expires time.Time
}

// A ttlCache forgets entries after some time.
type ttlCache[K comparable, V any] struct {
	clock   clock
	ttl     time.Duration
	entries map[K]entry[V]
	onEvict func(K, V)
}

func newTTL[K comparable, V any](c clock, ttl time.Duration) *ttlCache[K, V] {
	return &ttlCache[K, V]{clock: c, ttl: ttl, entries: make(map[K]entry[V])}
}

func (c *ttlCache[K, V]) get(key K) (V, error) {
	e, ok := c.entries[key]
	if !ok {
		var zero V
		return zero, fmt.Errorf("key %v: %w", key, errMissing)
	}
	if c.clock.now().After(e.expires) {
		delete(c.entries, key)
		if c.onEvict != nil {
			c.onEvict(key, e.value)
		}
		return *new(V), fmt.Errorf("key %v expired: %w", key, errMissing)
	}
	return e.value, nil
}

func (c *ttlCache[K, V]) put(key K, value V) {
	c.entries[key] = entry[V]{value, c.clock.now().Add(c.ttl)}
}

func (c *ttlCache[K, V]) len() int { return len(c.entries) }

// A loading cache asks a function for what the cache inside it does not have.
type loading[K comparable, V any] struct {
	cache[K, V]
	load  func(K) (V, error)
	loads int
}

func (l *loading[K, V]) get(key K) (V, error) {
	v, err := l.cache.get(key)
	if err == nil || !errors.Is(err, errMissing) {
		return v, err
	}
	l.loads++
	if v, err = l.load(key); err == nil {
		l.put(key, v)
	}
	return v, err
}

// counted counts hits and misses of any cache.
type counted[K comparable, V any] struct {
	cache[K, V]
	hits, misses int
}

func (c *counted[K, V]) get(key K) (v V, err error) {
	defer func() {
		if err == nil {
			c.hits++
		} else {
			c.misses++
		}
	}()
	return c.cache.get(key)
}

func fill[K comparable, V any, C cache[K, V]](c C, values map[K]V) C {
	for k, v := range values {
		c.put(k, v)
	}
	return c
}

type user struct {
	id   int
	name string
}

type position struct{ x, y int }

func main() {
	wall := &manualClock{at: time.Date(2024, 2, 28, 23, 59, 50, 0, time.UTC)}
	ttl := newTTL[string, int](wall, 10*time.Second)
	ttl.onEvict = func(k string, v int) { fmt.Println("evicted", k, v) }
	stats := &counted[string, int]{cache: ttl}
	fill(stats, map[string]int{"a": 1, "b": 2})
	fmt.Println(stats.get("a"))
	wall.pass(6 * time.Second)
	stats.put("b", 20)
	wall.pass(5 * time.Second)
	fmt.Println(stats.get("a"))
	fmt.Println(stats.get("b"))
	fmt.Println(stats.get("c"))
	fmt.Println(stats.hits, stats.misses, stats.len(), wall.now().Format(time.DateTime))

	users := &loading[int, user]{
		cache: newTTL[int, user](wall, time.Minute),
		load: func(id int) (user, error) {
			if id < 0 {
				return user{}, fmt.Errorf("loading user %d: %w", id, errors.ErrUnsupported)
			}
			return user{id, strings.Repeat("x", id)}, nil
		},
	}
	outer := &counted[int, user]{cache: users}
	for _, id := range []int{1, 2, 1, -1, 2, 3} {
		u, err := outer.get(id)
		fmt.Print(u, " ", err, "; ")
	}
	fmt.Println()
	wall.pass(2 * time.Minute)
	_, err := outer.get(1)
	fmt.Println(users.loads, users.len(), outer.hits, outer.misses, err)
	_, err = outer.get(-7)
	fmt.Println(errors.Is(err, errors.ErrUnsupported), errors.Is(err, errMissing))

	caches := []cache[position, []string]{
		newTTL[position, []string](wall, time.Hour),
		&counted[position, []string]{cache: newTTL[position, []string](wall, 0)},
	}
	for i, c := range caches {
		c.put(position{i, i}, []string{"at", fmt.Sprint(i)})
		wall.pass(time.Nanosecond)
		v, err := c.get(position{i, i})
		_, isCounted := c.(*counted[position, []string])
		fmt.Println(v, err, c.len(), isCounted)
	}
	fmt.Printf("%T %T\n", caches[0], outer)
}
