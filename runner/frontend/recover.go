package frontend

import (
	"go/ast"
	"go/types"
)

// What recover returns depends on who called the function that calls it: a deferred
// call, of which function. A literal that is deferred where it stands asks the deferred
// calls of that function; a declared function gets them as its first parameter; a
// function value asks the run-time, which knows what function value it calls.

// noDefers is what a function that may recover is handed where it is not deferred.
const noDefers = "none_"

// recoverCall is recover().
func (f *emitter) recoverCall() code {
	for fr := f.frame; fr != nil && fr.over == nil; fr = fr.outer {
		if fr.token != nil {
			return f.temp(call(rt("Recover"), f.ref(fr.token)))
		}
		if !fr.stored {
			break
		}
	}
	return fixed("any(nil)") // also in the body of a loop over a function, which that function calls
}

// deferRecover is defer recover(). It recovers what the function around could, if that
// is returning when it is called.
func (f *emitter) deferRecover(d *local) {
	fr := &frame{}
	f.push(fr)
	token := fixed(noDefers)
	for outer := fr.outer; outer != nil; outer = outer.outer {
		if outer.token != nil {
			token = f.ref(outer.token)
			break
		}
		if outer.over == nil && !outer.stored {
			break
		}
	}
	f.emit("%s(%s, %s)", rt("RecoverDeferred"), f.ref(d).text, token.text)
	f.pop()
	f.emit("%s.Add(%s)", f.ref(d).text, f.temp(atom(f.closure(fr, nil, ""))).text)
}

// takesToken reports whether a function of the program has what recover asks as its
// first parameter.
func (l *lowering) takesToken(fn *types.Func) bool {
	fn = l.known(fn)
	s := l.sources[fn.Pkg()]
	if s == nil {
		return false
	}
	return s.recovers[fn.Origin()]
}

// takenToken is a statement that takes what recover asks from what a function of the
// program calls, where that function, called as a value, does not take it itself. Of a
// method of an interface it is not known.
func (l *lowering) takenToken(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil && isInterface(recv.Type()) || !l.isSource(l.known(fn).Pkg()) || l.takesToken(fn) || !l.valuesRecover() {
		return ""
	}
	return call(rt("Token")).text + "\n"
}

// mayRecover reports whether a method of the program that has a name recovers.
func (l *lowering) mayRecover(name string) bool {
	for fn := range l.main.recovers {
		if fn.Name() == name && fn.Signature().Recv() != nil {
			return true
		}
	}
	return false
}

// callsRecover reports whether a function's body calls recover, other than in a
// function literal.
func callsRecover(info *types.Info, body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			if b, ok := info.Uses[n].(*types.Builtin); ok && b.Name() == "recover" {
				found = true
			}
		}
		return !found
	})
	return found
}

// valuesRecover reports whether a function value of the program may recover. Only then
// each of them asks the run-time who called it.
func (l *lowering) valuesRecover() bool {
	if l.registry.valuesRecover == nil {
		v := l.findValuesThatRecover()
		l.registry.valuesRecover = &v
	}
	return *l.registry.valuesRecover
}

func (l *lowering) findValuesThatRecover() bool {
	info := l.main.info
	found := false
	deferred := map[*ast.FuncLit]bool{}
	called := map[*ast.Ident]bool{}
	for _, file := range l.main.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.DeferStmt:
				if lit, ok := ast.Unparen(n.Call.Fun).(*ast.FuncLit); ok {
					deferred[lit] = true
				}
			case *ast.CallExpr:
				if id := instantiated(n.Fun); id != nil {
					called[id] = true
				}
			case *ast.FuncLit:
				if !deferred[n] && callsRecover(info, n.Body) {
					found = true
				}
			case *ast.FuncDecl:
				if n.Recv != nil && n.Body != nil && callsRecover(info, n.Body) {
					found = true // it may be called through an interface
				}
			case *ast.Ident:
				if fn, ok := info.Uses[n].(*types.Func); ok && !called[n] && l.isSource(fn.Pkg()) && l.takesToken(fn) {
					found = true
				}
			}
			return true
		})
	}
	return found
}
