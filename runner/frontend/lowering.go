package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/types/typeutil"

	"runnel/runner/stdsource"
	"runnel/runner/wire"
)

// A lowering makes of one type-checked program the Go file that the interpreter runs.
//
// It starts at main, the init functions and the variables of the program and follows
// what they use: each function, method and instance of a generic one is written once,
// as a function at the top level (function.go); statements and expressions go through
// the lowerings in the other files. What they need of dispatch functions
// (dispatch.go), types (types.go) and methods for native code (registry.go) is written
// when nothing new is found any more.
type lowering struct {
	program *program
	library *stdsource.Library
	shared  *sharedSources
	context *types.Context
	sources map[*types.Package]*source
	main    *source

	types     typeTable
	plain     *environment          // without type parameters
	copies    map[*types.Named]bool // local types of instances
	local     map[*types.Named]bool // generic types that generic functions declare
	methods   typeutil.MethodSetCache
	imports   map[string]string // import path → name in the lowered file
	names     map[string]int
	instances map[instanceKey]*instance
	queue     []*instance
	typeKeys  typeutil.Map // types.Type → int
	globals   map[*types.Var]*local
	helpers   map[string]string
	registry  registry
	dispatchs []*dispatcher
	pending   []pendingCall
	locates   *bool // whether loggers may write where they are called; nil where that was not asked

	traced    bool // the program tells where it is
	yields    bool // its loops let other goroutines run
	functions []TracedFunction
	numbered  map[ast.Node]int

	declarations buffer    // variables and functions
	at           token.Pos // where a refusal is reported that knows no better place
	refusals     []Diagnostic
}

// A source is a package whose bodies are known: the program's, or one of the standard
// library's generic ones.
type source struct {
	pkg   *types.Package
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
	decls map[types.Object]*ast.FuncDecl

	usage    map[*types.Var]usage
	recovers map[*types.Func]bool // functions that call recover themselves
	names    func() map[ast.Node]string
}

func newSource(pkg *types.Package, fset *token.FileSet, files []*ast.File, info *types.Info, decls map[types.Object]*ast.FuncDecl) *source {
	s := &source{pkg: pkg, fset: fset, files: files, info: info, decls: decls, recovers: map[*types.Func]bool{}}
	s.names = sync.OnceValue(func() map[ast.Node]string { return namesOf(pkg.Path(), files, info) })
	s.usage = usageOf(s)
	for obj, decl := range decls {
		if fn, ok := obj.(*types.Func); ok && decl.Body != nil && callsRecover(info, decl.Body) {
			s.recovers[fn] = true
		}
	}
	return s
}

// A refusal is panicked with where a construct cannot be lowered, and ends the
// lowering of one declaration.
type refusal struct{ Diagnostic }

func (l *lowering) refuse(pos token.Pos, format string, args ...any) {
	l.stop(pos, fmt.Sprintf(format, args...))
}

func (l *lowering) stop(pos token.Pos, message string) {
	if !pos.IsValid() || !l.own(pos) {
		pos = l.at
	}
	panic(refusal{l.program.diagnostic(pos, "%s", message)})
}

// unexpected refuses what no program that type-checks has. Should one have it after all,
// it is told where.
func (l *lowering) unexpected(pos token.Pos, format string, args ...any) {
	l.stop(pos, "the frontend does not expect this: "+fmt.Sprintf(format, args...))
}

// own reports whether a position is in one of the author's files.
func (l *lowering) own(pos token.Pos) bool {
	_, ok := fileIndex(l.program, pos)
	return ok
}

// attempt runs one part of the lowering and keeps what it refuses.
func (l *lowering) attempt(part func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case refusal:
			l.refusals = append(l.refusals, r.Diagnostic)
		default: // rather no program than no runner
			l.refusals = append(l.refusals, l.program.diagnostic(l.at, "the frontend fails here: %v", r))
		}
	}()
	part()
}

// lower writes the program.
func (p *program) lower(f *Frontend, traced bool) (lowered *Lowered) {
	l := &lowering{
		program:   p,
		library:   f.library,
		shared:    f.shared,
		context:   types.NewContext(),
		sources:   map[*types.Package]*source{},
		copies:    map[*types.Named]bool{},
		local:     map[*types.Named]bool{},
		imports:   map[string]string{},
		names:     map[string]int{},
		instances: map[instanceKey]*instance{},
		globals:   map[*types.Var]*local{},
		helpers:   map[string]string{},
		traced:    traced,
		yields:    f.cooperative && p.concurrent(),
		numbered:  map[ast.Node]int{},
		at:        p.files[0].Package,
	}
	l.registry.init()
	l.imports[wire.RuntimePath] = runtimeName
	l.main = newSource(p.pkg, p.fset, p.files, p.info, declarationsOf(p.files, p.info))
	l.sources[p.pkg] = l.main
	l.attempt(l.refuseImports)
	start := l.start()
	l.finish()
	if len(l.refusals) > 0 {
		return &Lowered{Unsupported: sorted(l.refusals)}
	}
	return l.assemble(start)
}

// sharedSources has what is known of the standard library's generic packages, which is
// the same for all programs.
type sharedSources struct{ known sync.Map } // *stdsource.Package → *source

func (s *sharedSources) source(pkg *stdsource.Package) *source {
	if known, ok := s.known.Load(pkg); ok {
		return known.(*source)
	}
	known, _ := s.known.LoadOrStore(pkg, newSource(pkg.Types, pkg.Fset, pkg.Files, pkg.Info, pkg.Decls))
	return known.(*source)
}

func declarationsOf(files []*ast.File, info *types.Info) map[types.Object]*ast.FuncDecl {
	decls := map[types.Object]*ast.FuncDecl{}
	for _, file := range files {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if obj := info.Defs[fn.Name]; obj != nil {
					decls[obj] = fn
				}
			}
		}
	}
	return decls
}

// start writes the function that initializes the program's variables and runs its
// init functions and main. yaegi's own order of initialization is not Go's.
func (l *lowering) start() string {
	var b strings.Builder
	left := ""
	if l.traced {
		left = rt("Left") + "()\n"
	}
	b.WriteString(noLine + "\nfunc main() {\nregister_()\ninitialize_()\n" + left)
	l.attempt(l.initialize)
	for _, file := range l.main.files {
		for _, d := range file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if ok && fn.Recv == nil && fn.Name.Name == "init" {
				l.attempt(func() { b.WriteString(l.callOnce(l.main.info.Defs[fn.Name].(*types.Func)) + left) })
			}
		}
	}
	l.attempt(func() {
		main := l.main.pkg.Scope().Lookup("main").(*types.Func)
		fmt.Fprintf(&b, "%s.%s()\n%s}\n", runtimeName, wire.BeginName, l.callOnce(main))
	})
	return b.String()
}

// callOnce calls an init function or main.
func (l *lowering) callOnce(fn *types.Func) string {
	if l.takesToken(fn) {
		return l.function(fn, nil) + "(" + noDefers + ")\n"
	}
	return l.function(fn, nil) + "()\n"
}

// finish writes everything that is used, which may use more.
func (l *lowering) finish() {
	for {
		switch {
		case len(l.queue) > 0:
			in := l.queue[0]
			l.queue = l.queue[1:]
			l.attempt(func() { l.emitFunction(in) })
		case l.fillDispatchers():
		case l.registerMethods():
		default:
			return
		}
	}
}

// assemble puts the lowered file together.
func (l *lowering) assemble(start string) *Lowered {
	var lowered *Lowered
	l.attempt(func() {
		var b strings.Builder
		globals := l.declareGlobals()
		dispatch := l.writeDispatchers()
		table, register := l.describe()
		helpers := l.writeHelpers()
		structs := l.declareTypes()
		b.WriteString("package main\n\nimport (\n")
		var paths []string
		for _, p := range sortedKeys(l.imports) {
			fmt.Fprintf(&b, "%s %q\n", l.imports[p], p)
			if p != wire.RuntimePath {
				paths = append(paths, p)
			}
		}
		b.WriteString(")\n\n")
		b.WriteString(structs)
		b.WriteString(globals)
		b.WriteString(noLine + "\n" + helpers)
		b.WriteString(l.resolve(l.declarations.String()))
		b.WriteString(noLine + "\n" + dispatch)
		b.WriteString(register)
		b.WriteString(start)
		lowered = &Lowered{
			Source:     b.String(),
			Imports:    paths,
			Types:      table,
			Interfaces: l.registry.interfaceTable(),
			Functions:  functionsOf(l.program, l.main.names()),
			Recovers:   l.program.recovers(),
			Traced:     l.functions,
		}
	})
	if len(l.refusals) > 0 {
		return &Lowered{Unsupported: sorted(l.refusals)}
	}
	return lowered
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// runtimeName is what the lowered file calls the native run-time.
const runtimeName = "rt_"

// rt names a function of the native run-time.
func rt(name string) string { return runtimeName + "." + name }

// unique makes a name at the top level of the lowered file.
func (l *lowering) unique(base string) string {
	n := l.names[base]
	l.names[base] = n + 1
	if n == 0 {
		return base
	}
	return fmt.Sprintf("%s__%d", base, n)
}

// imported is what the lowered file calls a package.
func (l *lowering) imported(importPath string) string {
	if name, ok := l.imports[importPath]; ok {
		return name
	}
	name := l.unique("P_" + strings.Map(letters, path.Base(importPath)))
	l.imports[importPath] = name
	return name
}

func letters(r rune) rune {
	if r == '.' || r == '-' || r == '/' {
		return '_'
	}
	return r
}

// helper names a small function of the lowered program that is written once for each
// type; write gets its name.
func (l *lowering) helper(prefix string, t types.Type, write func(name string) string) string {
	key := fmt.Sprintf("%s%d", prefix, l.typeKey(t))
	if _, ok := l.helpers[key]; !ok {
		l.helpers[key] = "" // while it is written
		l.helpers[key] = write(key)
	}
	return key
}

func (l *lowering) writeHelpers() string {
	var b strings.Builder
	for _, key := range sortedKeys(l.helpers) {
		b.WriteString(l.helpers[key])
	}
	return b.String()
}

// typeKey is the same number for identical types only.
func (l *lowering) typeKey(t types.Type) int {
	t = l.normal(t)
	if k := l.typeKeys.At(t); k != nil {
		return k.(int)
	}
	k := l.typeKeys.Len() + 1
	l.typeKeys.Set(t, k)
	return k
}

// isSource reports whether the bodies of a package's functions are known.
func (l *lowering) isSource(pkg *types.Package) bool { return l.sources[pkg] != nil }

// sourceOf is the object of the same name whose source is known, where obj is a
// generic function or type of the standard library, or a method of one; obj itself
// otherwise.
func (l *lowering) sourceOf(obj types.Object) types.Object {
	if obj == nil || obj.Pkg() == nil || l.isSource(obj.Pkg()) {
		return obj
	}
	pkg, err := l.library.Package(obj.Pkg().Path())
	if err != nil {
		l.unexpected(l.at, "reading the source of %s: %v", obj.Pkg().Path(), err)
	}
	if pkg == nil {
		return obj
	}
	found := pkg.Lookup(obj)
	if found == nil {
		return obj
	}
	if l.sources[pkg.Types] == nil {
		l.sources[pkg.Types] = l.shared.source(pkg)
	}
	return found
}

// because tells why something generic of the standard library has no source here.
func (l *lowering) because(obj types.Object) string {
	if reason := stdsource.Refused(obj.Pkg().Path(), obj.Name()); reason != "" {
		return ": " + reason
	}
	return " yet"
}
