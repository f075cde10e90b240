package main

import (
	"fmt"
	"slices"
	"time"
)

// merge takes from both until both are closed: a nil channel is never ready.
func merge(a, b <-chan int) []int {
	var got []int
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			got = append(got, v)
		case v, ok := <-b:
			if !ok {
				b = nil
				break // leaves the select only
			}
			got = append(got, v)
		}
	}
	slices.Sort(got)
	return got
}

func produce(values ...int) <-chan int {
	c := make(chan int)
	go func() {
		for _, v := range values {
			c <- v
		}
		close(c)
	}()
	return c
}

func try(c chan int, v int) string {
	select {
	case c <- v:
		return fmt.Sprint("sent ", v)
	default:
		return fmt.Sprint("full, dropped ", v)
	}
}

func poll(c <-chan int) string {
	select {
	case v, ok := <-c:
		return fmt.Sprint(v, ok)
	default:
		return "nothing"
	}
}

// A counter is asked and told by channels; one goroutine owns the number.
type counter struct {
	add   chan int
	get   chan int
	reset chan chan int
	quit  chan struct{}
}

func newCounter() *counter {
	c := &counter{make(chan int), make(chan int), make(chan chan int), make(chan struct{})}
	go func() {
		n := 0
		for {
			select {
			case by := <-c.add:
				n += by
			case c.get <- n:
			case reply := <-c.reset:
				old := n
				n = 0
				reply <- old
			case <-c.quit:
				close(c.get)
				return
			}
		}
	}()
	return c
}

// first takes the first answer; the others find room in the buffer.
func first(answers ...func() string) string {
	c := make(chan string, len(answers))
	for _, a := range answers {
		go func() { c <- a() }()
	}
	return <-c
}

// batches sends what has piled up whenever the receiver is ready.
func batches(in <-chan int, out chan<- []int) {
	var pending []int
	for in != nil || len(pending) > 0 {
		var ready chan<- []int
		if len(pending) > 0 {
			ready = out
		}
		select {
		case v, ok := <-in:
			if !ok {
				in = nil
				continue
			}
			pending = append(pending, v)
		case ready <- pending:
			pending = nil
		}
	}
	close(out)
}

func main() {
	fmt.Println(merge(produce(1, 3, 5), produce(2, 4)), merge(produce(), produce(7)))

	c := make(chan int, 1)
	fmt.Println(poll(c), try(c, 1), try(c, 2), poll(c), poll(c), poll(nil))
	close(c)
	fmt.Println(poll(c))

	n := newCounter()
	for i := range 5 {
		n.add <- i
	}
	fmt.Print(<-n.get, " ")
	old := make(chan int)
	n.reset <- old
	fmt.Print(<-old, " ", <-n.get, " ")
	close(n.quit)
	open := true
	for open { // it may still answer, but not for ever
		_, open = <-n.get
	}
	fmt.Println(open)

	fmt.Println(first(
		func() string { time.Sleep(time.Minute); return "slow" },
		func() string { return "fast" },
	))

	in, out := make(chan int), make(chan []int)
	go batches(in, out)
	go func() {
		defer close(in)
		for i := range 10 {
			in <- i
		}
	}()
	var all []int
	for batch := range out {
		all = append(all, batch...)
	}
	fmt.Println(all)

	// Of several that are ready any may be chosen, and none is left out for ever.
	a, b := make(chan int, 1000), make(chan int, 1000)
	for i := range 1000 {
		a <- i
		b <- i
	}
	var fromA, fromB int
	for range 1000 {
		select {
		case <-a:
			fromA++
		case <-b:
			fromB++
		}
	}
	fmt.Println(fromA+fromB, fromA > 300, fromB > 300)

	// Operands are evaluated once, in order, whatever is chosen.
	evaluate := func(name string, c chan int) chan int {
		fmt.Print(name, " ")
		return c
	}
	value := func() int { fmt.Print("value "); return 9 }
	blocked, free := make(chan int), make(chan int, 1)
	var target [2]int
	index := func() int { fmt.Print("index "); return 1 }
	select {
	case evaluate("first", blocked) <- value():
	case target[index()] = <-evaluate("second", blocked):
	case evaluate("third", free) <- value() + 1:
		fmt.Print("chosen ")
	}
	select {
	case target[index()] = <-evaluate("again", free):
		fmt.Println(target)
	}

	timeout := time.After(5 * time.Millisecond)
loop:
	for ticks := 0; ; ticks++ {
		select {
		case <-blocked:
			fmt.Println("never")
		case <-timeout:
			fmt.Println("timed out", ticks == 0)
			break loop
		}
	}
}
