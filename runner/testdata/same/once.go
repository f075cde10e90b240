package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type database struct{ name string }

type service struct {
	once  sync.Once
	db    *database
	opens int
}

func (s *service) open() *database {
	s.once.Do(func() {
		s.opens++
		s.db = &database{fmt.Sprint("db", s.opens)}
	})
	return s.db
}

var instance = sync.OnceValue(func() *service {
	fmt.Println("making the instance")
	return new(service)
})

var loads atomic.Int32

var config = sync.OnceValues(func() (map[string]string, error) {
	loads.Add(1)
	return map[string]string{"port": "80"}, errors.New("no file, defaults taken")
})

// lazy holds a value that is made when it is first asked for.
type lazy[T any] struct {
	once sync.Once
	make func() T
	v    T
}

func (l *lazy[T]) get() T {
	l.once.Do(func() { l.v, l.make = l.make(), nil })
	return l.v
}

type closer struct {
	closed sync.Once
	log    []string
}

func (c *closer) close(reason string) {
	c.closed.Do(func() { c.log = append(c.log, "closed: "+reason) })
}

func main() {
	var wg sync.WaitGroup
	s := &service{}
	dbs := make([]*database, 20)
	for i := range dbs {
		wg.Go(func() { dbs[i] = s.open() })
	}
	wg.Wait()
	same := true
	for _, db := range dbs {
		same = same && db == s.db
	}
	fmt.Println(s.opens, same, s.db.name)

	fmt.Println("not made yet")
	fmt.Println(instance() == instance(), instance().opens)

	for range 3 {
		wg.Go(func() { _, _ = config() })
	}
	wg.Wait()
	values, err := config()
	fmt.Println(values, err, loads.Load())

	l := lazy[[]int]{make: func() []int { fmt.Print("computing "); return []int{1, 2, 3} }}
	first, second := l.get(), l.get()
	first[0] = 100
	fmt.Println(second, l.make == nil)

	c := &closer{}
	c.close("first reason")
	c.close("second reason")
	fmt.Println(c.log)

	// A function that panics has been done as well.
	var once sync.Once
	for i := range 3 {
		func() {
			defer func() { fmt.Print("recovered ", recover(), "; ") }()
			once.Do(func() { panic(fmt.Sprint("in round ", i)) })
			fmt.Print("passed ")
		}()
	}
	fmt.Println()

	// OnceFunc panics with the same value every time.
	calls := 0
	failing := sync.OnceFunc(func() {
		calls++
		panic(errors.New("broken"))
	})
	for range 2 {
		func() {
			defer func() { fmt.Print(recover(), " ", calls, "; ") }()
			failing()
		}()
	}
	fmt.Println()

	counts := map[string]func() int{}
	for _, name := range []string{"x", "yy"} {
		counts[name] = sync.OnceValue(func() int {
			calls += 10
			return len(name)
		})
	}
	fmt.Println(counts["x"](), counts["yy"](), counts["x"]())
	fmt.Println(calls)

	var nested, inner sync.Once
	nested.Do(func() {
		inner.Do(func() { fmt.Print("inner ") })
		fmt.Print("outer ")
	})
	inner.Do(func() { fmt.Print("never") })
	fmt.Println()
}
