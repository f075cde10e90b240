package main

import (
	"fmt"
	"math/rand"
	"slices"
	"sync"
)

// One goroutine owns the accounts; everybody else sends it functions or messages.
type bank struct {
	commands chan func(map[string]int)
	done     chan struct{}
}

func openBank() *bank {
	b := &bank{make(chan func(map[string]int)), make(chan struct{})}
	go func() {
		defer close(b.done)
		accounts := map[string]int{}
		for command := range b.commands {
			command(accounts)
		}
	}()
	return b
}

// ask runs f in the bank's goroutine and hands back what it found.
func ask[T any](b *bank, f func(map[string]int) T) T {
	reply := make(chan T, 1)
	b.commands <- func(accounts map[string]int) { reply <- f(accounts) }
	return <-reply
}

func (b *bank) close() {
	close(b.commands)
	<-b.done
}

type message interface{ apply(*actor) }

type put struct {
	key   string
	value int
}

type get struct {
	key   string
	reply chan<- maybe
}

type maybe struct {
	value int
	found bool
}

type each struct {
	do   func(key string, value int)
	done chan<- struct{}
}

type stop struct{}

type actor struct {
	mailbox chan message
	state   map[string]int
	keys    []string
	stopped bool
	handled int
}

func (p put) apply(a *actor) {
	if _, known := a.state[p.key]; !known {
		a.keys = append(a.keys, p.key)
	}
	a.state[p.key] = p.value
}

func (g get) apply(a *actor) {
	v, ok := a.state[g.key]
	g.reply <- maybe{v, ok}
}

func (e each) apply(a *actor) {
	slices.Sort(a.keys)
	for _, k := range a.keys {
		e.do(k, a.state[k])
	}
	close(e.done)
}

func (stop) apply(a *actor) { a.stopped = true }

func (a *actor) run() {
	for !a.stopped {
		m := <-a.mailbox
		a.handled++
		m.apply(a)
	}
	close(a.mailbox)
}

func newActor() *actor {
	a := &actor{mailbox: make(chan message), state: map[string]int{}}
	go a.run()
	return a
}

func (a *actor) get(key string) (int, bool) {
	reply := make(chan maybe)
	a.mailbox <- get{key, reply}
	m := <-reply
	return m.value, m.found
}

// ids hands out numbers that nobody else gets.
func ids() <-chan int {
	c := make(chan int)
	go func() {
		for n := 1; ; n++ {
			c <- n
		}
	}()
	return c
}

func main() {
	b := openBank()
	var wg sync.WaitGroup
	random := rand.New(rand.NewSource(1))
	names := []string{"ann", "bob", "cid"}
	expected := map[string]int{}
	for range 60 {
		name, amount := names[random.Intn(3)], random.Intn(100)
		expected[name] += amount
		wg.Go(func() {
			b.commands <- func(accounts map[string]int) { accounts[name] += amount }
		})
	}
	wg.Wait()
	got := ask(b, func(accounts map[string]int) map[string]int { return accounts })
	richest := ask(b, func(accounts map[string]int) string {
		best := ""
		for name, n := range accounts {
			if best == "" || n > accounts[best] {
				best = name
			}
		}
		return best
	})
	b.close()
	same := len(got) == len(expected)
	for name, n := range expected {
		same = same && got[name] == n
	}
	fmt.Println(same, expected[richest] == max(expected["ann"], expected["bob"], expected["cid"]))

	a := newActor()
	for i, name := range []string{"x", "a", "m", "a"} {
		a.mailbox <- put{name, i}
	}
	fmt.Println(a.get("a"))
	fmt.Println(a.get("nothing"))
	done := make(chan struct{})
	a.mailbox <- each{func(k string, v int) { fmt.Print(k, "=", v, " ") }, done}
	<-done
	a.mailbox <- stop{}
	_, open := <-a.mailbox
	fmt.Println(open, a.handled, a.stopped)

	next := ids()
	seen := make(map[int]bool)
	var mu sync.Mutex
	for range 5 {
		wg.Go(func() {
			for range 10 {
				id := <-next
				mu.Lock()
				seen[id] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(len(seen), seen[1], seen[50], seen[51], <-next)
	for _, m := range []message{put{"k", 1}, get{}, stop{}, each{}} {
		fmt.Printf("%T ", m)
	}
	fmt.Println(put{"k", 1} == message(put{"k", 1}), message(stop{}) == message(stop{}))
}
