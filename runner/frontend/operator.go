package frontend

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

func (f *emitter) unary(e *ast.UnaryExpr) code {
	switch e.Op {
	case token.AND:
		return f.address(e.X)
	case token.ARROW:
		return f.receive(e)
	case token.ADD:
		return f.expr(e.X)
	case token.NOT:
		return not(f.expr(e.X))
	}
	return prefix(e.Op.String(), f.expr(e.X))
}

// receive is a value from a channel. It is put into a temporary because a variable
// that yaegi initializes by a receive cannot be assigned.
func (f *emitter) receive(e *ast.UnaryExpr) code {
	f.waits()
	return f.temp(code{text: "<-" + f.channel(e.X).text, prec: unary})
}

func (f *emitter) binary(e *ast.BinaryExpr) code {
	switch e.Op {
	case token.LAND, token.LOR:
		return f.logical(e)
	case token.EQL, token.NEQ:
		return f.equality(e)
	case token.SHL, token.SHR:
		return f.shift(e)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		t := f.comparedType(e)
		c := f.inOrder(f.operand(e.X, t, e.Y), f.operand(e.Y, t, e.X))
		return binary(c[0], e.Op, c[1])
	}
	t := typed(f.typeOf(e))
	c := f.inOrder(f.operand(e.X, t, e.Y), f.operand(e.Y, t, e.X))
	return binary(c[0], e.Op, f.divisor(c[1], e.Op, e.Y, t))
}

// divisor holds what is divided by: yaegi fails to divide by a complex constant, and by a
// floating-point one that is zero.
func (f *emitter) divisor(c code, op token.Token, e ast.Expr, t types.Type) code {
	v := f.source.info.Types[e].Value
	if v == nil || op != token.QUO || !isFloating(t) {
		return c
	}
	if isComplex := t.Underlying().(*types.Basic).Info()&types.IsComplex != 0; isComplex || constant.Sign(v) == 0 {
		return f.temp(c)
	}
	return c
}

// operand converts one side of an operation to the type of the operation.
func (f *emitter) operand(e ast.Expr, t types.Type, other ast.Expr) func() code {
	return func() code {
		if v := f.source.info.Types[e].Value; v != nil && isBasic(t) {
			if f.source.info.Types[other].Value == nil {
				return f.operandConstant(v, t)
			}
			return f.constant(v, t)
		}
		return f.convert(e, t)
	}
}

// comparedType is the type in which two operands are compared.
func (f *emitter) comparedType(e *ast.BinaryExpr) types.Type {
	x, y := f.typeOf(e.X), f.typeOf(e.Y)
	if b, ok := x.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		return typed(y)
	}
	if f.source.info.Types[e.X].Value != nil && !isInterface(x) {
		return typed(y)
	}
	return x
}

// logical is && or ||; the right side is evaluated only where it is needed.
func (f *emitter) logical(e *ast.BinaryExpr) code {
	return f.either(e.Op, f.expr(e.X), func() code { return f.expr(e.Y) })
}

// either joins two conditions of which the second may need statements of its own.
func (f *emitter) either(op token.Token, x code, second func() code) code {
	var y code
	statements := f.aside(func() { y = second() })
	if statements == "" {
		return binary(x, op, y)
	}
	name := f.name("b_")
	f.emit("%s := %s", name, x.text)
	if op == token.LAND {
		f.emit("if %s {", name)
	} else {
		f.emit("if !%s {", name)
	}
	f.frame.out.WriteString(statements)
	f.emit("%s = %s\n}", name, y.text)
	return fixed(name)
}

func (f *emitter) shift(e *ast.BinaryExpr) code {
	t := typed(f.typeOf(e))
	c := f.inOrder(func() code {
		if v := f.source.info.Types[e.X].Value; v != nil {
			return f.constant(v, t)
		}
		return f.expr(e.X)
	}, func() code { return f.shiftCount(e.Y) })
	return binary(c[0], e.Op, c[1])
}

// shiftCount is a count that is not negative: yaegi would take it for a large one.
func (f *emitter) shiftCount(e ast.Expr) code {
	if v := f.source.info.Types[e].Value; v != nil {
		return f.constant(v, types.Typ[types.Uint])
	}
	c := f.expr(e)
	t := f.typeOf(e)
	if isUnsigned(t) {
		return c
	}
	if !c.stable {
		c = f.temp(c)
	}
	f.emit("if %s < 0 {\n%s(int(%s))\n}", c.at(token.LSS.Precedence()+1), rt("Shift"), c.text)
	return code{text: "uint(" + c.text + ")", prec: primary, stable: true}
}
