package frontend

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// functionValue is a declared function as a value. A literal that calls it takes its
// place: yaegi hands native code a function that does nothing where the function is
// declared later than the place that names it.
func (f *emitter) functionValue(id *ast.Ident, fn *types.Func) code {
	f.refusePlaceless(id.Pos(), fn)
	name := f.function(fn, f.typeArgs(id))
	native := !f.isSource(f.known(fn).Pkg())
	if native && isFormatter(fn) {
		f.refuse(id.Pos(), "using %s.%s as a value is not supported yet: call it", fn.Pkg().Name(), fn.Name())
	}
	declared := f.source.info.TypeOf(id)
	if in, ok := f.source.info.Instances[id]; ok {
		declared = in.Type
	}
	sig := f.typ(declared).(*types.Signature)
	if native && !sig.Variadic() && !slices.ContainsFunc(slices.Collect(sig.Params().Variables()), func(v *types.Var) bool { return losesSign(v.Type()) }) {
		return atom(name)
	}
	params, args := f.forwarded(sig)
	if native {
		args = handedOn(args, sig)
	} else {
		args = f.signed(args, sig)
	}
	if f.takesToken(fn) {
		args = append([]code{call(rt("Token"))}, args...)
	}
	maker := "V_" + strings.ReplaceAll(name, ".", "_")
	if _, ok := f.helpers[maker]; !ok {
		f.helpers[maker] = "func " + maker + "() func" + f.signature(sig) + " {\nreturn func(" + params + ")" + f.results(sig) + " {\n" +
			returning(sig) + name + "(" + texts(args) + ")\n}\n}\n"
	}
	return call(maker)
}

// known is the function whose source is used in place of fn.
func (l *lowering) known(fn *types.Func) *types.Func {
	if k, ok := l.sourceOf(fn.Origin()).(*types.Func); ok {
		return k
	}
	return fn
}

// handedOn writes the arguments that forwarded wrote for native code: the slice of a
// variadic parameter keeps its dots.
func handedOn(args []code, sig *types.Signature) []code {
	if !sig.Variadic() {
		return args
	}
	last := len(args) - 1
	return append(args[:last:last], fixed(args[last].text+"..."))
}

func returning(sig *types.Signature) string {
	if sig.Results().Len() > 0 {
		return "return "
	}
	return ""
}

// forwarded writes parameters and the arguments that hand them on.
func (l *lowering) forwarded(sig *types.Signature) (params string, args []code) {
	for i := range sig.Params().Len() {
		name := "a_" + string(rune('a'+i%26)) + string(rune('a'+i/26))
		if i > 0 {
			params += ", "
		}
		params += name + " " + l.paramType(sig, i)
		args = append(args, l.received(name, sig.Params().At(i).Type()))
	}
	return params, args
}

// typeArgs is what a mention of a generic function instantiates it with.
func (f *emitter) typeArgs(id *ast.Ident) []types.Type {
	var args []types.Type
	for t := range f.source.info.Instances[id].TypeArgs.Types() {
		args = append(args, f.typ(t))
	}
	return args
}

// instantiated is the identifier that an expression names a function by, nil where it
// names none.
func instantiated(e ast.Expr) *ast.Ident {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return instantiated(e.X)
	case *ast.IndexListExpr:
		return instantiated(e.X)
	}
	return nil
}
