//go:build !linux

package sandbox

import (
	"errors"
	"os/exec"

	"runnel/runner/sandbox/walls"
)

// missing are walls that only Linux has.
var missing = map[walls.Wall]string{
	walls.Files:      onlyLinux,
	walls.Calls:      onlyLinux,
	walls.Network:    onlyLinux,
	walls.Privileges: onlyLinux,
}

const onlyLinux = "only on Linux"

func unprivilegedUser() int { return 0 }

func openFilesLimit() uint64 { return openFiles }

func filters(uint64) (quiet, talking []byte, err error) { return nil, nil, errors.New(onlyLinux) }

func separate(*exec.Cmd) {}

func interpreter(string) []string { return nil }
