//go:build unix

package sandbox

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lockFolder locks a folder until the file that it returns is closed; held is false
// where somebody else has it, or has removed it.
func lockFolder(path string) (lock *os.File, held bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = nil
		}
		return nil, false, err
	}
	opened, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, false, err
	}
	if now, err := os.Lstat(path); err != nil || !os.SameFile(opened, now) {
		f.Close()
		return nil, false, nil
	}
	return f, true, nil
}

// isOurs reports whether a folder is one that this user made.
func isOurs(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
