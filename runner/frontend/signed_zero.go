package frontend

import "go/types"

// yaegi leaves a parameter at zero where its argument is zero, also where that is a
// negative zero. So functions of the program take floating-point and complex numbers
// as any.

func losesSign(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0
}

// signed writes the arguments of a call of a declared function.
func (l *lowering) signed(args []code, sig *types.Signature) []code {
	var all []code
	for i, arg := range args {
		if i < fixedParams(sig) && losesSign(sig.Params().At(i).Type()) {
			arg = anyOf(arg)
		}
		all = append(all, arg)
	}
	return all
}

// fixedParams is how many parameters a function has before a variadic one.
func fixedParams(sig *types.Signature) int {
	if sig.Variadic() {
		return sig.Params().Len() - 1
	}
	return sig.Params().Len()
}

func anyOf(c code) code { return code{text: "any(" + c.text + ")", prec: primary, stable: c.stable} }
