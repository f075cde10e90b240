package main

import (
	"slices"
	"strings"
)

// The suites test the language, the library, the compiler and the runtime alike. In
// scope is what a program can tell of the language and the standard library; the rules
// below leave out what only a compiler, a linker, the collector or a certain machine
// can answer for.
// A program is counted under the first rule that excludes it.

// A rule leaves programs out, for the reason that it states.
type rule struct {
	reason   string
	excludes func(*program) bool
}

var rules = []rule{
	{"not for this system: its build constraint excludes it", func(p *program) bool {
		return !p.constraintsHold()
	}},
	{"no program by itself: not package main", func(p *program) bool {
		return p.syntax.Name.Name != "main"
	}},
	{"tests of a package from within: it needs what the package hides", func(p *program) bool {
		return p.inside
	}},
	{"files that stand beside an example", func(p *program) bool {
		return p.record != nil && (strings.Contains(p.source, `"testdata/`) || strings.Contains(p.source, `"example_test.go"`))
	}},
	{"cgo, assembly and names of other packages: it is joined by a linker", func(p *program) bool {
		return p.imports("C", "runtime/cgo") || p.hasBodilessFunction() || p.hasDirective("//go:linkname")
	}},
	{"runs other programs, the Go toolchain mostly", func(p *program) bool {
		return p.imports("os/exec") || p.uses("runtime", "GOROOT") || p.uses("go/build", "Default")
	}},
	{"the system below os: syscall, signals and plugins", func(p *program) bool {
		return p.imports("syscall", "syscall/js", "os/signal", "plugin")
	}},
	{"packages that only the standard library may import", func(p *program) bool {
		return slices.ContainsFunc(p.paths, func(path string) bool {
			return strings.HasPrefix(path, "internal/") || strings.Contains(path, "/internal/")
		})
	}},
	{"unsafe pointers: memory as a compiler lays it out", func(p *program) bool {
		// The other names of unsafe are of the language: sizes are constants, strings
		// and slices are made of typed pointers.
		return p.uses("unsafe", "Pointer")
	}},
	{"the collector: finalizers, its settings and statistics", func(p *program) bool {
		return p.uses("runtime", "SetFinalizer", "AddCleanup", "ReadMemStats", "MemStats", "MemProfile", "MemProfileRate", "MemProfileRecord") ||
			p.uses("testing", "AllocsPerRun") || p.imports("runtime/metrics", "weak")
	}},
	{"program counters, stacks and traces: frames as a compiler makes them", func(p *program) bool {
		return p.uses("runtime", "Caller", "Callers", "CallersFrames", "FuncForPC", "Stack") ||
			p.imports("runtime/pprof", "runtime/trace", "runtime/debug")
	}},
	{"the machine: time as it passes, addresses, the environment", func(p *program) bool {
		return byName[p.name] != ""
	}},
}

// byName are programs that no pattern gives away, and what each asks of the machine.
var byName = map[string]string{
	"chanlinear.go":       "measures how the time grows that selects take",
	"maplinear.go":        "measures how the time grows that map insertions take",
	"fixedbugs/bug260.go": "prints addresses and checks how they are aligned",
	"env.go":              "reads environment variables, of which a program here has none",
}

// inScope keeps the programs that no rule excludes, and counts the others by the reason
// of the rule.
func inScope(programs []*program) (in []*program, excluded map[string]int) {
	excluded = map[string]int{}
	for _, p := range programs {
		if reason := whyOut(p); reason != "" {
			excluded[reason]++
		} else {
			in = append(in, p)
		}
	}
	return in, excluded
}

// whyOut is the reason of the first rule that excludes a program; "" where none does.
func whyOut(p *program) string {
	for _, r := range rules {
		if r.excludes(p) {
			return r.reason
		}
	}
	return ""
}
