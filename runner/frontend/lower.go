package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"runnel/runner/wire"
)

// runtimeName is how lowered source calls the worker's own functions.
const runtimeName = "runnel_rt"

// lower rewrites a checked program of one file. It adds no line, so that what the
// interpreter says of a line is true of the author's.
//
//   - main calls Begin first, so that compiling and initialization are not measured.
//   - panic(x) becomes panic(Panic(x)), where Panic panics itself, natively: yaegi's
//     own panic throws a reflect.Value, which prints and recovers as one.
func (p *program) lower(source string) string {
	var edits edits
	file := p.fset.File(p.files[0].FileStart)
	insert := func(pos token.Pos, text string) { edits.insert(file.Offset(pos), text) }

	insert(p.files[0].Name.End(), fmt.Sprintf("; import %s %q", runtimeName, wire.RuntimePath))
	insert(p.mainFunc().Body.Lbrace+1, fmt.Sprintf(" %s.%s(); ", runtimeName, wire.BeginName))
	ast.Inspect(p.files[0], func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && p.isBuiltin(call.Fun, "panic") {
			insert(call.Lparen+1, fmt.Sprintf("%s.%s(", runtimeName, wire.PanicName))
			insert(call.Rparen, ")")
		}
		return true
	})
	return edits.apply(source)
}

// instrument makes main call Begin first and End last; it too adds no line.
func (p *program) instrument(files []File, runtimePath string) []File {
	instrumented := slices.Clone(files)
	main := p.mainFunc()
	for i, syntax := range p.files {
		file := p.fset.File(syntax.FileStart)
		if main.Pos() < syntax.FileStart || main.Pos() > syntax.FileEnd {
			continue
		}
		var edits edits
		edits.insert(file.Offset(syntax.Name.End()), fmt.Sprintf("; import %s %q", runtimeName, runtimePath))
		edits.insert(file.Offset(main.Body.Lbrace)+1, fmt.Sprintf(" %s.Begin(); defer %[1]s.End(); ", runtimeName))
		instrumented[i].Source = edits.apply(files[i].Source)
	}
	return instrumented
}

func (p *program) isBuiltin(fun ast.Expr, name string) bool {
	id, ok := ast.Unparen(fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := p.info.Uses[id].(*types.Builtin)
	return ok && b.Name() == name
}

// edits are insertions into a source text.
type edits []edit

type edit struct {
	offset int
	text   string
}

func (es *edits) insert(offset int, text string) { *es = append(*es, edit{offset, text}) }

func (es edits) apply(source string) string {
	slices.SortStableFunc(es, func(a, b edit) int { return a.offset - b.offset })
	var b strings.Builder
	last := 0
	for _, e := range es {
		b.WriteString(source[last:e.offset])
		b.WriteString(e.text)
		last = e.offset
	}
	b.WriteString(source[last:])
	return b.String()
}
