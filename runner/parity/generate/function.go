package generate

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
)

// A function is one that was written, and may be called.
type function struct {
	name      string
	signature *types.Signature
	pure      bool // it has no effects, and reads nothing that changes
	cost      int
}

// A method is a name with a signature that several types share.
type method struct {
	name            string
	params, results []types.Type
}

func (m method) signature(recv *types.Var) *types.Signature {
	list := func(from []types.Type) *types.Tuple {
		var vars []*types.Var
		for _, t := range from {
			vars = append(vars, types.NewParam(token.NoPos, nil, "", t))
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(recv, nil, nil, list(m.params), list(m.results), false)
}

// How much the statements of a function may cost, each execution of each being one.
const (
	methodLimit   = 40
	functionLimit = 400
	mainLimit     = 4000
)

func (g *generator) shareMethods() {
	for _, name := range []string{"Area", "Name", "Next", "Scale", "Visit", "get"} {
		m := method{name: name}
		for range g.IntN(2) {
			m.params = append(m.params, pick(g, basics))
		}
		for range 1 - g.IntN(5)/4 {
			m.results = append(m.results, pick(g, basics))
		}
		g.methods = append(g.methods, m)
	}
}

// declareMethods declares some of the shared methods, and those that other packages
// look for. What the method set is does not change once a body is written.
func (g *generator) declareMethods(named *types.Named) {
	var chosen []*function
	for _, m := range g.methods {
		if !g.chance(40) || hasField(named, m.name) {
			continue
		}
		var recv types.Type = named
		if g.chance(50) {
			recv = types.NewPointer(named)
		}
		signature := m.signature(types.NewParam(token.NoPos, g.pkg, "r", recv))
		named.AddMethod(types.NewFunc(token.NoPos, g.pkg, m.name, signature))
		chosen = append(chosen, &function{name: m.name, signature: signature})
	}
	g.declareKnownMethods(named)
	for _, f := range chosen {
		g.declareMethod(f)
	}
}

func hasField(named *types.Named, name string) bool {
	found, _, _ := types.LookupFieldOrMethod(named, true, named.Obj().Pkg(), name)
	_, ok := found.(*types.Var)
	return ok
}

func (g *generator) declareMethod(f *function) {
	recv := f.signature.Recv().Type()
	g.measured(methodLimit, 4, func() {
		g.leaf = true
		header := "func (r " + typeName(recv) + ") " + f.name
		g.declare("%s", g.writeFunction(header, f.signature, []variable{{name: "r", typ: recv, fixed: g.chance(50)}}, 1+g.IntN(3)))
	})
}

// writeFunction writes a function, of which header is what comes before its parameters.
func (g *generator) writeFunction(header string, signature *types.Signature, also []variable, statements int) string {
	var text string
	write := func() {
		for _, v := range also {
			g.add(v).given = true
		}
		text = header + g.parameters(signature) + " {\n" + g.aside(func() {
			g.block(statements)
			g.giveBack()
		}) + "}"
	}
	outer := g.vars
	if strings.HasPrefix(header, "func ") {
		g.globally(write)
	} else {
		g.nested(write)
	}
	g.vars = outer
	return text
}

// globally runs write where only what is declared at the top is visible.
func (g *generator) globally(write func()) {
	saved := g.scope
	g.scope = scope{level: 1, pure: g.pure}
	for _, v := range saved.vars {
		if v.level == 0 && (!g.pure || v.constant) {
			g.vars = append(g.vars, v)
		}
	}
	write()
	g.scope = saved
}

// parameters writes the parameters and results of a function, and declares them.
func (g *generator) parameters(signature *types.Signature) string {
	var params []string
	for i := range signature.Params().Len() {
		t := signature.Params().At(i).Type()
		v := g.add(variable{name: g.fresh("p"), typ: t, private: g.chance(60)})
		v.used = true
		text := typeName(t)
		if signature.Variadic() && i == signature.Params().Len()-1 {
			text = "..." + typeName(t.(*types.Slice).Elem())
		}
		params = append(params, v.name+" "+text)
	}
	g.results = nil
	var results []string
	for r := range signature.Results().Variables() {
		g.results = append(g.results, r.Type())
		results = append(results, typeName(r.Type()))
	}
	text := "(" + strings.Join(params, ", ") + ")"
	switch len(results) {
	case 0:
	case 1:
		text += " " + results[0]
	default:
		text += " (" + strings.Join(results, ", ") + ")"
	}
	return text
}

// giveBack writes the return at the end of a function.
func (g *generator) giveBack() {
	var values []string
	for _, t := range g.results {
		values = append(values, g.value(t, 1))
	}
	if len(values) > 0 {
		g.line("return %s", strings.Join(values, ", "))
	}
}

// randomSignature is that of a declared function.
func (g *generator) randomSignature(choose func() types.Type) *types.Signature {
	var params, results []*types.Var
	for range g.IntN(4) {
		params = append(params, g.parameter(choose()))
	}
	variadic := g.chance(15)
	if variadic {
		params = append(params, g.parameter(types.NewSlice(choose())))
	}
	for range 1 + g.IntN(3) - g.IntN(2) {
		results = append(results, g.parameter(choose()))
	}
	return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), types.NewTuple(results...), variadic)
}

// declarePure declares a function that expressions may call.
func (g *generator) declarePure() {
	signature := g.randomSignature(func() types.Type {
		for {
			if t := g.anyType(1); isolated(t) {
				return t
			}
		}
	})
	if signature.Results().Len() != 1 || signature.Variadic() {
		return
	}
	f := &function{name: g.fresh("pure"), signature: signature, pure: true}
	g.pure = true
	f.cost = g.measured(methodLimit, 4, func() {
		g.declare("%s", g.writeFunction("func "+f.name, signature, nil, 1+g.IntN(3)))
	})
	g.pure = false
	g.functions = append(g.functions, f)
}

func (g *generator) declareFunction() {
	f := &function{name: g.fresh("fn"), signature: g.randomSignature(func() types.Type { return g.anyType(2) })}
	f.cost = g.measured(functionLimit, 12, func() {
		g.declare("%s", g.writeFunction("func "+f.name, f.signature, nil, 3+g.IntN(6)))
	})
	g.functions = append(g.functions, f)
}

// pureCall calls a pure function.
func (g *generator) pureCall(t types.Type, depth int) (code, bool) {
	for _, f := range g.functions {
		if f.pure && types.Identical(f.signature.Results().At(0).Type(), t) && g.affords(f.cost) && g.chance(60) {
			g.spend(f.cost)
			return plain("%s(%s)", f.name, g.arguments(f.signature, depth-1)), true
		}
	}
	return code{}, false
}

// arguments writes the arguments of a call.
func (g *generator) arguments(signature *types.Signature, depth int) string {
	var values []string
	params := signature.Params()
	for i := range params.Len() {
		t := params.At(i).Type()
		if !signature.Variadic() || i < params.Len()-1 {
			values = append(values, g.value(t, depth))
			continue
		}
		if g.chance(30) {
			values = append(values, g.value(t, depth)+"...")
			continue
		}
		for range g.IntN(3) {
			values = append(values, g.value(t.(*types.Slice).Elem(), depth))
		}
	}
	return strings.Join(values, ", ")
}

// maxNesting is how deep literals go that need literals of their own type: of functions
// that give such back, and of interfaces whose only types hold them again.
const maxNesting = 6

// functionLiteral writes a function literal, which may capture variables and change
// them where it is not in a pure function.
func (g *generator) functionLiteral(t types.Type, signature *types.Signature) code {
	if g.level > maxNesting {
		return plain("%s(nil)", conversion(t))
	}
	saved := g.work
	g.work = work{weight: 1, limit: methodLimit, depth: g.depth + 1, left: min(g.left, 2), leaf: true}
	text := g.writeFunction("func", signature, nil, g.IntN(3))
	g.work = saved
	if _, ok := t.(*types.Named); ok {
		return plain("%s(%s)", typeName(t), text)
	}
	return plain("%s", text)
}

// declareConstants declares constants of basic types.
func (g *generator) declareConstants() {
	for range g.IntN(4) {
		t := pick(g, basics)
		name := g.fresh("k")
		g.declare("const %s %s = %s", name, typeName(t), g.basic(t.(*types.Basic)).text)
		g.constants = append(g.constants, g.add(variable{name: name, typ: t, fixed: true, constant: true}))
	}
}

// declareGlobals declares package variables, whose initial values depend on each other.
func (g *generator) declareGlobals() {
	for range 1 + g.IntN(4) {
		t := g.anyType(2)
		name := g.fresh("global")
		value := ""
		g.measured(methodLimit, 4, func() { value = g.typed(t, 2) })
		g.declare("var %s %s = %s", name, typeName(t), value)
		g.add(variable{name: name, typ: t})
	}
}

// declareMain declares main, which calls the rest piece by piece, so that a panic ends
// only one piece.
func (g *generator) declareMain() {
	body := g.aside(func() {
		g.globally(func() {
			for i := range 1 + g.IntN(4) {
				g.measured(mainLimit/4, 12, func() {
					g.line("%s(%d, func() {", g.helper("part"), i)
					g.inner(func() { g.block(3 + g.IntN(6)) })
					g.line("})")
				})
			}
			g.measured(mainLimit/4, 12, func() { g.end() })
		})
	})
	g.declare("func main() {\n%s}", body)
}

// helper asks for a function of helpers.go.
func (g *generator) helper(name string) string {
	if _, ok := helpers[name]; !ok {
		panic(fmt.Sprintf("there is no helper %q", name))
	}
	g.helpers[name] = true
	return name
}
