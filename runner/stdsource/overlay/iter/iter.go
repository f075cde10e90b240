// Package iter has the generic functions of the standard library's iter. An iterator
// runs in a coroutine, which only the run-time can make, and it makes them of iterators
// over any.
package iter

import (
	"iter"

	"runnel/runner/stdsource/overlay/rt"
)

// Pull makes an iterator into functions that ask it for its values.
func Pull[V any](seq iter.Seq[V]) (next func() (V, bool), stop func()) {
	all := func(yield func(any) bool) {
		seq(func(v V) bool { return yield(v) })
	}
	nextAny, stop := rt.Pull(all)
	next = func() (V, bool) {
		x, ok := nextAny()
		v, _ := x.(V) // fails for a nil of an interface type, which is the zero V
		return v, ok
	}
	return next, stop
}

// Pull2 makes an iterator over pairs into functions that ask it for them.
func Pull2[K, V any](seq iter.Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	all := func(yield func(any, any) bool) {
		seq(func(k K, v V) bool { return yield(k, v) })
	}
	nextAny, stop := rt.Pull2(all)
	next = func() (K, V, bool) {
		x, y, ok := nextAny()
		k, _ := x.(K)
		v, _ := y.(V)
		return k, v, ok
	}
	return next, stop
}
