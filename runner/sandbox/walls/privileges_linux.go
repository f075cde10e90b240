package walls

import (
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// dropPrivileges makes a privileged process an ordinary one, for good.
func dropPrivileges(p *Plan) error {
	if p.User != 0 && os.Geteuid() == 0 {
		if err := syscall.Setgroups(nil); err != nil {
			return err
		}
		if err := syscall.Setresgid(p.User, p.User, p.User); err != nil {
			return err
		}
		if err := syscall.Setresuid(p.User, p.User, p.User); err != nil {
			return err
		}
	}
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var has, none [2]unix.CapUserData
	if err := unix.Capget(&header, &has[0]); err != nil {
		return err
	}
	if has != none {
		if err := onAllThreads(unix.SYS_CAPSET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&none[0]))); err != nil {
			return err
		}
	}
	set, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)
	if err != nil || set == 1 { // as it is behind Files
		return err
	}
	return onAllThreads(unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1)
}

func onAllThreads(call, first, second uintptr) error {
	if _, _, errno := syscall.AllThreadsSyscall6(call, first, second, 0, 0, 0, 0); errno != 0 {
		return errno
	}
	return nil
}
