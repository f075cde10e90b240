//go:build unix

// Package rt is compiled into every program that runs under engine gc: it applies the
// memory limit, measures main, and says to the runner what a worker says. Its source
// is written beside the program's, so it imports little and nothing of this module.
package rt

import (
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The descriptors of package wire, but that here the program's standard error is
// descriptor 2, since compiled code writes there without asking, and descriptor 3
// gets a second copy of what the runtime writes when it ends the process.
const (
	crashFD  = 3
	jobFD    = 4
	reportFD = 5
	statusFD = 6 // /proc/self/status, where the process stands behind walls
)

var (
	report = os.NewFile(reportFD, "report")
	memory runtime.MemStats
	began  time.Time
	cpu    int64
	routes uint64
)

func init() {
	crash := os.NewFile(crashFD, "crash")
	if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
		os.Exit(64)
	}
	crash.Close() // SetCrashOutput has its own copy
	job := os.NewFile(jobFD, "job")
	text, err := io.ReadAll(job)
	job.Close()
	bytes, errBytes := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	if err != nil || errBytes != nil {
		os.Exit(64)
	}
	if bytes > 0 {
		limit(bytes)
	}
}

// limit makes allocations far beyond the limit fail, as in a worker; the runner ends
// what goes beyond it piece by piece.
func limit(bytes int64) {
	const margin = 192 << 20
	debug.SetMemoryLimit(bytes * 9 / 10)
	debug.SetMaxStack(128 << 20) // as in a worker: endless recursion ends as what it is
	max := uint64(bytes + margin)
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: max, Max: max}); err != nil {
		os.Exit(64)
	}
}

// Begin is called as the first thing in main.
func Begin() {
	runtime.ReadMemStats(&memory)
	routes = created()
	say("begin", "time", time.Now().UnixNano(), "cpu", cpuTime())
	cpu = cpuTime()
	began = time.Now()
}

// End is deferred in main.
func End() {
	wall, used := time.Since(began), cpuTime()-cpu
	before := memory
	runtime.ReadMemStats(&memory)
	say("end",
		"wall", int64(wall),
		"cpu", used,
		"allocs", int64(memory.Mallocs-before.Mallocs),
		"alloc_bytes", int64(memory.TotalAlloc-before.TotalAlloc),
		"goroutines", int64(created()-routes),
		"peak_memory", peak())
}

// say writes one wire.Message.
func say(name string, fields ...any) {
	var b strings.Builder
	b.WriteString(`{"` + name + `":{`)
	for i := 0; i < len(fields); i += 2 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + fields[i].(string) + `":` + strconv.FormatInt(fields[i+1].(int64), 10))
	}
	b.WriteString("}}\n")
	report.WriteString(b.String())
}

func cpuTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

func created() uint64 {
	sample := []metrics.Sample{{Name: "/sched/goroutines-created:goroutines"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// peak is the most memory that was resident, in bytes; 0 where the system does not
// tell.
func peak() int64 {
	status := make([]byte, 4<<10)
	n, err := syscall.Pread(statusFD, status, 0)
	if err != nil {
		if status, err = os.ReadFile("/proc/self/status"); err != nil {
			return 0
		}
		n = len(status)
	}
	_, rest, found := strings.Cut(string(status[:n]), "\nVmHWM:")
	if !found {
		return 0
	}
	line, _, _ := strings.Cut(rest, "\n")
	kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(line), " kB"), 10, 64)
	if err != nil {
		return 0
	}
	return kb << 10
}
