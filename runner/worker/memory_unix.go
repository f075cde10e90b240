//go:build unix

package main

import (
	"runtime/debug"
	"syscall"
)

// margin is how far beyond a program's limit its process may grow, in bytes: what the
// worker needs itself, and what may be touched before the runner sees it.
const margin = 224 << 20

// limitMemory makes allocations far beyond the limit fail, which the Go runtime
// reports as running out of memory; the runner ends what goes beyond it piece by
// piece. The limit counts writable private memory, so what a runtime only reserves is
// free. The collector works harder when nine tenths are used.
func limitMemory(bytes int64) error {
	debug.SetMemoryLimit(bytes * 9 / 10)
	limit := uint64(bytes + margin)
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit})
}
