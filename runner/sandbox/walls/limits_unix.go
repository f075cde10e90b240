//go:build unix

package walls

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// raiseLimits bounds what a process may have of the system. What it may allocate it
// limits itself: only it knows how much of that is its own.
func raiseLimits(p *Plan) error {
	for _, l := range append([]limit{
		{"core dumps", unix.RLIMIT_CORE, 0},
		{"open files", unix.RLIMIT_NOFILE, uint64(p.OpenFiles)},
		{"the size of files", unix.RLIMIT_FSIZE, uint64(p.FileSize)},
		{"CPU time", unix.RLIMIT_CPU, uint64(p.CPU)},
	}, threads(p)...) {
		if err := unix.Setrlimit(l.resource, &unix.Rlimit{Cur: l.max, Max: l.max}); err != nil {
			return fmt.Errorf("limiting %s: %w", l.name, err)
		}
	}
	return nil
}

type limit struct {
	name     string
	resource int
	max      uint64
}
