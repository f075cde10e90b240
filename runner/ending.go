package runner

import (
	"fmt"
	"regexp"
	"strings"
	"syscall"
	"time"

	"runnel/runner/frontend"
	"runnel/runner/wire"
)

// interpreted understands how a worker ended: the status, and what main cost. What Go
// would have printed last is still to be added where it died.
func (e *ending) interpreted(files []File, died *death) Result {
	r := Result{Events: e.events}
	exited := false
	for _, m := range e.messages {
		switch {
		case m.Exit != nil:
			exited = true
		case m.Fault != nil:
			r.Status, r.Exit = Unsupported, -1
			r.Diagnostics = []Diagnostic{fault(m.Fault, files)}
			return r
		}
	}
	signal, signalled := endedBySignal(e.state)
	r.Exit = e.state.ExitCode()
	switch {
	case e.cause != nil:
		r.Status, r.Exit = limitStatus(e.cause), -1
	case exited:
		r.Status = exitStatus(r.Exit) // of which the system keeps eight bits
		e.lastWords(&r, e.crash+exitWords(r.Exit))
	case died != nil:
		r.Status = died.status
	case outOfMemory(e.crash):
		r.Status = Memory
	case signalled:
		r.Status, r.Exit = Killed, -1
		e.lastWords(&r, fmt.Sprintf("signal: %s\n", signal))
	default: // native code called os.Exit, as log.Fatal does
		r.Status = exitStatus(r.Exit)
		e.lastWords(&r, exitWords(r.Exit))
	}
	e.measure(&r)
	return r
}

// fault says where in the author's files the interpreter failed.
func fault(f *wire.Fault, files []File) Diagnostic {
	d := Diagnostic{File: files[0].Name, Line: 1, Column: 1, Message: "the interpreter cannot run this: " + f.Message}
	if file, line, ok := frontend.Place(f.Line); ok && file < len(files) && line > 0 {
		d.File, d.Line = files[file].Name, line
	}
	return d
}

// compiled understands how a program of engine gc ended. The runtime has said its last
// words on the program's own standard error; what it copied aside tells why it ended.
func (e *ending) compiled() Result {
	r := Result{Events: e.events, Exit: e.state.ExitCode()}
	for i := range r.Events {
		if r.Events[i].Stream == Stderr {
			r.Events[i].Text = goLimit(strings.ReplaceAll(r.Events[i].Text, "\t"+gcModule+"/", "\t"))
		}
	}
	crash := e.crash
	if strings.HasPrefix(crash, "goroutine ") || crash == "" && r.Exit == 2 {
		// Of a deadlock the runtime copies the goroutines only, if there are any.
		stderr := r.Output(Stderr)
		if last := stderr[max(0, strings.LastIndex(stderr, "fatal error: ")):]; isDeadlock(last) {
			crash = last
		}
	}
	signal, signalled := endedBySignal(e.state)
	switch {
	case e.cause != nil:
		r.Status, r.Exit = limitStatus(e.cause), -1
	case outOfMemory(crash):
		r.Status = Memory
	case isDeadlock(crash):
		r.Status = Deadlock
	case crash != "":
		r.Status = Panic
	case signalled:
		r.Status, r.Exit = Killed, -1
		e.lastWords(&r, fmt.Sprintf("signal: %s\n", signal))
	default:
		r.Status = exitStatus(r.Exit)
	}
	if r.Exit > 0 {
		e.lastWords(&r, exitWords(r.Exit))
	}
	e.measure(&r)
	return r
}

// isDeadlock recognizes both forms of the report: "all goroutines are asleep", and "no
// goroutines (main called runtime.Goexit)".
func isDeadlock(crash string) bool {
	first, _, _ := strings.Cut(crash, "\n")
	return strings.HasPrefix(first, "fatal error: ") && strings.HasSuffix(first, " - deadlock!")
}

func exitStatus(code int) Status {
	if code == 0 {
		return OK
	}
	return Exit
}

// exitWords is what go run adds when a program's exit code is not zero.
func exitWords(code int) string {
	if code == 0 {
		return ""
	}
	return fmt.Sprintf("exit status %d\n", code)
}

// limitStatus is the status of a process that the runner ended, by why it did; "" for
// any other cause. (A switch, since not every error can be the key of a map.)
func limitStatus(cause error) Status {
	switch cause {
	case errTimeout:
		return Timeout
	case errOutputLimit:
		return OutputLimit
	case errMemory:
		return Memory
	}
	return ""
}

// lastWords adds what the Go runtime and go run print on stderr at the end.
func (e *ending) lastWords(r *Result, text string) {
	if text == "" {
		return
	}
	event := Event{Stream: Stderr, Text: text}
	if !e.begun.IsZero() {
		event.Time = max(0, e.ended.Sub(e.begun))
	}
	r.Events = append(r.Events, event)
}

// measure fills in what main cost. A worker that could not report at its end is
// measured from outside.
func (e *ending) measure(r *Result) {
	var begin *wire.Begin
	var end *wire.End
	for _, m := range e.messages {
		switch {
		case m.Begin != nil:
			begin = m.Begin
		case m.End != nil:
			end = m.End
		}
	}
	switch {
	case end != nil:
		r.Samples = []Sample{{Wall: time.Duration(end.Wall), CPU: time.Duration(end.CPU)}}
		r.Allocs, r.AllocBytes = end.Allocs, end.AllocBytes
		r.Goroutines, r.PeakMemory = end.Goroutines, end.PeakMemory
	case begin != nil:
		total := e.state.UserTime() + e.state.SystemTime()
		r.PeakMemory = e.resident
		r.Samples = []Sample{{
			Wall: max(0, e.ended.Sub(e.begun)),
			CPU:  max(0, total-time.Duration(begin.CPU)),
		}}
	}
}

func endedBySignal(state interface{ Sys() any }) (syscall.Signal, bool) {
	status, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return 0, false
	}
	return status.Signal(), true
}

// outOfMemory recognizes the ways in which the runtime says that the system gave it
// no more memory: "runtime: out of memory", "out of memory allocating heap arena
// metadata", "runtime: cannot allocate memory", and a thread that could not be made.
func outOfMemory(crash string) bool {
	return memoryError.MatchString(crash)
}

var memoryError = regexp.MustCompile(`(?m)^fatal error: .*(out of memory|cannot allocate|failed to allocate)|errno=12\b`)

var goroutineHeader = regexp.MustCompile(`(?m)^goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]\n]*)\]:`)

// lastPanic finds the value and the goroutine of the panic that ended a process. An
// interpreter unwinds a panic frame by frame, so that the report repeats it:
//
//	panic: boom [recovered]
//		panic: boom [recovered, repanicked]
//
//	goroutine 7 [running]:
func lastPanic(crash string) (text, goroutine string) {
	text, goroutine = crash, "1"
	if at := goroutineHeader.FindStringSubmatchIndex(crash); at != nil {
		text, goroutine = crash[:at[0]], crash[at[2]:at[3]]
	}
	if i := strings.LastIndex(text, "\n\tpanic: "); i >= 0 {
		text = text[i+2:]
	}
	text = strings.TrimPrefix(strings.TrimRight(text, "\n"), "panic: ")
	first, rest, more := strings.Cut(text, "\n[signal ")
	for _, mark := range []string{" [recovered, repanicked]", " [recovered]"} {
		first = strings.TrimSuffix(first, mark)
	}
	if more {
		return first + "\n[signal " + programCounter.ReplaceAllString(rest, "pc=0x0]"), goroutine
	}
	return first, goroutine
}

var programCounter = regexp.MustCompile(`pc=0x[0-9a-f]+\]`)

// fatalWords keeps the message of another fatal error of the runtime. Of a stack
// overflow it tells the limit, which is Go's.
func fatalWords(crash string) string {
	words := crash
	if at := goroutineHeader.FindStringIndex(crash); at != nil {
		words = strings.TrimSuffix(crash[:at[0]], "\n")
	}
	return goLimit(words)
}

// goLimit has the limit of a goroutine's stack as Go has it, other than a process of the
// runner's.
func goLimit(crash string) string {
	return stackLimit.ReplaceAllString(crash, "runtime: goroutine stack exceeds 1000000000-byte limit")
}

var stackLimit = regexp.MustCompile(`(?m)^runtime: goroutine stack exceeds \d+-byte limit`)
