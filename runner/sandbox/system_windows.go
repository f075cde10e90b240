package sandbox

import "os/exec"

// Isolate does nothing: programs do not run here.
func Isolate(*exec.Cmd) {}
