// Package walls raises walls around the process that calls it, as a Plan from whoever
// started it tells. A worker does so before it reads its program; a compiled program,
// which cannot do it itself, is executed by a worker that has. Each wall stands by
// itself, so that what one lets through, by a fault of ours or of the kernel's, meets
// another. The package knows nothing of what happens behind the walls, and does not
// decide which are raised: package sandbox does.
package walls

// A Wall is one layer of defence.
type Wall string

const (
	Files      Wall = "files"      // only the process's own folder, and a few files to read (Landlock)
	Calls      Wall = "calls"      // only system calls that a Go program needs (seccomp)
	Network    Wall = "network"    // a network of its own, with loopback only (namespaces)
	Privileges Wall = "privileges" // no capabilities, no way to gain any, no privileged user
	Limits     Wall = "limits"     // open files, bytes in a file, CPU time, core dumps (rlimits)
)

// All are the walls there are, in the order in which they are told.
var All = []Wall{Files, Calls, Network, Privileges, Limits}

// A Plan tells a process how to wall itself in.
type Plan struct {
	Raise []Wall

	Folder  string   // Files: the only folder that may be changed
	Read    []string // Files: what may be read beside it, where it exists
	Execute []string // Files: what executing Exec needs beside it

	Filter []byte // Calls: what the kernel takes, with SelfID in place of the process's ID

	// Connected tells that the process may open sockets: behind Network, those of its
	// own network. Otherwise Files refuses them too.
	Connected bool

	User int // Privileges: the user and group to become; 0: none

	OpenFiles int // Limits: descriptors
	FileSize  int // Limits: bytes
	CPU       int // Limits: seconds
	Threads   int // Limits: of the user in this namespace; 0: as many as there may be

	Parent int // the process whose end is this one's; 0: nobody's

	// Exec is a binary to execute, behind the walls, in place of going on; its
	// arguments are those of this process after the plan.
	Exec string

	// Probe asks to try every wall of Raise, to tell on standard output which would not
	// be raised, as a Report, and to exit.
	Probe bool
}

// SelfID stands in a Filter for the ID of the process that is being walled in. No
// process has it: it is beyond the largest that Linux gives.
const SelfID = 0x7e570517

// StatusFD is the descriptor at which a process finds its own /proc/self/status, which
// it cannot open behind Files.
const StatusFD = 6

// A Report tells why walls could not be raised.
type Report map[Wall]string
