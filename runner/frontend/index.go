package frontend

import (
	"go/ast"
	"go/types"
)

func (f *emitter) index(e *ast.IndexExpr) code {
	if id := instantiated(e.X); id != nil {
		if _, ok := f.source.info.Instances[id]; ok {
			return f.expr(e.X)
		}
	}
	t := f.typeOf(e.X)
	if m, ok := t.Underlying().(*types.Map); ok {
		c := f.inOrder(func() code { return f.wholeLiteral(f.open(f.expr(e.X), t)) }, func() code { return f.key(e.Index, m) })
		return atom(c[0].operand() + "[" + c[1].text + "]")
	}
	x, i := f.indexOperands(e)
	x, i = f.checkIndex(x, i, t)
	return atom(x.operand() + "[" + i.text + "]")
}

// key is a key of a map. One in an interface may have a type that is not hashable,
// which the run-time calls by its name in the program.
func (f *emitter) key(e ast.Expr, m *types.Map) code {
	c := f.convert(e, m.Key())
	if f.goType(m.Key()) == "any" && isInterface(m.Key()) && f.source.info.Types[e].Value == nil {
		return call(rt("Key"), c)
	}
	return c
}

// indexOperands are a slice, array, pointer to array or string and the index.
func (f *emitter) indexOperands(e *ast.IndexExpr) (x, i code) {
	t := f.typeOf(e.X)
	c := f.inOrder(func() code {
		x := f.wholeLiteral(f.open(f.part(e.X), t))
		if isPointer(t) {
			return f.dereference(x)
		}
		return x
	}, func() code { return f.intIndex(e.Index) })
	return c[0], c[1]
}

// intIndex is an index, length or bound as an int.
func (f *emitter) intIndex(e ast.Expr) code {
	if tv := f.source.info.Types[e]; tv.Value != nil {
		return f.constant(tv.Value, types.Typ[types.Int])
	}
	c := f.expr(e)
	if f.goType(f.typeOf(e)) == "int" {
		return c
	}
	i := code{text: "int(" + c.text + ")", prec: primary, stable: c.stable}
	if f.checksBounds() && isWide(f.typeOf(e)) {
		c = f.stable(c)
		i.text, i.stable, i.wide = "int("+c.text+")", true, "uint64("+c.text+")"
	}
	return i
}

// isWide reports whether a type has values that are too large for an int.
func isWide(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && (b.Kind() == types.Uint || b.Kind() == types.Uint64 || b.Kind() == types.Uintptr)
}

func (f *emitter) slice(e *ast.SliceExpr) code {
	t := f.typeOf(e.X)
	operands := []func() code{func() code {
		if _, ok := t.Underlying().(*types.Array); ok {
			return f.stable(f.rawAddress(e.X)) // yaegi copies an array that is sliced itself
		}
		return f.open(f.expr(e.X), t)
	}}
	bounds := []ast.Expr{e.Low, e.High}
	if e.Slice3 {
		bounds = append(bounds, e.Max)
	}
	for _, b := range bounds {
		operands = append(operands, func() code {
			if b == nil {
				return fixed("")
			}
			return f.intIndex(b)
		})
	}
	c := f.inOrder(operands...)
	f.checkBounds(e, c, t)
	text := c[0].operand() + "["
	for i, b := range c[1:] {
		if i > 0 {
			text += ":"
		}
		text += b.text
	}
	return f.closed(atom(text+"]"), t)
}
