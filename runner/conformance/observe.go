package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"runnel/runner"
	"runnel/runner/artifact"
	"runnel/runner/store"
)

// patience is the wall time that a program has: interpreted code is some 50 times
// slower, and some programs of the suite compute for a second.
const patience = 60 * time.Second

// An observer runs programs under both engines. What gc makes of a program is kept
// under the program and the toolchain alone, so that it outlives changes of the
// frontend.
type observer struct {
	yaegi *runner.Runner // which keeps results itself
	gc    toolchain
	store *store.Store

	timeout time.Duration // of what is interpreted
}

// newObserver makes an observer, which shares the user's store.
func newObserver(ctx context.Context, timeout time.Duration) (*observer, error) {
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	o := &observer{timeout: timeout}
	if o.store, err = store.Open(filepath.Join(cache, "store")); err != nil {
		return nil, err
	}
	if o.gc, err = findToolchain(ctx); err != nil {
		return nil, err
	}
	progress := everyFewSeconds("interpreted")
	o.yaegi, err = runner.New(ctx, runner.Options{
		Store:    o.store,
		Progress: func(p runner.Progress) { progress(p.Done, p.Total) },
	})
	return o, err
}

// A pair is what became of one program under both engines.
type pair struct {
	program *program
	yaegi   runner.Result
	gc      compiled
}

// observe runs programs under both engines. With afresh they are interpreted again,
// whatever the store holds.
func (o *observer) observe(ctx context.Context, programs []*program, afresh bool) ([]pair, error) {
	compiled, err := o.compile(ctx, programs)
	if err != nil {
		return nil, err
	}
	list := make([]runner.Program, len(programs))
	for i, p := range programs {
		list[i] = runner.Program{
			Files:  []runner.File{{Name: "main.go", Source: p.source}},
			Limits: runner.Limits{Timeout: o.timeout},
			Once:   true,
		}
	}
	run := o.yaegi.Run
	if afresh {
		run = o.yaegi.Rerun
	}
	interpreted, err := run(ctx, list)
	if err != nil {
		return nil, err
	}
	pairs := make([]pair, len(programs))
	for i, p := range programs {
		pairs[i] = pair{p, interpreted[i], compiled[i]}
	}
	return pairs, nil
}

// compile gives the results of programs under gc, or what they are held to instead.
func (o *observer) compile(ctx context.Context, programs []*program) ([]compiled, error) {
	results := make([]compiled, len(programs))
	progress := everyFewSeconds("compiled")
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.NumCPU())
	for i, p := range programs {
		group.Go(func() (err error) {
			if results[i], err = o.compileOnce(ctx, p); err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
			progress(int(done.Add(1)), len(programs))
			return nil
		})
	}
	return results, group.Wait()
}

func (o *observer) compileOnce(ctx context.Context, p *program) (c compiled, err error) {
	if p.record != nil {
		return compiled{Stdout: p.record.text}, nil
	}
	key, err := store.KeyOf("conformance", o.gc.version, p.source)
	if err != nil || o.store.Get(key, &c) {
		return c, err
	}
	if c, err = o.gc.run(ctx, p.source); err != nil {
		return c, err
	}
	return c, o.store.Put(key, c)
}

// everyFewSeconds makes a function that tells how far work is, but not too often. It
// may be called by several goroutines.
func everyFewSeconds(what string) func(done, total int) {
	var last atomic.Int64
	last.Store(time.Now().UnixNano())
	return func(done, total int) {
		now, before := time.Now().UnixNano(), last.Load()
		if now-before > int64(5*time.Second) && last.CompareAndSwap(before, now) {
			fmt.Fprintf(os.Stderr, "%s %d of %d\n", what, done, total)
		}
	}
}
