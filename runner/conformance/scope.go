package main

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The suite tests the language, the compiler and the runtime alike. In scope is what a
// program can tell of the language and the standard library; the rules below leave out
// what only a compiler, a linker, the collector or a certain machine can answer for.
// A program is counted under the first rule that excludes it.

// A rule leaves programs out, for the reason that it states.
type rule struct {
	reason   string
	excludes func(*program) bool
}

// candidate reports whether the suite runs a file as one whole program: its first line
// says so. Other files are compiled only, or are parts of programs, or are run with
// arguments or another program's output. Flags of the compiler that only steer what it
// optimizes or checks in itself leave the program what it is.
func candidate(name, source string) bool {
	if strings.Contains(name, ".dir/") {
		return false
	}
	header, _, _ := strings.Cut(source, "\n")
	return slices.Contains(headers, strings.TrimSuffix(header, "\r"))
}

var headers = []string{
	"// run",
	"// run -gcflags=-l=4",
	"// run -gcflags -l=4",
	`// run -gcflags="-l"`,
	"// run -gcflags='all=-N -l'",
	"// run -gcflags=-d=ssa/check/on",
}

var rules = []rule{
	{"not for this system: its build constraint excludes it", func(p *program) bool {
		return !p.constraintsHold()
	}},
	{"no program by itself: not package main", func(p *program) bool {
		return p.syntax.Name.Name != "main"
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

// A program is one file of the suite, or of elsewhere.
type program struct {
	name   string // slash-separated, within the suite
	source string
	want   string // what the suite expects it to print

	syntax *ast.File
	paths  []string          // that it imports
	local  map[string]string // the name of each in the file
}

// newProgram parses a program. What of it cannot be parsed is left to the engines.
func newProgram(name, source, want string) *program {
	p := &program{name: name, source: source, want: want, local: map[string]string{}}
	p.syntax, _ = parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	for _, spec := range p.syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		p.paths = append(p.paths, imported)
		p.local[imported] = path.Base(imported)
		if spec.Name != nil {
			p.local[imported] = spec.Name.Name
		}
	}
	return p
}

func (p *program) imports(paths ...string) bool {
	return slices.ContainsFunc(p.paths, func(path string) bool { return slices.Contains(paths, path) })
}

// uses reports whether a program speaks of one of the names of a package. A name that
// the program declares itself may be taken for that of a package with a dot import.
func (p *program) uses(imported string, names ...string) bool {
	local := p.local[imported]
	found := false
	ast.Inspect(p.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == local && slices.Contains(names, n.Sel.Name) {
				found = true
			}
		case *ast.Ident:
			if local == "." && slices.Contains(names, n.Name) {
				found = true
			}
		}
		return !found
	})
	return found
}

func (p *program) hasBodilessFunction() bool {
	return slices.ContainsFunc(p.syntax.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		return ok && f.Body == nil
	})
}

func (p *program) hasDirective(name string) bool {
	return slices.ContainsFunc(p.comments(), func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, name+" ")
	})
}

// constraintsHold evaluates the build constraints as the suite does: for this system,
// with compiler gc, no flags and no cgo.
func (p *program) constraintsHold() bool {
	for _, c := range p.comments() {
		if c.Pos() > p.syntax.Package || !constraint.IsGoBuild(c.Text) {
			continue
		}
		if expr, err := constraint.Parse(c.Text); err == nil && !expr.Eval(tagHolds) {
			return false
		}
	}
	return true
}

func tagHolds(tag string) bool {
	d := build.Default
	return slices.Contains([]string{d.GOOS, d.GOARCH, "gc", "test_run"}, tag) ||
		slices.Contains(d.ReleaseTags, tag) || slices.Contains(d.ToolTags, tag)
}

func (p *program) comments() []*ast.Comment {
	var list []*ast.Comment
	for _, group := range p.syntax.Comments {
		list = append(list, group.List...)
	}
	return list
}
