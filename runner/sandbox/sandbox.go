// Package sandbox puts walls between a program and the machine that it runs on. It
// finds out which walls this system allows, plans them for each process before it
// starts, and gives the process a folder of its own. The process raises them itself:
// see package walls. It knows nothing of programs, and does not watch them: limits of
// time, memory, output and disk are kept from outside, by the runner.
package sandbox

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"runnel/runner/sandbox/walls"
)

// A Mode says how much of a sandbox must be there.
type Mode string

const (
	Auto    Mode = "auto"    // the walls that this system allows
	Require Mode = "require" // all of them, or nothing runs
	Off     Mode = "off"     // none: a program may do what the user may
)

// Modes are all modes.
var Modes = []Mode{Auto, Require, Off}

// A Sandbox knows the walls that hold here.
type Sandbox struct {
	launcher string // a binary that calls walls.Enter first of all
	holds    []walls.Wall
	lacks    walls.Report
	off      bool
	user     int // to become; 0: none
	files    uint64
	quiet    []byte // the filter of processes without a network
	talking  []byte // the filter of others
}

// What a process may have of the system.
const (
	maxFileSize = 64 << 20 // bytes in one file
	openFiles   = 1024
	maxThreads  = 11_000 // a little more than the Go runtime allows itself
	cpuReserve  = 10 * time.Second
)

// New finds out which walls hold on this system, by having launcher try them. With
// Require it is an error if one does not.
func New(ctx context.Context, mode Mode, launcher string) (*Sandbox, error) {
	s := &Sandbox{launcher: launcher, off: mode == Off, lacks: walls.Report{}, files: openFilesLimit()}
	switch mode {
	case Off:
		return s, nil
	case Auto, Require, "":
	default:
		return nil, fmt.Errorf("there is no sandbox mode %q: use %v", mode, Modes)
	}
	s.user = unprivilegedUser()
	var err error
	if s.quiet, s.talking, err = filters(s.files); err != nil {
		s.lacks[walls.Calls] = err.Error()
	}
	if err := s.probe(ctx); err != nil {
		return nil, fmt.Errorf("trying the walls of the sandbox: %w", err)
	}
	if mode == Require && len(s.lacks) > 0 {
		return nil, fmt.Errorf("the sandbox is required, and this system does not allow all of it: %s", s.Lacking())
	}
	return s, nil
}

// Holds are the walls that stand around every process.
func (s *Sandbox) Holds() []string {
	names := make([]string, len(s.holds))
	for i, w := range s.holds {
		names[i] = string(w)
	}
	return names
}

// Lacking says which walls cannot be raised and why; "" where all can, or where none
// was asked for.
func (s *Sandbox) Lacking() string {
	var reasons []string
	for _, w := range walls.All {
		if reason, ok := s.lacks[w]; ok {
			reasons = append(reasons, fmt.Sprintf("%s (%s)", w, reason))
		}
	}
	return strings.Join(reasons, ", ")
}

func (s *Sandbox) has(w walls.Wall) bool { return slices.Contains(s.holds, w) }

// Connects reports whether a process may have sockets: where there are other walls,
// only in a network of its own.
func (s *Sandbox) Connects() bool { return s.has(walls.Network) || !s.has(walls.Calls) }

// A Process is what is to run behind walls.
type Process struct {
	Folder    string        // its working folder, made by [Sandbox.Folder]
	Connected bool          // it may open sockets
	CPU       time.Duration // more than it can use before it is ended for another reason
	Exec      string        // the binary to execute; "" for the launcher itself
	Arguments []string      // of Exec
}

// Folder makes a working folder for a process; "" where it has none of its own. The
// caller removes it with [Remove].
func (s *Sandbox) Folder(in *Folder) (string, error) {
	if s.off {
		return "", nil
	}
	return in.make(s.user)
}

// Command returns a command for the process. The kernel ends the process when the
// thread that starts it ends.
func (s *Sandbox) Command(ctx context.Context, p Process) *exec.Cmd {
	path, arguments := s.launcher, []string{}
	switch {
	case !s.off:
		arguments = append([]string{s.plan(p).Argument()}, p.Arguments...)
	case p.Exec != "":
		path, arguments = p.Exec, p.Arguments
	}
	cmd := exec.CommandContext(ctx, path, arguments...)
	cmd.Args[0] = "main"
	cmd.Env = []string{"TZ=UTC", "LANG=C.UTF-8"}
	if !s.off {
		cmd.Dir = p.Folder
		cmd.Env = append(cmd.Env, "TMPDIR="+p.Folder)
	}
	Isolate(cmd)
	if s.separate(p) {
		separate(cmd)
	}
	return cmd
}

// separate reports whether a process gets namespaces: what has no sockets needs no
// network of its own, but where nothing else keeps it from having them.
func (s *Sandbox) separate(p Process) bool {
	return s.has(walls.Network) && (p.Connected || !s.has(walls.Calls))
}

func (s *Sandbox) plan(p Process) *walls.Plan {
	plan := &walls.Plan{
		Folder:    p.Folder,
		Read:      readable,
		Filter:    s.quiet,
		Connected: p.Connected,
		User:      s.user,
		OpenFiles: int(s.files),
		FileSize:  maxFileSize,
		CPU:       int((p.CPU + cpuReserve) / time.Second),
		Parent:    os.Getpid(),
		Exec:      p.Exec,
	}
	for _, w := range s.holds {
		if w == walls.Network && !s.separate(p) {
			continue
		}
		plan.Raise = append(plan.Raise, w)
	}
	if p.Connected {
		plan.Filter = s.talking
		plan.Read = readableConnected
	}
	if s.separate(p) {
		plan.Threads = maxThreads
	}
	if p.Exec != "" {
		plan.Read = append(slices.Clip(plan.Read), readableCompiled...)
		plan.Execute = interpreter(p.Exec)
		if len(plan.Execute) > 0 {
			plan.Read = append(plan.Read, libraries...)
		}
	}
	return plan
}

// readable is what the standard library reads that is the same for every program: the
// time zones.
var readable = []string{"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo"}

// readableConnected has the addresses of localhost too.
var readableConnected = append(slices.Clip(readable), "/etc/hosts")

// readableCompiled is what the Go runtime looks at when it starts.
var readableCompiled = []string{"/sys/kernel/mm/transparent_hugepage/hpage_pmd_size"}

// libraries are what a program that is not statically linked loads: one under the
// race detector.
var libraries = []string{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"}
