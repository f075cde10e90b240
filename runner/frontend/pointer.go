package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// pointedTo is what a pointer points to, where it is only a part of what is used.
func (f *emitter) pointedTo(e *ast.StarExpr) code {
	return f.dereference(f.open(f.expr(e.X), f.typeOf(e.X)))
}

// part writes an expression of which only a part is used: what a pointer points to is
// not copied.
func (f *emitter) part(e ast.Expr) code {
	if star, ok := ast.Unparen(e).(*ast.StarExpr); ok {
		return f.pointedTo(star)
	}
	return f.expr(e)
}

// dereference is what a pointer points to.
func (f *emitter) dereference(pointer code) code {
	if pointer.prec < primary || pointer.calls() {
		pointer = f.temp(pointer)
	}
	return deref(pointer.text)
}

// address is a pointer to a variable, or to a new one with the value of a composite
// literal.
func (f *emitter) address(x ast.Expr) code {
	x = ast.Unparen(x)
	if lit, ok := x.(*ast.CompositeLit); ok {
		t := f.typeOf(lit)
		return f.closed(f.newWith(f.composite(lit, t), t), types.NewPointer(t))
	}
	if star, ok := x.(*ast.StarExpr); ok {
		p := f.expr(star.X)
		if !p.stable {
			p = f.temp(p)
		}
		f.checkNil(p, f.typeOf(star.X))
		return p
	}
	return f.closed(f.rawAddress(x), types.NewPointer(f.typeOf(x)))
}

// checkNil fails where a pointer is nil.
func (f *emitter) checkNil(p code, t types.Type) {
	f.emit("if %s == nil {\n%s()\n}", p.at(token.EQL.Precedence()+1), rt("NilDereference"))
}

// newWith is a pointer to a new variable with a value.
func (f *emitter) newWith(value code, t types.Type) code {
	if _, ok := t.Underlying().(*types.Struct); ok && len(value.text) > 0 && value.text[len(value.text)-1] == '}' && value.prec == primary {
		return code{text: "&" + value.text, prec: unary}
	}
	name := f.name("n_")
	f.emit("%s := new(%s)", name, f.goType(t))
	f.emit("*%s = %s", name, value.text)
	return fixed(name)
}

// rawAddress is a pointer to what can be assigned, before erasure.
func (f *emitter) rawAddress(x ast.Expr) code {
	x = ast.Unparen(x)
	switch x := x.(type) {
	case *ast.IndexExpr:
		t := f.typeOf(x.X)
		elem := types.Type(nil)
		switch u := t.Underlying().(type) {
		case *types.Slice:
			elem = u.Elem()
			c := f.inOrder(func() code { return f.open(f.expr(x.X), t) }, func() code { return f.intIndex(x.Index) })
			return f.element(c[0], c[1], elem)
		case *types.Array:
			elem = u.Elem()
			c := f.inOrder(func() code { return f.rawAddress(x.X) }, func() code { return f.intIndex(x.Index) })
			return f.element(c[0], c[1], elem)
		case *types.Pointer:
			elem = u.Elem().Underlying().(*types.Array).Elem()
			c := f.inOrder(func() code { return f.open(f.expr(x.X), t) }, func() code { return f.intIndex(x.Index) })
			return f.element(c[0], c[1], elem)
		}
	case *ast.StarExpr:
		t := f.typeOf(x.X)
		return f.open(f.expr(x.X), t)
	}
	c := f.expr(x)
	if c.address != "" {
		return atom(c.address)
	}
	return code{text: "&" + c.operand(), prec: unary}
}

// element is a pointer to an element; yaegi's own copies it in places.
func (f *emitter) element(x, i code, elem types.Type) code {
	return atom(rt("Elem") + "(" + x.text + ", " + i.text + ").(*" + f.goType(elem) + ")")
}
