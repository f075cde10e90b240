package main

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// Buckets hold tokens; time is given to them, so that it can be made up.
type bucket struct {
	tokens   float64
	capacity float64
	rate     float64 // tokens a second
	last     time.Time
}

func newBucket(capacity, rate float64, now time.Time) *bucket {
	return &bucket{capacity, capacity, rate, now}
}

func (b *bucket) allow(now time.Time) bool {
	b.tokens = min(b.capacity, b.tokens+now.Sub(b.last).Seconds()*b.rate)
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

// A window allows so many events in any stretch of time.
type window struct {
	size  time.Duration
	limit int
	times []time.Time
}

func (w *window) allow(now time.Time) bool {
	oldest := now.Add(-w.size)
	for len(w.times) > 0 && !w.times[0].After(oldest) {
		w.times = w.times[1:]
	}
	if len(w.times) >= w.limit {
		return false
	}
	w.times = append(w.times, now)
	return true
}

type limiter interface{ allow(time.Time) bool }

type all []limiter

func (a all) allow(now time.Time) bool {
	for _, l := range a {
		if !l.allow(now) {
			return false
		}
	}
	return true
}

type perKey struct {
	limiters map[string]limiter
	make     func() limiter
}

func (p *perKey) allow(key string, now time.Time) bool {
	l, ok := p.limiters[key]
	if !ok {
		l = p.make()
		p.limiters[key] = l
	}
	return l.allow(now)
}

func pattern(l limiter, start time.Time, gaps ...time.Duration) string {
	text := make([]byte, 0, len(gaps))
	for _, gap := range gaps {
		start = start.Add(gap)
		mark := byte('.')
		if l.allow(start) {
			mark = '#'
		}
		text = append(text, mark)
	}
	return string(text)
}

// Bursts are paid in advance from a channel that a ticker fills.
func bursty(requests, burst int, every time.Duration) (allowed int, took bool) {
	tokens := make(chan time.Time, burst)
	for range burst {
		tokens <- time.Now()
	}
	start := time.Now()
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			select {
			case t := <-ticker.C:
				select {
				case tokens <- t:
				case <-done:
					return
				}
			case <-done:
				return
			}
		}
	}()
	for range requests {
		<-tokens
		allowed++
	}
	return allowed, time.Since(start) >= every*time.Duration(requests-burst-1)
}

// A breaker opens after failures and tries again after a pause.
type breaker struct {
	mu       sync.Mutex
	failures int
	openedAt time.Time
	pause    time.Duration
}

var errOpen = errors.New("circuit is open")

func (b *breaker) call(now time.Time, f func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failures >= 3 && now.Sub(b.openedAt) < b.pause {
		return errOpen
	}
	if err := f(); err != nil {
		if b.failures++; b.failures >= 3 {
			b.openedAt = now
		}
		return err
	}
	b.failures = 0
	return nil
}

func main() {
	start := time.Date(2024, time.May, 1, 12, 0, 0, 0, time.UTC)
	const s, h = time.Second, time.Second / 2
	fmt.Println(pattern(newBucket(3, 1, start), start, 0, 0, 0, 0, h, h, h, s, 5*s, 0, 0, 0))
	fmt.Println(pattern(&window{size: 2 * s, limit: 2}, start, 0, 0, 0, s, s, 0, 0, 4*s))
	both := all{newBucket(5, 10, start), &window{size: s, limit: 1}}
	fmt.Println(pattern(both, start, 0, h, h, h, h, 3*s))

	users := perKey{map[string]limiter{}, func() limiter { return &window{size: time.Minute, limit: 1} }}
	for i, key := range []string{"ann", "bob", "ann", "cid", "bob", "ann"} {
		fmt.Print(key, " ", users.allow(key, start.Add(time.Duration(i)*15*s)), "; ")
	}
	fmt.Println(len(users.limiters))
	fmt.Println(bursty(8, 3, 2*time.Millisecond))

	b := breaker{pause: 10 * s}
	failing := func() error { return errors.New("down") }
	working := func() error { return nil }
	for i, f := range []func() error{failing, working, failing, failing, failing, working, working} {
		fmt.Print(b.call(start.Add(time.Duration(i)*s), f), ", ")
	}
	fmt.Println(b.call(start.Add(time.Minute), working))
	fmt.Println(b.failures)
}
