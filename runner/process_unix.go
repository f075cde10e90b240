//go:build unix && !linux

package runner

import (
	"os/exec"
	"syscall"
)

// isolate gives the worker a process group of its own, so that it can be ended with
// all it started.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// endGroup ends whatever is left of the group when the worker itself has ended.
func endGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
