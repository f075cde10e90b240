package walls

import (
	"errors"
	"os"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

const (
	readFile   landlock.AccessFSSet = ll.AccessFSReadFile
	readFolder landlock.AccessFSSet = ll.AccessFSReadFile | ll.AccessFSReadDir
	readWrite  landlock.AccessFSSet = ll.AccessFSReadFile | ll.AccessFSWriteFile
	execute    landlock.AccessFSSet = ll.AccessFSReadFile | ll.AccessFSExecute

	// own is what a process may do in its own folder: all but making devices and
	// executing what it wrote.
	own landlock.AccessFSSet = readFolder | ll.AccessFSWriteFile | ll.AccessFSTruncate | ll.AccessFSRefer |
		ll.AccessFSMakeReg | ll.AccessFSMakeDir | ll.AccessFSMakeSym | ll.AccessFSMakeFifo |
		ll.AccessFSRemoveFile | ll.AccessFSRemoveDir
)

// minimalLandlock is the first version that keeps a process from emptying files.
const minimalLandlock = 3

// restrictFiles lets the process reach its folder, the null device, and for reading
// what the plan names.
func restrictFiles(p *Plan) error {
	version, err := ll.LandlockGetABIVersion()
	if err != nil {
		return err
	}
	if version < minimalLandlock {
		return errors.New("this kernel's Landlock is too old: Linux 6.2 is needed")
	}
	rules := []landlock.Rule{
		landlock.PathAccess(readWrite, "/dev/null"),
		landlock.PathAccess(own, p.Folder),
	}
	for _, path := range p.Read {
		access := readFile
		if isFolder(path) {
			access = readFolder
		}
		rules = append(rules, landlock.PathAccess(access, path).IgnoreIfMissing())
	}
	for _, path := range p.Execute {
		rules = append(rules, landlock.PathAccess(execute, path))
	}
	if p.Exec != "" {
		rules = append(rules, landlock.PathAccess(execute, p.Exec))
	}
	config := landlock.V11
	if p.Connected {
		config.HandledAccessNet = 0
	}
	return config.BestEffort().Restrict(rules...)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
