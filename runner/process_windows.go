package runner

import (
	"io/fs"
	"os/exec"
)

func endGroup(*exec.Cmd) {}

func onDisk(info fs.FileInfo) int64 { return info.Size() }
