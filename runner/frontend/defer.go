package frontend

import (
	"go/ast"
	"go/types"
	"strings"

	"runnel/runner/wire"
)

// A call that is deferred or started as a goroutine has its operands evaluated now, and
// becomes a function at the top level that is handed them.

// deferStatement adds a call to the deferred ones of the function around.
func (f *emitter) deferStatement(e *ast.CallExpr) {
	d := f.defersOf()
	if lit, ok := ast.Unparen(e.Fun).(*ast.FuncLit); ok {
		f.deferLiteral(d, lit, e)
		return
	}
	if id, ok := ast.Unparen(e.Fun).(*ast.Ident); ok {
		if b, ok := f.source.info.Uses[id].(*types.Builtin); ok && b.Name() == "recover" {
			f.deferRecover(d)
			return
		}
	}
	fr, value := f.prepared(e, f.ref(d))
	add := "Add"
	if value {
		add = "AddValue"
	}
	c := f.temp(atom(f.closure(fr, nil, "")))
	f.emit("%s.%s(%s)", f.ref(d).text, add, c.text)
}

// defersOf is the list of deferred calls of the function around.
func (f *emitter) defersOf() *local {
	for fr := f.frame; fr != nil; fr = fr.outer {
		if fr.defers != nil {
			return fr.defers
		}
	}
	f.unexpected(f.at, "defer is not supported here")
	return nil
}

// deferLiteral defers a literal where it stands: recover in it asks the deferred calls
// of the function around.
func (f *emitter) deferLiteral(d *local, lit *ast.FuncLit, e *ast.CallExpr) {
	sig := f.typeOf(lit).Underlying().(*types.Signature)
	args := f.arguments(e, &callee{sig: sig})
	fr, parameters, results := f.literal(lit, d)
	if len(parameters) == 0 && results == "" {
		f.emit("%s.Add(%s)", f.ref(d).text, f.temp(atom(f.closure(fr, nil, ""))).text)
		return
	}
	name := f.direct(fr, parameters, results)
	held, values := params(fr.captured), append(arguments(fr.captured), f.signed(args, sig)...)
	var passed []string
	for _, l := range fr.captured {
		passed = append(passed, l.paramName())
	}
	for i := range args {
		p := "p_" + itoa(i)
		held = append(held, p+" "+f.paramType(sig, i))
		passed = append(passed, p)
	}
	maker := f.unique("K_")
	f.synthesize("func %s(%s) func() {\nreturn func() {\n%s(%s)\n}\n}", maker, strings.Join(held, ", "), name, strings.Join(passed, ", "))
	f.emit("%s.Add(%s)", f.ref(d).text, f.temp(call(maker, values...)).text)
}

// prepared writes a frame that makes a call whose operands are evaluated now; value
// tells that the call is of a function value or of a method of an interface, of which
// nothing more is known.
func (f *emitter) prepared(e *ast.CallExpr, token code) (fr *frame, value bool) {
	fr = &frame{}
	bind := func(c code, typ string, signed bool) code { // evaluated now, used later
		if c.stable && (isLiteral(c.text) || c.text == "nil") {
			return c
		}
		l := f.variable("d_", typ, false)
		l.signed = signed
		if c.text == "nil" {
			f.emit("var %s %s", l.name, typ)
		} else {
			f.emit("%s := %s", l.name, c.text)
		}
		f.push(fr)
		r := f.ref(l)
		f.pop()
		return r
	}
	if tv := f.source.info.Types[e.Fun]; tv.IsBuiltin() {
		f.preparedBuiltin(fr, e, bind)
		return fr, false
	} else if tv.IsType() {
		f.emit("_ = %s", f.expr(e).text)
		return fr, false
	}
	c := f.callee(e)
	f.refusePlaceless(e.Pos(), c.fn)
	args := f.arguments(e, c)
	for i, a := range args {
		t, dots := paramType(c.sig, i), ""
		if !c.native {
			t = c.sig.Params().At(i).Type()
		}
		if text, ok := strings.CutSuffix(a.text, "..."); ok {
			t, dots = c.sig.Params().At(i).Type(), "..."
			a = atom(text)
		}
		a = bind(a, f.goType(t), losesSign(t))
		a.text += dots
		args[i] = a
	}
	operand := code{}
	if c.operand != nil {
		operand = bind(c.evaluated, c.typ, c.signed)
		if c.onInterface {
			f.checkNil(c.evaluated, nil)
		}
	}
	if c.operand != nil && (c.fn == nil || c.onInterface && !c.native && f.mayRecover(c.fn.Name())) { // a nil function fails when it is called
		value = true
	}
	f.push(fr)
	f.leaving(c)
	text := c.invoke(operand, args, token).text
	if strings.Contains(text, token.text) {
		f.captureToken(token)
	}
	f.emit("%s", text)
	f.pop()
	return fr, value
}

// captureToken makes the deferred calls of the function around known to the frame.
func (f *emitter) captureToken(token code) {
	for fr := f.frame.outer; fr != nil; fr = fr.outer {
		if fr.defers != nil && token.text == fr.defers.name {
			f.capture(fr.defers)
			return
		}
	}
}

// preparedBuiltin defers a call of one of the language's own functions.
func (f *emitter) preparedBuiltin(fr *frame, e *ast.CallExpr, bind func(code, string, bool) code) {
	copied := *e
	copied.Args = nil
	f.synthetic[&copied] = synthetic{typ: f.typeOf(e)}
	for _, arg := range e.Args {
		tv := f.source.info.Types[arg]
		if tv.Value != nil || tv.IsNil() || tv.IsType() {
			copied.Args = append(copied.Args, arg)
			continue
		}
		t := f.typeOf(arg)
		id := &ast.Ident{NamePos: arg.Pos(), Name: "argument"}
		f.synthetic[id] = synthetic{bind(f.convert(arg, t), f.goType(t), losesSign(t)), t}
		copied.Args = append(copied.Args, id)
	}
	f.push(fr)
	c := f.builtin(&copied)
	if !c.stable {
		f.emit("%s", c.text)
	}
	f.pop()
}

// goStatement starts a goroutine.
func (f *emitter) goStatement(e *ast.CallExpr) {
	fr, _ := f.prepared(e, fixed(noDefers))
	f.emit("%s(%s)", rt(wire.GoName), f.temp(atom(f.closure(fr, nil, ""))).text)
}
