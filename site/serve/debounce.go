package serve

import (
	"context"
	"time"
)

// debounce collects paths until none has come for the time quiet and then hands them
// on, each once. It ends with ctx.
func debounce(ctx context.Context, in <-chan string, out chan<- []string, quiet time.Duration) {
	timer := time.NewTimer(quiet)
	timer.Stop()
	var paths []string
	seen := make(map[string]bool)
	var ready chan<- []string // out once paths are settled
	for {
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case path := <-in:
			if !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
			ready = nil
			timer.Reset(quiet)
		case <-timer.C:
			ready = out
		case ready <- paths:
			paths, ready = nil, nil
			clear(seen)
		}
	}
}
