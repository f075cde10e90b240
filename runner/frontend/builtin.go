package frontend

import (
	"go/ast"
	"go/constant"
	"go/types"
	"runtime"
)

// builtin calls one of the language's own functions.
func (f *emitter) builtin(e *ast.CallExpr) code {
	name := ""
	switch fun := ast.Unparen(e.Fun).(type) {
	case *ast.Ident:
		name = f.source.info.Uses[fun].Name()
	case *ast.SelectorExpr:
		name = "unsafe." + fun.Sel.Name
	}
	switch name {
	case "len", "cap":
		return f.length(name, e.Args[0])
	case "append", "copy", "delete", "complex":
		if tuple := f.tupleArgument(e); tuple != nil {
			e = f.spreadArguments(e, tuple)
		}
	}
	switch name {
	case "append":
		return f.appendCall(e)
	case "copy":
		return f.copyCall(e)
	case "delete":
		t := f.typeOf(e.Args[0])
		m := t.Underlying().(*types.Map)
		c := f.inOrder(func() code { return f.open(f.expr(e.Args[0]), t) }, func() code { return f.key(e.Args[1], m) })
		return call("delete", c...)
	case "make":
		return f.makeCall(e)
	case "new":
		return f.newCall(e)
	case "min", "max":
		return f.minMax(name, e)
	case "clear":
		t := f.typeOf(e.Args[0])
		return call(rt("Clear"), f.open(f.expr(e.Args[0]), t))
	case "panic":
		name := "Panic"
		if f.fixed(e.Args[0]) {
			name = "PanicConstant"
		}
		return call(rt(name), f.convert(e.Args[0], anyType))
	case "recover":
		return f.recoverCall()
	case "print", "println":
		return f.print(name, e)
	case "close":
		return call("close", f.open(f.expr(e.Args[0]), f.typeOf(e.Args[0])))
	case "real", "imag":
		return f.realImag(name, e)
	case "complex":
		t := typed(f.typeOf(e))
		part := types.Typ[types.Float64]
		if t.Underlying().(*types.Basic).Kind() == types.Complex64 {
			part = types.Typ[types.Float32]
		}
		return call("complex", f.inOrder(func() code { return f.convert(e.Args[0], part) }, func() code { return f.convert(e.Args[1], part) })...)
	}
	switch sizes := types.SizesFor("gc", runtime.GOARCH); name {
	case "unsafe.Sizeof": // of an instance's type; others are constant
		return f.constant(constant.MakeInt64(sizes.Sizeof(f.typeOf(e.Args[0]))), types.Typ[types.Uintptr])
	case "unsafe.Alignof":
		return f.constant(constant.MakeInt64(sizes.Alignof(f.typeOf(e.Args[0]))), types.Typ[types.Uintptr])
	}
	f.refuse(e.Pos(), "%s is not supported", name)
	return code{}
}

// spreadArguments is a call whose arguments are the results of another, with an
// identifier for each.
func (f *emitter) spreadArguments(e *ast.CallExpr, tuple *types.Tuple) *ast.CallExpr {
	values, _ := f.several(e.Args[0], tuple.Len())
	spread := *e
	spread.Args = nil
	for i, v := range values {
		id := &ast.Ident{NamePos: e.Args[0].Pos(), Name: "result"}
		f.synthetic[id] = synthetic{v, tuple.At(i).Type()}
		spread.Args = append(spread.Args, id)
	}
	f.synthetic[&spread] = synthetic{typ: f.typeOf(e)}
	return &spread
}

func (f *emitter) length(name string, arg ast.Expr) code {
	t := f.typeOf(arg)
	if a := arrayOf(t); a != nil { // what it is does not matter, but it may be a call
		f.emit("_ = %s", f.expr(arg).text)
		return number(itoa(int(a.Len())))
	}
	return call(name, f.open(f.expr(arg), t))
}

func (f *emitter) appendCall(e *ast.CallExpr) code {
	t := f.typeOf(e)
	elem := sliceElem(t)
	operands := []func() code{func() code { return f.open(f.convert(e.Args[0], t), t) }}
	for i, arg := range e.Args[1:] {
		operands = append(operands, func() code {
			if !e.Ellipsis.IsValid() || i < len(e.Args)-2 {
				return f.convert(arg, elem)
			}
			c := f.bytesOf(arg)
			return code{text: c.operand() + "...", prec: primary}
		})
	}
	c := f.inOrder(operands...)
	if len(c) == 1 {
		return f.closed(c[0], t)
	}
	if len(c) > 2 { // yaegi stores one value before it reads the next
		f.stabilize(c)
	}
	return f.closed(call("append", c...), t)
}

// bytesOf is a slice, of bytes where the expression is a string.
func (f *emitter) bytesOf(e ast.Expr) code {
	t := f.typeOf(e)
	if f.source.info.Types[e].IsNil() {
		return f.temp(atom("[]uint8(nil)"))
	}
	c := f.expr(e)
	if isString(t) {
		return atom("[]uint8(" + c.text + ")")
	}
	return f.open(c, t)
}

func (f *emitter) copyCall(e *ast.CallExpr) code {
	t := f.typeOf(e.Args[0])
	return call("copy", f.inOrder(
		func() code { return f.open(f.expr(e.Args[0]), t) },
		func() code { return f.bytesOf(e.Args[1]) },
	)...)
}

func (f *emitter) makeCall(e *ast.CallExpr) code {
	t := f.typ(f.source.info.TypeOf(e.Args[0]))
	operands := []func() code{func() code { return fixed(f.openType(t)) }}
	for _, arg := range e.Args[1:] {
		operands = append(operands, func() code { return f.intIndex(arg) })
	}
	c := f.inOrder(operands...)
	if _, ok := t.Underlying().(*types.Slice); ok {
		f.checkLengths(c[1:])
	}
	return f.closed(call("make", c...), t)
}

// checkLengths fails as Go does where a slice cannot be made: package reflect, which
// yaegi uses, has other words.
func (f *emitter) checkLengths(lengths []code) {
	for i := range lengths {
		if isLiteral(lengths[i].text) {
			if len(lengths[i].text) > 12 { // it would be of elements without a size, which have one here
				f.refuse(f.at, "a slice of this length is not supported")
			}
			continue
		}
		lengths[i] = f.stable(lengths[i])
		n, c := lengths[0].text, lengths[len(lengths)-1].text
		f.emit("if %s < 0 || %s < %s || %s > %d {\n%s(%s, %s)\n}", n, c, n, c, 1<<30, rt("MakeLen"), n, c)
		return
	}
}

func (f *emitter) newCall(e *ast.CallExpr) code {
	t := f.typeOf(e)
	elem := pointee(t)
	if f.source.info.Types[e.Args[0]].IsType() {
		return f.closed(call("new", fixed(f.goType(elem))), t)
	}
	name := f.name("n_")
	value := f.convert(e.Args[0], elem)
	f.emit("%s := new(%s)", name, f.goType(elem))
	f.emit("*%s = %s", name, value.text)
	return f.closed(fixed(name), t)
}

func (f *emitter) minMax(name string, e *ast.CallExpr) code {
	t := typed(f.typeOf(e))
	written := f.goType(t)
	var operands []func() code
	for _, arg := range e.Args {
		operands = append(operands, func() code { return f.convert(arg, t) })
	}
	c := f.inOrder(operands...)
	result := c[0]
	if isFloating(t) {
		function := f.imported("math") + map[string]string{"min": ".Min", "max": ".Max"}[name]
		for _, other := range c[1:] {
			result = call(function, fixed("float64("+result.text+")"), fixed("float64("+other.text+")"))
		}
		return atom(written + "(" + result.text + ")")
	}
	helper := f.helper(name+"_", t, func(helper string) string {
		op := map[string]string{"min": "<", "max": ">"}[name]
		return "func " + helper + "(a, b " + written + ") " + written + " {\nif b " + op + " a {\nreturn b\n}\nreturn a\n}\n"
	})
	for _, other := range c[1:] {
		result = call(helper, result, other)
	}
	return result
}

func (f *emitter) realImag(name string, e *ast.CallExpr) code {
	arg := e.Args[0]
	t := f.typeOf(arg)
	if v := f.source.info.Types[arg].Value; v != nil {
		t = types.Typ[types.Complex128]
		if b, ok := f.typeOf(e).Underlying().(*types.Basic); ok && b.Kind() == types.Float32 {
			t = types.Typ[types.Complex64]
		}
		return call(name, f.constant(v, t))
	}
	return call(name, f.convert(arg, t))
}

// print writes to standard error, where yaegi's own would write to standard output.
func (f *emitter) print(name string, e *ast.CallExpr) code {
	if tuple := f.tupleArgument(e); tuple != nil {
		values, _ := f.several(e.Args[0], tuple.Len())
		for i := range values {
			values[i] = f.printed(values[i], tuple.At(i).Type())
		}
		return call(rt(printers[name]), values...)
	}
	var operands []func() code
	for _, arg := range e.Args {
		operands = append(operands, func() code {
			t := f.typeOf(arg)
			if b, ok := t.(*types.Basic); ok && b.Kind() == types.UntypedInt {
				t = types.Typ[types.Int64]
			}
			t = typed(t)
			if isInterface(t) {
				return f.printed(f.convert(arg, anyType), anyType)
			}
			return f.printed(f.convert(arg, t), t)
		})
	}
	return call(rt(printers[name]), f.inOrder(operands...)...)
}

var printers = map[string]string{"print": "Print", "println": "Println"}

// printed is an operand of the run-time's functions that print.
func (f *emitter) printed(c code, t types.Type) code {
	if isInterface(t) {
		return call(rt("InterfaceWords"), f.toInterface(c, t, anyType))
	}
	return code{text: "any(" + c.text + ")", prec: primary, stable: c.stable}
}

// fixed reports whether the compiler keeps one copy of an expression's value for all
// interfaces: of a constant, a variable that is as good as one, a literal of such.
func (f *emitter) fixed(e ast.Expr) bool {
	if f.source.info.Types[e].Value != nil {
		return true
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := f.source.info.Uses[e].(*types.Var)
		return ok && !isGlobal(v) && !isInterface(v.Type()) && f.source.usage[v].fixed()
	case *ast.CompositeLit:
		for _, x := range e.Elts {
			if kv, ok := x.(*ast.KeyValueExpr); ok {
				x = kv.Value
			}
			if f.source.info.Types[x].Value == nil {
				return false
			}
		}
		return true
	}
	return false
}
