// Package frontend makes of a program what the interpreter can be trusted with:
// modern Go in, the Go that yaegi runs rightly out. It parses and type-checks with
// go/types, so that errors are the compiler's own words at the author's lines; what
// the interpreter would run differently is refused by name. It executes nothing.
package frontend

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"strconv"

	"runnel/runner/exports"
	"runnel/runner/stdsource"
	"runnel/runner/wire"
)

// A File is one source file of package main.
type File struct {
	Name   string // as diagnostics show it
	Source string
}

// A Diagnostic says what is wrong at one place of a program.
type Diagnostic struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // from 1
	Column  int    `json:"column"` // from 1, in bytes
	Message string `json:"message"`
}

// String renders the diagnostic as the Go command does.
func (d Diagnostic) String() string {
	switch {
	case d.Line == 0:
		return fmt.Sprintf("%s: %s", d.File, d.Message)
	case d.Column == 0:
		return fmt.Sprintf("%s:%d: %s", d.File, d.Line, d.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", d.File, d.Line, d.Column, d.Message)
}

// A Lowered program is what a worker is handed, or why there is none.
type Lowered struct {
	Source  string   // one file of package main
	Imports []string // the packages it imports, sorted

	// What its run-time must know of the types of the program.
	Types      []wire.Type
	Interfaces []wire.Interface

	// Functions tells which of the author's functions a position in Source lies in.
	Functions Functions
	// Traced are the functions of a traced program, which their calls are told by.
	Traced []TracedFunction
	// Recovers tells that the program calls recover.
	Recovers bool

	// Errors are the compiler's: the program is not valid Go.
	Errors []Diagnostic
	// Unsupported are the constructs of a valid program that the interpreter would
	// not run as Go does.
	Unsupported []Diagnostic
}

// A Frontend lowers programs. It is safe for concurrent use.
type Frontend struct {
	importer *exports.Importer
	library  *stdsource.Library
	shared   *sharedSources

	cooperative bool
}

// New returns a frontend whose programs import the packages of importer.
func New(importer *exports.Importer) *Frontend {
	return &Frontend{importer: importer, library: stdsource.New(importer), shared: new(sharedSources)}
}

// Cooperative returns a frontend for hosts with one thread, which cannot interrupt a
// goroutine that computes: in its programs, loops let other goroutines run.
func (f *Frontend) Cooperative() *Frontend {
	return &Frontend{importer: f.importer, library: f.library, shared: f.shared, cooperative: true}
}

// Lower checks a program and lowers it. The error is for what is not the program's
// fault; everything wrong with the program is in the result.
func (f *Frontend) Lower(files []File) (*Lowered, error) {
	p, diagnostics, err := f.check(files)
	if err != nil || len(diagnostics) > 0 {
		if refused := p.refusedImports(f.importer); len(refused) > 0 {
			return &Lowered{Unsupported: refused}, err
		}
		return &Lowered{Errors: diagnostics}, err
	}
	return p.lower(f, false), nil
}

// Trace lowers a program that Lower lowers, so that it also tells its run-time which
// calls are in progress, at what lines. It takes longer to run.
func (f *Frontend) Trace(files []File) (*Lowered, error) {
	p, diagnostics, err := f.check(files)
	if err != nil || len(diagnostics) > 0 {
		return &Lowered{Errors: diagnostics}, err
	}
	return p.lower(f, true), nil
}

// An Instrumented program is what the Go toolchain compiles: the author's files, in
// which main tells when it begins and ends.
type Instrumented struct {
	Files  []File
	Errors []Diagnostic
}

// Instrument checks a program for the Go toolchain, to which it leaves one that imports
// what only that has. runtimePath is the import path of a package with the functions
// Begin and End.
func (f *Frontend) Instrument(files []File, runtimePath string) (*Instrumented, error) {
	p, diagnostics, err := f.check(files)
	if err != nil || len(diagnostics) > 0 && (len(p.refusedImports(f.importer)) == 0 || p.pkg.Name() != "main" || p.mainFunc() == nil) {
		return &Instrumented{Errors: diagnostics}, err
	}
	return &Instrumented{Files: p.instrument(files, runtimePath)}, nil
}

// check parses and type-checks a program.
func (f *Frontend) check(files []File) (*program, []Diagnostic, error) {
	if len(files) == 0 {
		return nil, nil, errors.New("checking a program: it has no files")
	}
	p, diagnostics := parse(files)
	if len(diagnostics) > 0 {
		return p, diagnostics, nil
	}
	return p, p.check(f.importer), nil
}

// A program is a parsed one and, after check, what is known of its types.
type program struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
}

func parse(files []File) (*program, []Diagnostic) {
	p := &program{fset: token.NewFileSet()}
	var found []Diagnostic
	for _, file := range files {
		syntax, err := parser.ParseFile(p.fset, file.Name, file.Source, parser.SkipObjectResolution|parser.ParseComments|parser.AllErrors)
		var list scanner.ErrorList
		switch {
		case errors.As(err, &list):
			for _, e := range list {
				found = append(found, Diagnostic{e.Pos.Filename, e.Pos.Line, e.Pos.Column, "syntax error: " + e.Msg})
			}
		case err != nil:
			found = append(found, Diagnostic{file.Name, 1, 1, err.Error()})
		}
		p.files = append(p.files, syntax)
	}
	return p, sorted(found)
}

// check type-checks p and reports all that the compiler would.
func (p *program) check(importer *exports.Importer) []Diagnostic {
	var found []Diagnostic
	p.info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Instances:  map[*ast.Ident]types.Instance{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	config := types.Config{
		GoVersion: languageVersion(importer.GoVersion()),
		Importer:  withUnsafe{importer},
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
		Error: func(err error) {
			if e, ok := errors.AsType[types.Error](err); ok {
				found = append(found, p.diagnostic(e.Pos, "%s", e.Msg))
			}
		},
	}
	p.pkg, _ = config.Check("main", p.fset, p.files, p.info) // errors went to config.Error
	if name := p.files[0].Name; name.Name != "main" {
		found = append(found, p.diagnostic(name.Pos(), "package %s is not a program: it must be package main", name.Name))
	} else if len(found) == 0 && p.mainFunc() == nil {
		found = append(found, p.diagnostic(p.files[0].Package, "function main is undeclared in the main package"))
	}
	for _, file := range p.files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body == nil {
				found = append(found, p.diagnostic(fn.Name.Pos(), "missing function body"))
			}
		}
	}
	return sorted(found)
}

// refusedImports are the imports of packages that the importer does not have, although
// the compiler would. What else is wrong cannot be told without them.
func (p *program) refusedImports(importer *exports.Importer) []Diagnostic {
	if p == nil || p.info == nil {
		return nil // errors of syntax come first
	}
	var found []Diagnostic
	for _, file := range p.files {
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			switch reason := exports.Refused(path); {
			case err != nil || path == "unsafe" || exports.Unimportable(path) != "":
			case reason != "":
				found = append(found, p.diagnostic(spec.Path.Pos(), "package %s is not supported: %s", path, reason))
			case importer.Absent(path):
				found = append(found, p.diagnostic(spec.Path.Pos(), "package %s is not available in the browser: programs have it only where the page was built", path))
			}
		}
	}
	return sorted(found)
}

// withUnsafe also imports package unsafe, whose constants a program may use. What goes
// further is refused later.
type withUnsafe struct{ types.Importer }

func (w withUnsafe) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	return w.Importer.Import(path)
}

// languageVersion makes "go1.26" of "go1.26.8".
func languageVersion(v string) string {
	dots := 0
	for i := range v {
		if v[i] == '.' {
			if dots++; dots == 2 {
				return v[:i]
			}
		}
	}
	return v
}

func (p *program) mainFunc() *ast.FuncDecl {
	for _, file := range p.files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "main" && fn.Body != nil {
				return fn
			}
		}
	}
	return nil
}

func (p *program) recovers() bool {
	for _, obj := range p.info.Uses {
		if b, ok := obj.(*types.Builtin); ok && b.Name() == "recover" {
			return true
		}
	}
	return false
}

func (p *program) diagnostic(pos token.Pos, format string, args ...any) Diagnostic {
	at := p.fset.Position(pos)
	return Diagnostic{at.Filename, at.Line, at.Column, fmt.Sprintf(format, args...)}
}

// sorted orders diagnostics by place and drops repetitions: go/types reports some
// faults once for each use.
func sorted(list []Diagnostic) []Diagnostic {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(list)
}
