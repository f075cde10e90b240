package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

type stage[A, B any] func(context.Context, <-chan A) <-chan B

func source[T any](ctx context.Context, values ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, v := range values {
			select {
			case out <- v:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func each[A, B any](f func(A) B) stage[A, B] {
	return func(ctx context.Context, in <-chan A) <-chan B {
		out := make(chan B)
		go func() {
			defer close(out)
			for v := range in {
				select {
				case out <- f(v):
				case <-ctx.Done():
					return
				}
			}
		}()
		return out
	}
}

func keep[T any](f func(T) bool) stage[T, T] {
	return func(ctx context.Context, in <-chan T) <-chan T {
		out := make(chan T)
		go func() {
			defer close(out)
			for v := range in {
				if !f(v) {
					continue
				}
				select {
				case out <- v:
				case <-ctx.Done():
					return
				}
			}
		}()
		return out
	}
}

func then[A, B, C any](f stage[A, B], g stage[B, C]) stage[A, C] {
	return func(ctx context.Context, in <-chan A) <-chan C { return g(ctx, f(ctx, in)) }
}

// fanOut starts n copies of a stage on one input; fanIn joins their outputs.
func fanOut[A, B any](ctx context.Context, n int, s stage[A, B], in <-chan A) []<-chan B {
	outs := make([]<-chan B, n)
	for i := range outs {
		outs[i] = s(ctx, in)
	}
	return outs
}

func fanIn[T any](inputs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	wg.Add(len(inputs))
	for _, in := range inputs {
		go func() {
			defer wg.Done()
			for v := range in {
				out <- v
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

// tee gives every value to both outputs.
func tee[T any](in <-chan T) (_, _ <-chan T) {
	a, b := make(chan T), make(chan T)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			a, b := a, b
			for range 2 {
				select {
				case a <- v:
					a = nil
				case b <- v:
					b = nil
				}
			}
		}
	}()
	return a, b
}

func collect[T any](in <-chan T) (all []T) {
	for v := range in {
		all = append(all, v)
	}
	return all
}

type item struct {
	index int
	text  string
	err   error
}

func parse(i item) item {
	if strings.ContainsAny(i.text, "0123456789") {
		i.err = errors.New("has digits")
		return i
	}
	i.text = strings.ToUpper(i.text)
	return i
}

// sieve filters out the multiples of each prime in a goroutine of its own.
func sieve(n int) (primes []int) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for i := 2; ; i++ {
			select {
			case numbers <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var in <-chan int = numbers
	for range n {
		p := <-in
		primes = append(primes, p)
		in = keep(func(v int) bool { return v%p != 0 })(ctx, in)
	}
	return primes
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	square := each(func(n int) int { return n * n })
	even := keep(func(n int) bool { return n%2 == 0 })
	label := each(func(n int) string { return fmt.Sprintf("<%d>", n) })
	fmt.Println(collect(then(then(square, even), label)(ctx, source(ctx, 1, 2, 3, 4, 5, 6))))
	fmt.Println(collect(even(ctx, source[int](ctx))) == nil, sieve(12))

	var items []item
	for i, w := range strings.Fields("some words with 2 numbers 4u") {
		items = append(items, item{index: i, text: w})
	}
	results := collect(fanIn(fanOut(ctx, 3, each(parse), source(ctx, items...))...))
	slices.SortFunc(results, func(a, b item) int { return cmp.Compare(a.index, b.index) })
	for _, r := range results {
		fmt.Print(r.index, r.text, r.err, " ")
	}
	fmt.Println()

	a, b := tee(source(ctx, 1, 2, 3))
	var sumA, sumB int
	var wg sync.WaitGroup
	wg.Go(func() {
		for v := range a {
			sumA += v
		}
	})
	for v := range b {
		sumB = sumB*10 + v
	}
	wg.Wait()
	fmt.Println(sumA, sumB)

	endless, stop := context.WithCancel(ctx)
	out := square(endless, source(endless, slices.Repeat([]int{3}, 1000)...))
	fmt.Print(<-out, <-out, " ")
	stop()
	left := len(collect(out))
	fmt.Println(left < 998, len(collect(fanIn[int]())))
}
