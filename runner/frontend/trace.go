package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"

	"runnel/runner/wire"
)

// A program that dies shows where. The interpreter cannot tell, so a traced program
// does: each function tells the run-time that it is entered, and is given where to store
// the line that it is at. After each call it stores its own depth, since what it called may
// have been left by a panic.

// A TracedFunction is a function that tells where it is. Its number is its place in the
// list, from 1.
type TracedFunction struct {
	Name      string // as a trace has it: main.(*T).m, main.f[...], main.main.func1
	Arguments bool   // it has some
	File      string // as a trace has it
	Line      int    // where it is declared
	// Others are the files beside File that its statements are of, as those of main may
	// be by //line directives.
	Others []string
}

// otherFile times the place of a file in Others, from 1, is added to lines of that file.
const otherFile = 1 << 24

// At is the place of a line that the function has stored.
func (fn *TracedFunction) At(stored int) (file string, line int) {
	if other := stored / otherFile; other > 0 && other <= len(fn.Others) {
		return fn.Others[other-1], stored % otherFile
	}
	return fn.File, stored
}

// A handle is what a function that is traced has been given: pointers to its line and to
// the depth of the goroutine's calls, and its own depth.
type handle struct {
	line, depth, own *local
	number           int // of the function
}

// entered writes the entry of a function: n is its declaration, its literal, the loop
// whose body it is, or a file whose variables are initialized.
func (f *emitter) entered(n ast.Node, arguments bool) {
	if !f.traced {
		return
	}
	if f.frame.handle != nil {
		f.emit("%s()", rt("Left"))
	}
	f.frame.handle = &handle{
		line:  f.variable("line_", "*int", false),
		depth: f.variable("depth_", "*int", false),
		own:   f.variable("own_", "int", false),
	}
	h := f.frame.handle
	h.number = f.number(n, arguments)
	f.emit("%s, %s, %s := %s(%d)", h.line.name, h.depth.name, h.own.name, rt("Enter"), h.number)
	f.line = 0
}

// number is that of a function for the run-time.
func (f *emitter) number(n ast.Node, arguments bool) int {
	if i, ok := f.numbered[n]; ok {
		return i
	}
	at := f.source.fset.Position(n.Pos())
	fn := TracedFunction{Name: f.source.names()[n], Arguments: arguments, File: at.Filename, Line: at.Line}
	if f.source != f.main {
		fn.File = path.Join(f.source.pkg.Path(), path.Base(at.Filename))
	}
	f.functions = append(f.functions, fn)
	f.numbered[n] = len(f.functions)
	return len(f.functions)
}

// handle is that of the function that is being written; nil where it is not traced.
func (f *emitter) handle() *handle {
	if !f.traced {
		return nil
	}
	for fr := f.frame; fr != nil && fr.sig != nil; fr = fr.outer {
		if fr.handle != nil {
			return fr.handle
		}
	}
	return nil
}

// started stores the line of a statement.
func (f *emitter) started(pos token.Pos) {
	f.line = 0
	f.tell(pos)
	if h := f.handle(); h != nil {
		f.line = f.stored(h, pos)
	}
}

// stored is what the function of a handle stores for a position.
func (f *emitter) stored(h *handle, pos token.Pos) int {
	at := f.source.fset.Position(pos)
	if f.source != f.main {
		return at.Line
	}
	fn := &f.functions[h.number-1]
	if at.Filename == fn.File {
		return at.Line
	}
	i := slices.Index(fn.Others, at.Filename)
	if i < 0 {
		i = len(fn.Others)
		fn.Others = append(fn.Others, at.Filename)
	}
	return (i+1)*otherFile + at.Line
}

// tell stores the line of an operation, if it is not known to be the one of the statement.
func (f *emitter) tell(pos token.Pos) {
	h := f.handle()
	if h == nil || !pos.IsValid() {
		return
	}
	line := f.stored(h, pos)
	if line == f.line {
		return
	}
	f.emit("*%s = %d", f.ref(h.line).text, line)
	f.line = 0
}

// returned stores the depth of the function after a call.
func (f *emitter) returned() {
	if h := f.handle(); h != nil {
		f.emit("*%s = %s", f.ref(h.depth).text, f.ref(h.own).text)
	}
}

// left stores the depth of whoever called the function, where it returns: native code
// does not store its own between two calls of the program.
func (f *emitter) left() {
	if h := f.handle(); h != nil && !f.frame.stored {
		f.emit("*%s = %s - 1", f.ref(h.depth).text, f.ref(h.own).text)
	}
}

// completed writes a call where it stands, if the program is traced, so that the call
// has returned when something else in the expression fails. Several results are the
// business of who wants them.
func (f *emitter) completed(c code, results int) code {
	if f.handle() == nil {
		return c
	}
	switch {
	case results > 1:
		return c
	case results == 1:
		c = f.temp(c)
	case c.text != "":
		f.emit("%s", c.text)
	}
	f.returned()
	if results == 0 {
		return code{prec: primary, stable: true}
	}
	return c
}

// leaving tells of a call of native code.
func (f *emitter) leaving(c *callee) {
	switch {
	case !f.traced || !c.native:
	case c.fn != nil && deadly[c.fn.FullName()]:
		f.emit("%s()", rt("Dying"))
	case c.fn == nil || c.fn.Pkg() == nil || !quiet[c.fn.Pkg().Path()]:
		f.emit("%s()", rt("Leaving"))
	}
}

// waits tells of what may make the goroutine wait.
func (f *emitter) waits() {
	if f.traced {
		f.emit("%s()", rt("Waiting"))
	}
}

// deadly are methods that end the process where they are called wrongly.
var deadly = map[string]bool{
	"(*sync.Mutex).Unlock": true, "(*sync.RWMutex).Unlock": true, "(*sync.RWMutex).RUnlock": true,
}

// quiet are packages whose functions neither fail, nor wait, nor call the program.
var quiet = map[string]bool{"math": true, "math/bits": true, "math/cmplx": true, "strconv": true, "unicode": true, "unicode/utf8": true}

// mayFail tells where in an expression it is told that it fails; nothing for one that
// does not, or that tells itself.
func mayFail(e ast.Expr) token.Pos {
	switch e := e.(type) {
	case *ast.IndexExpr:
		return e.Lbrack
	case *ast.SliceExpr:
		return e.Lbrack
	case *ast.StarExpr:
		return e.Star
	case *ast.SelectorExpr:
		return e.Sel.Pos()
	case *ast.TypeAssertExpr:
		return e.Lparen
	case *ast.UnaryExpr:
		if e.Op == token.ARROW {
			return e.OpPos
		}
	case *ast.BinaryExpr:
		switch e.Op {
		case token.QUO, token.REM, token.SHL, token.SHR, token.EQL, token.NEQ:
			return e.OpPos
		}
	}
	return token.NoPos
}

// startsGoroutine are native functions that run one of the program's in a goroutine.
var startsGoroutine = map[string]bool{"(*sync.WaitGroup).Go": true, "time.AfterFunc": true, "context.AfterFunc": true}

// ownGoroutine makes a function ready for one of them: a panic in it is the program's end.
func (f *emitter) ownGoroutine(c *callee, t types.Type, arg code) code {
	if _, ok := t.Underlying().(*types.Signature); !ok || c.fn == nil || !startsGoroutine[c.fn.FullName()] {
		return arg
	}
	return call(rt(wire.StartedName), arg)
}
