package frontend

import (
	"go/ast"
	"go/types"
	"strings"
)

// functionValue is a declared function as a value. A literal that calls it takes its
// place: yaegi hands native code a function that does nothing where the function is
// declared later than the place that names it.
func (f *emitter) functionValue(id *ast.Ident, fn *types.Func) code {
	f.refusePlaceless(id.Pos(), fn)
	name := f.function(fn, f.typeArgs(id))
	native := !f.isSource(f.known(fn).Pkg())
	declared := f.source.info.TypeOf(id)
	if in, ok := f.source.info.Instances[id]; ok {
		declared = in.Type
	}
	sig := f.typ(declared).(*types.Signature)
	if native && handedAsIs(fn, sig) {
		return atom(name)
	}
	maker := "V_" + strings.ReplaceAll(name, ".", "_")
	params, args := f.forwarded(sig)
	if native {
		name, args = f.nativeFunction(id.Pos(), fn, name, args, sig)
	} else {
		args = f.signed(args, sig)
	}
	if f.takesToken(fn) {
		args = append([]code{call(rt("Token"))}, args...)
	}
	if _, ok := f.helpers[maker]; !ok {
		f.helpers[maker] = "func " + maker + "() func" + f.signature(sig) + " {\nreturn func(" + params + ")" + f.results(sig) + " {\n" +
			f.takenToken(fn) + returning(sig) + name + "(" + texts(args) + ")\n}\n}\n"
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
