package main

import (
	"fmt"
	"sync"
)

// A queue holds a limited number of values; put and take wait as needed.
type queue[T any] struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []T
	limit    int
	closed   bool
	most     int
}

func newQueue[T any](limit int) *queue[T] {
	q := &queue[T]{limit: limit}
	q.notEmpty = sync.NewCond(&q.mu)
	q.notFull = sync.NewCond(&q.mu)
	return q
}

func (q *queue[T]) put(v T) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.limit {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.most = max(q.most, len(q.items))
	q.notEmpty.Signal()
}

func (q *queue[T]) take() (v T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.notEmpty.Wait()
	}
	if len(q.items) == 0 {
		return v, false
	}
	v, q.items = q.items[0], q.items[1:]
	q.notFull.Signal()
	return v, true
}

func (q *queue[T]) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.notEmpty.Broadcast()
}

// A barrier lets goroutines go on when all of them have arrived, again and again.
type barrier struct {
	cond    *sync.Cond
	parties int
	waiting int
	round   int
}

func newBarrier(parties int) *barrier {
	return &barrier{cond: sync.NewCond(new(sync.Mutex)), parties: parties}
}

func (b *barrier) await() (last bool) {
	b.cond.L.Lock()
	defer b.cond.L.Unlock()
	round := b.round
	if b.waiting++; b.waiting == b.parties {
		b.waiting, b.round = 0, b.round+1
		b.cond.Broadcast()
		return true
	}
	for round == b.round {
		b.cond.Wait()
	}
	return false
}

// inTurns prints from several goroutines, strictly one after another.
func inTurns(rounds int, names ...string) {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	turn := 0
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() {
			for range rounds {
				mu.Lock()
				for turn%len(names) != i {
					cond.Wait()
				}
				fmt.Print(name, " ")
				turn++
				cond.Broadcast()
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(turn)
}

func main() {
	q := newQueue[int](3)
	var producers, consumers sync.WaitGroup
	sums := make([]int, 4)
	counts := make([]int, 4)
	for i := range sums {
		consumers.Go(func() {
			for v, ok := q.take(); ok; v, ok = q.take() {
				sums[i] += v
				counts[i]++
			}
		})
	}
	for p := range 5 {
		producers.Add(1)
		go func() {
			defer producers.Done()
			for i := 1; i <= 20; i++ {
				q.put(p*100 + i)
			}
		}()
	}
	producers.Wait()
	q.close()
	consumers.Wait()
	sum, count := 0, 0
	for i := range sums {
		sum += sums[i]
		count += counts[i]
	}
	fmt.Println(sum, count, q.most <= 3, len(q.items))

	texts := newQueue[string](10)
	texts.put("first")
	texts.put("second")
	texts.close()
	fmt.Println(texts.take())
	fmt.Println(texts.take())
	fmt.Println(texts.take())

	b := newBarrier(4)
	var wg sync.WaitGroup
	var cells [4]int
	lasts := make([]int, 4)
	failed := make([]bool, 4)
	for i := range cells {
		wg.Go(func() {
			for round := 1; round <= 5; round++ {
				cells[i] = round
				if b.await() {
					lasts[i]++
				}
				for _, c := range cells { // nobody is ahead or behind
					failed[i] = failed[i] || c != round
				}
				b.await()
			}
		})
	}
	wg.Wait()
	fmt.Println(cells, failed, lasts[0]+lasts[1]+lasts[2]+lasts[3], b.round)
	inTurns(3, "tick", "tack", "toe")

	// One broadcast wakes all that wait.
	ready := false
	gate := sync.NewCond(&sync.Mutex{})
	var arrived sync.WaitGroup
	woken := 0
	for range 10 {
		arrived.Add(1)
		wg.Go(func() {
			gate.L.Lock()
			defer gate.L.Unlock()
			arrived.Done()
			for !ready {
				gate.Wait()
			}
			woken++
		})
	}
	arrived.Wait()
	gate.L.Lock()
	ready = true
	gate.L.Unlock()
	gate.Broadcast()
	wg.Wait()
	fmt.Println(woken)
}
