package frontend

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// An instanceKey names one function of the lowered program.
type instanceKey struct {
	fn   *types.Func
	args string
}

// An instance is a function or method, with what its type parameters are.
type instance struct {
	fn   *types.Func
	args []types.Type
	name string
}

// function is the name of a function, or of the instance of a generic one, in the
// lowered program; methods are functions with their receiver as first parameter.
func (l *lowering) function(fn *types.Func, args []types.Type) string {
	fn = fn.Origin()
	if known, ok := l.sourceOf(fn).(*types.Func); ok {
		fn = known.Origin()
	}
	if !l.isSource(fn.Pkg()) {
		if len(args) > 0 {
			l.refuse(l.at, "%s.%s is not supported%s", fn.Pkg().Path(), fn.Name(), l.because(fn))
		}
		return l.imported(fn.Pkg().Path()) + "." + fn.Name()
	}
	var keys []string
	for _, arg := range args {
		if nesting(arg) > maxNesting {
			l.refuse(fn.Pos(), "%s is instantiated without end", fn.Name())
		}
		keys = append(keys, fmt.Sprint(l.typeKey(arg)))
	}
	key := instanceKey{fn, strings.Join(keys, ",")}
	if in := l.instances[key]; in != nil {
		return in.name
	}
	in := &instance{fn: fn, args: args, name: l.unique(functionName(fn, l.main.pkg))}
	l.instances[key] = in
	l.queue = append(l.queue, in)
	return in.name
}

func functionName(fn *types.Func, main *types.Package) string {
	if recv := fn.Signature().Recv(); recv != nil {
		if n, ok := types.Unalias(pointee(recv.Type())).(*types.Named); ok {
			return "M_" + identifierOf(n.Obj().Name()) + "_" + fn.Name()
		}
	}
	if fn.Pkg() != main {
		return "F_" + fn.Pkg().Name() + "_" + fn.Name()
	}
	return "F_" + fn.Name()
}

// emitFunction writes a declared function.
func (l *lowering) emitFunction(in *instance) {
	s := l.sources[in.fn.Pkg()]
	decl := s.decls[in.fn]
	if decl == nil || decl.Body == nil {
		l.unexpected(in.fn.Pos(), "function %s has no body", in.fn.Name())
	}
	sig := in.fn.Signature()
	typeParams := sig.TypeParams()
	if sig.Recv() != nil {
		typeParams = sig.RecvTypeParams()
	}
	f := l.newEmitter(s, newEnvironment(typeParams, in.args))
	typ := f.typ(sig).(*types.Signature)
	f.push(&frame{sig: typ})
	var params []string
	var prologue []*types.Var
	if s.recovers[in.fn] {
		f.frame.token = &local{name: f.name("token_"), typ: "*" + rt("Defers"), frame: f.frame}
		params = append(params, f.frame.token.param())
	}
	if recv := sig.Recv(); recv != nil {
		params = append(params, f.parameter(recv, f.parameterType(f.typ(recv.Type())), &prologue))
	}
	for i := range sig.Params().Len() {
		params = append(params, f.parameter(sig.Params().At(i), f.paramType(typ, i), &prologue))
	}
	f.entered(decl, sig.Recv() != nil || sig.Params().Len() > 0)
	f.functionBody(sig, decl.Body, prologue)
	body := f.pop().out.String()
	l.declarations.line("func %s(%s)%s {\n%s}", in.name, strings.Join(params, ", "), l.results(typ), body)
}

// parameter writes a parameter; one that is a cell, or is handed over as any, is copied
// at the start of the body.
func (f *emitter) parameter(v *types.Var, typ string, prologue *[]*types.Var) string {
	if v.Name() == "" || v.Name() == "_" {
		return f.name("p_") + " " + typ
	}
	l := f.declare(v)
	if l.cell || l.signed {
		*prologue = append(*prologue, v)
		return l.name + "_p " + typ
	}
	return l.name + " " + typ
}

// functionBody writes the body of a declared function or a literal.
//
// yaegi evaluates the arguments of deferred calls late, recovers only in literals, and
// holds a lock of the frame while deferred calls run. So a function that defers hands
// its body to the run-time, which also runs the deferred calls.
func (f *emitter) functionBody(sig *types.Signature, body *ast.BlockStmt, prologue []*types.Var) {
	for _, v := range prologue {
		l := f.locals[v]
		f.define(l, f.received(l.name+"_p", f.typ(v.Type())))
	}
	outer := f.body
	f.body = body
	defer func() { f.body = outer }()
	fr := f.frame
	results := fr.sig.Results()
	defers := f.containsDefer(body)
	store := defers || f.containsRangeOverFunc(body)
	for i := range results.Len() {
		v := sig.Results().At(i)
		named := v.Name() != "" && v.Name() != "_"
		switch {
		case named:
			l := f.declare(v)
			l.cell = l.cell || store
			f.defineZero(l)
			fr.results = append(fr.results, l)
		case store || v.Name() == "_":
			l := f.variable("result_", f.goType(results.At(i).Type()), true)
			f.defineZero(l)
			fr.results = append(fr.results, l)
		}
	}
	if !defers {
		f.statements(body.List)
		switch {
		case endsInReturn(body):
		case results.Len() > 0:
			f.emitZeroReturn(results)
		default:
			f.left()
		}
		return
	}
	d := f.variable("defers_", "*"+rt("Defers"), false)
	if h := f.handle(); h != nil {
		f.emit("%s := %s(%s)", d.name, rt("TracedDefers"), h.own.name)
	} else {
		f.emit("%s := %s()", d.name, rt("NewDefers"))
	}
	inner := &frame{sig: fr.sig, results: fr.results, defers: d, stored: true, token: fr.token}
	f.push(inner)
	f.statements(body.List)
	f.started(body.Rbrace)
	f.pop()
	f.emit("%s(%s, %s)", rt("Do"), d.name, f.closure(inner, nil, ""))
	f.left()
	if len(fr.results) > 0 {
		f.emit("return %s", f.storedResults(fr))
	}
}

func endsInReturn(body *ast.BlockStmt) bool {
	if len(body.List) == 0 {
		return false
	}
	_, ok := body.List[len(body.List)-1].(*ast.ReturnStmt)
	return ok
}

// emitZeroReturn ends a function whose end is never reached.
func (f *emitter) emitZeroReturn(results *types.Tuple) {
	var zeros []string
	for v := range results.Variables() {
		zeros = append(zeros, f.zero(v.Type()).text)
	}
	f.emit("return %s", strings.Join(zeros, ", "))
}

// zero is the zero value of a type.
func (f *emitter) zero(t types.Type) code {
	name := f.name("z_")
	f.emit("var %s %s", name, f.goType(t))
	return fixed(name)
}

func (f *emitter) storedResults(fr *frame) string {
	var list []string
	for _, l := range fr.results {
		list = append(list, f.ref(l).text)
	}
	return strings.Join(list, ", ")
}
