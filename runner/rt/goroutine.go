package rt

import (
	"unsafe"
	_ "unsafe" // for linkname
)

// The runtime keeps one pointer for each goroutine, for the labels of a profiler. A
// traced program keeps there what calls are in progress: nothing else is as fast, and
// every call needs it. Programs cannot have labels, since they cannot import
// runtime/pprof. The runtime promises to keep both functions as they are.

//go:linkname runtime_setProfLabel runtime/pprof.runtime_setProfLabel
func runtime_setProfLabel(labels unsafe.Pointer)

//go:linkname runtime_getProfLabel runtime/pprof.runtime_getProfLabel
func runtime_getProfLabel() unsafe.Pointer

func (c *calls) bind() { runtime_setProfLabel(unsafe.Pointer(c)) }

// callsHere are those of the calling goroutine; nil where none are known.
func callsHere() *calls { return (*calls)(runtime_getProfLabel()) }
