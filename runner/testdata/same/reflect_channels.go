package main

import (
	"context"
	"fmt"
	"reflect"
	"sync"
	"time"
)

// Channels by reflection.

type Event struct {
	From string
	N    int
}

type Source <-chan Event

func produce(name string, n int) Source {
	c := make(chan Event)
	go func() {
		defer close(c)
		for i := range n {
			c <- Event{name, i}
		}
	}()
	return c
}

// merge receives from any number of channels.
func merge(sources ...Source) map[string]int {
	var cases []reflect.SelectCase
	for _, s := range sources {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(s)})
	}
	sums := map[string]int{}
	for len(cases) > 0 {
		i, v, ok := reflect.Select(cases)
		if !ok {
			if !v.IsZero() {
				fmt.Println("not zero:", v)
			}
			cases = append(cases[:i], cases[i+1:]...)
			continue
		}
		e := v.Interface().(Event)
		sums[e.From] += e.N + 1
	}
	return sums
}

func main() {
	fmt.Println(merge(produce("a", 3), produce("b", 5), produce("c", 0)))

	c := reflect.MakeChan(reflect.TypeFor[chan Event](), 2)
	c.Send(reflect.ValueOf(Event{"x", 1}))
	fmt.Println(c.TrySend(reflect.ValueOf(Event{"y", 2})), c.TrySend(reflect.ValueOf(Event{"z", 3})), c.Len(), c.Cap())
	v, ok := c.Recv()
	fmt.Println(v, ok, v.Type())
	typed := c.Interface().(chan Event)
	fmt.Println(<-typed)
	v, ok = c.TryRecv()
	fmt.Println(v.IsValid(), ok)
	c.Close()
	v, ok = c.Recv()
	fmt.Println(v, ok)
	v, ok = c.TryRecv()
	fmt.Println(v, ok, v.IsValid())

	events, numbers, done := make(chan Event, 1), make(chan int, 1), make(chan struct{})
	cases := []reflect.SelectCase{
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf(events), Send: reflect.ValueOf(Event{"sent", 1})},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(numbers)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(done)},
		{Dir: reflect.SelectDefault},
	}
	i, v, ok := reflect.Select(cases)
	fmt.Println(i, v.IsValid(), ok, <-events)
	cases[0].Chan = reflect.Value{}
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v.IsValid(), ok)
	numbers <- 5
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	close(done)
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok, v.Type())

	anys := make(chan any, 1)
	reflect.ValueOf(anys).Send(reflect.ValueOf(Event{"any", 1}))
	v, _ = reflect.ValueOf(anys).Recv()
	fmt.Println(v.Kind(), v.Elem().Type(), v)

	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	i, _, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ctx.Done())}})
	fmt.Println(i, ok, ctx.Err(), reflect.TypeOf(ctx.Done()), reflect.TypeOf(ctx))

	var wg sync.WaitGroup
	work := reflect.ValueOf(func(n int, out chan<- Event) { defer wg.Done(); out <- Event{"work", n} })
	results := make(chan Event, 4)
	for n := range 4 {
		wg.Add(1)
		go work.Call([]reflect.Value{reflect.ValueOf(n), reflect.ValueOf(results)})
	}
	wg.Wait()
	close(results)
	total := 0
	for e := range results {
		total += e.N
	}
	fmt.Println(total, work.Type())
}
