package frontend

import (
	"go/ast"
	"go/types"
)

// rangeInt lowers a range over an integer, which yaegi cannot compile.
//
//	for i := range n { … }
//	runnel_n1 := n; for runnel_i2 := runnel_n1 - runnel_n1; runnel_i2 < runnel_n1; runnel_i2++ { i := runnel_i2; … }
//
// n is evaluated once; the difference is a zero of its type, whatever that is called.
// The author's variable is a copy, new in each iteration: assigning to it does not
// change how often the loop runs.
func (l *lowering) rangeInt(n ast.Node, stack []ast.Node) {
	loop, ok := n.(*ast.RangeStmt)
	if !ok || !l.isInteger(loop.X) {
		return
	}
	start := loop.For
	if label, ok := parent(stack).(*ast.LabeledStmt); ok {
		start = label.Pos()
	}
	limit, counter := l.name("n"), l.name("i")
	l.insert(start, "%s := ", limit)
	// The expression itself stays in place, for other lowerings to change; the text
	// before it goes, and with it the label, which is set again behind.
	l.replace(start, loop.X.Pos(), "")
	labelled := ""
	if label, ok := parent(stack).(*ast.LabeledStmt); ok {
		labelled = label.Label.Name + ": "
	}
	l.insert(loop.X.End(), "; %sfor %s := %s - %s; %s < %s; %s++ ", labelled, counter, limit, limit, counter, limit, counter)
	if key, ok := loop.Key.(*ast.Ident); ok && key.Name != "_" {
		l.insert(loop.Body.Lbrace+1, " %s := %s; ", key.Name, counter)
	}
}

func (p *program) isInteger(e ast.Expr) bool {
	t := p.info.TypeOf(e)
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}
