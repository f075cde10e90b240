package runner

import "os/exec"

func isolate(*exec.Cmd) {}

func endGroup(*exec.Cmd) {}
