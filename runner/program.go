package runner

import (
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"time"

	"runnel/runner/exports"
	"runnel/runner/frontend"
)

// A Program is what the runner receives: complete source files and the options
// of its run. Two equal Programs are the same program: their results are shared.
type Program struct {
	Files []File // package main; at least one
	// Fragment tells that the files have no package clause: package fragment makes a
	// program of them.
	Fragment bool
	// Session tells that the files, which are fragments, are parts of a program that
	// grows: the result has the output of the last one only, but the times of all.
	Session bool
	// Awaited are names that parts to come of a session use, and these need not use.
	Awaited []string
	Args    []string // os.Args[1:]
	Stdin   string
	Engine  Engine // EngineYaegi where empty
	Limits  Limits
	// Repeat is how many timed repetitions to take; 0 lets the runner choose
	// as many as fit its budget.
	Repeat int
	// Once asks for a single run, whose time may have shared the machine.
	Once bool
	// Race has the race detector watch the run; engine gc only.
	Race bool
}

// NotInBrowser returns the import paths, sorted, of what the program imports and a
// reader's browser does not have. Of a fragment it knows only what that imports itself: see
// Result.NotInBrowser.
func (p Program) NotInBrowser() []string {
	var paths []string
	for _, f := range p.Files {
		// Of a file with faults there is what could be read of it.
		file, _ := parser.ParseFile(token.NewFileSet(), f.Name, f.Source, parser.ImportsOnly)
		if file == nil {
			continue
		}
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err == nil && path != "unsafe" && !exports.InBrowser(path) {
				paths = append(paths, path)
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// A File is one source file of a program. Its name is what diagnostics and traces
// show, such as "main.go".
type File = frontend.File

// An Engine is what executes a program.
type Engine string

const (
	EngineYaegi Engine = "yaegi" // interprets a program; needs no Go toolchain
	EngineGC    Engine = "gc"    // compiles it with the Go toolchain
)

// Limits bound one execution. A zero field stands for its default.
type Limits struct {
	Timeout time.Duration // wall time of the process; DefaultTimeout
	Memory  int64         // bytes the process may allocate; DefaultMemory
	Output  int64         // bytes of stdout and stderr together; DefaultOutput
}

// The limits of a program that names none.
const (
	DefaultTimeout = 10 * time.Second
	DefaultMemory  = 512 << 20
	DefaultOutput  = 1 << 20
)

// OrDefault returns l with its zero fields filled in.
func (l Limits) OrDefault() Limits {
	if l.Timeout == 0 {
		l.Timeout = DefaultTimeout
	}
	if l.Memory == 0 {
		l.Memory = DefaultMemory
	}
	if l.Output == 0 {
		l.Output = DefaultOutput
	}
	return l
}
