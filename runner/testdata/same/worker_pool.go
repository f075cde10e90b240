package main

import (
	"errors"
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

type job struct {
	id   int
	work func() (int, error)
}

type outcome struct {
	job    job
	value  int
	err    error
	worker int
}

type pool struct {
	jobs     chan job
	outcomes chan outcome
	wg       sync.WaitGroup
	busy     atomic.Int32
	most     atomic.Int32
}

func newPool(workers int) *pool {
	p := &pool{jobs: make(chan job), outcomes: make(chan outcome, workers)}
	for id := range workers {
		p.wg.Add(1)
		go p.worker(id)
	}
	go func() {
		p.wg.Wait()
		close(p.outcomes)
	}()
	return p
}

func (p *pool) worker(id int) {
	defer p.wg.Done()
	for j := range p.jobs {
		n := p.busy.Add(1)
		for {
			old := p.most.Load()
			if n <= old || p.most.CompareAndSwap(old, n) {
				break
			}
		}
		o := outcome{job: j, worker: id}
		o.value, o.err = protect(j.work)
		p.busy.Add(-1)
		p.outcomes <- o
	}
}

func protect(f func() (int, error)) (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return f()
}

func (p *pool) run(jobs []job) []outcome {
	go func() {
		defer close(p.jobs)
		for _, j := range jobs {
			p.jobs <- j
		}
	}()
	var all []outcome
	for o := range p.outcomes {
		all = append(all, o)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].job.id < all[j].job.id })
	return all
}

var errOdd = errors.New("odd")

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// mapParallel keeps the order of its input.
func mapParallel[T, R any](in []T, workers int, f func(T) R) []R {
	out := make([]R, len(in))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(in) {
					return
				}
				out[i] = f(in[i])
			}
		})
	}
	wg.Wait()
	return out
}

func main() {
	var jobs []job
	for i := range 12 {
		jobs = append(jobs, job{id: i, work: func() (int, error) {
			runtime.Gosched()
			switch {
			case i == 7:
				var m map[string]int
				m["x"] = i
			case i%4 == 3:
				return 0, fmt.Errorf("job %d: %w", i, errOdd)
			}
			return fib(i), nil
		}})
	}
	p := newPool(3)
	sum := 0
	for _, o := range p.run(jobs) {
		if o.err != nil {
			fmt.Printf("[%d %v %t] ", o.job.id, o.err, errors.Is(o.err, errOdd))
			continue
		}
		sum += o.value
		fmt.Print(o.job.id, "=", o.value, " ")
		if o.worker < 0 || o.worker > 2 {
			fmt.Println("unknown worker", o.worker)
		}
	}
	fmt.Println(sum, p.most.Load() >= 1 && p.most.Load() <= 3, p.busy.Load())

	words := mapParallel([]string{"a", "bb", "ccc"}, 2, func(s string) int { return len(s) })
	squares := mapParallel(make([]int, 50), 8, func(n int) int { return n + 1 })
	fmt.Println(words, len(squares), squares[49], mapParallel([]int(nil), 4, fib))
	nested := mapParallel([]int{3, 1, 2}, 2, func(n int) []int {
		return mapParallel(make([]struct{}, n), n, func(struct{}) int { return n })
	})
	fmt.Println(nested, len(newPool(0).run(nil)))
}
