package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// A group runs functions, waits for all and remembers the first error.
type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	cancel context.CancelCauseFunc
	slots  chan struct{}
}

func withContext(ctx context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &group{cancel: cancel}, ctx
}

func (g *group) limit(n int) *group {
	g.slots = make(chan struct{}, n)
	return g
}

func (g *group) run(f func() error) {
	if g.slots != nil {
		g.slots <- struct{}{}
	}
	g.wg.Add(1)
	go func() {
		defer func() {
			if g.slots != nil {
				<-g.slots
			}
			g.wg.Done()
		}()
		if err := f(); err != nil {
			g.once.Do(func() {
				g.err = err
				if g.cancel != nil {
					g.cancel(err)
				}
			})
		}
	}()
}

func (g *group) wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

var errBroken = errors.New("broken")

type file struct {
	path    string
	content string
}

// load reads files of a made-up disk; one error ends the others.
func load(ctx context.Context, disk map[string]string, paths ...string) ([]file, error) {
	g, ctx := withContext(ctx)
	g.limit(2)
	files := make([]file, len(paths))
	for i, path := range paths {
		g.run(func() error {
			content, ok := disk[path]
			if !ok {
				return fmt.Errorf("reading %s: %w", path, errBroken)
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			files[i] = file{path, content}
			return nil
		})
	}
	if err := g.wait(); err != nil {
		return nil, err
	}
	return files, nil
}

func digest(files []file) map[string]int {
	var mu sync.Mutex
	counts := map[string]int{}
	var g group
	for _, f := range files {
		g.run(func() error {
			for _, w := range strings.Fields(f.content) {
				mu.Lock()
				counts[w]++
				mu.Unlock()
			}
			return nil
		})
	}
	if err := g.wait(); err != nil {
		fmt.Println("never", err)
	}
	return counts
}

func main() {
	disk := map[string]string{"a": "one two", "b": "two three", "c": "three three four"}
	files, err := load(context.Background(), disk, "a", "b", "c")
	fmt.Println(files, err)
	fmt.Println(digest(files))
	_, err = load(context.Background(), disk, "a", "x", "c")
	fmt.Println(err, errors.Is(err, errBroken))

	canceled, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("user went away"))
	_, err = load(canceled, disk, "b")
	fmt.Println(err)

	// The first error stops those that wait for the context.
	g, ctx := withContext(context.Background())
	ended := make(chan string, 5)
	for i := range 5 {
		g.run(func() error {
			if i == 3 {
				return fmt.Errorf("task %d: %w", i, errBroken)
			}
			<-ctx.Done()
			ended <- fmt.Sprintf("%d: %v", i, context.Cause(ctx))
			return ctx.Err()
		})
	}
	fmt.Println(g.wait())
	close(ended)
	var all []string
	for text := range ended {
		all = append(all, text)
	}
	sort.Strings(all)
	fmt.Println(len(all), all[0], all[3])

	fine, ctx := withContext(context.Background())
	results := make([]int, 4)
	for i := range results {
		fine.run(func() error {
			results[i] = i * i
			return ctx.Err()
		})
	}
	fmt.Println(fine.wait(), results)
	fmt.Println(ctx.Err(), context.Cause(ctx))

	var running, most int
	var mu sync.Mutex
	limited := new(group).limit(3)
	for range 30 {
		limited.run(func() error {
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			mu.Lock()
			running--
			mu.Unlock()
			return nil
		})
	}
	fmt.Println(limited.wait())
	fmt.Println(most >= 1 && most <= 3, running)
}
