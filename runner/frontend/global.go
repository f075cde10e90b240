package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// global is a variable of the program, or of a generic package that it uses.
func (l *lowering) global(v *types.Var) *local {
	if g := l.globals[v]; g != nil {
		return g
	}
	s := l.sources[v.Pkg()]
	if s == nil {
		return &local{name: l.imported(v.Pkg().Path()) + "." + v.Name()}
	}
	if s != l.main {
		l.unexpected(l.at, "the variable %s of package %s is not supported yet", v.Name(), v.Pkg().Path())
	}
	g := &local{name: l.unique("G_" + v.Name()), typ: l.goType(v.Type()), cell: s.usage[v].addressed}
	l.globals[v] = g
	return g
}

func (l *lowering) declareGlobals() string {
	var list []*local
	for _, g := range l.globals {
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b *local) int { return strings.Compare(a.name, b.name) })
	var b strings.Builder
	for _, g := range list {
		if g.cell {
			fmt.Fprintf(&b, "var %s = new(%s)\n", g.name, g.typ)
		} else {
			fmt.Fprintf(&b, "var %s %s\n", g.name, g.typ)
		}
	}
	return b.String()
}

// initialize writes the function that gives the program's variables their values, in
// the order that go/types found.
func (l *lowering) initialize() {
	f := l.newEmitter(l.main, newEnvironment(nil, nil))
	f.push(&frame{sig: types.NewSignatureType(nil, nil, nil, nil, nil, false)})
	entered := -1
	for _, init := range l.main.info.InitOrder {
		if i, _ := fileIndex(l.program, init.Rhs.Pos()); i != entered {
			f.entered(l.main.files[i], false)
			entered = i
		}
		f.position(init.Rhs.Pos())
		var lhs []ast.Expr
		for _, v := range init.Lhs {
			id := &ast.Ident{NamePos: v.Pos(), Name: v.Name()}
			if v.Name() != "_" {
				f.synthetic[id] = synthetic{f.ref(f.global(v)), f.typ(v.Type())}
			}
			lhs = append(lhs, id)
		}
		if len(lhs) == 1 && lhs[0].(*ast.Ident).Name == "_" {
			t := init.Lhs[0].Type()
			f.emit("_ = %s", f.temp(f.convert(init.Rhs, f.typ(t))).text)
			continue
		}
		f.assignTo(lhs, []ast.Expr{init.Rhs}, token.ASSIGN, nil)
	}
	l.declarations.line("func initialize_() {\n%s}", f.pop().out.String())
}
