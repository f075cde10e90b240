package main

import (
	"errors"
	"fmt"
	"time"
)

// Decorators of plain functions.
type operation func(int) (int, error)

func retried(times int, op operation) operation {
	return func(n int) (result int, err error) {
		for range times {
			if result, err = op(n); err == nil {
				return
			}
		}
		return 0, fmt.Errorf("after %d tries: %w", times, err)
	}
}

func memoized(op operation) operation {
	known := map[int]int{}
	return func(n int) (int, error) {
		if v, ok := known[n]; ok {
			return v, nil
		}
		v, err := op(n)
		if err == nil {
			known[n] = v
		}
		return v, err
	}
}

func timed(now func() time.Time, report func(time.Duration), op operation) operation {
	return func(n int) (int, error) {
		start := now()
		defer func() { report(now().Sub(start)) }()
		return op(n)
	}
}

// Decorators of an interface: each wraps what it adds to.
type coffee interface {
	cost() float64
	String() string
}
type plain struct{}
type extra struct {
	coffee
	name  string
	price float64
}

func (plain) cost() float64    { return 2 }
func (plain) String() string   { return "coffee" }
func (e extra) cost() float64  { return e.coffee.cost() + e.price }
func (e extra) String() string { return e.coffee.String() + " with " + e.name }

func main() {
	calls := 0
	flaky := func(n int) (int, error) {
		if calls++; calls%3 != 0 {
			return 0, errors.New("flaky")
		}
		return n * n, nil
	}
	steady := memoized(retried(3, flaky))
	fmt.Println(steady(4))
	fmt.Println(steady(4))
	fmt.Println(retried(2, flaky)(5))
	fmt.Println(calls)
	tick := time.Unix(0, 0)
	var spent []time.Duration
	op := timed(func() time.Time { tick = tick.Add(time.Second); return tick }, func(d time.Duration) { spent = append(spent, d) }, steady)
	fmt.Println(op(6))
	fmt.Println(spent, calls)

	var c coffee = plain{}
	for i, name := range []string{"milk", "sugar", "foam"} {
		c = extra{c, name, float64(i+1) / 4}
	}
	fmt.Println(c, c.cost(), c.(extra).coffee.(extra).name)
	fmt.Printf("%v %s %T\n", c, c, c)
}
