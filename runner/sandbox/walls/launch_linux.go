package walls

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A launch is a binary that is open and waits for the walls.
type launch struct{ fd int }

// prepare opens the binary at descriptor OpenFiles, the first that the process cannot
// have once Limits stands: the filter lets exactly this descriptor be executed, it is
// closed by being executed, and no other can take its number.
func prepare(p *Plan) (*launch, error) {
	fd, err := unix.Open(p.Exec, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	if p.OpenFiles == 0 {
		return &launch{fd}, nil
	}
	return &launch{p.OpenFiles}, unix.Dup3(fd, p.OpenFiles, unix.O_CLOEXEC)
}

// execute replaces this process. It returns only an error.
func (l *launch) execute(arguments []string) error {
	runtime.LockOSThread()
	argv, err := syscall.SlicePtrFromStrings(append([]string{"main"}, arguments...))
	if err != nil {
		return err
	}
	env, err := syscall.SlicePtrFromStrings(os.Environ())
	if err != nil {
		return err
	}
	empty := [1]byte{}
	_, _, errno := syscall.RawSyscall6(unix.SYS_EXECVEAT, uintptr(l.fd), uintptr(unsafe.Pointer(&empty[0])),
		uintptr(unsafe.Pointer(&argv[0])), uintptr(unsafe.Pointer(&env[0])), unix.AT_EMPTY_PATH, 0)
	return fmt.Errorf("executing the program: %w", errno)
}

// openStatus opens what tells of this process at StatusFD.
func openStatus() error {
	status, err := unix.Open("/proc/self/status", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	if status == StatusFD {
		_, err := unix.FcntlInt(StatusFD, unix.F_SETFD, 0)
		return err
	}
	defer unix.Close(status)
	return unix.Dup3(status, StatusFD, 0)
}
