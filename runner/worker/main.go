// The runner says how many processors there are; looking for the limits of a container
// would cost every start some file reads.
//
//go:debug containermaxprocs=0
//go:debug updatemaxprocs=0

// Command worker interprets ONE program and exits. The runner starts a fresh one for
// each execution, because a program may loop for ever, exhaust memory, exit, crash
// or change whatever is global.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"

	"runnel/runner/interpret"
	"runnel/runner/sandbox/walls"
	"runnel/runner/wire"
)

// errWalls is why the walls do not stand. They are raised while the process initializes
// itself, which it does on its first thread: to hold main there would cost another
// thread, and each takes its part in raising them.
var errWalls error

func init() { errWalls = walls.Enter(os.Args) }

func main() {
	if errWalls != nil {
		fmt.Fprintln(os.Stderr, "worker: raising the walls:", errWalls)
		os.Exit(exitMisuse)
	}
	keepDescriptors()
	report := os.NewFile(wire.ReportFD, "report")
	stream := os.NewFile(wire.JobFD, "descriptor "+strconv.Itoa(wire.JobFD))
	job, err := wire.ReadJob(stream)
	if err != nil {
		fmt.Fprintln(os.Stderr, "worker: reading the job:", err, "(this program is started by runnel)")
		os.Exit(exitMisuse)
	}
	if err := limitMemory(job.Memory); err != nil {
		fmt.Fprintln(os.Stderr, "worker: limiting memory:", err)
		os.Exit(exitMisuse)
	}
	debug.SetMaxStack(maxStack)
	crash := os.Stderr
	os.Stderr = os.NewFile(wire.StderrFD, "/dev/stderr")
	log.SetOutput(os.Stderr)
	os.Args = job.Args
	os.Unsetenv("GOMAXPROCS") // the runner set it for the start only
	tell := func(m wire.Message) {
		// An error is no reason to end otherwise than the program does: it may have
		// closed descriptors that it never opened, and the runner measures from outside
		// what it is not told.
		_ = wire.WriteMessage(report, m)
		runtime.KeepAlive(crash) // a collected File closes its descriptor
	}
	interpret.Execute(job, func() {
		tell(wire.Message{Ready: &wire.Ready{}})
		_, _ = io.Copy(io.Discard, stream)
		stream.Close()
	}, tell)
}

// maxStack bounds the stack of a goroutine, in bytes: endless recursion should end as
// the stack overflow it is, before it reaches the limit on memory. Interpreted calls
// need some ten times the stack of compiled ones.
const maxStack = 128 << 20

// exitMisuse is the exit code of a worker that was not started by a runner.
const exitMisuse = 64
