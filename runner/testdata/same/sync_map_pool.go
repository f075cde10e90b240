package main

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type session struct {
	user string
	hits atomic.Int32
}

// A registry gives each user one session, however many ask at once.
type registry struct {
	sessions sync.Map // string to *session
	made     atomic.Int32
}

func (r *registry) get(user string) *session {
	if s, ok := r.sessions.Load(user); ok {
		return s.(*session)
	}
	s, loaded := r.sessions.LoadOrStore(user, &session{user: user})
	if !loaded {
		r.made.Add(1)
	}
	return s.(*session)
}

// typed is a sync.Map that knows its types.
type typed[K comparable, V any] struct{ m sync.Map }

func (t *typed[K, V]) store(k K, v V) { t.m.Store(k, v) }

func (t *typed[K, V]) load(k K) (v V, ok bool) {
	x, ok := t.m.Load(k)
	if !ok {
		return v, false
	}
	return x.(V), true
}

func (t *typed[K, V]) keys(less func(a, b K) int) (keys []K) {
	t.m.Range(func(k, _ any) bool {
		keys = append(keys, k.(K))
		return true
	})
	slices.SortFunc(keys, less)
	return keys
}

type point struct{ x, y int }

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func render(name string, values ...int) string {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		b.Reset()
		buffers.Put(b)
	}()
	fmt.Fprintf(b, "%s:", name)
	for _, v := range values {
		fmt.Fprint(b, " ", v)
	}
	return b.String()
}

// leaving counts the goroutines that a function leaves behind.
func leaving(f func()) int {
	before := runtime.NumGoroutine()
	f()
	return runtime.NumGoroutine() - before
}

func main() {
	release := make(chan struct{})
	alone := runtime.NumGoroutine()
	fmt.Println(leaving(func() {
		for range 3 {
			go func() { <-release }()
		}
	}))
	close(release)
	for runtime.NumGoroutine() > alone {
		time.Sleep(time.Millisecond)
	}

	var r registry
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() { r.get(fmt.Sprint("user", i%4)).hits.Add(1) })
	}
	wg.Wait()
	var lines []string
	r.sessions.Range(func(key, value any) bool {
		s := value.(*session)
		lines = append(lines, fmt.Sprint(key, " ", s.hits.Load(), s.user == key))
		return true
	})
	sort.Strings(lines)
	fmt.Println(strings.Join(lines, "; "), r.made.Load())

	var m sync.Map
	m.Store("a", 1)
	m.Store(point{1, 2}, "at a point")
	m.Store(3, []int{1})
	fmt.Println(m.Load("a"))
	fmt.Println(m.Load(point{1, 2}))
	fmt.Println(m.Load("missing"))
	fmt.Println(m.LoadOrStore("a", 100))
	fmt.Println(m.LoadAndDelete(3))
	fmt.Println(m.Swap("a", 2))
	fmt.Println(m.CompareAndSwap("a", 2, 3), m.CompareAndSwap("a", 2, 4), m.CompareAndDelete("a", 4))
	m.Delete("nothing")
	count := 0
	m.Range(func(any, any) bool { count++; return false })
	fmt.Println(count)
	m.Clear()
	_, ok := m.Load("a")
	fmt.Println(ok)

	var t typed[point, []string]
	t.store(point{2, 1}, []string{"b"})
	t.store(point{1, 5}, []string{"a", "c"})
	fmt.Println(t.load(point{1, 5}))
	fmt.Println(t.load(point{}))
	fmt.Println(t.keys(func(a, b point) int { return a.x - b.x }))

	texts := make([]string, 20)
	for i := range texts {
		wg.Go(func() { texts[i] = render(fmt.Sprint("n", i), i, i*i) })
	}
	wg.Wait()
	fmt.Println(texts[0], texts[19], strings.Count(strings.Join(texts, ""), ":"))
	empty := sync.Pool{}
	fmt.Println(empty.Get())
	made := 0
	slices := sync.Pool{New: func() any { made++; s := make([]byte, 0, 64); return &s }}
	first := slices.Get().(*[]byte)
	second := slices.Get().(*[]byte)
	*first = append(*first, "data"...)
	fmt.Println(made, len(*first), len(*second), cap(*second))

	fmt.Println(runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0, runtime.Version() != "", len(runtime.GOOS) > 0)
}
