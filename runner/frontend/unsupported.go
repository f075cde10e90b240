package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// unsupported finds what yaegi v0.16.1 would run differently from Go, often without
// a word. A rule here errs on the side of refusing: a page must never show a result
// that Go would not give.
func (p *program) unsupported() []Diagnostic {
	r := &refusals{program: p, captures: p.findCaptures()}
	for _, file := range p.files[1:] {
		r.refuse(file.Package, "more than one file is not supported yet; join the files")
	}
	for _, file := range p.files {
		var stack []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			r.node(n, stack)
			stack = append(stack, n)
			return true
		})
	}
	r.recursiveTypes()
	return sorted(r.found)
}

type refusals struct {
	*program
	captures captures
	found    []Diagnostic
}

func (r *refusals) refuse(pos token.Pos, format string, args ...any) {
	r.found = append(r.found, r.diagnostic(pos, format, args...))
}

// node applies every rule to one node; stack holds the nodes around it, outermost
// first.
func (r *refusals) node(n ast.Node, stack []ast.Node) {
	switch n := n.(type) {
	case *ast.RangeStmt:
		r.rangeOver(n)
		if n.Tok == token.DEFINE {
			r.loopVariables(n.Body, n.Key, n.Value)
		}
	case *ast.ForStmt:
		if init, ok := n.Init.(*ast.AssignStmt); ok && init.Tok == token.DEFINE {
			r.loopVariables(n.Body, init.Lhs...)
		}
	case *ast.Ident:
		r.use(n)
	case *ast.CallExpr:
		r.call(n, stack)
	case *ast.DeferStmt:
		r.deferred(n)
	case *ast.BinaryExpr:
		r.comparison(n)
	case *ast.TypeAssertExpr:
		r.assertion(n)
	case *ast.AssignStmt:
		r.assignment(n, stack)
	case *ast.StructType:
		r.embedding(n)
	case *ast.FuncDecl:
		if n.Recv == nil && n.Type.TypeParams != nil {
			r.constraints(n.Type.TypeParams)
		}
	case *ast.TypeSpec:
		if n.TypeParams != nil {
			r.refuse(n.Pos(), "generic types are not supported yet")
		}
	}
}

func (r *refusals) rangeOver(n *ast.RangeStmt) {
	switch t := r.typeOf(n.X).Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Info()&types.IsInteger != 0:
			r.refuse(n.For, "range over an integer is not supported yet; write for i := 0; i < n; i++")
		case t.Info()&types.IsString != 0 && r.info.Types[n.X].Value == nil && r.hasInvalidString():
			r.refuse(n.For, "range over a string is not supported yet in a program with strings that are not UTF-8")
		}
	case *types.Signature:
		r.refuse(n.For, "range over a function is not supported yet; call the function with the loop's body")
	case *types.TypeParam:
		r.refuse(n.For, "range over a type parameter is not supported yet")
	}
}

// use refuses names whose values yaegi cannot hold or gives another meaning.
func (r *refusals) use(id *ast.Ident) {
	switch obj := r.info.Uses[id].(type) {
	case *types.Builtin:
		switch obj.Name() {
		case "min", "max", "clear":
			r.refuse(id.Pos(), "the builtin %s is not supported yet", obj.Name())
		case "print", "println":
			r.refuse(id.Pos(), "the builtin %s is not supported yet; use package fmt", obj.Name())
		}
	case *types.Func:
		if r.foreign(obj) && obj.Signature().TypeParams().Len() > 0 {
			r.refuse(id.Pos(), "%s.%s is generic; generics of the standard library are not supported yet", obj.Pkg().Name(), obj.Name())
		}
	case *types.TypeName:
		if !r.foreign(obj) {
			return
		}
		named, ok := types.Unalias(obj.Type()).(*types.Named)
		if !ok {
			return
		}
		if iface, ok := named.Underlying().(*types.Interface); ok && !iface.IsMethodSet() || named.TypeParams().Len() > 0 {
			r.refuse(id.Pos(), "%s.%s is for generic code; generics of the standard library are not supported yet", obj.Pkg().Name(), obj.Name())
		}
	}
}

// constraints allows type parameters whose operations do not depend on methods.
func (r *refusals) constraints(list *ast.FieldList) {
	for _, field := range list.List {
		iface, ok := r.typeOf(field.Type).Underlying().(*types.Interface)
		if ok && iface.NumMethods() > 0 {
			r.refuse(field.Type.Pos(), "type parameters with methods are not supported yet")
		}
	}
}

// deferred: yaegi evaluates the arguments of a deferred call when it runs.
func (r *refusals) deferred(n *ast.DeferStmt) {
	for _, arg := range n.Call.Args {
		tv := r.info.Types[arg]
		if tv.Value != nil || tv.IsNil() || tv.IsType() || r.constantVariable(arg) {
			continue
		}
		r.refuse(arg.Pos(), "an argument of a deferred call that may change is not supported yet; assign it to a variable of its own first")
	}
}

// constantVariable reports whether e names a variable that is set once.
func (r *refusals) constantVariable(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := r.info.Uses[id].(*types.Var)
	return ok && !r.captures.assigned[v]
}

// comparison: two user types with the same underlying type look equal inside an
// interface.
func (r *refusals) comparison(n *ast.BinaryExpr) {
	if n.Op != token.EQL && n.Op != token.NEQ || r.info.Types[n.X].IsNil() || r.info.Types[n.Y].IsNil() {
		return
	}
	x, y := r.typeOf(n.X), r.typeOf(n.Y)
	if isError(x) && isError(y) {
		return
	}
	if types.IsInterface(x) || types.IsInterface(y) {
		r.refuse(n.OpPos, "comparing interface values is not supported yet")
	}
}

func (r *refusals) assertion(n *ast.TypeAssertExpr) {
	if _, ok := n.X.(*ast.ParenExpr); ok {
		r.refuse(n.Pos(), "a type assertion on a parenthesized expression is not supported yet; use a variable")
	}
	if n.Type == nil {
		return
	}
	if t, ok := r.typeOf(n.Type).Underlying().(*types.Struct); ok && t.NumFields() == 0 {
		r.refuse(n.Type.Pos(), "a type assertion to an empty struct is not supported yet")
	}
}

// assignment: inside a closure, nil in a parallel assignment makes yaegi panic.
func (r *refusals) assignment(n *ast.AssignStmt, stack []ast.Node) {
	if len(n.Rhs) < 2 || !inClosure(stack) {
		return
	}
	for _, rhs := range n.Rhs {
		if r.info.Types[rhs].IsNil() {
			r.refuse(rhs.Pos(), "nil in a parallel assignment is not supported yet inside a function literal; assign one by one")
		}
	}
}

func (r *refusals) embedding(n *ast.StructType) {
	for _, field := range n.Fields.List {
		if len(field.Names) > 0 {
			continue
		}
		t := r.typeOf(field.Type)
		if types.NewMethodSet(t).Len() > 0 || types.NewMethodSet(types.NewPointer(t)).Len() > 0 {
			r.refuse(field.Pos(), "embedding a type with methods is not supported yet; give the field a name")
		}
	}
}

// recursiveTypes: yaegi reads and writes the wrong memory through a type that
// contains itself.
func (r *refusals) recursiveTypes() {
	for id, obj := range r.info.Defs {
		tn, ok := obj.(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		if named, ok := tn.Type().(*types.Named); ok && reaches(named.Underlying(), named, map[types.Type]bool{}) {
			r.refuse(id.Pos(), "%s contains itself; recursive types are not supported yet", tn.Name())
		}
	}
}

// reaches reports whether target is a part of t.
func reaches(t types.Type, target *types.Named, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if t == types.Type(target) {
		return true
	}
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		return t.Obj().Pkg() == target.Obj().Pkg() && reaches(t.Underlying(), target, seen)
	case *types.Struct:
		for f := range t.Fields() {
			if reaches(f.Type(), target, seen) {
				return true
			}
		}
	case *types.Map:
		return reaches(t.Key(), target, seen) || reaches(t.Elem(), target, seen)
	case *types.Signature:
		return reaches(t.Params(), target, seen) || reaches(t.Results(), target, seen)
	case *types.Tuple:
		for v := range t.Variables() {
			if reaches(v.Type(), target, seen) {
				return true
			}
		}
	case *types.Interface:
		for m := range t.Methods() {
			if reaches(m.Signature(), target, seen) {
				return true
			}
		}
	case interface{ Elem() types.Type }:
		return reaches(t.Elem(), target, seen)
	}
	return false
}
