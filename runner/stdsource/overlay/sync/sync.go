// Package sync has the generic functions of the standard library's sync.
package sync

import "sync"

// OnceValue returns a function that calls f once, and returns its value each time or
// panics each time with what f panicked with.
func OnceValue[T any](f func() T) func() T {
	var (
		once     sync.Once
		returned bool
		value    T
		panicked any
	)
	call := func() {
		defer func() {
			f = nil // what it holds is garbage from now on
			if !returned {
				panicked = recover()
				panic(panicked)
			}
		}()
		value = f()
		returned = true
	}
	return func() T {
		once.Do(call)
		if !returned {
			panic(panicked)
		}
		return value
	}
}

// OnceValues is OnceValue for a function of two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var (
		once     sync.Once
		returned bool
		first    T1
		second   T2
		panicked any
	)
	call := func() {
		defer func() {
			f = nil
			if !returned {
				panicked = recover()
				panic(panicked)
			}
		}()
		first, second = f()
		returned = true
	}
	return func() (T1, T2) {
		once.Do(call)
		if !returned {
			panic(panicked)
		}
		return first, second
	}
}
