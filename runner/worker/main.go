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
	"log"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"

	"github.com/traefik/yaegi/interp"

	"runnel/runner/rt"
	"runnel/runner/symbols"
	"runnel/runner/wire"
)

func main() {
	keepDescriptors()
	report := os.NewFile(wire.ReportFD, "report")
	job, err := readJob()
	if err != nil {
		fmt.Fprintln(os.Stderr, "worker: reading the job:", err)
		os.Exit(exitMisuse)
	}
	if err := limitMemory(job.Memory); err != nil {
		fmt.Fprintln(os.Stderr, "worker: limiting memory:", err)
		os.Exit(exitMisuse)
	}
	debug.SetMaxStack(maxStack)
	r := &run{report: report, crash: os.Stderr, processors: job.Processors, untraced: job.Untraced}
	os.Stderr = os.NewFile(wire.StderrFD, "/dev/stderr")
	log.SetOutput(os.Stderr)
	os.Args = job.Args
	os.Unsetenv("GOMAXPROCS") // the runner set it for the start only
	r.interpret(job)
}

// maxStack bounds the stack of a goroutine, in bytes: endless recursion should end as
// the stack overflow it is, before it reaches the limit on memory. Interpreted calls
// need some ten times the stack of compiled ones.
const maxStack = 128 << 20

// exitMisuse is the exit code of a worker that was not started by a runner.
const exitMisuse = 64

func readJob() (wire.Job, error) {
	f := os.NewFile(wire.JobFD, "descriptor "+strconv.Itoa(wire.JobFD))
	defer f.Close()
	job, err := wire.ReadJob(f)
	if err != nil {
		return wire.Job{}, fmt.Errorf("%w (this program is started by runnel)", err)
	}
	return job, nil
}

// A run is the one execution of a worker.
type run struct {
	report     *os.File
	crash      *os.File // held, because a collected File closes its descriptor
	processors int
	untraced   bool // send no Frames
	begun      bool
	unwound    bool // interpreted code has been left by a panic
	meter      meter
}

// interpret runs the program and ends the process.
func (r *run) interpret(job wire.Job) {
	i := interp.New(interp.Options{
		Stderr:       unwinding{r}, // yaegi writes nothing else there
		Unrestricted: true,         // the process is the program's own
	})
	exports := symbols.For(job.Imports)
	for _, table := range exports {
		if _, ok := table["Exit"]; ok && table["Exit"].Type() == reflect.TypeFor[func(int)]() {
			table["Exit"] = reflect.ValueOf(r.exit)
		}
	}
	rt.Load(job.Types, job.Interfaces)
	native := rt.Symbols()
	native[wire.BeginName] = reflect.ValueOf(r.begin)
	native[wire.GoName] = reflect.ValueOf(r.goroutine)
	native[wire.StartedName] = reflect.ValueOf(r.started)
	exports[wire.RuntimePath+"/rt"] = native
	if err := i.Use(exports); err != nil {
		r.fault(err.Error())
	}
	program, err := compile(i, job.Source)
	if err != nil {
		r.fault(err.Error())
	}
	if job.Traced {
		rt.Trace(func(t wire.Trace) { r.send(wire.Message{Trace: &t}) })
	}
	_, err = i.Execute(program)
	end := r.meter.stop()
	switch p, ok := err.(interp.Panic); {
	case err == nil:
		r.end(end)
		os.Exit(0)
	case ok && (r.begun || r.unwound):
		r.end(end)
		r.die(p.Value, 1)
	default:
		r.fault(err.Error())
	}
}

// goroutine runs f as a go statement does.
func (r *run) goroutine(f func()) {
	if f == nil {
		go f() // which is fatal
	}
	begin := rt.Fork()
	go func() {
		defer begin()()
		defer r.last(r.die)
		f()
	}()
}

// started is f, for native code that runs it in a goroutine of its own. A panic is passed
// on, because the native code may have deferred calls.
func (r *run) started(f func()) func() {
	if f == nil {
		return nil
	}
	return func() {
		defer rt.Adopt()()
		defer r.last(func(v any, goroutine int64) {
			stacks := rt.Stacks()
			if text, ok := tryPanicText(v); ok {
				r.tell(text, goroutine, stacks)
			}
			panic(v)
		})
		f()
	}
}

// last is deferred as the first thing in a goroutine.
func (r *run) last(die func(v any, goroutine int64)) {
	if v := recover(); v != nil {
		r.end(r.meter.stop())
		die(v, rt.GoroutineID())
	}
}

// die ends the process as an unrecovered panic does, in the goroutine that panicked.
func (r *run) die(v any, goroutine int64) {
	stacks := rt.Stacks() // before a method of the value is called
	text, ok := tryPanicText(v)
	if !ok {
		go panic(rt.PanicValue(v)) // Go itself has the words for this
		select {}
	}
	r.tell(text, goroutine, stacks)
	os.Exit(2)
}

// tell sends what is known of a panic, and of where the goroutine is.
func (r *run) tell(text string, goroutine int64, stacks []wire.Stack) {
	if stacks != nil {
		r.send(wire.Message{Trace: &wire.Trace{Stacks: stacks}})
	}
	r.send(wire.Message{Panic: &wire.Panic{Text: text, Goroutine: goroutine}})
}

// tryPanicText is rt.PanicText of a value whose own method may panic; ok is false where
// it does.
func tryPanicText(v any) (text string, ok bool) {
	defer func() { _ = recover() }()
	return rt.PanicText(v), true
}

// compile keeps a panic of the interpreter's compiler from looking like the program's.
func compile(i *interp.Interpreter, source string) (p *interp.Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the interpreter failed: %v", r)
		}
	}()
	return i.Compile(source)
}

// begin is called as the first thing in main.
func (r *run) begin() {
	r.begun = true
	begin := r.meter.announce()
	runtime.GOMAXPROCS(r.processors)
	r.send(wire.Message{Begin: begin})
	r.meter.start()
}

func (r *run) exit(code int) {
	end := r.meter.stop()
	r.send(wire.Message{Exit: &wire.Exit{Code: code}})
	r.end(end)
	os.Exit(code)
}

// end reports what main cost, where it began at all.
func (r *run) end(measured wire.End) {
	if r.begun {
		r.send(wire.Message{End: &measured})
	}
}

// send reports to the runner. An error is no reason to end otherwise than the program
// does: it may have closed descriptors that it never opened, and the runner measures
// from outside what it is not told.
func (r *run) send(m wire.Message) { _ = wire.WriteMessage(r.report, m) }

func (r *run) fault(message string) {
	f := wire.Fault{Message: message}
	if m := position.FindStringSubmatch(message); m != nil {
		f.Line, _ = strconv.Atoi(m[1])
		f.Column, _ = strconv.Atoi(m[2])
		f.Message = message[len(m[0]):]
	}
	r.send(wire.Message{Fault: &f})
	os.Exit(1)
}

var position = regexp.MustCompile(`^(?:_\.go:)?(\d+):(\d+): `)

// unwinding receives a line from yaegi for each interpreted function that a panic
// leaves: "7:3: panic: main.f(...)".
type unwinding struct{ r *run }

func (u unwinding) Write(p []byte) (int, error) {
	u.r.unwound = true
	rt.Unwound()
	if u.r.untraced {
		return len(p), nil
	}
	if m := position.FindSubmatch(p); m != nil {
		line, _ := strconv.Atoi(string(m[1]))
		column, _ := strconv.Atoi(string(m[2]))
		u.r.send(wire.Message{Frame: &wire.Frame{Line: line, Column: column}})
	}
	return len(p), nil
}
