package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprint(float64(c), "°C") }

type message struct {
	text  string
	reply chan<- string
}

type event interface{ kind() string }

type start struct{}
type stop struct{ why error }

func (start) kind() string { return "start" }
func (s *stop) kind() string {
	return "stop " + s.why.Error()
}

func generate(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func merge[T any](inputs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, in := range inputs {
		wg.Go(func() {
			for x := range in {
				out <- x
			}
		})
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func double(in <-chan int) <-chan int {
	out := make(chan int, 1)
	go func() {
		for x := range in {
			out <- x * 2
		}
		close(out)
	}()
	return out
}

func relay(in, out chan int, done <-chan struct{}) {
	for {
		select {
		case v := <-in:
			select {
			case out <- v + 1:
			case <-done:
				return
			}
		case <-done:
			return
		}
	}
}

func server(requests <-chan message) {
	for m := range requests {
		m.reply <- "re: " + m.text
	}
}

func selects() {
	temps, fs, events := make(chan celsius, 1), make(chan func() int, 1), make(chan event, 2)
	var nothing chan int
	events <- start{}
	events <- &stop{errors.New("tired")}
	for i := range 6 {
		select {
		case t := <-temps:
			fmt.Print(t, " ")
		case temps <- celsius(i):
			fmt.Print("sent ")
			if i > 0 {
				break
			}
			fmt.Print("first ")
		case f, ok := <-fs:
			fmt.Print(f(), ok, " ")
		case <-nothing:
			fmt.Print("never ")
		}
		if i == 3 {
			temps = nil
			fs <- func() int { return i }
		}
		if i == 4 {
			close(fs)
			fs = make(chan func() int, 1)
			fs <- func() int { return -1 }
		}
	}
	var e event
	var ok bool
	values := []string{""}
loop:
	for {
		select {
		case e, ok = <-events:
			values = append(values, e.kind())
			switch e := e.(type) {
			case *stop:
				fmt.Print(e.why, ok, " ")
				break loop
			}
		default:
			fmt.Print("none ")
		}
	}
	close(events)
	m := map[string]event{"x": start{}}
	select {
	case m["x"], ok = <-events:
	}
	fmt.Println(values, m["x"] == nil, ok)
}

func chain() {
	done := make(chan struct{})
	first := make(chan int)
	last := first
	for range 50 {
		next := make(chan int)
		go relay(last, next, done)
		last = next
	}
	for i := range 3 {
		first <- i * 100
		fmt.Print(<-last, " ")
	}
	close(done)
	fmt.Println()
}

func timeouts() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err(), context.Cause(ctx) == context.DeadlineExceeded)
	case <-time.After(10 * time.Second):
		fmt.Println("late")
	}
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	n := 0
	for range ticker.C {
		if n++; n == 3 {
			break
		}
	}
	var c <-chan time.Time = ticker.C
	fmt.Println(n, c == ticker.C, cap(c))
}

func main() {
	sum := 0
	for x := range merge(double(generate(10)), generate(5)) {
		sum += x
	}
	fmt.Println(sum)
	requests, reply := make(chan message), make(chan string)
	go server(requests)
	requests <- message{"hello", reply}
	fmt.Println(<-reply)
	close(requests)
	selects()
	chain()
	timeouts()
	var both chan int = make(chan int, 3)
	var in chan<- int = both
	var out <-chan int = both
	in <- 1
	in <- 2
	x, ok := <-out
	x++
	y := <-out
	y *= 10
	close(in)
	_, open := <-both
	fmt.Println(x, ok, y, open, len(out), out == both, any(in) == any(both))
	results := make([]int, 20)
	var wg sync.WaitGroup
	for i := range results {
		wg.Add(1)
		go func(to *int) {
			defer wg.Done()
			*to = i * i
		}(&results[i])
	}
	wg.Wait()
	fmt.Println(results)
	f := func(n int) { reply <- fmt.Sprint("f ", n) }
	go f(len(results))
	f = nil
	fmt.Println(<-reply)
}
