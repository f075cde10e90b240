package rt

import (
	"fmt"
	"runtime"
)

// A runtimeError is a runtime.Error that the Go runtime would have raised itself.
type runtimeError struct {
	text string
	name string // of the type that the error has in Go
}

func (e runtimeError) Error() string  { return e.text }
func (e runtimeError) RuntimeError()  {}
func (e runtimeError) goType() string { return e.name }

func errorString(text string) error {
	return runtimeError{"runtime error: " + text, "runtime.errorString"}
}

func plainError(text string) error { return runtimeError{text, "runtime.plainError"} }

func boundsError(text string) error {
	return runtimeError{"runtime error: " + text, "runtime.boundsError"}
}

func convertError(length, wanted int) error {
	return boundsError(fmt.Sprintf("cannot convert slice with length %d to array or pointer to array with length %d", length, wanted))
}

// raised is the error with which compiled code panics that f has.
func raised(f func()) (err any) {
	defer func() { err = recover() }()
	f()
	return nil
}

// Panic is the builtin. It has a result so that it can stand where a value is wanted.
func Panic(v any) any {
	if v == nil {
		v = new(runtime.PanicNilError)
	}
	panic(Any(v))
}

// NilDereference panics as a dereference of nil does.
func NilDereference() { panic(nilDereference()) }

func nilDereference() any { return raised(func() { _ = *(*int)(nil) }) }

// ValueMethod panics as a call of a method does that is declared for values of a type
// and called of a nil pointer. The method is named as main.T.M, its type as T.
func ValueMethod(method, typ string) {
	panic(plainError("value method " + method + " called using nil *" + typ + " pointer"))
}

// Shift is the count of a shift.
func Shift(n int) uint {
	_ = 1 << n
	return uint(n)
}

// MakeLen panics unless a slice of length n and capacity c can be made.
func MakeLen(n, c int) {
	const most = 1 << 47 // bytes of address space
	if n < 0 || n > most {
		panic(errorString("makeslice: len out of range"))
	}
	if c < n || c > most {
		panic(errorString("makeslice: cap out of range"))
	}
}

// What IteratorFailed reports of a range over a function.
const (
	IteratorDone           = 0 // the loop's body had returned false
	IteratorPanicked       = 2 // the loop's body had panicked
	IteratorExhausted      = 3 // the iterator had returned
	IteratorPanicSwallowed = 4 // the iterator recovered what the loop's body panicked with
)

// IteratorFailed panics because an iterator broke the rules of range over functions.
func IteratorFailed(state int) {
	switch state {
	case IteratorDone:
		panic(errorString("range function continued iteration after function for loop body returned false"))
	case IteratorPanicked:
		panic(errorString("range function continued iteration after loop body panic"))
	case IteratorExhausted:
		panic(errorString("range function continued iteration after whole loop exit"))
	}
	panic(errorString("range function recovered a loop body panic and did not resume panicking"))
}
