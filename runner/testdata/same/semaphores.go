package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
	"time"
)

// A semaphore is a channel: its buffer holds who is inside.
type semaphore chan struct{}

func (s semaphore) acquire(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s semaphore) release() { <-s }

func (s semaphore) try() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

type waiter struct {
	weight int
	ready  chan struct{}
}

// A weighted semaphore lets in who asked first, however much the others want.
type weighted struct {
	mu      sync.Mutex
	size    int
	used    int
	waiters []waiter
}

var errTooHeavy = errors.New("heavier than the semaphore")

func (w *weighted) acquire(weight int) (<-chan struct{}, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if weight > w.size {
		return nil, errTooHeavy
	}
	ready := make(chan struct{})
	w.waiters = append(w.waiters, waiter{weight, ready})
	w.admit()
	return ready, nil
}

func (w *weighted) release(weight int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.used -= weight; w.used < 0 {
		panic("released more than acquired")
	}
	w.admit()
}

func (w *weighted) admit() {
	for len(w.waiters) > 0 && w.used+w.waiters[0].weight <= w.size {
		w.used += w.waiters[0].weight
		close(w.waiters[0].ready)
		w.waiters = w.waiters[1:]
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// Philosophers who take the lower fork first never starve each other.
func dine(n, meals int) []int {
	forks := make([]sync.Mutex, n)
	eaten := make([]int, n)
	var wg sync.WaitGroup
	for i := range n {
		low, high := min(i, (i+1)%n), max(i, (i+1)%n)
		wg.Go(func() {
			for range meals {
				forks[low].Lock()
				forks[high].Lock()
				eaten[i]++
				forks[high].Unlock()
				forks[low].Unlock()
			}
		})
	}
	wg.Wait()
	return eaten
}

func main() {
	s := make(semaphore, 2)
	var wg sync.WaitGroup
	var mu sync.Mutex
	inside, most := 0, 0
	var order []int
	for i := range 8 {
		wg.Go(func() {
			if err := s.acquire(context.Background()); err != nil {
				return
			}
			defer s.release()
			mu.Lock()
			inside++
			most = max(most, inside)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			inside--
			order = append(order, i)
			mu.Unlock()
		})
	}
	wg.Wait()
	sort.Ints(order)
	fmt.Println(order, most <= 2, inside, len(s))

	fmt.Print(s.try(), s.try(), s.try(), " ")
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	fmt.Print(s.acquire(ctx), " ")
	s.release()
	fmt.Println(s.acquire(context.Background()), len(s), cap(s))

	w := &weighted{size: 10}
	var ready []<-chan struct{}
	for _, weight := range []int{4, 5, 7, 1} {
		c, err := w.acquire(weight)
		if err != nil {
			fmt.Println(err)
		}
		ready = append(ready, c)
	}
	show := func(what string) {
		fmt.Print(what, ":")
		for _, c := range ready {
			fmt.Print(" ", isClosed(c))
		}
		fmt.Println("", w.used, len(w.waiters))
	}
	show("at first")
	w.release(4)
	show("released 4")
	w.release(5)
	show("released 5")
	_, err := w.acquire(11)
	fmt.Println(err == errTooHeavy, err)
	w.release(8)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		w.release(1)
	}()
	fmt.Println(w.mu.TryLock(), dine(5, 20))
}
