package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Channels are written without their direction, because yaegi cannot convert between
// those that have one and those that have none. A channel that native code hands over
// gets the type that the lowered program expects.

// channel is an operand of a receive, where the direction does not matter.
func (f *emitter) channel(e ast.Expr) code {
	outer := f.anyDirection
	f.anyDirection = true
	c := f.expr(e)
	f.anyDirection = outer
	c = f.open(c, f.typeOf(e))
	for _, r := range c.text { // yaegi receives from variables only
		if !token.IsIdentifier(string(r)) && r != '_' && (r < '0' || r > '9') {
			return f.temp(c)
		}
	}
	return c
}

// fromNative is a value that native code hands over.
func (f *emitter) fromNative(c code, t types.Type) code {
	ch, ok := types.Unalias(t).(*types.Chan)
	if !ok || ch.Dir() == types.SendRecv || f.anyDirection {
		return c
	}
	return atom(call(rt("Channel"), c).text + ".(" + f.goType(ch) + ")")
}
