// Package rt stands for the run-time of lowered programs: an overlay that imports it is
// compiled, for an interpreted program, to calls of the functions of the same names
// there. Only the signatures below matter for that. The bodies do the same for
// compiled code, so that overlays can be tested as they are.
//
// An argument of type any is what an interface holds of the value; so is a result.
package rt

import (
	"iter"
	"reflect"
	"sync"
)

// Pull is iter.Pull of values in interfaces.
func Pull(seq func(yield func(any) bool)) (next func() (any, bool), stop func()) {
	return iter.Pull(seq)
}

// Pull2 is iter.Pull2 of values in interfaces.
func Pull2(seq func(yield func(any, any) bool)) (next func() (any, any, bool), stop func()) {
	return iter.Pull2(seq)
}

// Overlaps tells whether two slices of one type share memory within their lengths. Those
// whose elements take no memory never do.
func Overlaps(a, b any) bool {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	size := x.Type().Elem().Size()
	if x.Len() == 0 || y.Len() == 0 || size == 0 {
		return false
	}
	return x.Pointer() < y.Pointer()+uintptr(y.Len())*size && y.Pointer() < x.Pointer()+uintptr(x.Len())*size
}

// CloneMap returns a copy of a map, which is not nil, as a map of the same type. Keys
// that are not equal to themselves are copied, too.
func CloneMap(m any) any {
	from := reflect.ValueOf(m)
	to := reflect.MakeMapWithSize(from.Type(), from.Len())
	for key, value := range from.Seq2() {
		to.SetMapIndex(key, value)
	}
	return to.Interface()
}

// Comparable tells whether the dynamic type of x is comparable, as reflect.Type's method
// does: an interface in it may still hold what is not. x is not nil.
func Comparable(x any) bool { return reflect.TypeOf(x).Comparable() }

var canonical sync.Map // of [2]any{typ, value} to pointer

// Canonical returns the pointer that it was given when it was first called with the
// same typ and value. typ is a nil pointer of the type of pointer, value is what
// pointer points to: values of two types can be equal in an interface when one of the
// types is an interface itself. It panics as a map does where value is not hashable.
func Canonical(typ, value, pointer any) any {
	first, _ := canonical.LoadOrStore([2]any{typ, value}, pointer)
	return first
}

var atomics sync.Mutex

// LockAtomics and UnlockAtomics surround what atomic values do, which then no other
// goroutine does at the same time.
func LockAtomics() { atomics.Lock() }

// UnlockAtomics ends what LockAtomics began.
func UnlockAtomics() { atomics.Unlock() }
