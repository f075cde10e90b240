package sync

import (
	"errors"
	"fmt"
	"runtime"
	original "sync"
	"testing"
)

// outcome is what a function did: what it returned, what it panicked with, or that it
// ended its goroutine.
func outcome(f func() string) (text string) {
	var group original.WaitGroup
	group.Go(func() {
		text = "ended"
		defer func() {
			if x := recover(); x != nil {
				text = fmt.Sprintf("panic: %T %v", x, x)
			}
		}()
		text = f()
	})
	group.Wait()
	return text
}

// errFailure is always the same pointer.
var errFailure = errors.New("failure")

func functions() map[string]func(calls *int) int {
	return map[string]func(calls *int) int{
		"returns":         func(calls *int) int { *calls++; return *calls },
		"panics":          func(calls *int) int { *calls++; panic(errFailure) },
		"panics nil":      func(calls *int) int { *calls++; panic(nil) },
		"divides by 0":    func(calls *int) int { *calls++; return 1 / (*calls - 1) },
		"ends":            func(calls *int) int { *calls++; runtime.Goexit(); return 0 },
		"recovers":        func(calls *int) (n int) { defer func() { recover(); n = 5 }(); *calls++; panic("x") },
		"panics anew":     func(calls *int) int { defer func() { panic("second") }(); *calls++; panic("first") },
		"ends, panicking": func(calls *int) int { defer runtime.Goexit(); *calls++; panic("x") },
	}
}

func TestOnceValue(t *testing.T) {
	for name, f := range functions() {
		tell := func(once func(func() int) func() int) string {
			calls := 0
			g := once(func() int { return f(&calls) })
			call := func() string { return fmt.Sprint(g()) }
			return fmt.Sprint(outcome(call), "; ", outcome(call), "; ", outcome(call), "; calls: ", calls)
		}
		got, want := tell(OnceValue[int]), tell(original.OnceValue[int])
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
}

func TestOnceValues(t *testing.T) {
	for name, f := range functions() {
		tell := func(once func(func() (int, error)) func() (int, error)) string {
			calls := 0
			g := once(func() (int, error) { return f(&calls), errFailure })
			call := func() string { n, err := g(); return fmt.Sprint(n, err) }
			return fmt.Sprint(outcome(call), "; ", outcome(call), "; ", outcome(call), "; calls: ", calls)
		}
		got, want := tell(OnceValues[int, error]), tell(original.OnceValues[int, error])
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
}

func TestOnceOfNil(t *testing.T) {
	got := outcome(func() string { return OnceValue[string](nil)() })
	want := outcome(func() string { return original.OnceValue[string](nil)() })
	if got != want || got == "" {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOnceOfManyGoroutines(t *testing.T) {
	calls := 0
	once := OnceValue(func() int { calls++; return calls })
	twice := OnceValues(func() (int, string) { calls++; return calls, "x" })
	var group original.WaitGroup
	for range 16 {
		group.Go(func() {
			first := once()
			second, text := twice()
			if first+second != 3 || text != "x" {
				t.Errorf("got %d, %d and %s", first, second, text)
			}
		})
	}
	group.Wait()
	if calls != 2 {
		t.Errorf("%d calls", calls)
	}
}
