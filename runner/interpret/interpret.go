// Package interpret executes one lowered program in this process, which is then the
// program's own and ends with it. Two hosts do so: the worker, a process for each
// execution, and the runner in a reader's browser.
package interpret

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"strconv"
	"sync"

	"github.com/traefik/yaegi/interp"

	"runnel/runner/rt"
	"runnel/runner/symbols"
	"runnel/runner/wire"
)

// Execute runs a program and ends the process. Once it is compiled, ready is called, and
// it is executed when that has returned. What becomes of it is reported as it happens;
// report may be called by several goroutines.
func Execute(job wire.Job, ready func(), report func(wire.Message)) {
	r := &run{report: report, processors: job.Processors, untraced: job.Untraced}
	r.interpret(job, ready)
}

// A run is the one execution of a process.
type run struct {
	report     func(wire.Message)
	processors int
	untraced   bool // send no Frames
	begun      bool
	unwound    bool // interpreted code has been left by a panic
	meter      meter
}

// Prepare does everything of Execute but to run the program: what it costs is then paid.
func Prepare(job wire.Job) error {
	_, _, err := (&run{report: func(wire.Message) {}}).prepare(job)
	return err
}

// prepare compiles the program.
func (r *run) prepare(job wire.Job) (*interp.Interpreter, *interp.Program, error) {
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
		return nil, nil, err
	}
	program, err := compile(i, job.Source)
	return i, program, err
}

// interpret runs the program and ends the process.
func (r *run) interpret(job wire.Job, ready func()) {
	i, program, err := r.prepare(job)
	if err != nil {
		r.fault(err.Error())
	}
	if job.Traced {
		rt.Trace(func(t wire.Trace) { r.report(wire.Message{Trace: &t}) })
	}
	ready()
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
			r.tell(panicOf(v), goroutine, stacks)
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
	r.tell(panicOf(v), goroutine, stacks)
	os.Exit(2)
}

// tell sends what is known of a panic, and of where the goroutine is.
func (r *run) tell(p wire.Panic, goroutine int64, stacks []wire.Stack) {
	if stacks != nil {
		r.report(wire.Message{Trace: &wire.Trace{Stacks: stacks}})
	}
	p.Goroutine = goroutine
	r.report(wire.Message{Panic: &p})
}

// panicOf is what Go says of a panic with v, whose own method may panic in turn.
func panicOf(v any) (p wire.Panic) {
	defer func() {
		if failed := recover(); failed != nil {
			p = wire.Panic{Text: []byte(rt.Unprintable(failed)), Fatal: true}
		}
	}()
	return wire.Panic{Text: []byte(rt.PanicText(v))}
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
	r.report(wire.Message{Begin: begin})
	r.meter.start()
}

func (r *run) exit(code int) {
	end := r.meter.stop()
	r.report(wire.Message{Exit: &wire.Exit{Code: code}})
	r.end(end)
	os.Exit(code)
}

// end reports what main cost, where it began at all.
func (r *run) end(measured wire.End) {
	if r.begun {
		r.report(wire.Message{End: &measured})
	}
}

func (r *run) fault(message string) {
	f := wire.Fault{Message: message}
	if m := position().FindStringSubmatch(message); m != nil {
		f.Line, _ = strconv.Atoi(m[1])
		f.Column, _ = strconv.Atoi(m[2])
		f.Message = message[len(m[0]):]
	}
	r.report(wire.Message{Fault: &f})
	os.Exit(1)
}

// position is compiled for programs that fail only: a worker starts for every program.
var position = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:_\.go:)?(\d+):(\d+): `) })

// unwinding receives a line from yaegi for each interpreted function that a panic
// leaves: "7:3: panic: main.f(...)".
type unwinding struct{ r *run }

func (u unwinding) Write(p []byte) (int, error) {
	u.r.unwound = true
	rt.Unwound()
	if u.r.untraced {
		return len(p), nil
	}
	if m := position().FindSubmatch(p); m != nil {
		line, _ := strconv.Atoi(string(m[1]))
		column, _ := strconv.Atoi(string(m[2]))
		u.r.report(wire.Message{Frame: &wire.Frame{Line: line, Column: column}})
	}
	return len(p), nil
}
