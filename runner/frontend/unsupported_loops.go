package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// What the lowerings of loops cannot rewrite is refused here.

// rangeInt: the limit is set before the loop, and so must have a place there.
func (r *refusals) rangeInt(n *ast.RangeStmt, stack []ast.Node) {
	if _, labelled := parent(stack).(*ast.LabeledStmt); labelled {
		stack = stack[:len(stack)-1]
	}
	if !inStatementList(stack) {
		r.refuse(n.For, "range over an integer is not supported yet in this place; write for i := 0; i < n; i++")
	}
	if key, ok := n.Key.(*ast.Ident); ok && r.redeclared(key, n.Body) {
		r.refuse(key.Pos(), "%s is declared again in the loop's body; that is not supported yet: choose another name", key.Name)
	}
}

// forLoop: the lowering renames the variable in the loop's head and copies it in its
// body.
func (r *refusals) forLoop(n *ast.ForStmt) {
	init, ok := n.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE {
		r.bodyVariables(n.Body)
		return
	}
	r.loopVariables(n.Body, init.Lhs...)
	for _, part := range []ast.Node{n.Init, n.Cond, n.Post} {
		if part == nil || part == ast.Expr(nil) || part == ast.Stmt(nil) {
			continue
		}
		ast.Inspect(part, func(e ast.Node) bool {
			switch e := e.(type) {
			case *ast.FuncLit:
				r.refuse(e.Pos(), "a function literal in the head of a loop is not supported yet; use a variable")
				return false
			case *ast.UnaryExpr:
				if e.Op == token.AND {
					r.refuse(e.Pos(), "an address in the head of a loop is not supported yet; use a variable")
				}
			}
			return true
		})
	}
}

// loopVariables: the copy in the body must not meet another declaration of its name.
func (r *refusals) loopVariables(body *ast.BlockStmt, vars ...ast.Expr) {
	for _, e := range vars {
		id, ok := e.(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := r.info.Defs[id].(*types.Var)
		if !ok {
			continue
		}
		_, shared := r.captures.shared[v]
		if (shared || r.captures.assigned[v]) && r.redeclared(id, body) {
			r.refuse(id.Pos(), "the loop variable %s is assigned or outlives its iteration, and is declared again in the loop's body; that is not supported yet: choose another name", v.Name())
		}
	}
	r.bodyVariables(body)
}

// redeclared reports whether a name is declared again within body.
func (r *refusals) redeclared(id *ast.Ident, body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if other, ok := n.(*ast.Ident); ok && other.Name == id.Name && r.info.Defs[other] != nil {
			if v, ok := r.info.Defs[other].(*types.Var); !ok || !v.IsField() {
				found = true
			}
		}
		return !found
	})
	return found
}

// bodyVariables: a variable of the body that outlives its iteration must be declared
// by a statement of its own, which the lowering can follow with a copy.
func (r *refusals) bodyVariables(body *ast.BlockStmt) {
	walk(body, func(n ast.Node, stack []ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || inClosure(stack) {
			return
		}
		v, ok := r.info.Defs[id].(*types.Var)
		if !ok || v.IsField() {
			return
		}
		pos, shared := r.captures.shared[v]
		if !shared {
			return
		}
		for i := len(stack) - 1; i > 0; i-- {
			switch s := stack[i].(type) {
			case *ast.AssignStmt, *ast.DeclStmt:
				if _, head := parent(stack[:i]).(*ast.ForStmt); head || inStatementList(stack[:i]) {
					return
				}
			case *ast.RangeStmt:
				if s.Key == ast.Expr(id) || s.Value == ast.Expr(id) {
					return
				}
			}
			if _, ok := stack[i].(ast.Stmt); ok {
				break
			}
		}
		r.refuse(pos, "%s is declared in the head of a statement and outlives its iteration; that is not supported yet: declare it before", v.Name())
	})
	for _, c := range r.capturesInClauses(body) {
		r.refuse(c.Pos(), "%s is declared by a case and outlives its iteration; that is not supported yet: copy it into another variable", c.Name)
	}
}

// capturesInClauses are the variables of type switches that outlive an iteration.
func (r *refusals) capturesInClauses(body *ast.BlockStmt) []*ast.Ident {
	var found []*ast.Ident
	walk(body, func(n ast.Node, stack []ast.Node) {
		s, ok := n.(*ast.TypeSwitchStmt)
		if !ok || inClosure(stack) {
			return
		}
		assign, ok := s.Assign.(*ast.AssignStmt)
		if !ok {
			return
		}
		for _, clause := range s.Body.List {
			if v, ok := r.info.Implicits[clause].(*types.Var); ok {
				if _, shared := r.captures.shared[v]; shared {
					if id, ok := assign.Lhs[0].(*ast.Ident); ok {
						found = append(found, id)
						return
					}
				}
			}
		}
	})
	return found
}

// literal: a deferred literal runs in the frame as it is then, so that in a loop it
// sees the last iteration's variables.
func (r *refusals) literal(lit *ast.FuncLit, stack []ast.Node) {
	if len(stack) < 3 {
		return
	}
	call, ok := parent(stack).(*ast.CallExpr)
	if !ok || call.Fun != ast.Expr(lit) {
		return
	}
	switch statement := stack[len(stack)-2].(type) {
	case *ast.DeferStmt:
		if inLoop(stack) && (len(call.Args) > 0 || r.capturesLoop(lit, stack)) {
			r.refuse(statement.Pos(), "a deferred call that needs this iteration's variables is not supported yet; put the body of the loop into a function")
		}
	case *ast.GoStmt:
		if !inStatementList(stack[:len(stack)-2]) {
			r.refuse(statement.Pos(), "a label on a go statement is not supported yet")
		}
	}
}

// capturesLoop reports whether a literal uses variables that a loop around it declares
// anew.
func (r *refusals) capturesLoop(lit *ast.FuncLit, stack []ast.Node) bool {
	var outermost ast.Node
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			outermost = stack[i]
			continue
		case *ast.FuncLit, *ast.FuncDecl:
			i = 0
		}
	}
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && outermost != nil {
			v, ok := r.info.Uses[id].(*types.Var)
			if ok && v.Pos() > outermost.Pos() && v.Pos() < lit.Pos() {
				found = true
			}
		}
		return !found
	})
	return found
}
