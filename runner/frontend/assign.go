package frontend

import (
	"go/ast"
	"go/token"
)

func (f *emitter) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		f.operate(s)
		return
	}
	f.assignTo(s.Lhs, s.Rhs, s.Tok, nil)
}

// assignTo assigns or declares; typ, where not nil, is the type that a declaration
// gives.
func (f *emitter) assignTo(lhs, rhs []ast.Expr, tok token.Token, typ ast.Expr) {
	switch {
	case len(lhs) > len(rhs):
		f.assignSeveral(lhs, rhs[0], tok)
	case len(lhs) == 1:
		f.assignOne(lhs[0], rhs[0], tok, typ)
	default:
		f.assignParallel(lhs, rhs, tok, typ)
	}
}

func (f *emitter) assignOne(x, y ast.Expr, tok token.Token, typ ast.Expr) {
	var p place
	t := f.placeType(x, tok)
	if t == nil {
		f.discard(y, typ)
		return
	}
	if v := f.declared(x, tok); v != nil {
		value := f.convert(y, t) // before the variable is declared, which it cannot see
		f.define(f.declare(v), value)
		return
	}
	value := f.placed(x, y, func() { p = f.place(x) }, func() code { return f.convert(y, t) })
	p.store(f, value)
}

// placed evaluates a value and the place that it goes to. gc reads variables among the
// operands of a place after the calls that make the value.
func (f *emitter) placed(x, y ast.Expr, place func(), value func() code) code {
	if holdFor(x) != holdNone { // calls on the left come first
		f.holdingAs(holdUnsteady, place)
		return value()
	}
	v := value()
	if v.calls() && !isPlain(x) {
		v = f.temp(v)
	}
	f.holdingAs(holdNone, place)
	return v
}

func isPlain(x ast.Expr) bool {
	_, ok := ast.Unparen(x).(*ast.Ident)
	return ok
}

// assignSeveral assigns or declares the results of one expression.
func (f *emitter) assignSeveral(lhs []ast.Expr, y ast.Expr, tok token.Token) {
	var places []place
	first := holdFor(lhs...) != holdNone
	if first {
		places = f.places(lhs, tok)
	}
	values, from := f.several(y, len(lhs))
	if !first {
		places = f.places(lhs, tok)
	}
	for i, p := range places {
		if p.typ != nil {
			p.store(f, f.convertCode(values[i], from[i], p.typ))
		}
	}
}

// discard evaluates an expression for _.
func (f *emitter) discard(y, typ ast.Expr) {
	if f.source.info.Types[y].IsNil() {
		return
	}
	t := typed(f.typeOf(y))
	if typ != nil {
		t = f.typ(f.source.info.TypeOf(typ))
	}
	f.emit("_ = %s", f.temp(f.convert(y, t)).text)
}

// assignParallel evaluates the operands of the left side, then the right side, then
// assigns: yaegi mixes them.
func (f *emitter) assignParallel(lhs, rhs []ast.Expr, tok token.Token, typ ast.Expr) {
	var places []place
	first := holdFor(lhs...) != holdNone
	if first {
		places = f.places(lhs, tok)
	}
	var operands []func() code
	for i, y := range rhs {
		operands = append(operands, func() code {
			t := f.placeType(lhs[i], tok)
			if t == nil {
				t = typed(f.typeOf(y))
				if typ != nil {
					t = f.typ(f.source.info.TypeOf(typ))
				}
				if f.source.info.Types[y].IsNil() {
					return fixed("nil")
				}
			}
			return f.convert(y, t)
		})
	}
	values := f.inOrder(operands...)
	for i := range values {
		// The value of a variable is stable in an expression, not across assignments.
		if f.source.info.Types[rhs[i]].Value == nil && values[i].text != "nil" {
			values[i] = f.temp(values[i])
		}
	}
	if !first {
		places = f.places(lhs, tok)
	}
	for i, p := range places {
		p.store(f, values[i])
	}
}

// operate is x op= y.
func (f *emitter) operate(s *ast.AssignStmt) {
	x, y := s.Lhs[0], s.Rhs[0]
	t := f.typeOf(x)
	op := s.Tok + (token.ADD - token.ADD_ASSIGN)
	var p place
	value := f.placed(x, y, func() { p = f.place(x) }, func() code {
		if op == token.SHL || op == token.SHR {
			return f.shiftCount(y)
		}
		return f.divisor(f.operand(y, t, x)(), op, y, t)
	})
	p.checked()
	f.emit("%s %s %s", p.target.text, s.Tok, value.text)
}

func (f *emitter) incDec(s *ast.IncDecStmt) {
	var p place
	f.holdingAs(holdFor(s.X), func() { p = f.place(s.X) })
	p.checked()
	f.emit("%s%s", p.target.at(primary), s.Tok)
}
