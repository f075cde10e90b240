package frontend

import (
	"go/ast"
	"go/token"
	"go/types"

	"runnel/runner/wire"
)

// toAny passes the result of an operator that is assigned to, or returned as, an empty
// interface through a native function: yaegi would write it into the interface as if
// it were a variable of the operand's type.
//
//	x = !b
//	x = runnel_rt.Value(!b)
func (l *lowering) toAny(n ast.Node, stack []ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.ASSIGN || len(n.Lhs) != len(n.Rhs) {
			return
		}
		for i, lhs := range n.Lhs {
			if id, ok := lhs.(*ast.Ident); !ok || id.Name != "_" {
				l.wrapOperator(n.Rhs[i], l.info.TypeOf(lhs))
			}
		}
	case *ast.ReturnStmt:
		results := l.resultsOf(stack)
		if results == nil || results.Len() != len(n.Results) {
			return
		}
		for i, e := range n.Results {
			l.wrapOperator(e, results.At(i).Type())
		}
	}
}

// wrapOperator wraps e where an operator makes it and target is an empty interface.
func (l *lowering) wrapOperator(e ast.Expr, target types.Type) {
	if target == nil || types.IsInterface(l.info.TypeOf(e)) {
		return
	}
	iface, ok := target.Underlying().(*types.Interface)
	if !ok || iface.NumMethods() > 0 {
		return
	}
	switch x := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if x.Op == token.AND || x.Op == token.ARROW {
			return
		}
	case *ast.BinaryExpr:
	case *ast.CallExpr:
		if !l.info.Types[x.Fun].IsType() {
			return
		}
	default:
		return
	}
	l.insert(e.Pos(), "%s.%s(", runtimeName, wire.ValueName)
	l.insert(e.End(), ")")
}

// resultsOf are the results of the innermost function around a node.
func (l *lowering) resultsOf(stack []ast.Node) *types.Tuple {
	for i := len(stack) - 1; i >= 0; i-- {
		switch fn := stack[i].(type) {
		case *ast.FuncLit:
			if sig, ok := l.info.TypeOf(fn).(*types.Signature); ok {
				return sig.Results()
			}
		case *ast.FuncDecl:
			if f, ok := l.info.Defs[fn.Name].(*types.Func); ok {
				return f.Signature().Results()
			}
		}
	}
	return nil
}
