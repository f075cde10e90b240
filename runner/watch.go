package runner

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// What is watched of a process, beside its output and its time: it is ended when it
// has more than it may. The process also limits its memory itself, a little further
// out: that stops at once what asks for a lot in one piece, while here what grows
// piece by piece ends cleanly, before the runtime meets a system call that fails.
type watched struct {
	pid    int
	memory int64  // bytes that may be resident
	folder string // what it writes to; "" for none of its own
}

// watchInterval is how often a process is looked at. Touching memory costs a page
// fault a page, so little is missed in between.
const watchInterval = 10 * time.Millisecond

// diskInterval is the number of looks for each at the disk, which cost more.
const diskInterval = 5

// What a program may have in its folder, and how many threads.
const (
	maxDisk    = 256 << 20 // bytes
	maxEntries = 10_000    // files and folders
	maxThreads = 12_000    // beyond what the Go runtime allows itself
)

// A watch is under way until it is stopped.
type watch struct {
	done chan struct{}
	most chan int64
}

func (p watched) watch(ctx context.Context, end context.CancelCauseFunc) watch {
	w := watch{done: make(chan struct{}), most: make(chan int64, 1)}
	go func() {
		ticker := time.NewTicker(watchInterval)
		defer ticker.Stop()
		var most int64
		for looks := 1; ; looks++ {
			select {
			case <-w.done:
				w.most <- most
				return
			case <-ctx.Done():
				<-w.done
				w.most <- most
				return
			case <-ticker.C:
				most = max(most, residentMemory(p.pid))
				switch {
				case most > p.memory:
					end(errMemory)
				case looks%diskInterval != 0:
				case p.fills():
					end(errDisk)
				case threads(p.pid) > maxThreads:
					end(errMemory)
				}
			}
		}
	}()
	return w
}

// stop ends the watch and returns the most memory that was seen, in bytes; 0 where
// this system does not tell.
func (w watch) stop() int64 {
	close(w.done)
	return <-w.most
}

// fills reports whether the process has written more than it may: into its folder, or
// into files that it has removed and still holds.
func (p watched) fills() bool {
	if p.folder == "" {
		return false
	}
	if writtenToDisk(p.pid) > maxDisk {
		return true
	}
	var size, entries int64
	// What is removed meanwhile, or cannot be read, is not counted.
	_ = filepath.WalkDir(p.folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if entries++; entries > maxEntries {
			return fs.SkipAll
		}
		if e.Type().IsRegular() {
			if info, err := os.Lstat(path); err == nil {
				size += onDisk(info)
			}
		}
		return nil
	})
	return size > maxDisk || entries > maxEntries
}
