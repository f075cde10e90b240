package frontend

import (
	"go/ast"
	"go/types"
	"strings"

	"runnel/runner/wire"
)

// What native code does with a value of type any decides how it gets one of a type
// that only the program knows: most store it or print it, which a box does rightly;
// some look into it by reflection, and get the interpreter's value where that is good
// enough for them; the others would show what the interpreter made of it, and are
// refused.

// opaque are packages whose functions store or print what they get as any.
var opaque = map[string]bool{
	"fmt": true, "log": true, "log/slog": true, "errors": true, "context": true, "sync": true, "sync/atomic": true,
	"container/list": true, "container/ring": true, "container/heap": true, wire.RuntimePath: true, "testing": true, "expvar": true,
	"reflect": true, // which is the run-time's own
}

// rawFunctions look into their arguments by reflection, at what the interpreter's
// values have in common with those of compiled programs.
var rawFunctions = map[string]bool{
	"sort.Slice": true, "sort.SliceStable": true, "sort.SliceIsSorted": true,
	"runtime.KeepAlive": true,
}

func (f *emitter) takesRaw(fn *types.Func) bool { return fn != nil && rawFunctions[fn.FullName()] }

// raw is the interpreter's own value of an argument.
func (f *emitter) raw(arg ast.Expr) code {
	t := f.typeOf(arg)
	if isInterface(t) {
		return call(rt("Value"), f.convert(arg, anyType))
	}
	return f.convert(arg, typed(t))
}

// checkNative refuses an argument that native code would see otherwise than the same
// code does in a compiled program.
func (f *emitter) checkNative(c *callee, arg ast.Expr) {
	if c.fn == nil || c.fn.Pkg() == nil || f.source.info.Types[arg].IsNil() || reflective[c.fn.FullName()] != "" {
		return
	}
	t := f.typeOf(arg)
	if !f.boxed(t) && !f.holdsInterface(t, map[types.Type]bool{}) {
		return
	}
	name := c.fn.Pkg().Name() + "." + c.fn.Name()
	if f.takesRaw(c.fn) {
		if !f.plain(t, map[types.Type]bool{}) && !strings.HasPrefix(c.fn.FullName(), "sort.") && c.fn.Pkg().Path() != "runtime" {
			f.refuse(arg.Pos(), "passing a value of type %s to %s is not supported yet", typeName(t), name)
		}
		return
	}
	if opaque[c.fn.Pkg().Path()] {
		return
	}
	param := types.Type(nil)
	for p := range c.sig.Params().Variables() {
		if isInterface(p.Type()) || c.sig.Variadic() {
			param = p.Type()
		}
	}
	if param != nil && !isEmptyInterface(sliceOrSelf(c.sig, param)) {
		return // it asks for methods, which its wrapper has
	}
	if f.boxed(t) || f.holdsInterface(t, map[types.Type]bool{}) {
		f.refuse(arg.Pos(), "passing a value of type %s to %s is not supported yet", typeName(t), name)
	}
}

func sliceOrSelf(sig *types.Signature, t types.Type) types.Type {
	if sig.Variadic() {
		return sliceElem(t)
	}
	return t
}

// checkHeld refuses an argument in which native code would find boxes.
func (f *emitter) checkHeld(c *callee, arg ast.Expr, param types.Type) {
	if c.fn == nil || c.fn.Pkg() == nil || opaque[c.fn.Pkg().Path()] || f.source.info.Types[arg].IsNil() || reflective[c.fn.FullName()] != "" {
		return
	}
	switch param.Underlying().(type) {
	case *types.Map, *types.Slice, *types.Array:
		n, ok := types.Unalias(param).(*types.Named)
		if held := f.holdsInterface(param.Underlying(), map[types.Type]bool{}); held && (!ok || !f.fromSource(n)) && !holdsMethods(param) {
			f.refuse(arg.Pos(), "passing a value of type %s to %s.%s is not supported yet", typeName(f.typeOf(arg)), c.fn.Pkg().Name(), c.fn.Name())
		}
	}
}

// holdsMethods reports whether what a slice or map holds is asked for methods, which
// wrappers have.
func holdsMethods(t types.Type) bool {
	if e, ok := t.Underlying().(interface{ Elem() types.Type }); ok {
		return isInterface(e.Elem()) && !isEmptyInterface(e.Elem())
	}
	return false
}

// refusedFunctions show what the interpreter made of a program.
var refusedFunctions = map[string]string{
	"runtime.Caller": frames, "runtime.Callers": frames, "runtime.CallersFrames": frames, "runtime.FuncForPC": frames,
	"runtime.Stack": frames, "runtime/debug.Stack": frames, "runtime/debug.PrintStack": frames, "runtime/debug.SetTraceback": frames,
	"runtime.SetFinalizer": "an interpreted program keeps values in memory for longer than a compiled one",
	"os.NewFile":           "a program has no descriptors but its first three",
}

const frames = "it would show the interpreter's frames"

// plain reports whether a value looks to reflection as it does in a compiled program,
// its type's name aside.
func (f *emitter) plain(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return true
	}
	seen[t] = true
	if f.erased(t) {
		return false
	}
	if n, ok := t.(*types.Named); ok {
		if !f.fromSource(n) {
			return true
		}
		if n.NumMethods() > 0 {
			return false
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Struct:
		for v := range u.Fields() {
			if v.Embedded() || !v.Exported() || !f.plain(v.Type(), seen) {
				return false
			}
		}
		return true
	case *types.Map:
		return f.plain(u.Key(), seen) && f.plain(u.Elem(), seen)
	case *types.Pointer, *types.Slice, *types.Array:
		return f.plain(u.(interface{ Elem() types.Type }).Elem(), seen)
	}
	return false
}

// holdsInterface reports whether a value may hold a box somewhere inside.
func (f *emitter) holdsInterface(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	if n, ok := t.(*types.Named); ok && !f.fromSource(n) {
		return isInterface(n) && !hidesMethods(n)
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		return true
	case *types.Struct:
		for v := range u.Fields() {
			if f.holdsInterface(v.Type(), seen) {
				return true
			}
		}
	case *types.Map:
		return f.holdsInterface(u.Key(), seen) || f.holdsInterface(u.Elem(), seen)
	case *types.Basic, *types.Signature:
	case interface{ Elem() types.Type }:
		return f.holdsInterface(u.Elem(), seen)
	}
	return false
}

// hidesMethods reports whether an interface has methods that its package keeps to itself:
// no type of the program has them.
func hidesMethods(t types.Type) bool {
	for m := range t.Underlying().(*types.Interface).Methods() {
		if !m.Exported() {
			return true
		}
	}
	return false
}

// nativeFormat rewrites the arguments of functions that format: the verbs %T, %p and %w
// never ask a box, %#v does not ask one that a native error holds, and operands without a
// format are spaced by whether they are strings.
func (f *emitter) nativeFormat(e *ast.CallExpr, c *callee, args []code) []code {
	if !c.native || c.fn == nil || c.fn.Pkg() == nil {
		return args
	}
	f.reflect(e, c)
	f.located(e, c)
	switch path := c.fn.Pkg().Path(); {
	case path == "log/slog":
		return f.logged(e, c, args)
	case path == "fmt" && strings.Contains(c.fn.Name(), "can"):
		return f.wrapped(e, c, args, "Scanned")
	}
	if !c.sig.Variadic() {
		return args
	}
	name, pkg := c.fn.Name(), c.fn.Pkg().Path()
	if pkg != "fmt" && pkg != "log" || strings.Contains(name, "can") {
		return args
	}
	last := c.sig.Params().Len() - 1
	if len(args) <= last {
		return args
	}
	switch {
	case strings.HasSuffix(name, "ln"):
		return args
	case strings.HasSuffix(name, "f"):
		rewrite, verbs := rt("Verbs"), "Tp#"
		if name == "Errorf" {
			rewrite, verbs = rt("ErrorVerbs"), "Tp#w"
		}
		if text := args[last-1].text; strings.HasPrefix(text, `"`) && !strings.ContainsAny(text, verbs+"*") && operandCount(text) == len(args)-last {
			return args
		}
		f.holdBefore(c, args[:last-1])
		format, values := f.name("format_"), f.name("values_")
		f.emit("%s, %s := %s(%s, %s)", format, values, rewrite, args[last-1].text, operandList(args[last:]))
		return append(args[:last-1:last-1], fixed(format), fixed(values+"..."))
	}
	if !f.mayPrintString(e, last) {
		return args
	}
	f.holdBefore(c, args[:last])
	values := f.temp(call(rt("Operands"), fixed(operandList(args[last:]))))
	return append(args[:last:last], fixed(values.text+"..."))
}

// operandCount is how many operands a format without * asks for.
func operandCount(format string) int {
	return strings.Count(strings.ReplaceAll(format, "%%", ""), "%")
}

// isFormatter reports whether a function rewrites its arguments by nativeFormat.
func isFormatter(fn *types.Func) bool {
	return fn.Pkg() != nil && (fn.Pkg().Path() == "fmt" || fn.Pkg().Path() == "log") &&
		fn.Signature().Variadic() && !strings.HasSuffix(fn.Name(), "ln") && !strings.Contains(fn.Name(), "can")
}

// holdBefore keeps what comes before arguments that are rewritten by a statement.
func (f *emitter) holdBefore(c *callee, before []code) {
	for i := range before {
		before[i] = f.stable(before[i])
	}
	if c.operand != nil {
		c.evaluated = f.stable(c.evaluated)
	}
}

// operandList is the slice that variadic arguments make.
func operandList(args []code) string {
	if list, ok := strings.CutSuffix(args[0].text, "..."); ok {
		return list
	}
	return "[]any{" + texts(args) + "}"
}

// mayPrintString reports whether an argument may be a box that holds a string.
func (f *emitter) mayPrintString(e *ast.CallExpr, first int) bool {
	for i, arg := range e.Args {
		if i < first {
			continue
		}
		t := f.typeOf(arg)
		if _, ok := t.(*types.Tuple); ok || isInterface(t) || e.Ellipsis.IsValid() || isString(t) && f.boxed(t) {
			return true
		}
	}
	return false
}

// refuseImports refuses packages that only make sense with what the lowering does not
// keep, and names of places that it does not know.
func (l *lowering) refuseImports() {
	l.refuseReflection()
	l.refuseEmbedding()
	for _, file := range l.program.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				l.attempt(func() { l.refusePlaces(id) })
			}
			return true
		})
	}
	for _, file := range l.program.files {
		for _, spec := range file.Imports {
			if reason := refusedImports[spec.Path.Value]; reason != "" {
				l.refuse(spec.Pos(), "package %s is not supported: %s", spec.Path.Value, reason)
			}
			if spec.Path.Value == `"log/slog"` && l.placesInLogs() {
				l.refuse(spec.Pos(), "package %s is not supported where a logger may write files and lines", spec.Path.Value)
			}
		}
	}
}

var refusedImports = map[string]string{
	`"weak"`: "the interpreter keeps values alive that a compiled program lets go",
}
