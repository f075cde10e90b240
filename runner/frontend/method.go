package frontend

import (
	"go/ast"
	"go/types"
)

// Methods are functions of the lowered program, with their receiver as the first
// parameter: yaegi's own methods bind late, lose themselves in conversions and are not
// found through embedded fields in places.

// receiver writes the operand that a method found at a path is called on, in the form
// that callMethod wants, with its type.
func (f *emitter) receiver(x ast.Expr, m *types.Func, path []int) (code, types.Type) {
	t := f.typeOf(x)
	if len(path) > 1 {
		c, inner := f.toMethod(f.part(x), t, path)
		return f.adjusted(c, inner, m)
	}
	if !isInterface(t) && pointerReceiver(m) && !isPointer(t) {
		return f.closed(f.rawAddress(x), types.NewPointer(t)), types.NewPointer(t)
	}
	return f.adjusted(f.expr(x), t, m)
}

// adjusted takes the address of a receiver, or what it points to, as the method wants.
func (l *lowering) adjusted(x code, t types.Type, m *types.Func) (code, types.Type) {
	switch {
	case isInterface(t):
	case pointerReceiver(m) && !isPointer(t):
		p := types.NewPointer(t)
		if x.address != "" {
			return l.closed(atom(x.address), p), p
		}
		return l.closed(code{text: "&" + x.operand(), prec: unary}, p), p
	case !pointerReceiver(m) && isPointer(t):
		c := l.open(x, t)
		if l.ownsStruct(pointee(t)) {
			return code{text: "*" + c.operand(), prec: unary, address: c.operand()}, pointee(t)
		}
	}
	return x, t
}

// receiverType is the type of the operand that receiver writes.
func (l *lowering) receiverType(t types.Type, m *types.Func, path []int) types.Type {
	t = l.normal(fieldType(t, l.ownPath(t, path)))
	switch {
	case isInterface(t):
	case pointerReceiver(m) && !isPointer(t):
		return types.NewPointer(t)
	case !pointerReceiver(m) && isPointer(t) && l.ownsStruct(pointee(t)):
		return pointee(t)
	}
	return t
}

// callForwarded calls a method with the arguments that forwarded wrote.
func (l *lowering) callForwarded(recv code, t types.Type, m *types.Func, args []code, sig *types.Signature, token code) code {
	if l.isNative(t, m) && reflective[m.FullName()] != "" {
		return call(rt(reflective[m.FullName()]), append([]code{recv}, args...)...)
	}
	if l.isNative(t, m) {
		args = l.handed(l.at, m, args, sig)
	}
	return l.callMethod(recv, t, m, args, sig, token)
}

// isNative reports whether a method is compiled.
func (l *lowering) isNative(t types.Type, m *types.Func) bool {
	if isInterface(t) {
		return l.native(t)
	}
	n, _ := types.Unalias(pointee(t)).(*types.Named)
	return n == nil || !l.isSource(l.known(m).Pkg())
}

// callMethod calls a method on a receiver of exactly its receiver's type, or on an
// interface.
func (l *lowering) callMethod(recv code, t types.Type, m *types.Func, args []code, sig *types.Signature, token code) code {
	if l.isNative(t, m) {
		l.refusePlaceless(l.at, m)
		return call(recv.operand()+"."+m.Name(), args...)
	}
	if isInterface(t) {
		return call(l.dispatcher(t, m.Name(), sig).name, append([]code{recv}, l.signed(args, sig)...)...)
	}
	var typeArgs []types.Type
	for arg := range types.Unalias(pointee(t)).(*types.Named).TypeArgs().Types() {
		typeArgs = append(typeArgs, arg)
	}
	if losesSign(t) {
		recv = anyOf(recv)
	}
	args = append([]code{recv}, l.signed(args, sig)...)
	if l.takesToken(m) {
		args = append([]code{token}, args...)
	}
	return call(l.function(m, typeArgs), args...)
}

// callOn calls the method that is found at a path in the type of a variable.
func (l *lowering) callOn(x code, t types.Type, m *types.Func, path []int, args []code, sig *types.Signature, token code) code {
	x, t = l.toMethod(x, t, path)
	x, t = l.adjusted(x, t, m)
	return l.callForwarded(x, t, m, args, sig, token)
}

// methodValue is x.M: the receiver is evaluated and copied now.
func (f *emitter) methodValue(e *ast.SelectorExpr, sel *types.Selection) code {
	obj, path := f.lookup(f.typeOf(e.X), sel.Obj())
	m := obj.(*types.Func)
	recv, t := f.receiver(e.X, m, path)
	sig := f.typ(f.source.info.TypeOf(e)).(*types.Signature)
	if isInterface(t) {
		recv = f.stable(recv)
		f.checkNil(recv, t)
	}
	params, args := f.forwarded(sig)
	name := f.unique("B_" + m.Name())
	body := f.callForwarded(f.received("r_", t), t, m, args, sig, call(rt("Token")))
	f.synthesize("func %s(r_ %s) func%s {\nreturn func(%s)%s {\n%s%s%s\n}\n}",
		name, f.parameterType(t), f.signature(sig), params, f.results(sig), f.takenToken(m), returning(sig), body.text)
	if losesSign(t) {
		recv = anyOf(recv)
	}
	return call(name, recv)
}

// stable puts a value that may change into a temporary.
func (f *emitter) stable(c code) code {
	if c.stable {
		return c
	}
	return f.temp(c)
}

func (f *emitter) stabilize(values []code) {
	for i := range values {
		values[i] = f.stable(values[i])
	}
}

// methodExpression is T.M: a function with the receiver as its first parameter.
func (f *emitter) methodExpression(e *ast.SelectorExpr, sel *types.Selection) code {
	t := f.typ(f.source.info.TypeOf(e.X))
	sig := f.typ(f.source.info.TypeOf(e)).(*types.Signature)
	obj, path := f.lookup(t, sel.Obj())
	params, args := f.forwarded(sig)
	var rest []*types.Var
	for i := 1; i < sig.Params().Len(); i++ {
		rest = append(rest, sig.Params().At(i))
	}
	inner := types.NewSignatureType(nil, nil, nil, types.NewTuple(rest...), sig.Results(), sig.Variadic())
	body := f.callOn(args[0], t, obj.(*types.Func), path, args[1:], inner, call(rt("Token")))
	name := f.unique("X_" + obj.Name())
	f.synthesize("func %s() func%s {\nreturn func(%s)%s {\n%s%s%s\n}\n}",
		name, f.signature(sig), params, f.results(sig), f.takenToken(obj.(*types.Func)), returning(sig), body.text)
	return call(name)
}
