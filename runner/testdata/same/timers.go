package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

var errTimeout = errors.New("timed out")

func withTimeout[T any](limit time.Duration, f func() T) (T, error) {
	c := make(chan T, 1)
	go func() { c <- f() }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case v := <-c:
		return v, nil
	case <-timer.C:
		var zero T
		return zero, fmt.Errorf("%w after %v", errTimeout, limit)
	}
}

// A debouncer calls its function when nothing has been asked for some time.
type debouncer struct {
	mu    sync.Mutex
	timer *time.Timer
	wait  time.Duration
	calls int
	fired chan struct{}
}

func (d *debouncer) trigger() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(d.wait, func() {
		d.mu.Lock()
		d.calls++
		d.mu.Unlock()
		d.fired <- struct{}{}
	})
}

func ticks(every time.Duration, n int) (count int, inOrder bool) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	inOrder = true
	var last time.Time
	for t := range ticker.C {
		if !t.After(last) {
			inOrder = false
		}
		last = t
		if count++; count == n {
			return count, inOrder
		}
	}
	return
}

// heartbeat reports until it is told to stop.
func heartbeat(stop <-chan struct{}) <-chan int {
	beats := make(chan int)
	go func() {
		defer close(beats)
		ticker := time.NewTicker(time.Millisecond)
		defer ticker.Stop()
		for n := 1; ; n++ {
			select {
			case <-ticker.C:
			case <-stop:
				return
			}
			select {
			case beats <- n:
			case <-stop:
				return
			}
		}
	}()
	return beats
}

func main() {
	fmt.Println(withTimeout(time.Minute, func() string { return "quick" }))
	_, err := withTimeout(5*time.Millisecond, func() int { time.Sleep(time.Minute); return 1 })
	fmt.Println(err, errors.Is(err, errTimeout))
	start := time.Now()
	fmt.Println(ticks(2*time.Millisecond, 5))
	fmt.Println(time.Since(start) >= 8*time.Millisecond, time.Since(start) < time.Minute)

	d := &debouncer{wait: 200 * time.Millisecond, fired: make(chan struct{}, 10)}
	for range 5 {
		d.trigger()
	}
	<-d.fired
	fmt.Println(d.calls, len(d.fired))
	d.trigger()
	<-d.fired
	fmt.Println(d.calls)

	stop := make(chan struct{})
	beats := heartbeat(stop)
	sum := 0
	for b := range beats {
		if sum += b; b == 4 {
			break
		}
	}
	close(stop)
	for range beats {
	}
	fmt.Println(sum)

	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	<-timer.C
	fmt.Println(timer.Stop())
	stopped := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(stopped.Stop())
	select {
	case <-time.After(0):
		fmt.Println("at once")
	case <-time.After(time.Hour):
		fmt.Println("never")
	}

	deadline := time.Now().Add(20 * time.Millisecond)
	for tries := 1; ; tries++ {
		if time.Now().After(deadline) {
			fmt.Println("tried", tries > 1, time.Until(deadline) < 0)
			break
		}
		time.Sleep(time.Millisecond)
	}
}
