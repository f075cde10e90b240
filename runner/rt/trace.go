package rt

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"runnel/runner/traceback"
	"runnel/runner/wire"
)

// In a traced run, functions tell when they are entered, statements where they are.
//
// A goroutine's calls stay as they are while a panic unwinds it, as its stack does in
// compiled code: deferred calls come on top of them. Only a function that returns, or
// recovers, takes what is above it away, which its caller does by storing its own depth.

// A calls holds what is in progress in one goroutine. Interpreted code stores lines and
// the depth itself, without a call, and the watcher reads them meanwhile: what it sees
// of a goroutine is only used where the goroutine is then found to have been waiting.
type calls struct {
	labels    [4]uintptr // to the runtime, there are none
	goroutine int64
	depth     int // how many calls are in progress
	mu        sync.Mutex
	list      []*call // those, and others that were
	creator   *wire.Call
	parent    int64
	told      int // the depth at which a deep stack was told last
}

type call struct {
	wire.Call
	native  []wire.Call // what it turned out to be, innermost first, where it is not Known
	unwound bool        // a panic has left it
}

// tracing is how a traced run is told of; nil in a run that is not traced. It is
// process-wide because a worker runs one program.
var tracing atomic.Pointer[tracer]

type tracer struct {
	report   func(wire.Trace)
	panicked wire.Call // what Go shows between a deferred call and what panicked
	waits    atomic.Uint64
	watching atomic.Bool

	mu   sync.Mutex
	live map[*calls]bool
}

// Trace has the program tell of its calls, with report, which several goroutines may
// call. It is called in main's goroutine, before the program starts.
func Trace(report func(wire.Trace)) {
	t := &tracer{report: report, live: map[*calls]bool{}}
	t.panicked = panicCall()
	tracing.Store(t)
	t.start(1, nil).bind()
}

// panicCall is what stands in a trace for the panic that has deferred functions called.
func panicCall() (panicked wire.Call) {
	defer func() {
		_ = recover()
		for _, c := range stack().Calls {
			if c.Name == "panic" {
				panicked = c
			}
		}
	}()
	panic("any")
}

// stack is what the runtime tells of the calling goroutine.
func stack() traceback.Goroutine {
	text := make([]byte, 64<<10)
	text = text[:runtime.Stack(text, false)]
	if all := traceback.Parse(string(text)); len(all) > 0 {
		return all[0]
	}
	return traceback.Goroutine{}
}

// start makes the calling goroutine one that tells of its calls, of which there are none.
func (t *tracer) start(goroutine int64, creator *calls) *calls {
	c := &calls{goroutine: goroutine, list: []*call{{}}}
	if creator != nil && creator.depth > 0 {
		last := creator.list[creator.depth].Call
		c.creator, c.parent = &last, creator.goroutine
	}
	t.mu.Lock()
	t.live[c] = true
	t.mu.Unlock()
	return c
}

// Fork is called where a goroutine is started. What it returns is called as the first
// thing in the new one, and returns what is called as the last.
func Fork() func() (end func()) {
	t := tracing.Load()
	if t == nil {
		return func() func() { return func() {} }
	}
	c := t.start(0, callsHere())
	return func() func() {
		c.goroutine = GoroutineID()
		c.bind()
		return func() { t.end(c) }
	}
}

// Adopt is the first thing in a goroutine that native code has started, and returns what
// is called as the last.
func Adopt() (end func()) {
	t := tracing.Load()
	if t == nil {
		return func() {}
	}
	c := t.start(GoroutineID(), nil)
	c.bind()
	c.push(wire.Call{}) // it does not call the program's function itself
	return func() { t.end(c) }
}

func (t *tracer) end(c *calls) {
	t.mu.Lock()
	delete(t.live, c)
	t.mu.Unlock()
}

func (c *calls) push(what wire.Call) *call {
	depth := c.depth + 1
	if depth == len(c.list) {
		c.mu.Lock()
		c.list = append(c.list, &call{})
		c.mu.Unlock()
	}
	last := c.list[depth]
	last.Call, last.native, last.unwound = what, nil, false
	c.depth = depth
	return last
}

// Enter is called by every function as the first thing. The function stores its line and,
// after each call that it makes, its depth.
func Enter(function int) (line, depth *int, own int) {
	c := callsHere()
	if c == nil { // a goroutine of native code
		t := tracing.Load()
		c = t.start(GoroutineID(), nil)
		c.bind()
	}
	last := c.push(wire.Call{Function: function})
	if c.depth >= c.told+deep {
		c.told = c.depth
		tracing.Load().report(wire.Trace{Stacks: []wire.Stack{c.stack()}})
	}
	return &last.Line, &c.depth, c.depth
}

// deep is how many calls make a stack told of, because it may overflow.
const deep = 1000

// Left is called where main, or an init function, has returned.
func Left() {
	if c := callsHere(); c != nil {
		c.depth = 0
	}
}

// Waiting is called before what may make a goroutine wait.
func Waiting() { waiting() }

func waiting() {
	if t := tracing.Load(); t != nil {
		t.waits.Add(1)
		if t.watching.CompareAndSwap(false, true) {
			go t.watch()
		}
	}
}

// Leaving is called before a call of native code.
func Leaving() {
	if c := callsHere(); c != nil {
		c.push(wire.Call{})
	}
	waiting()
}

// Dying is Leaving where the native code may end the process without a panic.
func Dying() {
	Leaving()
	if t, c := tracing.Load(), callsHere(); t != nil && c != nil {
		t.report(wire.Trace{Stacks: []wire.Stack{c.stack()}})
	}
}

// watch tells of all goroutines when they seem to wait. A deadlock is found by the
// runtime, and only when nothing sleeps: so it goes when it has told, and comes back
// when a goroutine is about to wait again.
func (t *tracer) watch() {
	for {
		seen := t.waits.Load()
		time.Sleep(quiet)
		if t.waits.Load() != seen {
			continue
		}
		t.report(t.picture())
		t.watching.Store(false)
		if t.waits.Load() == seen || !t.watching.CompareAndSwap(false, true) {
			return
		}
	}
}

// quiet is for how long no goroutine has begun to wait when all seem to.
const quiet = 5 * time.Millisecond

func (t *tracer) picture() wire.Trace {
	t.mu.Lock()
	defer t.mu.Unlock()
	var trace wire.Trace
	for c := range t.live {
		trace.Stacks = append(trace.Stacks, c.stack())
	}
	return trace
}

func (c *calls) stack() wire.Stack {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := wire.Stack{Goroutine: c.goroutine, Creator: c.creator, Parent: c.parent}
	depth := min(c.depth, len(c.list)-1)
	for i := depth; i > 0; i-- {
		if inner := depth - i; depth > wire.StackInner+wire.StackOuter && inner == wire.StackInner {
			s.Elided = depth - wire.StackInner - wire.StackOuter
			i -= s.Elided
		}
		if native := c.list[i].native; native != nil {
			s.Calls = append(s.Calls, native...)
		} else {
			s.Calls = append(s.Calls, c.list[i].Call)
		}
	}
	return s
}

// Stacks is what is told of the calling goroutine, in which a panic is not recovered;
// there is nothing where the run is not traced.
func Stacks() []wire.Stack {
	if c := callsHere(); c != nil {
		return []wire.Stack{c.stack()}
	}
	return nil
}

// Unwound is called where a panic leaves an interpreted function: its first call, by a
// panic that native code raised, still finds the native calls.
func Unwound() {
	if c := callsHere(); c != nil {
		c.unwound(func(g traceback.Goroutine) []wire.Call {
			for i, native := range g.Calls {
				if native.Name == "panic" {
					return g.Calls[i+1:]
				}
			}
			return g.Calls
		})
	}
}

// exiting is called where deferred functions are because of runtime.Goexit.
func (d depth) exiting() {
	if d.calls != nil {
		d.calls.unwound(func(g traceback.Goroutine) []wire.Call {
			for i, native := range g.Calls {
				if native.Name == "runtime.Goexit" {
					return g.Calls[i:]
				}
			}
			return g.Calls
		})
	}
}

// unwound finds what native calls are in progress, from where the unwinding began.
func (c *calls) unwound(from func(traceback.Goroutine) []wire.Call) {
	if c.depth == 0 || c.list[c.depth].unwound {
		return
	}
	g := stack()
	g.Calls = from(g)
	if c.list[c.depth].Known() {
		c.push(wire.Call{})
	}
	var inProgress []wire.Call
	for i := c.depth; i > 0; i-- {
		if native := c.list[i].native; native != nil {
			inProgress = append(inProgress, native[0])
		} else {
			inProgress = append(inProgress, c.list[i].Call)
		}
	}
	for i, native := range traceback.Native(inProgress, g) {
		if native != nil {
			c.list[c.depth-i].native = native
		}
	}
	c.list[c.depth].unwound = true
	if c.creator == nil && g.Creator != nil && !traceback.Own(*g.Creator) {
		c.creator, c.parent = g.Creator, g.Parent
	}
}

// A depth is that of a call in a traced goroutine; the zero value is of none.
type depth struct {
	calls *calls
	own   int
}

// returned takes away what was called.
func (d depth) returned() {
	if d.calls != nil {
		d.calls.depth = d.own
	}
}

// deferring is called before a deferred function is, and returns the depth to go back to.
func (d depth) deferring(panicking bool) depth {
	if d.calls == nil {
		return d
	}
	before := depth{d.calls, d.calls.depth}
	if panicking {
		d.calls.push(tracing.Load().panicked)
	}
	return before
}

// TracedDefers is NewDefers in a function that is traced.
func TracedDefers(own int) *Defers { return &Defers{traced: depth{callsHere(), own}} }
