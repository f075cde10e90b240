package rt

import (
	"iter"
	"reflect"
	"sync"
	"unique"
	"unsafe"
)

// Pull is iter.Pull of values of any type.
func Pull(seq func(yield func(any) bool)) (next func() (any, bool), stop func()) {
	return iter.Pull(iter.Seq[any](seq))
}

// Pull2 is iter.Pull2 of values of any types.
func Pull2(seq func(yield func(any, any) bool)) (next func() (any, any, bool), stop func()) {
	return iter.Pull2(iter.Seq2[any, any](seq))
}

// UniqueHandle is what Handle returns.
type UniqueHandle = unique.Handle[any]

// Handle is unique.Make of a value of any type.
func Handle(v any) UniqueHandle { return unique.Make(Key(v)) }

// canonical and atomics belong to the one program of the process, as the values do that
// they are about.
var (
	canonical sync.Map // [2]any of type and value to pointer
	atomics   sync.Mutex
)

// Canonical is the pointer that it was given when it was first called with the same typ
// and value. typ is a nil pointer of the pointer's type: values of two types may be
// equal as interfaces.
func Canonical(typ, value, pointer any) any {
	first, _ := canonical.LoadOrStore([2]any{Any(typ), Key(value)}, pointer)
	return first
}

// LockAtomics and UnlockAtomics stand around what an atomic value does that only the
// program knows the type of.
func LockAtomics() { atomics.Lock() }

// UnlockAtomics ends what LockAtomics began.
func UnlockAtomics() { atomics.Unlock() }

// Comparable reports whether the dynamic type of x is comparable, though an interface
// in it may hold what is not.
func Comparable(x any) bool {
	if b, ok := x.(boxed); ok {
		return b.box().typ().comparable
	}
	return reflect.TypeOf(x).Comparable()
}

// Channel is a channel as one that can be sent to and received from, which is how
// lowered programs hold all of them.
func Channel(c any) any {
	v := reflect.ValueOf(c)
	t := reflect.ChanOf(reflect.BothDir, v.Type().Elem())
	address := v.UnsafePointer()
	return reflect.NewAt(t, unsafe.Pointer(&address)).Elem().Interface()
}
