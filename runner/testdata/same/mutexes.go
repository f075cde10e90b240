package main

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
)

type counters struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *counters) add(name string, n int) (now int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[name] += n
	return c.counts[name]
}

type account struct {
	sync.Mutex
	id      int
	balance int
}

// transfer locks in the order of the ids, so that no two transfers wait for each other.
func transfer(from, to *account, amount int) bool {
	first, second := from, to
	if second.id < first.id {
		first, second = second, first
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if from.balance < amount {
		return false
	}
	from.balance -= amount
	to.balance += amount
	return true
}

// A settings value is read often and written rarely.
type settings struct {
	sync.RWMutex
	values map[string]string
	reads  int
}

func (s *settings) get(key string) (string, bool) {
	s.RLock()
	defer s.RUnlock()
	v, ok := s.values[key]
	return v, ok
}

func (s *settings) update(f func(map[string]string)) {
	s.Lock()
	defer s.Unlock()
	f(s.values)
}

func (s *settings) snapshot() map[string]string {
	s.RLock()
	defer s.RUnlock()
	return maps.Clone(s.values)
}

type guarded[T any] struct {
	mu    sync.Locker
	value T
}

func guard[T any](v T) *guarded[T] { return &guarded[T]{new(sync.Mutex), v} }

func (g *guarded[T]) with(f func(*T)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f(&g.value)
}

func main() {
	c := counters{counts: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			for _, name := range []string{"a", "b"} {
				c.add(name, 1)
				runtime.Gosched()
			}
			c.add("sum", i)
		})
	}
	wg.Wait()
	fmt.Println(c.counts, c.add("a", -50))

	accounts := []*account{{id: 0, balance: 100}, {id: 1, balance: 100}, {id: 2, balance: 100}}
	for i := range 60 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			transfer(accounts[i%3], accounts[(i+1+i/3%2)%3], i)
		}()
	}
	wg.Wait()
	total := 0
	for _, a := range accounts {
		total += a.balance
		if a.balance < 0 {
			fmt.Println("overdrawn", a.id)
		}
	}
	fmt.Println(total, transfer(accounts[0], accounts[1], 1000))

	s := &settings{values: map[string]string{"mode": "slow"}}
	before := s.snapshot()
	seen := make([]bool, 20)
	for i := range seen {
		wg.Go(func() {
			v, ok := s.get("mode")
			seen[i] = ok && (v == "slow" || v == "fast")
		})
	}
	wg.Go(func() {
		s.update(func(m map[string]string) { m["mode"], m["new"] = "fast", "yes" })
	})
	wg.Wait()
	fmt.Println(before, s.snapshot(), !slices.Contains(seen, false))

	log := guard([]string(nil))
	for i := range 10 {
		wg.Go(func() {
			log.with(func(lines *[]string) { *lines = append(*lines, fmt.Sprint("line ", i)) })
		})
	}
	wg.Wait()
	log.with(func(lines *[]string) {
		slices.Sort(*lines)
		fmt.Println(len(*lines), (*lines)[0], (*lines)[9])
	})

	var mu sync.Mutex
	fmt.Print(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()

	// Two readers hold the lock at the same time: each waits for the other.
	meet := make(chan int)
	wg.Go(func() { rw.RLock(); defer rw.RUnlock(); meet <- 1 })
	wg.Go(func() { rw.RLock(); defer rw.RUnlock(); fmt.Println("met", <-meet) })
	wg.Wait()

	order := []int{}
	turn := make([]chan struct{}, 4)
	for i := range turn {
		turn[i] = make(chan struct{})
	}
	for i := range 3 {
		go func() {
			<-turn[i]
			mu.Lock()
			order = append(order, i)
			mu.Unlock()
			close(turn[i+1])
		}()
	}
	close(turn[0])
	<-turn[3]
	fmt.Println(order)
}
