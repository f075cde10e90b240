//go:build unix

package runner

import (
	"io/fs"
	"os/exec"
	"syscall"
)

// endGroup ends whatever is left of the group when the process itself has ended.
func endGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// onDisk is what a file takes on disk, in bytes.
func onDisk(info fs.FileInfo) int64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return stat.Blocks * 512
	}
	return info.Size()
}
