//go:build unix

package main

import (
	"runtime/debug"
	"syscall"
	"time"
)

// cpuTime is the user and system time of all threads of this process.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// overhead is what the worker itself needs beside the program's data, in bytes:
// its heap after compiling, its own data segments and the runtime's structures.
const overhead = 48 << 20

// limitMemory makes allocations beyond the limit fail, which the Go runtime reports
// as running out of memory. The limit counts writable private memory, so what a
// runtime only reserves is free. The collector works harder when nine tenths are used.
func limitMemory(bytes int64) error {
	debug.SetMemoryLimit(bytes * 9 / 10)
	limit := uint64(bytes + overhead)
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit})
}
