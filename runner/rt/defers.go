package rt

import (
	"bytes"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
)

// Defers holds the deferred calls of one call of a function, and the panic that they
// run in. It is used by the goroutine of that call only.
type Defers struct {
	calls   []deferred
	current *panicking // the panic that the function is unwound by; nil where it returns
	traced  depth      // of the function
}

type deferred struct {
	f     func()
	value bool // it calls a function value
}

// A panicking is a panic in progress.
type panicking struct {
	value     any
	recovered bool
	during    *panicking // the one whose deferred calls were running when this began
}

// NewDefers is called once in each call of a function that defers.
func NewDefers() *Defers { return &Defers{} }

// Add defers a call of f.
func (d *Defers) Add(f func()) { d.calls = append(d.calls, deferred{f: f}) }

// AddValue defers a call of f, which calls a function value: one of which is not known
// whether it recovers. It asks for Token.
func (d *Defers) AddValue(f func()) { d.calls = append(d.calls, deferred{f, true}) }

// Do runs body, the body of a function, and then its deferred calls, last first.
func Do(d *Defers, body func()) {
	returned := false
	defer func() {
		// Where body has neither returned nor panicked, it ended the goroutine with
		// runtime.Goexit: the deferred calls run, and the goroutine goes on ending
		// when this function returns.
		if v := recover(); v != nil {
			d.current = caught(v, nil)
		} else if !returned {
			d.traced.exiting()
		}
		d.run()
	}()
	body()
	returned = true
	d.traced.returned()
}

// run runs the deferred calls that are left, and panics where they leave a panic.
func (d *Defers) run() {
	for len(d.calls) > 0 {
		last := len(d.calls) - 1
		call := d.calls[last]
		d.calls = d.calls[:last]
		d.call(call)
	}
	if d.current != nil {
		d.current.raise()
	}
}

func (d *Defers) call(call deferred) {
	returned := false
	before := d.traced.deferring(d.current != nil)
	defer func() {
		v := recover()
		switch {
		case returned:
			return
		case v != nil:
			d.current = caught(v, d.current)
		default: // runtime.Goexit ends the panic, but not the deferred calls
			d.current = nil
		}
		// The others run here, because there may be no way back to run: a panic that
		// began while the goroutine was ending leads back to its end when recovered.
		d.run()
	}()
	switch {
	case call.value && d.current != nil:
		arm(d)
		defer disarm()
	case tokens.count.Load() > 0: // a token of another deferred call is not for this one
		arm(nil)
		defer disarm()
	}
	call.f()
	returned = true
	before.returned()
	if d.current != nil && d.current.recovered {
		d.current = nil
		d.traced.returned()
	}
}

// Recover is the builtin, in a function that d runs as a deferred call. In a function
// that nothing runs so, d is nil.
func Recover(d *Defers) any {
	if d == nil || d.current == nil || d.current.recovered {
		return nil
	}
	d.current.recovered = true
	return d.current.value
}

// RecoverDeferred is recover as the deferred call of d itself, in a function that token
// runs as a deferred call. It recovers what the function could, if that returns.
func RecoverDeferred(d, token *Defers) {
	if d.current == nil {
		Recover(token)
	}
}

// tokens are the Defers that run a function value as a deferred call, while they are
// panicking, by goroutine. Nothing is looked up while there are none.
var tokens struct {
	count  atomic.Int32
	mu     sync.Mutex
	defers map[int64][]*Defers
}

func arm(d *Defers) {
	id := GoroutineID()
	tokens.count.Add(1)
	tokens.mu.Lock()
	defer tokens.mu.Unlock()
	if tokens.defers == nil {
		tokens.defers = map[int64][]*Defers{}
	}
	tokens.defers[id] = append(tokens.defers[id], d)
}

func disarm() {
	id := GoroutineID()
	tokens.count.Add(-1)
	tokens.mu.Lock()
	defer tokens.mu.Unlock()
	if armed := tokens.defers[id]; len(armed) > 1 {
		tokens.defers[id] = armed[:len(armed)-1]
	} else {
		delete(tokens.defers, id)
	}
}

// Token is the Defers that runs the calling function value as a deferred call; nil
// where none does. Only the first to ask in each deferred call is given it.
func Token() *Defers {
	if tokens.count.Load() == 0 {
		return nil
	}
	tokens.mu.Lock()
	defer tokens.mu.Unlock()
	armed := tokens.defers[GoroutineID()]
	if len(armed) == 0 {
		return nil
	}
	d := armed[len(armed)-1]
	armed[len(armed)-1] = nil
	return d
}

// GoroutineID tells goroutines apart. The runtime gives the number only as text.
func GoroutineID() int64 {
	var buf [64]byte
	header := buf[:runtime.Stack(buf[:], false)] // "goroutine 7 [running]:..."
	id, _, _ := bytes.Cut(bytes.TrimPrefix(header, []byte("goroutine ")), []byte(" "))
	n, _ := strconv.ParseInt(string(id), 10, 64)
	return n
}
