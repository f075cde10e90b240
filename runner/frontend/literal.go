package frontend

import (
	"go/ast"
	"go/types"
	"strings"
)

// closure writes a finished frame as a function at the top level that makes the
// literal, and returns the call that makes one: each literal gets a frame of its own,
// which nothing else uses, and in it the values it captured.
func (f *emitter) closure(fr *frame, parameters []string, results string) string {
	name := f.unique("L_")
	f.synthesize("func %s(%s) func(%s)%s {\n%sreturn func(%s)%s {\n%s}\n}",
		name, strings.Join(params(fr.captured), ", "), strings.Join(unnamed(parameters), ", "), results, unpack(fr.captured), strings.Join(parameters, ", "), results, fr.out.String())
	return call(name, arguments(fr.captured)...).text
}

// unnamed leaves the names of parameters out.
func unnamed(params []string) []string {
	var list []string
	for _, p := range params {
		_, typ, _ := strings.Cut(p, " ")
		list = append(list, typ)
	}
	return list
}

// direct writes a finished frame as a function at the top level that is handed what it
// captures beside its arguments, for a literal that is called where it stands.
func (f *emitter) direct(fr *frame, parameters []string, results string) string {
	name := f.unique("L_")
	f.synthesize("func %s(%s)%s {\n%s%s}", name, strings.Join(append(params(fr.captured), parameters...), ", "), results, unpack(fr.captured), fr.out.String())
	return name
}

// literal writes the frame of a function literal.
// A token, where there is one, is what recover in it asks.
func (f *emitter) literal(e *ast.FuncLit, token *local) (fr *frame, params []string, results string) {
	declared := f.source.info.TypeOf(e).(*types.Signature)
	sig := f.typ(declared).(*types.Signature)
	fr = &frame{sig: sig, token: token}
	f.push(fr)
	var prologue []*types.Var
	for i := range sig.Params().Len() {
		params = append(params, f.parameter(declared.Params().At(i), f.paramType(sig, i), &prologue))
	}
	line := f.line
	f.entered(e, sig.Params().Len() > 0)
	if token == nil && f.valuesRecover() {
		fr.token = f.variable("token_", "*"+rt("Defers"), false)
		f.emit("%s := %s()", fr.token.name, rt("Token"))
	}
	f.functionBody(declared, e.Body, prologue)
	f.pop()
	f.line = line
	return fr, params, f.results(sig)
}

// functionLiteral is a function literal as a value.
func (f *emitter) functionLiteral(e *ast.FuncLit) code {
	fr, params, results := f.literal(e, nil)
	return atom(f.closure(fr, params, results))
}
