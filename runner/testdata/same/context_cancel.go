package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
	"time"
)

var errShutdown = errors.New("shutting down")

// generate counts until it is told to stop.
func generate(ctx context.Context) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for n := 0; ; n++ {
			select {
			case c <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}

func work(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("work: %w", ctx.Err())
	}
}

// race runs functions until one succeeds and cancels the others.
func race(ctx context.Context, fs ...func(context.Context) (string, error)) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		text string
		err  error
	}
	answers := make(chan answer)
	for _, f := range fs {
		go func() {
			text, err := f(ctx)
			answers <- answer{text, err}
		}()
	}
	var failures []error
	winner := ""
	for range fs {
		a := <-answers
		switch {
		case a.err == nil && winner == "":
			winner = a.text
			cancel()
		case a.err != nil:
			failures = append(failures, a.err)
		}
	}
	if winner != "" {
		return winner, nil
	}
	sort.Slice(failures, func(i, j int) bool { return failures[i].Error() < failures[j].Error() })
	return "", errors.Join(failures...)
}

func after(d time.Duration, text string, err error) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		if e := work(ctx, d); e != nil {
			return "", e
		}
		return text, err
	}
}

type server struct {
	wg      sync.WaitGroup
	mu      sync.Mutex
	stopped []string
}

func (s *server) start(ctx context.Context, names ...string) {
	for _, name := range names {
		s.wg.Go(func() {
			<-ctx.Done()
			s.mu.Lock()
			defer s.mu.Unlock()
			s.stopped = append(s.stopped, name+": "+context.Cause(ctx).Error())
		})
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	sum := 0
	for n := range generate(ctx) {
		if sum += n; n == 10 {
			break
		}
	}
	fmt.Println(sum, ctx.Err())
	cancel()
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.Canceled), context.Cause(ctx))

	ctx, cancel = context.WithTimeout(context.Background(), 5*time.Millisecond)
	err := work(ctx, time.Minute)
	_, has := ctx.Deadline()
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded), has)
	cancel()
	fmt.Println(ctx.Err())

	parent, stop := context.WithCancelCause(context.Background())
	child, cancelChild := context.WithTimeoutCause(parent, time.Hour, errors.New("too slow"))
	defer cancelChild()
	grandchild, cancelGrandchild := context.WithCancel(child)
	defer cancelGrandchild()
	var s server
	s.start(parent, "a")
	s.start(grandchild, "b", "c")
	stop(fmt.Errorf("signal: %w", errShutdown))
	s.wg.Wait()
	sort.Strings(s.stopped)
	fmt.Println(s.stopped)
	fmt.Println(grandchild.Err(), errors.Is(context.Cause(grandchild), errShutdown), context.Cause(context.Background()))

	slow, cancelSlow := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	<-slow.Done()
	fmt.Println(slow.Err(), context.Cause(slow))
	cancelSlow()

	fmt.Println(race(context.Background(), after(time.Minute, "slow", nil), after(time.Millisecond, "fast", nil), after(0, "", errors.New("broken"))))
	_, err = race(context.Background(), after(0, "", errors.New("one")), after(0, "", errors.New("two")))
	fmt.Printf("%q\n", err)
	done, cancelDone := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancelDone()
	_, err = race(done, after(time.Minute, "never", nil))
	fmt.Println(err)

	ctx, cancel = context.WithCancel(context.Background())
	called := make(chan string, 2)
	stopFirst := context.AfterFunc(ctx, func() { called <- "first" })
	context.AfterFunc(ctx, func() { called <- "second" })
	fmt.Print(stopFirst(), stopFirst(), " ")
	cancel()
	fmt.Println(<-called)
	fmt.Println(len(called))
	detached := context.WithoutCancel(ctx)
	fmt.Println(detached.Err(), ctx.Err(), detached.Done() == nil)
	fmt.Println(context.Background(), context.TODO())
}
