package main

import (
	"errors"
	"fmt"
	"strings"
)

type request struct {
	numbers []int
	reply   chan<- response
}

type response struct {
	sum int
	err error
}

var errEmpty = errors.New("nothing to add")

func serve(requests <-chan request) {
	for r := range requests {
		if len(r.numbers) == 0 {
			r.reply <- response{err: errEmpty}
			continue
		}
		sum := 0
		for _, n := range r.numbers {
			sum += n
		}
		r.reply <- response{sum: sum}
	}
}

func ask(server chan<- request, numbers ...int) (int, error) {
	reply := make(chan response)
	server <- request{numbers, reply}
	r := <-reply
	return r.sum, r.err
}

func generate(words ...string) <-chan string {
	c := make(chan string)
	go func() {
		defer close(c)
		for _, w := range words {
			c <- w
		}
	}()
	return c
}

// pingPong hands a ball back and forth.
func pingPong(rounds int) string {
	type ball struct{ hits []string }
	ping, pong := make(chan *ball), make(chan *ball)
	done := make(chan *ball)
	player := func(name string, in <-chan *ball, out chan<- *ball) {
		for b := range in {
			if len(b.hits) == rounds {
				done <- b
				return
			}
			b.hits = append(b.hits, name)
			out <- b
		}
	}
	go player("ping", ping, pong)
	go player("pong", pong, ping)
	ping <- &ball{}
	return strings.Join((<-done).hits, " ")
}

// chain passes a number through many goroutines.
func chain(n int) int {
	first := make(chan int)
	in := first
	for range n {
		out := make(chan int)
		go func(in <-chan int, out chan<- int) { out <- 1 + <-in }(in, out)
		in = out
	}
	first <- 0
	return <-in
}

func buffered() {
	c := make(chan int, 3)
	fmt.Print(len(c), cap(c), " ")
	c <- 1
	c <- 2
	fmt.Print(len(c), cap(c), " ")
	close(c)
	v, ok := <-c
	w := <-c
	x, open := <-c
	fmt.Println(v, ok, w, x, open, len(c))
}

func ofEverything() {
	functions := make(chan func(int) int, 2)
	functions <- func(n int) int { return n + 1 }
	functions <- func(n int) int { return n * 10 }
	f, g := <-functions, <-functions
	fmt.Print(g(f(4)), " ")

	channels := make(chan chan string, 1)
	inner := make(chan string, 1)
	channels <- inner
	inner <- "through a channel of channels"
	fmt.Print(<-<-channels, " ")

	structs := make(chan struct {
		name string
		tags [2]int
	}, 1)
	value := struct {
		name string
		tags [2]int
	}{"copied", [2]int{1, 2}}
	structs <- value
	value.tags[0] = 100
	fmt.Print((<-structs).tags, " ")

	var anything = make(chan any, 4)
	anything <- nil
	anything <- errEmpty
	anything <- []int{1}
	anything <- 2.5
	close(anything)
	for v := range anything {
		fmt.Printf("%T ", v)
	}
	fmt.Println()
}

func panics(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}

func main() {
	server := make(chan request)
	go serve(server)
	fmt.Println(ask(server, 1, 2, 3))
	_, err := ask(server)
	fmt.Println(err == errEmpty, err)
	close(server)

	for w := range generate("one", "two", "three") {
		fmt.Print(w, " ")
	}
	_, more := <-generate()
	fmt.Println(more)
	fmt.Println(pingPong(5), chain(200))
	buffered()
	ofEverything()

	done := make(chan struct{})
	text := "before"
	go func() {
		text = "after" // seen by who receives
		close(done)
	}()
	<-done
	<-done
	fmt.Println(text)

	var never chan int
	closed := make(chan int)
	close(closed)
	panics("close of nil", func() { close(never) })
	panics("close of closed", func() { close(closed) })
	panics("send on closed", func() { closed <- 1 })
	fmt.Println(len(never), cap(never), never == nil, closed == closed, (<-chan int)(closed) == closed)
	results := map[string]chan int{"a": make(chan int, 1), "b": make(chan int, 1)}
	for name, c := range results {
		c <- len(name) + int(name[0])
	}
	fmt.Println(<-results["a"]+<-results["b"], -<-func() chan int { c := make(chan int, 1); c <- 5; return c }())
}
