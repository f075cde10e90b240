package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// A spinLock is a lock for those who wait briefly.
type spinLock struct{ held atomic.Bool }

func (l *spinLock) Lock() {
	for !l.held.CompareAndSwap(false, true) {
		runtime.Gosched()
	}
}

func (l *spinLock) Unlock() { l.held.Store(false) }

type node[T any] struct {
	value T
	next  *node[T]
}

// A stack that many goroutines push to and pop from without a lock.
type stack[T any] struct {
	top  atomic.Pointer[node[T]]
	size atomic.Int64
}

func (s *stack[T]) push(v T) {
	n := &node[T]{value: v}
	for {
		n.next = s.top.Load()
		if s.top.CompareAndSwap(n.next, n) {
			s.size.Add(1)
			return
		}
	}
}

func (s *stack[T]) pop() (v T, ok bool) {
	for {
		n := s.top.Load()
		if n == nil {
			return v, false
		}
		if s.top.CompareAndSwap(n, n.next) {
			s.size.Add(-1)
			return n.value, true
		}
	}
}

type config struct {
	version int
	hosts   []string
}

type stats struct {
	requests atomic.Uint64
	errors   atomic.Uint32
	slowest  atomic.Int32
}

func (s *stats) record(ms int32, failed bool) {
	s.requests.Add(1)
	if failed {
		s.errors.Add(1)
	}
	for {
		old := s.slowest.Load()
		if ms <= old || s.slowest.CompareAndSwap(old, ms) {
			return
		}
	}
}

func main() {
	var wg sync.WaitGroup
	var total atomic.Int64
	var old int64
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			total.Add(int64(i))
			atomic.AddInt64(&old, -1)
		}()
	}
	wg.Wait()
	fmt.Println(total.Load(), atomic.LoadInt64(&old), total.Swap(7), total.Load())

	var lock spinLock
	var _ sync.Locker = &lock
	counts := map[string]int{}
	for range 20 {
		wg.Go(func() {
			for _, w := range strings.Fields("a b a") {
				lock.Lock()
				counts[w]++
				lock.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(counts)

	var s stack[string]
	for i := range 30 {
		wg.Go(func() {
			s.push(fmt.Sprint("v", i))
			if i%3 == 0 {
				s.pop()
			}
		})
	}
	wg.Wait()
	left := 0
	for _, ok := s.pop(); ok; _, ok = s.pop() {
		left++
	}
	fmt.Println(left, s.size.Load(), s.top.Load() == nil)
	s.push("last")
	fmt.Println(s.pop())

	var current atomic.Pointer[config]
	fmt.Println(current.Load() == nil)
	first := &config{1, []string{"a"}}
	current.Store(first)
	for range 10 {
		wg.Go(func() {
			for {
				was := current.Load()
				next := &config{was.version + 1, append(was.hosts[:len(was.hosts):len(was.hosts)], "h")}
				if current.CompareAndSwap(was, next) {
					return
				}
			}
		})
	}
	wg.Wait()
	now := current.Load()
	fmt.Println(now.version, len(now.hosts), *first, current.CompareAndSwap(first, nil))

	var st stats
	for i := range 50 {
		wg.Go(func() { st.record(int32(i*7%50), i%10 == 0) })
	}
	wg.Wait()
	fmt.Println(st.requests.Load(), st.errors.Load(), st.slowest.Load())

	var value atomic.Value
	fmt.Print(value.Load(), " ")
	value.Store(config{version: 3})
	c, ok := value.Load().(config)
	fmt.Print(c.version, ok, " ")
	func() {
		defer func() { fmt.Println(recover()) }()
		value.Store("another type")
	}()

	var flags atomic.Uint32
	flags.Or(0b1010)
	fmt.Printf("%04b %04b ", flags.And(0b0110), flags.Load())
	var u atomic.Uint64
	u.Add(^uint64(0)) // minus one
	var u32 uint32 = 5
	fmt.Println(u.Load()+1, atomic.CompareAndSwapUint32(&u32, 5, 6), atomic.SwapUint32(&u32, 9))
	fmt.Println(u32)
}
