package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// equality compares: interfaces, and what may hold them, by the identity of types.
func (f *emitter) equality(e *ast.BinaryExpr) code {
	x, y := e.X, e.Y
	if f.source.info.Types[x].IsNil() {
		x, y = y, x
	}
	if f.source.info.Types[y].IsNil() {
		c := f.expr(x)
		if c.prec < primary || c.calls() || strings.HasPrefix(c.text, "any(") {
			c = f.temp(c) // yaegi looks through a conversion that is compared with nil
		}
		return binary(c, e.Op, fixed("nil"))
	}
	xt, yt := f.typeOf(x), f.typeOf(y)
	if isInterface(xt) || isInterface(yt) {
		any := types.Universe.Lookup("any").Type()
		c := f.inOrder(func() code { return f.convert(x, any) }, func() code { return f.convert(y, any) })
		return negatedIf(e.Op == token.NEQ, call(rt("Equal"), c...))
	}
	t := f.comparedType(e)
	c := f.inOrder(
		func() code { return f.truth(f.operand(x, t, y)(), t) },
		func() code { return f.truth(f.operand(y, t, x)(), t) },
	)
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return negatedIf(e.Op == token.NEQ, f.equal(c[0], c[1], t))
	case *types.Signature:
		f.unexpected(e.Pos(), "comparing functions is not supported")
	}
	if f.erased(t) {
		return negatedIf(e.Op == token.NEQ, call(rt("Equal"), c...))
	}
	return binary(c[0], e.Op, c[1])
}

// truth keeps a truth value that is compared with another in a temporary: yaegi
// miscompiles a comparison of comparisons.
func (f *emitter) truth(c code, t types.Type) code {
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 && c.prec < primary {
		return f.temp(c)
	}
	return c
}

func negatedIf(negated bool, c code) code {
	if negated {
		return not(c)
	}
	return c
}

// equal compares two structs or arrays; blank fields do not count.
func (f *emitter) equal(x, y code, t types.Type) code {
	if !hasBlankFields(t) {
		return call(rt("Equal"), x, y)
	}
	written := f.goType(t)
	return call(f.helper("E_", t, func(name string) string {
		g := f.newEmitter(f.main, newEnvironment(nil, nil))
		g.push(&frame{})
		switch u := t.Underlying().(type) {
		case *types.Array:
			g.emit("for i := 0; i < %d; i++ {", u.Len())
			g.emit("if !(%s) {\nreturn false\n}\n}", g.equalPart(atom("x[i]"), atom("y[i]"), u.Elem()).text)
		case *types.Struct:
			for i := range u.NumFields() {
				if u.Field(i).Name() != "_" {
					n := fieldName(u, i)
					g.emit("if !(%s) {\nreturn false\n}", g.equalPart(atom("x."+n), atom("y."+n), u.Field(i).Type()).text)
				}
			}
		}
		return "func " + name + "(x, y " + written + ") bool {\n" + g.frame.out.String() + "return true\n}\n"
	}), x, y)
}

func (f *emitter) equalPart(x, y code, t types.Type) code {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return f.equal(x, y, t)
	}
	return call(rt("Equal"), x, y)
}

func hasBlankFields(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Array:
		return hasBlankFields(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			if f.Name() == "_" || hasBlankFields(f.Type()) {
				return true
			}
		}
	}
	return false
}
