//go:build unix

package main

import (
	"syscall"

	"runnel/runner/wire"
)

// keepDescriptors keeps what connects the worker to the runner from the processes that
// a program starts: the runner waits until nobody can write there any more.
func keepDescriptors() {
	for _, fd := range []int{wire.StderrFD, wire.JobFD, wire.ReportFD} {
		syscall.CloseOnExec(fd)
	}
}
