package runner

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"runnel/runner/sandbox"
)

// cpu is the user and system time of this process, or of all its children that have
// ended.
func cpu(b *testing.B, who int) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkProgram is what a program costs above its own work: lowering it, starting a
// worker, interpreting nearly nothing, and understanding how it ended. Each iteration
// runs another program once. The figure of interest is cpu-ms/program; worker-cpu-ms
// is the worker's part of it. What the walls cost is the difference to off; connected
// is a program that gets a network of its own.
func BenchmarkProgram(b *testing.B) {
	for _, test := range []struct {
		name, imports string
		mode          sandbox.Mode
	}{
		{"walls", "sync time", sandbox.Auto},
		{"connected", "sync time net", sandbox.Auto},
		{"off", "sync time", sandbox.Off},
	} {
		b.Run(test.name, func(b *testing.B) {
			benchmarkProgram(b, newRunner(b, Options{Sandbox: test.mode}), test.imports)
		})
	}
}

func benchmarkProgram(b *testing.B, r *Runner, imports string) {
	uses := ""
	if strings.HasSuffix(imports, " net") {
		uses = "\nvar _ net.Addr"
	}
	n := 0
	self, children := cpu(b, syscall.RUSAGE_SELF), cpu(b, syscall.RUSAGE_CHILDREN)
	for b.Loop() {
		n++
		program := source(imports, fmt.Sprintf("var wg sync.WaitGroup\nwg.Wait()\nfmt.Println(%d, time.Second)%s", n, uses))
		result, err := r.Exec(b.Context(), program, nil, nil)
		if err != nil || result.Status != OK {
			b.Fatal(result.Status, result.Diagnostics, err)
		}
	}
	worker := cpu(b, syscall.RUSAGE_CHILDREN) - children
	total := worker + cpu(b, syscall.RUSAGE_SELF) - self
	b.ReportMetric(float64(total.Microseconds())/1000/float64(n), "cpu-ms/program")
	b.ReportMetric(float64(worker.Microseconds())/1000/float64(n), "worker-cpu-ms")
}

// BenchmarkTrivialPrograms is 1,000 programs through Run, each once and not repeated
// beyond that.
func BenchmarkTrivialPrograms(b *testing.B) {
	r := newRunner(b, Options{})
	round := 0
	for b.Loop() {
		round++
		programs := make([]Program, 1000)
		for i := range programs {
			programs[i] = source("", fmt.Sprintf("fmt.Println(%d, %d)", round, i))
			programs[i].Repeat = 1
		}
		mustRun(b, r, programs...)
	}
}
