package rt

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// A step is one of what a function does in the tests of deferred calls. A program is
// written with one letter a step and the body of a function in parentheses.
type step struct {
	kind  byte
	value int    // tells the steps apart
	body  []step // of the function that is deferred or called
}

const (
	say         = 's' // something, so that the order shows
	doPanic     = 'p'
	nilPanic    = 'n' // panic(nil)
	nilDeref    = 'd'
	doRecover   = 'r'
	repanic     = 'a' // what is recovered
	exit        = 'x' // runtime.Goexit
	deferNil    = 'N' // a nil function
	deferRec    = 'R' // recover itself
	deferLit    = 'D' // a function literal
	deferValue  = 'V' // a function value
	called      = 'C' // a function literal
	calledValue = 'F' // a function value
)

// decode reads a program. Whatever it is given means something.
func decode(program string) []step {
	n := 0
	steps, _ := decodeBody(program, &n, 0)
	return steps
}

func decodeBody(program string, n *int, depth int) (steps []step, rest string) {
	for program != "" && *n < 60 {
		kind := program[0]
		program = program[1:]
		*n++
		s := step{kind: kind, value: *n}
		switch kind {
		case ')':
			if depth > 0 {
				return steps, program
			}
			continue
		case deferLit, deferValue, called, calledValue:
			s.body, program = decodeBody(strings.TrimPrefix(program, "("), n, depth+1)
		}
		steps = append(steps, s)
	}
	return steps, program
}

// compiled executes a program with Go's own defer and recover.
type compiled struct{ log strings.Builder }

// call executes the body of a function; deferred directly, so that it may recover.
func (c *compiled) call(steps []step) {
	defer fmt.Fprint(&c.log, "}")
	fmt.Fprint(&c.log, "{")
	for _, s := range steps {
		switch s.kind {
		case say:
			fmt.Fprint(&c.log, s.value, " ")
		case doPanic:
			panic(fmt.Sprint("p", s.value))
		case nilPanic:
			panic(nil)
		case nilDeref:
			*(*int)(nil) = 1
		case doRecover:
			fmt.Fprint(&c.log, "<", recover(), ">")
		case repanic:
			if v := recover(); v != nil {
				panic(v)
			}
		case exit:
			runtime.Goexit()
		case deferNil:
			var f func()
			defer f()
		case deferRec:
			defer recover()
		case deferLit, deferValue:
			defer c.call(s.body)
		case called, calledValue:
			c.call(s.body)
		}
	}
}

// lowered executes a program as a lowered one does.
type lowered struct{ log strings.Builder }

// call executes the body of a function which caller, if it is not nil, runs as a
// deferred call.
func (l *lowered) call(caller *Defers, steps []step) {
	d := NewDefers()
	Do(d, func() {
		d.Add(func() { fmt.Fprint(&l.log, "}") })
		fmt.Fprint(&l.log, "{")
		for _, s := range steps {
			switch s.kind {
			case say:
				fmt.Fprint(&l.log, s.value, " ")
			case doPanic:
				Panic(fmt.Sprint("p", s.value))
			case nilPanic:
				Panic(nil)
			case nilDeref:
				NilDereference()
			case doRecover:
				fmt.Fprint(&l.log, "<", Recover(caller), ">")
			case repanic:
				if v := Recover(caller); v != nil {
					Panic(v)
				}
			case exit:
				runtime.Goexit()
			case deferNil:
				d.Add(nil)
			case deferRec:
				d.Add(func() { RecoverDeferred(d, caller) })
			case deferLit:
				d.Add(func() { l.call(d, s.body) })
			case deferValue:
				d.AddValue(func() { l.call(Token(), s.body) })
			case called:
				l.call(nil, s.body)
			case calledValue:
				l.call(Token(), s.body)
			}
		}
	})
}

// outcome runs f in a goroutine of its own and says how that ended.
func outcome(f func()) string {
	end := "exited"
	var group sync.WaitGroup
	group.Go(func() {
		defer func() {
			if v := recover(); v != nil {
				end = fmt.Sprintf("panicked with %T %v", v, v)
			}
		}()
		f()
		end = "returned"
	})
	group.Wait()
	return end
}

// unwindings are programs of each kind of end, and of each kind of way there.
var unwindings = []string{
	"s", "D(s)D(s)s", "p", "D(r)p", "D(s)p", "D(C(r))p", "D(rr)p", "rp", "D(r)D(p)p", "D(p)D(p)p", "D(p)D(r)p", "D(rp)p", "D(r)D(rp)p",
	"D(a)p", "D(a)D(a)p", "D(r)D(a)p", "C(p)", "D(r)C(p)", "C(D(r)p)s", "D(C(D(r)p))p", "D(C(D(r)p)r)p", "D(D(r)p)p", "D(D(r))p", "D(D(s)r)p",
	"x", "D(s)x", "D(r)x", "D(x)p", "D(r)D(x)p", "D(p)x", "D(r)D(p)x", "C(x)s", "C(D(r)D(p)x)s", "D(x)x", "D(x)D(s)x", "C(D(x)p)s", "D(D(x)r)p", "D(D(p)x)", "D(r)D(D(p)x)", "D(s)D(D(r)D(p)x)p",
	"V(r)p", "V(C(r))p", "V(F(r))p", "V(sF(r)r)p", "V(rF(r))p", "V(s)V(r)p", "V(D(r)p)p", "V(V(r)p)p", "V(V(r))p", "V(x)p", "F(r)", "V(F(D(r)V(r)p))p",
	"D(F(r))V(r)p", "D(F(r))p", "V(D(F(r)))p", "V(V(F(r)))p", "V(sD(F(r))r)p",
	"R", "Rp", "D(R)p", "D(Rp)p", "V(R)p", "D(Rr)p", "RD(p)", "RD(s)p", "D(RR)p", "D(C(R))p", "D(RD(r)p)p",
	"N", "D(r)N", "NN", "D(s)Ns", "Np", "n", "D(r)n", "D(a)n", "d", "D(r)d", "D(a)d", "D(p)d", "D(d)p", "D(rd)p", "D(rD(s)p)p", "D(D(p)p)p",
	"D(C(p))p", "D(C(D(s)p))p", "D(rC(D(p)p))p", "D(C(D(rp)p))p", "D(aD(p))p", "D(p)D(rp)D(p)p", "D(D(D(p)p)p)p", "D(rD(rD(rp)p)p)p",
}

// TestDefers holds deferred calls to those of compiled code.
func TestDefers(t *testing.T) {
	for _, program := range unwindings {
		checkDefers(t, program)
	}
}

func FuzzDefers(f *testing.F) {
	for _, program := range unwindings {
		f.Add(program)
	}
	f.Fuzz(func(t *testing.T, program string) {
		if strings.Contains(program, "N") {
			return // a nil function deferred among other panics can break Go's own runtime
		}
		checkDefers(t, program)
	})
}

func checkDefers(t *testing.T, program string) {
	steps := decode(program)
	var want compiled
	var got lowered
	wantEnd := outcome(func() { want.call(steps) })
	gotEnd := outcome(func() { got.call(nil, steps) })
	if got.log.String() != want.log.String() || gotEnd != wantEnd {
		t.Errorf("%s: got %s, %s, want %s, %s", program, got.log.String(), gotEnd, want.log.String(), wantEnd)
	}
	if n := tokens.count.Load(); n != 0 || len(tokens.defers) != 0 {
		t.Errorf("%s: %d tokens and %d goroutines are left", program, n, len(tokens.defers))
	}
}

// TestUnwindingTextIsGos: what was recovered on the way is told with a panic.
func TestUnwindingTextIsGos(t *testing.T) {
	var group sync.WaitGroup
	slots := make(chan struct{}, 4)
	for _, program := range unwindings {
		if !strings.HasPrefix(outcome(func() { new(compiled).call(decode(program)) }), "panicked") || strings.Contains(program, "x") {
			continue
		}
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var got string
			func() {
				defer func() { got = PanicText(recover()) }()
				new(lowered).call(nil, decode(program))
			}()
			if got, want := steady(got), steady(between(t, program, died(t, unwindCase, program))); got != want {
				t.Errorf("%s: got %q, want %q", program, got, want)
			}
		})
	}
	group.Wait()
}

func TestTokensAreOfTheirGoroutine(t *testing.T) {
	d := NewDefers()
	var inside, outside *Defers
	func() {
		defer func() { _ = recover() }()
		Do(d, func() {
			d.AddValue(func() {
				var group sync.WaitGroup
				group.Go(func() { outside = Token() })
				group.Wait()
				inside = Token()
			})
			Panic(1)
		})
	}()
	if outside != nil || inside != d {
		t.Errorf("got %p in another goroutine, and %p, want %p", outside, inside, d)
	}
}

func BenchmarkDo(b *testing.B) {
	for b.Loop() {
		d := NewDefers()
		Do(d, func() { d.Add(func() {}) })
	}
}

func BenchmarkRecover(b *testing.B) {
	for b.Loop() {
		d := NewDefers()
		Do(d, func() {
			d.Add(func() { Recover(d) })
			Panic(1)
		})
	}
}
