package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

type message struct {
	n    int
	text string
}

func breaks() {
	ch := make(chan int, 1)
	ch <- 1
	n := 0
	for i := 0; i < 10; i++ {
		select {
		case <-ch:
			n++
			continue
		default:
			n += 10
			if n > 30 {
				break
			}
			n += 100
		}
	}
	fmt.Println(n)
	done := make(chan bool, 1)
	done <- true
loop:
	for {
		select {
		case <-done:
			break loop
		default:
			n++
		}
	}
	fmt.Println(n)
}

func kinds() {
	ints, errs, msgs := make(chan int, 1), make(chan error, 1), make(chan message, 1)
	var never chan int
	for i := range 6 {
		select {
		case ints <- i:
			fmt.Println("sent", i)
		case v, ok := <-ints:
			fmt.Println("received", v, ok)
		case <-never:
			fmt.Println("never")
		}
	}
	errs <- nil
	select {
	case err := <-errs:
		fmt.Println(err == nil, err)
	}
	errs <- errors.New("broken")
	select {
	case err := <-errs:
		fmt.Println(err == nil, err)
	}
	msgs <- message{1, "one"}
	select {
	case m := <-msgs:
		fmt.Println(m.n, m.text)
	case never <- 3:
	}
	close(ints)
	var v int = 7
	var ok bool = true
	select {
	case v, ok = <-ints:
		fmt.Println(v, ok)
	}
	var half chan float64 = make(chan float64, 1)
	select {
	case half <- 1:
		fmt.Println(<-half)
	}
	only := func(c <-chan string) {
		select {
		case s := <-c:
			fmt.Println(s)
		case <-time.After(time.Millisecond):
			fmt.Println("late")
		}
	}
	c := make(chan string, 1)
	only(c)
	c <- "in time"
	only(c)
}

// Many goroutines in one select statement, each with channels of its own.
func own(id int, in chan int, quit chan bool, sum *int) {
	for {
		select {
		case v := <-in:
			if v%100 != id {
				panic("another's value")
			}
			*sum += v / 100
		case <-quit:
			return
		}
	}
}

func concurrent() {
	const workers, rounds = 8, 500
	var wg, senders sync.WaitGroup
	sums := make([]int, workers)
	quits := make([]chan bool, workers)
	for id := range workers {
		in := make(chan int)
		quits[id] = make(chan bool)
		wg.Go(func() { own(id, in, quits[id], &sums[id]) })
		senders.Go(func() {
			for r := range rounds {
				in <- r*100 + id
			}
		})
	}
	senders.Wait()
	for id := range workers {
		close(quits[id])
	}
	wg.Wait()
	fmt.Println(sums)
}

func captured() {
	c := make(chan int, 3)
	var fs []func() int
	for i := range 3 {
		c <- i
		select {
		case v := <-c:
			fs = append(fs, func() int { v += 10; return v })
		}
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
}

func main() {
	breaks()
	kinds()
	concurrent()
	captured()
}
