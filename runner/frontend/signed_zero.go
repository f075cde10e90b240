package frontend

import (
	"go/types"
	"strings"
)

// yaegi leaves a parameter at zero where its argument is zero, also where that is a
// negative zero or a struct of such. So what may hold one is handed to functions of the
// program as any.

// losesSign reports whether values of a type may be zero and hold a negative zero.
func losesSign(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return isFloating(u)
	case *types.Array:
		return u.Len() > 0 && losesSign(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			if losesSign(f.Type()) {
				return true
			}
		}
	}
	return false
}

func isFloating(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0
}

// parameterType writes the type of a parameter that takes values of type t.
func (l *lowering) parameterType(t types.Type) string {
	if losesSign(t) {
		return "any"
	}
	return l.goType(t)
}

// signed writes the arguments of a call of a function of the program.
func (l *lowering) signed(args []code, sig *types.Signature) []code {
	all := make([]code, len(args))
	for i, arg := range args {
		all[i] = arg
		if losesSign(sig.Params().At(i).Type()) {
			all[i] = anyOf(arg)
		}
	}
	return all
}

func anyOf(c code) code {
	if c.asAny != "" {
		return fixed(c.asAny)
	}
	return code{text: "any(" + c.text + ")", prec: primary, stable: c.stable}
}

// received is the value of a parameter of type t that is called name.
func (l *lowering) received(name string, t types.Type) code {
	c := fixed(name)
	if losesSign(t) {
		c.text, c.asAny = name+".("+l.goType(t)+")", name
	}
	return c
}

// paramName is what a local is called in the parameters of a function that is handed it.
func (l *local) paramName() string {
	if l.signed && !l.cell {
		return l.name + "_p"
	}
	return l.name
}

// param writes a captured variable as a parameter.
func (l *local) param() string {
	switch {
	case l.cell:
		return l.name + " *" + l.typ
	case l.signed:
		return l.paramName() + " any"
	}
	return l.name + " " + l.typ
}

// argument hands a variable to a function that captures it.
func (l *local) argument() code {
	if l.signed && !l.cell {
		return anyOf(fixed(l.name))
	}
	return fixed(l.name)
}

// unpack gives captured variables their types back.
func unpack(captured []*local) string {
	var b strings.Builder
	for _, l := range captured {
		if name := l.paramName(); name != l.name {
			b.WriteString(l.name + " := " + name + ".(" + l.typ + ")\n")
		}
	}
	return b.String()
}
