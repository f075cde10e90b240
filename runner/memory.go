package runner

import (
	"context"
	"time"
)

// A memoryWatch ends a process that has more memory resident than it may. The process
// also limits itself, a little further out: that stops at once what asks for a lot in
// one piece, while here what grows piece by piece ends cleanly, before the runtime
// meets a system call that fails.
type memoryWatch struct {
	done chan struct{}
	most chan int64
}

// watchInterval is how often a process is looked at. Touching memory costs a page
// fault a page, so little is missed in between.
const watchInterval = 10 * time.Millisecond

func watchMemory(ctx context.Context, pid int, limit int64, end context.CancelCauseFunc) memoryWatch {
	w := memoryWatch{done: make(chan struct{}), most: make(chan int64, 1)}
	go func() {
		ticker := time.NewTicker(watchInterval)
		defer ticker.Stop()
		var most int64
		for {
			select {
			case <-w.done:
				w.most <- most
				return
			case <-ctx.Done():
				<-w.done
				w.most <- most
				return
			case <-ticker.C:
				most = max(most, residentMemory(pid))
				if most > limit {
					end(errMemory)
				}
			}
		}
	}()
	return w
}

// stop ends the watch and returns the most memory that was seen, in bytes; 0 where
// this system does not tell.
func (w memoryWatch) stop() int64 {
	close(w.done)
	return <-w.most
}
