package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// holding tells which operands of a place are put into temporaries.
type holding int

const (
	holdAll      holding = iota // a variable may be assigned before the place is
	holdUnsteady                // a call may change what is not a variable of this function
	holdNone                    // nothing happens before the place is assigned
)

// holdFor is what must be held while expressions are evaluated.
func holdFor(exprs ...ast.Expr) holding {
	hold := holdNone
	for _, e := range exprs {
		ast.Inspect(e, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				hold = holdUnsteady
			case *ast.UnaryExpr:
				if n.Op == token.ARROW {
					hold = holdUnsteady
				}
			case *ast.FuncLit:
				return false
			}
			return true
		})
	}
	return hold
}

func (f *emitter) holdingAs(h holding, part func()) {
	outer := f.hold
	f.hold = h
	part()
	f.hold = outer
}

// A place is what an assignment stores to, its operands evaluated.
type place struct {
	typ    types.Type // nil for _
	v      *types.Var // a variable that is declared here
	target code       // otherwise
	check  func()     // of an index, once the values are known
}

func (p place) store(f *emitter, value code) {
	switch {
	case p.typ == nil:
	case p.v != nil:
		f.define(f.declare(p.v), value)
	default:
		p.checked()
		f.emit("%s = %s", p.target.text, value.text)
	}
}

func (p place) checked() {
	if p.check != nil {
		p.check()
	}
}

func (f *emitter) places(lhs []ast.Expr, tok token.Token) []place {
	places := make([]place, len(lhs))
	for i, x := range lhs {
		if v := f.declared(x, tok); v != nil {
			places[i] = place{typ: f.typ(v.Type()), v: v}
			continue
		}
		places[i] = f.place(x)
	}
	return places
}

// declared is the variable that an identifier on the left of := declares.
func (f *emitter) declared(x ast.Expr, tok token.Token) *types.Var {
	if id, ok := x.(*ast.Ident); ok && tok == token.DEFINE && id.Name != "_" {
		if v, ok := f.source.info.Defs[id].(*types.Var); ok {
			return v
		}
	}
	return nil
}

// placeType is the type of what is assigned to, nil for _.
func (f *emitter) placeType(x ast.Expr, tok token.Token) types.Type {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok && id.Name == "_" {
		return nil
	}
	if v := f.declared(x, tok); v != nil {
		return f.typ(v.Type())
	}
	return f.typeOf(x)
}

// place evaluates the operands of what is assigned to, in temporaries where anything
// could change them before it is.
func (f *emitter) place(x ast.Expr) place {
	x = ast.Unparen(x)
	t := f.placeType(x, token.ASSIGN)
	if t == nil {
		return place{}
	}
	switch x := x.(type) {
	case *ast.IndexExpr:
		xt := f.typeOf(x.X)
		if m, ok := xt.Underlying().(*types.Map); ok {
			c := f.inOrder(func() code { return f.open(f.expr(x.X), xt) }, func() code { return f.key(x.Index, m) })
			return place{typ: t, target: atom(f.held(c[0]).operand() + "[" + f.held(c[1]).text + "]")}
		}
		if _, ok := xt.Underlying().(*types.Array); ok {
			inner := f.place(x.X)
			i := f.indexHeld(f.intIndex(x.Index))
			return place{typ: t, target: atom(inner.target.operand() + "[" + i.text + "]"), check: func() {
				inner.checked()
				f.checkIndex(inner.target, i, xt)
			}}
		}
		c := f.inOrder(func() code { return f.open(f.expr(x.X), xt) }, func() code { return f.intIndex(x.Index) })
		base, i := f.indexHeld(c[0]), f.indexHeld(c[1])
		if isPointer(xt) {
			base = deref(base.operand())
		}
		return place{typ: t, target: atom(base.operand() + "[" + i.text + "]"), check: func() { f.checkIndex(base, i, xt) }}
	case *ast.StarExpr:
		p := f.held(f.open(f.expr(x.X), f.typeOf(x.X)))
		return place{typ: t, target: deref(p.operand())}
	case *ast.SelectorExpr:
		return f.fieldPlace(x, t)
	}
	return place{typ: t, target: f.expr(x)}
}

func (f *emitter) fieldPlace(x *ast.SelectorExpr, t types.Type) place {
	sel := f.source.info.Selections[x]
	if sel == nil {
		return place{typ: t, target: f.expr(x)}
	}
	xt := f.typeOf(x.X)
	_, path := f.lookup(xt, sel.Obj())
	var base code
	var check func()
	if isPointer(xt) {
		base = f.held(f.expr(x.X))
	} else {
		p := f.place(x.X)
		base, check = p.target, p.check
	}
	c, _ := f.field(base, xt, path)
	return place{typ: t, target: c, check: check}
}

// held keeps an operand of a place as it is now: a variable may be assigned in the
// same statement.
func (f *emitter) held(c code) code {
	if f.hold == holdNone || c.stable && (f.hold == holdUnsteady || isLiteral(c.text)) {
		return c
	}
	return f.temp(c)
}

// indexHeld also keeps operands that a check names once more.
func (f *emitter) indexHeld(c code) code {
	if f.checksBounds() {
		c = f.stable(c)
	}
	return f.held(c)
}

// isLiteral reports whether an expression is a number or a string, and not one that only
// begins with it.
func isLiteral(text string) bool {
	if text == "" || text[0] != '"' {
		return text != "" && '0' <= text[0] && text[0] <= '9' && !strings.Contains(text, " ")
	}
	prefix, err := strconv.QuotedPrefix(text)
	return err == nil && prefix == text
}
