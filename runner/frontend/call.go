package frontend

import (
	"go/ast"
	"go/types"
	"strings"
)

// call writes a call as an expression.
func (f *emitter) call(e *ast.CallExpr) code {
	if tv := f.source.info.Types[e.Fun]; tv.IsType() {
		return f.conversion(e.Args[0], f.typ(tv.Type))
	} else if tv.IsBuiltin() {
		return f.builtin(e)
	}
	anyDirection := f.anyDirection
	f.anyDirection = false
	c := f.callee(e)
	args := f.arguments(e, c)
	f.anyDirection = anyDirection
	f.tell(e.Lparen)
	f.leaving(c)
	results := c.sig.Results().Len()
	if c.onInterface && !c.native {
		return f.completed(f.dispatched(c.evaluated, c.receiver, c.fn.Name(), args, c.sig), results)
	}
	if c.native {
		return f.completed(f.fromNative(c.call(args), f.typ(f.source.info.TypeOf(e))), results)
	}
	return f.completed(c.call(args), results)
}

// A callee is what a call calls, with its operands evaluated as far as they come
// before the arguments.
type callee struct {
	sig     *types.Signature
	fn      *types.Func // the declared function or method, nil for a function value
	native  bool        // it is compiled
	operand func() code // evaluates the function value or receiver; nil where there is none
	typ     string      // the operand's type, as it is written
	signed  bool        // the operand may hold a negative zero
	// invoke writes the call.
	invoke func(operand code, args []code, token code) code

	onInterface bool       // it is a method of an interface
	receiver    types.Type // then its type
	evaluated   code
}

func (c *callee) call(args []code) code { return c.invoke(c.evaluated, args, fixed(noDefers)) }

// callee finds out what a call calls.
func (f *emitter) callee(e *ast.CallExpr) *callee {
	fun := ast.Unparen(e.Fun)
	t := f.typeOf(e.Fun)
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		f.unexpected(e.Pos(), "this call is not supported yet")
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		if s := f.source.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			obj, path := f.lookup(f.typeOf(sel.X), s.Obj())
			if m, ok := obj.(*types.Func); ok {
				return f.methodCallee(sel, m, path, sig)
			}
		}
	}
	if id := instantiated(fun); id != nil {
		if fn, ok := f.source.info.Uses[id].(*types.Func); ok && fn.Signature().Recv() == nil {
			return f.functionCallee(e, id, fn, sig)
		}
	}
	if lit, ok := fun.(*ast.FuncLit); ok {
		return f.literalCallee(lit, sig)
	}
	return &callee{
		sig: sig,
		typ: f.openType(t.Underlying()),
		operand: func() code {
			c := f.expr(e.Fun)
			return f.open(c, t)
		},
		invoke: func(operand code, args []code, _ code) code { return call(operand.operand(), f.signed(args, sig)...) },
	}
}

func (f *emitter) methodCallee(sel *ast.SelectorExpr, m *types.Func, path []int, sig *types.Signature) *callee {
	t := f.receiverType(f.typeOf(sel.X), m, path)
	c := &callee{sig: sig, fn: m, native: f.isNative(t, m), typ: f.goType(t), signed: losesSign(t)}
	if isInterface(t) {
		c.onInterface, c.receiver = true, t
	}
	c.operand = func() code {
		recv, _ := f.receiver(sel.X, m, path)
		return recv
	}
	c.invoke = func(operand code, args []code, token code) code {
		return f.callMethod(operand, t, m, args, sig, token)
	}
	return c
}

func (f *emitter) functionCallee(e *ast.CallExpr, id *ast.Ident, fn *types.Func, sig *types.Signature) *callee {
	args := f.typeArgs(id)
	if stand, typ := f.standIn(e, fn); stand != nil {
		fn = stand
		if typ != nil {
			args = []types.Type{typ}
			sig = f.substitute(newEnvironment(fn.Signature().TypeParams(), args), fn.Signature()).(*types.Signature)
		}
	}
	known := f.known(fn)
	if reason := refusedFunctions[known.FullName()]; reason != "" {
		f.refuse(id.Pos(), "%s.%s is not supported: %s", known.Pkg().Name(), known.Name(), reason)
	}
	name := f.function(fn, args)
	own := f.isSource(known.Pkg())
	return &callee{
		sig:    sig,
		fn:     fn,
		native: !own,
		invoke: func(_ code, args []code, token code) code {
			if own {
				args = f.signed(args, sig)
				if f.takesToken(known) {
					args = append([]code{token}, args...)
				}
			}
			return call(name, args...)
		},
	}
}

// literalCallee calls a literal where it stands: it needs no closure.
func (f *emitter) literalCallee(lit *ast.FuncLit, sig *types.Signature) *callee {
	fr, params, results := f.literal(lit, nil)
	name := f.direct(fr, params, results)
	return &callee{
		sig: sig,
		invoke: func(_ code, args []code, _ code) code {
			for _, l := range fr.captured {
				f.capture(l)
			}
			return call(name, append(arguments(fr.captured), f.signed(args, sig)...)...)
		},
	}
}

// arguments evaluates the operand of a callee and the arguments of a call.
func (f *emitter) arguments(e *ast.CallExpr, c *callee) []code {
	var operands []func() code
	if c.operand != nil {
		operands = append(operands, c.operand)
	}
	tuple := f.tupleArgument(e)
	if tuple != nil {
		operands = append(operands, func() code { return f.expr(e.Args[0]) })
	} else {
		for i, arg := range e.Args {
			operands = append(operands, func() code { return f.argument(e, c, i, arg) })
		}
	}
	codes := f.inOrder(operands...)
	if c.operand != nil {
		c.evaluated, codes = codes[0], codes[1:]
	}
	if tuple == nil {
		return f.packed(c, f.nativeFormat(e, c, codes), e.Ellipsis.IsValid())
	}
	if c.operand != nil && !c.evaluated.stable {
		c.evaluated = f.temp(c.evaluated)
	}
	var temps []string
	var args []code
	for i := range tuple.Len() {
		name := f.name("t_")
		temps = append(temps, name)
		args = append(args, f.convertCode(fixed(name), tuple.At(i).Type(), paramType(c.sig, i)))
	}
	f.emit("%s := %s", strings.Join(temps, ", "), codes[0].text)
	f.returned()
	return f.packed(c, f.nativeFormat(e, c, args), false)
}

// packed makes one slice of the variadic arguments of a function of the program.
func (f *emitter) packed(c *callee, args []code, isSlice bool) []code {
	if c.native || !c.sig.Variadic() || isSlice {
		return args
	}
	n := c.sig.Params().Len() - 1
	t := c.sig.Params().At(n).Type()
	if len(args) == n {
		return append(args[:n:n], f.zero(t))
	}
	slice := atom(f.openType(t) + "{" + texts(args[n:]) + "}")
	return append(args[:n:n], f.closed(slice, t))
}

// tupleArgument is the results of a call that are all the arguments of another.
func (f *emitter) tupleArgument(e *ast.CallExpr) *types.Tuple {
	if len(e.Args) != 1 {
		return nil
	}
	tuple, ok := f.typ(f.source.info.TypeOf(e.Args[0])).(*types.Tuple)
	if !ok || tuple.Len() < 2 {
		return nil
	}
	if _, isCall := ast.Unparen(e.Args[0]).(*ast.CallExpr); !isCall {
		return nil
	}
	return tuple
}

func (f *emitter) argument(e *ast.CallExpr, c *callee, i int, arg ast.Expr) code {
	if e.Ellipsis.IsValid() && i == len(e.Args)-1 {
		a := f.convert(arg, c.sig.Params().At(i).Type())
		if !c.native {
			return a
		}
		a = f.open(a, c.sig.Params().At(i).Type())
		a.text = a.operand() + "..."
		a.prec = primary
		a.stable = false
		return a
	}
	t := paramType(c.sig, i)
	if s, ok := t.Underlying().(*types.Signature); ok && c.native && s.Variadic() {
		f.refuse(arg.Pos(), "passing a variadic function to the standard library is not supported yet")
	}
	if c.native && !isInterface(t) {
		f.checkHeld(c, arg, t)
	}
	if c.native && isInterface(t) {
		f.checkNative(c, arg)
		if f.takesRaw(c.fn) && isEmptyInterface(t) {
			return f.raw(arg)
		}
	}
	return f.ownGoroutine(c, t, f.elementOf(f.convert(arg, t), !c.native && c.sig.Variadic() && i >= c.sig.Params().Len()-1))
}

// paramType is the type of argument i, that of an element where it is variadic.
func paramType(sig *types.Signature, i int) types.Type {
	n := sig.Params().Len()
	if sig.Variadic() && i >= n-1 {
		return sliceElem(sig.Params().At(n - 1).Type())
	}
	return sig.Params().At(i).Type()
}

// standIn is the function of a package's own source that takes the place of a native
// one that would look into the program's values, with its type argument.
func (f *emitter) standIn(e *ast.CallExpr, fn *types.Func) (*types.Func, types.Type) {
	name, byTarget := "", false
	switch fn.FullName() {
	case "errors.Is":
		name = "Is_"
	case "errors.As":
		name, byTarget = "As_", true
	default:
		return nil, nil
	}
	pkg, err := f.library.Package("errors")
	if err != nil || pkg == nil || len(e.Args) != 2 {
		return nil, nil
	}
	f.sourceOf(fn.Pkg().Scope().Lookup("AsType")) // makes the package known
	stand, ok := pkg.Types.Scope().Lookup(name).(*types.Func)
	if !ok || !byTarget {
		return stand, nil
	}
	target, ok := f.typeOf(e.Args[1]).Underlying().(*types.Pointer)
	if !ok {
		return nil, nil
	}
	if _, unnamed := types.Unalias(target.Elem()).(*types.Struct); unnamed {
		f.refuse(e.Args[1].Pos(), "errors.As with an unnamed struct is not supported")
	}
	return stand, target.Elem()
}
