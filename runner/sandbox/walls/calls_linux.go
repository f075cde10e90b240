package walls

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// instruction is the size of an instruction of a filter, in bytes: what it does, two
// jumps and an operand.
const instruction = 8

// filterCalls has the kernel refuse to all threads what the filter does not let through.
func filterCalls(p *Plan) error {
	n := len(p.Filter) / instruction
	if n == 0 || len(p.Filter)%instruction != 0 {
		return errors.New("the plan has no filter")
	}
	filter := make([]unix.SockFilter, n)
	for i := range filter {
		b := p.Filter[i*instruction:]
		f := unix.SockFilter{Code: binary.NativeEndian.Uint16(b), Jt: b[2], Jf: b[3], K: binary.NativeEndian.Uint32(b[4:])}
		if f.K == SelfID {
			f.K = uint32(os.Getpid())
		}
		filter[i] = f
	}
	// The kernel hands this on to the other threads together with the filter.
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(n), Filter: &filter[0]}
	thread, _, errno := syscall.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	switch {
	case errno != 0:
		return errno
	case thread != 0:
		return fmt.Errorf("thread %d does not take the filter", thread)
	}
	return nil
}
