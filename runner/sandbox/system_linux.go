package sandbox

import (
	"debug/elf"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"runnel/runner/sandbox/walls"
)

// missing are walls that no system of this kind has.
var missing = map[walls.Wall]string{}

// nobody is a user that owns nothing.
const nobody = 65534

// unprivilegedUser is whom a process becomes where it would be root; 0 where it would
// not, or where this container has no such user.
func unprivilegedUser() int {
	if os.Geteuid() != 0 || !mapped("/proc/self/uid_map") || !mapped("/proc/self/gid_map") {
		return 0
	}
	return nobody
}

// mapped reports whether nobody exists in this user namespace.
func mapped(file string) bool {
	text, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return false
		}
		first, err1 := strconv.ParseInt(fields[0], 10, 64)
		size, err2 := strconv.ParseInt(fields[2], 10, 64)
		if err1 == nil && err2 == nil && first <= nobody && nobody < first+size {
			return true
		}
	}
	return false
}

// openFilesLimit is how many descriptors a process may have: fewer than its launcher,
// which keeps the next one for what it executes.
func openFilesLimit() uint64 {
	var l unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &l); err != nil {
		return openFiles
	}
	return min(openFiles, l.Max-1)
}

// Isolate gives a process a group of its own, so that it can be ended with all it
// started, and ends it when runnel is killed.
func Isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// separate gives a process a network of its own, which takes a user namespace. It
// starts with what it needs to bring up loopback.
func separate(cmd *exec.Cmd) {
	a := cmd.SysProcAttr
	a.Cloneflags = unix.CLONE_NEWUSER | unix.CLONE_NEWNET | unix.CLONE_NEWIPC
	uid, gid := os.Geteuid(), os.Getegid()
	a.UidMappings = []syscall.SysProcIDMap{{ContainerID: uid, HostID: uid, Size: 1}}
	a.GidMappings = []syscall.SysProcIDMap{{ContainerID: gid, HostID: gid, Size: 1}}
	if unprivilegedUser() != 0 {
		nobody := syscall.SysProcIDMap{ContainerID: nobody, HostID: nobody, Size: 1}
		a.UidMappings = append(a.UidMappings, nobody)
		a.GidMappings = append(a.GidMappings, nobody)
		a.GidMappingsEnableSetgroups = true
	}
	if uid != 0 {
		a.AmbientCaps = []uintptr{unix.CAP_NET_ADMIN}
	}
}

// interpreter is what the kernel loads to execute a binary that is not statically
// linked.
func interpreter(binary string) []string {
	f, err := elf.Open(binary)
	if err != nil {
		return nil
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			name, err := io.ReadAll(p.Open())
			if err != nil {
				return nil
			}
			return []string{strings.TrimRight(string(name), "\x00")}
		}
	}
	return nil
}
