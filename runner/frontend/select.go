package frontend

import (
	"go/ast"
	"go/types"
	"strings"

	"runnel/runner/wire"
)

// selectStatement writes select as a call of the run-time and a switch: in yaegi all
// goroutines that run the same select share its list of channels.
func (f *emitter) selectStatement(s *ast.SelectStmt, label string) {
	hasDefault := false
	var operands []func() code
	for _, stmt := range s.Body.List {
		clause := stmt.(*ast.CommClause)
		switch comm := clause.Comm.(type) {
		case nil:
			hasDefault = true
		case *ast.SendStmt:
			t := f.typeOf(comm.Chan)
			elem := t.Underlying().(*types.Chan).Elem()
			operands = append(operands,
				func() code { return f.stable(f.open(f.expr(comm.Chan), t)) },
				func() code { return fixed(rt(wire.SendName)) },
				func() code { return f.stable(f.convert(comm.Value, elem)) })
		default:
			x := received(comm)
			operands = append(operands, func() code { return f.stable(f.channel(x.X)) })
		}
	}
	var list []string
	// Operands are temporaries: yaegi reads a variable among arguments when it calls.
	for _, c := range f.inOrder(operands...) {
		list = append(list, "any("+c.text+")")
	}
	chosen, value, ok := f.name("chosen_"), f.name("value_"), f.name("ok_")
	f.emit("%s, %s, %s := %s(%s)", chosen, value, ok, rt(wire.SelectName), strings.Join(append([]string{boolText(hasDefault)}, list...), ", "))
	f.labelled(label)
	f.emit("switch {")
	f.enter(&target{label: label})
	n := 0
	for _, stmt := range s.Body.List {
		clause := stmt.(*ast.CommClause)
		if clause.Comm == nil {
			f.emit("case %s == -1:", chosen)
		} else {
			f.emit("case %s == %d:", chosen, n)
			n++
		}
		if a, isAssign := clause.Comm.(*ast.AssignStmt); isAssign {
			f.bindReceived(a, value, ok)
		}
		f.clause(clause.Body)
	}
	f.leave()
	f.emit("}")
}

func boolText(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// received is the receive operation of a communication.
func received(comm ast.Stmt) *ast.UnaryExpr {
	var x ast.Expr
	switch comm := comm.(type) {
	case *ast.ExprStmt:
		x = comm.X
	case *ast.AssignStmt:
		x = comm.Rhs[0]
	}
	return ast.Unparen(x).(*ast.UnaryExpr)
}

func (f *emitter) bindReceived(a *ast.AssignStmt, value, ok string) {
	elem := f.typeOf(received(a).X).Underlying().(*types.Chan).Elem()
	from := []types.Type{elem, types.Typ[types.Bool]}
	for i, x := range a.Lhs {
		t := f.placeType(x, a.Tok)
		if t == nil {
			continue
		}
		c := fixed(ok)
		if i == 0 {
			c = f.fromAny(value, elem)
		}
		c = f.convertCode(c, from[i], t)
		if v := f.declared(x, a.Tok); v != nil {
			f.define(f.declare(v), c)
			continue
		}
		p := f.place(x)
		p.store(f, c)
	}
}

// fromAny gives a value that the run-time hands over as any its type back.
func (f *emitter) fromAny(value string, t types.Type) code {
	written := f.goType(t)
	switch {
	case written == "any":
		return fixed(value)
	case isInterface(t):
		return call(f.helper("N_", t, func(name string) string {
			return "func " + name + "(x any) " + written + " {\nif x == nil {\nreturn nil\n}\nreturn x.(" + written + ")\n}\n"
		}), fixed(value))
	}
	return atom(value + ".(" + written + ")")
}
