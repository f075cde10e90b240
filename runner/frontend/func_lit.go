package frontend

import "go/ast"

// funcLit makes every function literal inside a function of its own that returns it.
// When a literal has run, yaegi writes what was there before into the place of the
// frame where it was made. In a frame that lives on, and above all from another
// goroutine, that loses the literal that was made there since: goroutines then run the
// same literal twice, or nil.
//
//	f := func(n int) { … }
//	f := func() (func(n int)) { return func(n int) { … } }()
//
//	go func(n int) { … }(i)
//	runnel_f1 := func() (func(n int)) { return func(n int) { … } }(); go runnel_f1(i)
//
// What is called where it stands, or deferred, runs before its frame goes on.
func (l *lowering) funcLit(n ast.Node, stack []ast.Node) {
	lit, ok := n.(*ast.FuncLit)
	if !ok {
		return
	}
	typ := l.text(lit.Type.Pos(), lit.Type.End())
	if call, ok := parent(stack).(*ast.CallExpr); ok && call.Fun == ast.Expr(lit) {
		statement, isGo := stack[len(stack)-2].(*ast.GoStmt)
		if !isGo {
			return
		}
		name := l.name("f")
		l.replace(statement.Pos(), lit.Pos(), "%s := func() (%s) { return ", name, typ)
		l.insert(lit.End(), " }(); go %s", name)
		return
	}
	l.insert(lit.Pos(), "func() (%s) { return ", typ)
	l.insert(lit.End(), " }()")
}
