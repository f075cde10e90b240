package runner

import (
	"fmt"
	"strings"
	"syscall"
	"time"

	"runnel/runner/postmortem"
	"runnel/runner/wire"
)

// interpreted understands how a worker ended: the status, and what main cost. What Go
// would have printed last is still to be added where it died.
func (e *ending) interpreted(files []File, died *postmortem.Death) Result {
	r := Result{Events: e.events}
	exited := false
	for _, m := range e.messages {
		switch {
		case m.Exit != nil:
			exited = true
		case m.Fault != nil:
			r.Status, r.Exit = Unsupported, -1
			r.Diagnostics = []Diagnostic{postmortem.Fault(m.Fault, files)}
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
		e.lastWords(&r, e.crash+postmortem.ExitWords(r.Exit))
	case died != nil:
		if r.Status = Panic; died.Deadlock {
			r.Status = Deadlock
		}
	case postmortem.OutOfMemory(e.crash):
		r.Status = Memory
	case signalled:
		r.Status, r.Exit = Killed, -1
		e.lastWords(&r, fmt.Sprintf("signal: %s\n", signal))
	default: // native code called os.Exit, as log.Fatal does
		r.Status = exitStatus(r.Exit)
		e.lastWords(&r, postmortem.ExitWords(r.Exit))
	}
	e.measure(&r)
	return r
}

// remains are what is left of a worker.
func (e *ending) remains() *postmortem.Remains {
	return &postmortem.Remains{Messages: e.messages, Stacks: e.stacks, Crash: e.crash}
}

// death is how an interpreted program died; nil where it did not.
func (e *ending) death() *postmortem.Death {
	if e.cause != nil {
		return nil
	}
	return e.remains().Death()
}

// compiled understands how a program of engine gc ended. The runtime has said its last
// words on the program's own standard error; what it copied aside tells why it ended.
func (e *ending) compiled() Result {
	r := Result{Events: e.events, Exit: e.state.ExitCode()}
	for i := range r.Events {
		if r.Events[i].Stream == Stderr {
			r.Events[i].Text = strings.ReplaceAll(r.Events[i].Text, "\t"+gcModule+"/", "\t")
		}
	}
	tellGoLimit(r.Events)
	crash := e.crash
	if strings.HasPrefix(crash, "goroutine ") || strings.HasPrefix(crash, "runtime stack:") || crash == "" && r.Exit == 2 {
		// Of a fatal error the runtime copies what follows the message only, if anything.
		stderr := r.Output(Stderr)
		if last := stderr[max(0, strings.LastIndex(stderr, "fatal error: ")):]; postmortem.IsDeadlock(last) || postmortem.OutOfMemory(last) {
			crash = last
		}
	}
	signal, signalled := endedBySignal(e.state)
	switch {
	case e.cause != nil:
		r.Status, r.Exit = limitStatus(e.cause), -1
	case postmortem.OutOfMemory(crash):
		r.Status = Memory
	case postmortem.IsDeadlock(crash):
		r.Status = Deadlock
	case crash != "" && r.Exit != 0: // whatever a program has written where the runtime would
		r.Status = Panic
	case signalled:
		r.Status, r.Exit = Killed, -1
		e.lastWords(&r, fmt.Sprintf("signal: %s\n", signal))
	default:
		r.Status = exitStatus(r.Exit)
	}
	if r.Exit > 0 {
		e.lastWords(&r, postmortem.ExitWords(r.Exit))
	}
	e.measure(&r)
	return r
}

// tellGoLimit has the limit of a stack as Go has it. The runtime writes such words piece
// by piece, so that they may be those of several events, of which the first gets all.
func tellGoLimit(events []Event) {
	for i := range events {
		words := &events[i].Text
		if events[i].Stream != Stderr || !strings.Contains(*words, "runtime: goroutine stack exceeds ") {
			continue
		}
		for j := i + 1; j < len(events) && events[j].Stream == Stderr && !strings.Contains(*words, "-byte limit\n"); j++ {
			*words += events[j].Text
			events[j].Text = ""
		}
		*words = postmortem.GoLimit(*words)
	}
}

func exitStatus(code int) Status {
	if code == 0 {
		return OK
	}
	return Exit
}

// limitStatus is the status of a process that the runner ended, by why it did; "" for
// any other cause. (A switch, since not every error can be the key of a map.)
func limitStatus(cause error) Status {
	switch cause {
	case errTimeout:
		return Timeout
	case errOutputLimit, errDisk:
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
