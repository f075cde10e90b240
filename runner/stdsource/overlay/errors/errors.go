// Package errors has what the standard library's errors does by the type of an error.
// An interpreted program's errors have types that only it knows, so Is and As are here
// beside the generic AsType: under other names, because As needs a type parameter in
// place of reflection.
package errors

import "runnel/runner/stdsource/overlay/rt"

// AsType returns the first error in err's tree that is an E, or that says by its method
// As what it is as one.
func AsType[E error](err error) (E, bool) {
	var found E
	var target *E // made for the first method As
	ok := search(err, func(err error) bool {
		e, ok := err.(E)
		if ok {
			found = e
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			if target == nil {
				target = new(E)
			}
			if x.As(target) {
				found = *target
				return true
			}
		}
		return false
	})
	return found, ok
}

// As_ is As for a target that points to a T. It differs where exactly one of T and the
// type of an error is a struct type without a name: As takes one for the other.
func As_[T any](err error, target *T) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target must be a non-nil pointer")
	}
	var zero T
	if x := any(zero); x != nil { // so T is no interface type
		if _, ok := x.(error); !ok {
			panic("errors: *target must be interface or implement error")
		}
	}
	return search(err, func(err error) bool {
		if e, ok := any(err).(T); ok {
			*target = e
			return true
		}
		x, ok := err.(interface{ As(any) bool })
		return ok && x.As(target)
	})
}

// Is_ is Is.
func Is_(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	comparable := rt.Comparable(target)
	return search(err, func(err error) bool {
		if comparable && err == target {
			return true
		}
		x, ok := err.(interface{ Is(error) bool })
		return ok && x.Is(target)
	})
}

// search calls found for the errors of err's tree, each before those that it wraps,
// until found returns true.
func search(err error, found func(error) bool) bool {
	for err != nil {
		if found(err) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, err := range x.Unwrap() {
				if search(err, found) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}
