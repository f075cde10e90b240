package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

func (f *emitter) returnStatement(s *ast.ReturnStmt) {
	function := f.frame
	for function.over != nil {
		function = function.outer
	}
	direct := f.frame.over == nil && !function.stored
	if len(s.Results) == 0 {
		if direct {
			f.left()
			f.emit("return %s", f.storedResults(function))
		} else {
			f.leaveFunction()
		}
		return
	}
	values := f.resultValues(s, function.sig.Results())
	if direct {
		if slices.ContainsFunc(values[min(1, len(values)):], isBuiltinCall) {
			f.stabilize(values)
		}
		if f.handle() != nil {
			for i, v := range values {
				if v.text != "nil" && !isLiteral(v.text) && !token.IsIdentifier(v.text) {
					values[i] = f.temp(v) // it may fail, here
				}
			}
			f.left()
		}
		f.emit("return %s", texts(values))
		return
	}
	if len(values) > 1 {
		f.stabilize(values)
	}
	for i, v := range values {
		f.emit("%s = %s", f.ref(function.results[i]).text, v.text)
	}
	f.leaveFunction()
}

// isBuiltinCall recognizes what yaegi returns as the first of several results, whichever
// it is.
func isBuiltinCall(c code) bool {
	function, _, called := strings.Cut(c.text, "(")
	_, builtin := types.Universe.Lookup(function).(*types.Builtin)
	return called && builtin
}

// leaveFunction returns from the current frame once the results are stored.
func (f *emitter) leaveFunction() {
	f.left()
	switch {
	case f.frame.over != nil:
		f.emit("%s = %d\nreturn false", f.ref(f.frame.over.state).text, iterReturn)
	case f.frame.stored:
		f.emit("return")
	default:
		f.emit("return %s", f.storedResults(f.frame))
	}
}

func (f *emitter) resultValues(s *ast.ReturnStmt, results *types.Tuple) []code {
	if len(s.Results) == 1 && results.Len() > 1 {
		return f.spread(s.Results[0], func(i int) types.Type { return results.At(i).Type() }, results.Len())
	}
	var operands []func() code
	for i, e := range s.Results {
		operands = append(operands, func() code { return f.convert(e, results.At(i).Type()) })
	}
	return f.inOrder(operands...)
}

// spread evaluates an expression with several results and converts each.
func (f *emitter) spread(e ast.Expr, to func(i int) types.Type, n int) []code {
	values, from := f.several(e, n)
	for i := range values {
		if t := to(i); t != nil {
			values[i] = f.convertCode(values[i], from[i], t)
		}
	}
	return values
}

// several evaluates an expression with several results into temporaries.
func (f *emitter) several(e ast.Expr, n int) (values []code, from []types.Type) {
	switch x := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		tuple := f.typ(f.source.info.TypeOf(x)).(*types.Tuple)
		c := f.call(x)
		var temps []string
		for i := range n {
			name := f.name("t_")
			temps = append(temps, name)
			values = append(values, fixed(name))
			from = append(from, tuple.At(i).Type())
		}
		f.emit("%s := %s", strings.Join(temps, ", "), c.text)
		f.returned()
		return values, from
	case *ast.TypeAssertExpr:
		v, ok := f.assertionOK(x)
		return []code{v, ok}, []types.Type{f.typ(f.source.info.TypeOf(x.Type)), types.Typ[types.Bool]}
	case *ast.IndexExpr:
		t := f.typeOf(x.X)
		m := t.Underlying().(*types.Map)
		c := f.inOrder(func() code { return f.open(f.expr(x.X), t) }, func() code { return f.key(x.Index, m) })
		v, ok := f.name("v_"), f.name("ok_")
		// Where the key is missing, yaegi leaves a variable as it was.
		f.emit("var %s %s\nvar %s bool", v, f.goType(m.Elem()), ok)
		f.emit("%s, %s = %s[%s]", v, ok, c[0].operand(), c[1].text)
		return []code{fixed(v), fixed(ok)}, []types.Type{m.Elem(), types.Typ[types.Bool]}
	case *ast.UnaryExpr:
		t := f.typeOf(x.X)
		f.waits()
		return f.two("<-" + f.channel(x.X).text), []types.Type{t.Underlying().(*types.Chan).Elem(), types.Typ[types.Bool]}
	}
	f.unexpected(e.Pos(), "this expression with several results is not supported yet")
	return nil, nil
}

func (f *emitter) two(text string) []code {
	v, ok := f.name("v_"), f.name("ok_")
	f.emit("%s, %s := %s", v, ok, text)
	return []code{fixed(v), fixed(ok)}
}
