package rt

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/wire"
)

// traced has the test run as a traced program does. What is told is sent, as far as
// there is room.
func traced(t *testing.T) <-chan wire.Trace {
	t.Helper()
	told := make(chan wire.Trace, 100)
	Trace(func(trace wire.Trace) {
		select {
		case told <- trace:
		default:
		}
	})
	t.Cleanup(func() {
		tracing.Store(nil)
		runtime_setProfLabel(nil)
	})
	return told
}

// enter is what a traced function does first; it returns what it does after a call.
func enter(function, at int) (returned func()) {
	line, depth, own := Enter(function)
	*line = at
	return func() { *depth = own }
}

func stackHere(t *testing.T) wire.Stack {
	t.Helper()
	stacks := Stacks()
	if len(stacks) != 1 {
		t.Fatalf("got %v", stacks)
	}
	return stacks[0]
}

func TestNothingIsToldOfWhatIsNotTraced(t *testing.T) {
	Waiting()
	Leaving()
	Unwound()
	if got := Stacks(); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestCallsAreTold(t *testing.T) {
	traced(t)
	returned := enter(1, 10)
	enter(2, 20)
	enter(3, 30)
	want := []wire.Call{{Function: 3, Line: 30}, {Function: 2, Line: 20}, {Function: 1, Line: 10}}
	if diff := cmp.Diff(want, stackHere(t).Calls); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	returned()
	if diff := cmp.Diff(want[2:], stackHere(t).Calls); diff != "" {
		t.Errorf("after a return, -want +got:\n%s", diff)
	}
}

// TestCallsStayWhileAPanicUnwinds has a deferred call find the calls that panicked, and
// what has recovered find its own.
func TestCallsStayWhileAPanicUnwinds(t *testing.T) {
	traced(t)
	returned := enter(1, 10)
	var during []wire.Call
	func() {
		_, _, own := Enter(2)
		d := TracedDefers(own)
		d.Add(func() {
			enter(4, 40)
			during = stackHere(t).Calls
			Recover(d)
		})
		Do(d, func() {
			enter(3, 30)
			panic("any")
		})
		if got := stackHere(t).Calls; len(got) != 2 || got[0].Function != 2 {
			t.Errorf("recovered in %v", got)
		}
	}()
	returned()
	if got := stackHere(t).Calls; len(got) != 1 {
		t.Errorf("returned to %v", got)
	}
	var names []string
	for _, c := range during {
		names = append(names, c.Name+string(rune('0'+c.Function)))
	}
	if got := strings.Join(names, " "); got != "4 panic0 3 2 1" {
		t.Errorf("during the panic: %s", got)
	}
}

func TestNativeCallsAreFound(t *testing.T) {
	traced(t)
	enter(1, 10)
	func() {
		defer func() {
			_ = recover()
			Unwound()
		}()
		Leaving()
		t.Error(strings.Repeat("-", -1))
	}()
	calls := stackHere(t).Calls
	if len(calls) < 2 || calls[0].Name != "strings.Repeat" || calls[0].File != "strings/strings.go" && !strings.HasSuffix(calls[0].File, "/strings/strings.go") || calls[0].Line == 0 {
		t.Errorf("got %v", calls)
	}
	if last := calls[len(calls)-1]; last != (wire.Call{Function: 1, Line: 10}) {
		t.Errorf("got %v", last)
	}
}

func TestWaitingGoroutinesAreTold(t *testing.T) {
	told := traced(t)
	enter(1, 10)
	begin := Fork()
	gone := make(chan bool)
	var group sync.WaitGroup
	group.Go(func() {
		defer begin()()
		enter(2, 20)
		Waiting()
		<-gone
	})
	var stacks []wire.Stack
	for len(stacks) < 2 || stacks[0].Calls == nil || stacks[1].Calls == nil {
		stacks = (<-told).Stacks
	}
	close(gone)
	group.Wait()
	for _, s := range stacks {
		switch s.Goroutine {
		case 1:
			if s.Creator != nil || s.Calls[0] != (wire.Call{Function: 1, Line: 10}) {
				t.Errorf("main is told as %+v", s)
			}
		default:
			if s.Parent != 1 || *s.Creator != (wire.Call{Function: 1, Line: 10}) || s.Calls[0] != (wire.Call{Function: 2, Line: 20}) {
				t.Errorf("the other is told as %+v", s)
			}
		}
	}
}

func TestDeepStacksAreToldAtTheirEnds(t *testing.T) {
	told := traced(t)
	for n := range deep {
		enter(n+1, 1)
	}
	stack := (<-told).Stacks[0]
	if len(stack.Calls) != wire.StackInner+wire.StackOuter || stack.Elided != deep-len(stack.Calls) {
		t.Fatalf("%d calls, %d left out", len(stack.Calls), stack.Elided)
	}
	if first, next, last := stack.Calls[0].Function, stack.Calls[wire.StackInner].Function, stack.Calls[len(stack.Calls)-1].Function; first != deep || next != wire.StackOuter || last != 1 {
		t.Errorf("from %d, then from %d to %d", first, next, last)
	}
}
