// Package atomic has the generic type of the standard library's sync/atomic. The
// interpreter may keep a pointer in several words, which no instruction changes at
// once, so each operation is done under a lock of the run-time.
package atomic

import "runnel/runner/stdsource/overlay/rt"

// A Pointer is an atomic pointer of type *T. It has the fields of the standard
// library's, so that it is printed and compared as that is.
type Pointer[T any] struct {
	_ [0]*T
	_ noCopy
	v *T
}

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A nil x panics in each method before the lock is taken: nothing would release it.

// Load returns the pointer.
func (x *Pointer[T]) Load() *T {
	_ = x.v
	rt.LockAtomics()
	val := x.v
	rt.UnlockAtomics()
	return val
}

// Store sets the pointer.
func (x *Pointer[T]) Store(val *T) {
	_ = x.v
	rt.LockAtomics()
	x.v = val
	rt.UnlockAtomics()
}

// Swap sets the pointer and returns the one that was there.
func (x *Pointer[T]) Swap(new *T) (old *T) {
	_ = x.v
	rt.LockAtomics()
	old = x.v
	x.v = new
	rt.UnlockAtomics()
	return old
}

// CompareAndSwap sets the pointer where it is old, and tells whether it was.
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	_ = x.v
	rt.LockAtomics()
	if x.v == old {
		x.v = new
		swapped = true
	}
	rt.UnlockAtomics()
	return swapped
}
