package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// loopVariables gives each iteration variables of its own where a closure or a pointer
// may outlive it, as Go has it since 1.22; for yaegi all iterations share one.
//
//	for i := 0; i < 3; i++ { … continue … }
//	for runnel_v1 := 0; runnel_v1 < 3; runnel_v1++ { i := runnel_v1; … { runnel_v1 = i; continue } … ; runnel_v1 = i }
//
//	for k, v := range m { … }
//	for runnel_v1, runnel_v2 := range m { k := runnel_v1; v := runnel_v2; … }
//
// The copy back before the post statement carries over what the body assigned; the
// copy at the start leaves the last iteration's variable alone.
func (l *lowering) loopVariables(n ast.Node, stack []ast.Node) {
	switch loop := n.(type) {
	case *ast.RangeStmt:
		if loop.Tok != token.DEFINE || l.isInteger(loop.X) { // rangeInt makes copies itself
			return
		}
		var copies strings.Builder
		for _, e := range []ast.Expr{loop.Key, loop.Value} {
			id, v := l.sharedVariable(e)
			if v == nil { // yaegi counts in the key itself
				id, v = l.assignedVariable(e)
			}
			if v != nil {
				fresh := l.name("v")
				l.replace(id.Pos(), id.End(), "%s", fresh)
				copies.WriteString(" " + id.Name + " := " + fresh + ";")
			}
		}
		l.insert(loop.Body.Lbrace+1, "%s", copies.String())
	case *ast.ForStmt:
		init, ok := loop.Init.(*ast.AssignStmt)
		if !ok || init.Tok != token.DEFINE {
			return
		}
		var before, after strings.Builder
		for _, e := range init.Lhs {
			id, v := l.sharedVariable(e)
			if v == nil {
				continue
			}
			fresh := l.name("v")
			for _, part := range []ast.Node{init, loop.Cond, loop.Post} {
				l.rename(part, v, fresh)
			}
			before.WriteString(" " + id.Name + " := " + fresh + ";")
			after.WriteString(" " + fresh + " = " + id.Name + ";")
		}
		if before.Len() == 0 {
			return
		}
		l.insert(loop.Body.Lbrace+1, "%s", before.String())
		l.insert(loop.Body.Rbrace, ";%s", after.String())
		for _, c := range continues(loop, labelOf(stack)) {
			l.insert(c.Pos(), "%s ", after.String())
		}
	}
}

// sharedVariable returns the variable that e declares, where it may outlive its
// iteration.
func (l *lowering) sharedVariable(e ast.Expr) (*ast.Ident, *types.Var) {
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil, nil
	}
	v, ok := l.info.Defs[id].(*types.Var)
	if !ok {
		return nil, nil
	}
	if _, shared := l.captures.shared[v]; !shared {
		return nil, nil
	}
	return id, v
}

// rename replaces every mention of a variable within n.
func (l *lowering) rename(n ast.Node, v *types.Var, name string) {
	if n == nil || n == ast.Expr(nil) || n == ast.Stmt(nil) {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && (l.info.Uses[id] == v || l.info.Defs[id] == v) {
			l.replace(id.Pos(), id.End(), "%s", name)
		}
		return true
	})
}

// assignedVariable returns the variable that e declares, where it is assigned later.
func (l *lowering) assignedVariable(e ast.Expr) (*ast.Ident, *types.Var) {
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil, nil
	}
	v, ok := l.info.Defs[id].(*types.Var)
	if !ok || !l.captures.assigned[v] {
		return nil, nil
	}
	return id, v
}

func labelOf(stack []ast.Node) string {
	if label, ok := parent(stack).(*ast.LabeledStmt); ok {
		return label.Label.Name
	}
	return ""
}

// continues are the continue statements that end an iteration of loop.
func continues(loop *ast.ForStmt, label string) []*ast.BranchStmt {
	var found []*ast.BranchStmt
	var visit func(n ast.Node, inner bool)
	visit = func(root ast.Node, inner bool) {
		ast.Inspect(root, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ForStmt:
				visit(n.Body, true)
				return false
			case *ast.RangeStmt:
				visit(n.Body, true)
				return false
			case *ast.BranchStmt:
				if n.Tok == token.CONTINUE && (n.Label == nil && !inner || n.Label != nil && n.Label.Name == label) {
					found = append(found, n)
				}
			}
			return true
		})
	}
	visit(loop.Body, false)
	return found
}

// bodyVariables makes variables that are declared in a loop's body, and may outlive
// the iteration, new in each: yaegi makes a copy of another variable new, but not
// what other expressions initialize. And what a receive initializes cannot be
// assigned, but its copy can.
//
//	x := f(i)
//	runnel_v1 := f(i); x := runnel_v1
func (l *lowering) bodyVariables(n ast.Node, stack []ast.Node) {
	var declared []*ast.Ident
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE || !inStatementList(stack) {
			return
		}
		if clause, ok := parent(stack).(*ast.CommClause); ok && clause.Comm == ast.Stmt(n) {
			return // selects makes it new
		}
		for _, e := range n.Lhs {
			id, v := l.sharedVariable(e)
			if v != nil && !inLoop(stack) {
				v = nil
			}
			if v == nil && receives(n) {
				id, v = l.assignedVariable(e)
			}
			if v != nil {
				declared = append(declared, id)
			}
		}
	case *ast.DeclStmt:
		if !inLoop(stack) {
			return
		}
		decl, ok := n.Decl.(*ast.GenDecl)
		if !ok || decl.Tok != token.VAR || !inStatementList(stack) {
			return
		}
		for _, spec := range decl.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				if id, v := l.sharedVariable(name); v != nil {
					declared = append(declared, id)
				}
			}
		}
	default:
		return
	}
	var copies strings.Builder
	for _, id := range declared {
		fresh := l.name("v")
		l.replace(id.Pos(), id.End(), "%s", fresh)
		copies.WriteString("; " + id.Name + " := " + fresh)
	}
	l.insert(n.End(), "%s", copies.String())
}

// receives reports whether a statement assigns what it receives from a channel.
func receives(s *ast.AssignStmt) bool {
	for _, e := range s.Rhs {
		if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.ARROW {
			return true
		}
	}
	return false
}

// inLoop reports whether a node is repeated by a loop of its own function.
func inLoop(stack []ast.Node) bool {
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		case *ast.FuncLit, *ast.FuncDecl:
			return false
		}
	}
	return false
}
