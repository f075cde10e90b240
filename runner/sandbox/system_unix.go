//go:build unix && !linux

package sandbox

import (
	"os/exec"
	"syscall"
)

// Isolate gives a process a group of its own, so that it can be ended with all it
// started.
func Isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
