package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"runnel/runner/wire"
)

// runtimeName is how lowered source calls the worker's own functions. Every name that
// a lowering makes begins with it or with prefix; a program that has such names
// itself is refused.
const (
	prefix      = "runnel_"
	runtimeName = prefix + "rt"
)

// A lowering rewrites a checked program of one file, by edits to its text. No edit
// adds a line, so that what the interpreter says of a line is true of the author's.
type lowering struct {
	*program
	source   string
	file     *token.File
	captures captures
	edits    edits
	names    int // made so far
}

// lower applies every lowering, each in one walk over the program. A program in which
// two of them meet is refused.
func (p *program) lower(source string) (string, []Diagnostic) {
	l := &lowering{program: p, source: source, file: p.fset.File(p.files[0].FileStart), captures: p.findCaptures()}
	l.begin()
	walk(p.files[0], func(n ast.Node, stack []ast.Node) {
		l.panic(n)
		l.rangeInt(n, stack)
		l.rangeString(n)
		l.loopVariables(n, stack)
		l.bodyVariables(n, stack)
		l.funcLit(n, stack)
		l.selects(n)
		l.toAny(n, stack)
	})
	text, overlap, ok := l.edits.apply(source)
	if !ok {
		return "", []Diagnostic{p.diagnostic(l.file.Pos(overlap), "this combination of constructs is not supported yet; use variables for its parts")}
	}
	return text, nil
}

// walk calls visit for every node, with the nodes around it, outermost first.
func walk(root ast.Node, visit func(n ast.Node, stack []ast.Node)) {
	var stack []ast.Node
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		visit(n, stack)
		stack = append(stack, n)
		return true
	})
}

func (l *lowering) insert(pos token.Pos, format string, args ...any) {
	l.edits.insert(l.file.Offset(pos), fmt.Sprintf(format, args...))
}

func (l *lowering) replace(from, to token.Pos, format string, args ...any) {
	l.edits.replace(l.file.Offset(from), l.file.Offset(to), fmt.Sprintf(format, args...))
}

// text is the author's text between two places.
func (l *lowering) text(from, to token.Pos) string {
	return l.source[l.file.Offset(from):l.file.Offset(to)]
}

// name makes a name that the program does not have.
func (l *lowering) name(kind string) string {
	l.names++
	return fmt.Sprintf("%s%s%d", prefix, kind, l.names)
}

// begin makes main call Begin first, so that compiling and initialization are not
// measured.
func (l *lowering) begin() {
	l.insert(l.files[0].Name.End(), "; import %s %q", runtimeName, wire.RuntimePath)
	l.insert(l.mainFunc().Body.Lbrace+1, " %s.%s(); ", runtimeName, wire.BeginName)
}

// panic makes panic(Panic(x)) of panic(x), where Panic panics itself, natively: yaegi's
// own panic throws a reflect.Value, which prints and recovers as one.
func (l *lowering) panic(n ast.Node) {
	if call, ok := n.(*ast.CallExpr); ok && l.isBuiltin(call.Fun, "panic") {
		l.insert(call.Lparen+1, "%s.%s(", runtimeName, wire.PanicName)
		l.insert(call.Rparen, ")")
	}
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
		instrumented[i].Source, _, _ = edits.apply(files[i].Source) // two insertions cannot overlap
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

// parent is the innermost node around the one that stack belongs to.
func parent(stack []ast.Node) ast.Node {
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

// inStatementList reports whether a statement stands where others may be set before
// and after it.
func inStatementList(stack []ast.Node) bool {
	switch parent(stack).(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}
