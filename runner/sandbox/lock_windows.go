package sandbox

import "os"

// lockFolder finds every folder held: programs do not run here.
func lockFolder(path string) (lock *os.File, held bool, err error) {
	lock, err = os.Open(path)
	return lock, true, err
}

func isOurs(string) bool { return false }
