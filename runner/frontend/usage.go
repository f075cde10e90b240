package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// usage tells what becomes of a variable after its declaration. It decides how the
// lowered program holds the variable: yaegi lets function literals share the frame of
// the function that made them, so a literal never refers to another function's
// variables; it is handed their values, or pointers where they may change.
type usage struct {
	captured  bool // a function literal refers to it
	assigned  bool // it changes after its declaration, other than by its own loop
	addressed bool // its address is taken
	constant  bool // it is declared with a constant value
	changes   bool // assigned, or changed by its own loop
}

// fixed reports whether the variable is as good as the constant that it is declared with.
func (u usage) fixed() bool { return u.constant && !u.changes && !u.addressed }

// cell reports whether the variable lives behind a pointer.
func (u usage) cell() bool { return u.addressed || u.captured && u.assigned }

// usageOf looks through a package.
func usageOf(s *source) map[*types.Var]usage {
	u := usages{info: s.info, found: map[*types.Var]usage{}, owner: map[*types.Var]ast.Node{}}
	for _, file := range s.files {
		for _, d := range file.Decls {
			u.owned(nil, d)
		}
	}
	return u.found
}

type usages struct {
	info  *types.Info
	found map[*types.Var]usage
	owner map[*types.Var]ast.Node // the function that declares a variable
	in    ast.Node                // the function that is being looked through
	loop  map[*types.Var]bool     // variables of the loop whose post statement is being looked through
}

// owned looks through a node as part of a function.
func (u *usages) owned(fn ast.Node, n ast.Node) {
	outer := u.in
	u.in = fn
	ast.Inspect(n, u.visit)
	u.in = outer
}

func (u *usages) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		u.owned(n, n.Type)
		if n.Recv != nil {
			u.owned(n, n.Recv)
		}
		if n.Body != nil {
			u.owned(n, n.Body)
		}
		return false
	case *ast.FuncLit:
		u.owned(n, n.Type)
		u.owned(n, n.Body)
		return false
	case *ast.RangeStmt:
		return u.rangeStmt(n)
	case *ast.ForStmt:
		u.forStmt(n)
		return false
	case *ast.CaseClause:
		if v, ok := u.info.Implicits[n].(*types.Var); ok {
			u.owner[v] = u.in
		}
	case *ast.Ident:
		u.ident(n)
	case *ast.ValueSpec:
		for i, id := range n.Names {
			if len(n.Values) == len(n.Names) {
				u.declared(id, n.Values[i])
			}
		}
	case *ast.AssignStmt:
		for i, x := range n.Lhs {
			if id, ok := x.(*ast.Ident); ok && u.info.Defs[id] != nil {
				if len(n.Rhs) == len(n.Lhs) {
					u.declared(id, n.Rhs[i])
				}
				continue
			}
			u.assigned(x)
		}
	case *ast.IncDecStmt:
		u.assigned(n.X)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			u.addressed(n.X)
		}
	case *ast.SliceExpr:
		if t := u.info.TypeOf(n.X); t != nil {
			if _, ok := t.Underlying().(*types.Array); ok {
				u.addressed(n.X)
			}
		}
	case *ast.SelectorExpr:
		sel := u.info.Selections[n]
		if sel != nil && sel.Kind() == types.MethodVal && !sel.Indirect() && pointerReceiver(sel.Obj().(*types.Func)) {
			u.addressed(n.X)
		}
	}
	return true
}

// rangeStmt looks through a loop; the body of one over a function is a function too.
func (u *usages) rangeStmt(n *ast.RangeStmt) bool {
	if n.Tok == token.ASSIGN {
		for _, x := range []ast.Expr{n.Key, n.Value} {
			if x != nil {
				u.assigned(x)
			}
		}
	}
	if !overFunction(u.info, n) {
		return true
	}
	ast.Inspect(n.X, u.visit)
	for _, x := range []ast.Expr{n.Key, n.Value} {
		if x != nil {
			u.owned(n, x)
		}
	}
	u.owned(n, n.Body)
	return false
}

func overFunction(info *types.Info, n *ast.RangeStmt) bool {
	t := info.TypeOf(n.X)
	if t == nil {
		return false
	}
	if p, ok := types.Unalias(t).(*types.TypeParam); ok {
		t = coreOf(p)
	}
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// coreOf is the one underlying type that a type parameter's types share, or the
// parameter itself.
func coreOf(p *types.TypeParam) types.Type {
	iface, ok := p.Constraint().Underlying().(*types.Interface)
	if !ok {
		return p
	}
	for t := range iface.EmbeddedTypes() {
		if u, ok := t.(*types.Union); ok && u.Len() > 0 {
			return u.Term(0).Type().Underlying()
		}
		if _, ok := t.Underlying().(*types.Interface); !ok {
			return t.Underlying()
		}
	}
	return p
}

// forStmt: the variables of a loop are new ones in each iteration, so what the post
// statement does to them happens before an iteration's own is made.
func (u *usages) forStmt(n *ast.ForStmt) {
	for _, part := range []ast.Node{n.Init, n.Cond, n.Body} {
		if part != nil && part != ast.Stmt(nil) && part != ast.Expr(nil) {
			ast.Inspect(part, u.visit)
		}
	}
	if n.Post == nil {
		return
	}
	outer := u.loop
	u.loop = map[*types.Var]bool{}
	if init, ok := n.Init.(*ast.AssignStmt); ok && init.Tok == token.DEFINE {
		for _, x := range init.Lhs {
			if v, ok := u.info.Defs[x.(*ast.Ident)].(*types.Var); ok {
				u.loop[v] = true
			}
		}
	}
	ast.Inspect(n.Post, u.visit)
	u.loop = outer
}

func (u *usages) ident(n *ast.Ident) {
	if v, ok := u.info.Defs[n].(*types.Var); ok {
		u.owner[v] = u.in
		return
	}
	v, ok := u.info.Uses[n].(*types.Var)
	if !ok || v.IsField() || u.owner[v] == u.in || isGlobal(v) {
		return
	}
	f := u.found[v]
	f.captured = true
	u.found[v] = f
}

// declared marks a variable that begins as a constant.
func (u *usages) declared(name *ast.Ident, value ast.Expr) {
	v, ok := u.info.Defs[name].(*types.Var)
	if !ok || u.info.Types[value].Value == nil {
		return
	}
	f := u.found[v]
	f.constant = true
	u.found[v] = f
}

func isGlobal(v *types.Var) bool { return v.Pkg() != nil && v.Parent() == v.Pkg().Scope() }

// assigned marks the variable that an expression on the left is part of.
func (u *usages) assigned(x ast.Expr) {
	if v := u.root(x); v != nil {
		f := u.found[v]
		// In a literal in the post statement it is the iteration's own that changes.
		if !u.loop[v] || u.owner[v] != u.in {
			f.assigned = true
		}
		f.changes = true
		u.found[v] = f
	}
}

func (u *usages) addressed(x ast.Expr) {
	if v := u.root(x); v != nil {
		f := u.found[v]
		f.addressed = true
		u.found[v] = f
	}
}

// root is the variable that holds what x denotes, nil where it is behind a pointer.
func (u *usages) root(x ast.Expr) *types.Var {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		if v, ok := u.info.Uses[x].(*types.Var); ok {
			return v
		}
		v, _ := u.info.Defs[x].(*types.Var)
		return v
	case *ast.SelectorExpr:
		if sel := u.info.Selections[x]; sel == nil || sel.Indirect() {
			return nil
		}
		return u.root(x.X)
	case *ast.IndexExpr:
		if t := u.info.TypeOf(x.X); t != nil {
			if _, ok := t.Underlying().(*types.Array); ok {
				return u.root(x.X)
			}
		}
	}
	return nil
}

func pointerReceiver(m *types.Func) bool {
	recv := m.Signature().Recv()
	return recv != nil && isPointer(recv.Type())
}
