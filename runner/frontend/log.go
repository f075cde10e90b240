package frontend

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"log"
	"path"
	"strings"
)

// Package log asks the machine's stack where it is called, and would find the
// interpreter. So each of its calls is made on a logger that knows the place, in programs
// whose loggers may write it.

// placesInLogs reports whether a logger of the program may write where it is called:
// whether flags are set that may have a bit for that.
func (l *lowering) placesInLogs() bool {
	if l.locates == nil {
		found := l.setsFlags()
		l.locates = &found
	}
	return *l.locates
}

func (l *lowering) setsFlags() bool {
	harmless := map[*ast.Ident]bool{}
	found := false
	for _, file := range l.program.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok && len(n.Args) > 0 && !l.mayPlace(n.Args[len(n.Args)-1]) {
					harmless[sel.Sel] = true
				}
			case *ast.Ident:
				fn, _ := l.program.info.Uses[n].(*types.Func)
				found = found || fn != nil && settingFlags[fn.FullName()] && !harmless[n]
			}
			return !found
		})
	}
	return found
}

// mayPlace reports whether flags may have the bit: all but certain constants, and the
// flags of a logger, which has them from elsewhere.
func (l *lowering) mayPlace(flags ast.Expr) bool {
	if c := l.program.info.Types[flags].Value; c != nil && c.Kind() == constant.Int {
		bits, _ := constant.Int64Val(c)
		return bits&(log.Lshortfile|log.Llongfile) != 0
	}
	call, ok := ast.Unparen(flags).(*ast.CallExpr)
	if !ok {
		return true
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return true
	}
	fn, ok := l.program.info.Uses[sel.Sel].(*types.Func)
	return !ok || fn.FullName() != "log.Flags" && fn.FullName() != "(*log.Logger).Flags"
}

var settingFlags = map[string]bool{"log.New": true, "log.SetFlags": true, "(*log.Logger).SetFlags": true}

// writesLog reports whether a function of package log writes a message.
func writesLog(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "log" {
		return false
	}
	name := fn.Name()
	return name == "Output" || strings.HasPrefix(name, "Print") || strings.HasPrefix(name, "Fatal") || strings.HasPrefix(name, "Panic")
}

// located makes a call of package log on a logger that knows the place.
func (f *emitter) located(e *ast.CallExpr, c *callee) {
	if !writesLog(c.fn) || !f.placesInLogs() {
		return
	}
	if c.fn.Name() == "Output" {
		if depth := f.source.info.Types[e.Args[0]].Value; depth == nil || depth.ExactString() != "1" {
			f.refuse(e.Args[0].Pos(), "a depth other than 1 is not supported where a logger may write files and lines")
		}
	}
	at := f.source.fset.Position(e.Lparen)
	c.invoke = func(operand code, args []code, _ code) code {
		if c.operand == nil {
			operand = call(f.imported("log") + ".Default")
		}
		logger := call(rt("Located"), operand, fixed(fmt.Sprintf("%q", path.Base(at.Filename))), fixed(itoa(at.Line)))
		return call(logger.text+"."+c.fn.Name(), args...)
	}
}

// refusePlaceless refuses a call of package log whose place is not known.
func (l *lowering) refusePlaceless(pos token.Pos, fn *types.Func) {
	if writesLog(fn) && l.placesInLogs() {
		l.refuse(pos, "calling %s in this way is not supported where a logger may write files and lines", fn.FullName())
	}
}

// refusePlaces refuses what would tell places that are not known, or are of the machine.
func (l *lowering) refusePlaces(id *ast.Ident) {
	obj := l.program.info.Uses[id]
	if obj == nil || obj.Pkg() == nil {
		return
	}
	switch obj.Pkg().Path() + "." + obj.Name() {
	case "log.Llongfile", "log/slog.AddSource", "log/slog.Source":
		l.refuse(id.Pos(), "%s.%s is not supported: it tells where the file is on this machine", obj.Pkg().Name(), obj.Name())
	}
}
