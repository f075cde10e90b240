// Package unique has the generic function and type of the standard library's unique.
package unique

import "runnel/runner/stdsource/overlay/rt"

// A Handle is equal to another one exactly where the values that they were made of are
// equal.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value that h was made of.
func (h Handle[T]) Value() T { return *h.value }

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	pointer := new(T)
	*pointer = value
	first, _ := rt.Canonical((*T)(nil), value, pointer).(*T)
	return Handle[T]{first}
}
