package frontend

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"strings"
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
		walk(file, r.node)
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
		r.rangeOver(n, stack)
		if n.Tok == token.DEFINE {
			r.loopVariables(n.Body, n.Key, n.Value)
		}
	case *ast.ForStmt:
		r.forLoop(n)
	case *ast.FuncLit:
		r.literal(n, stack)
	case *ast.Ident:
		r.use(n)
		if strings.HasPrefix(n.Name, prefix) {
			r.refuse(n.Pos(), "names that begin with %s are runnel's own; choose another", prefix)
		}
	case *ast.CallExpr:
		r.call(n, stack)
	case *ast.DeferStmt:
		r.deferred(n)
	case *ast.SelectStmt:
		r.selectStmt(n, stack)
	case *ast.SelectorExpr:
		r.methodValue(n, stack)
	case *ast.BinaryExpr:
		r.comparison(n)
		r.namedConstant(n)
		if n.Op == token.SHL || n.Op == token.SHR {
			r.shiftCount(n.Y)
		}
	case *ast.TypeAssertExpr:
		r.assertion(n)
	case *ast.AssignStmt:
		r.assignment(n, stack)
	case *ast.StructType:
		r.embedding(n)
	case *ast.ValueSpec:
		if n.Type != nil {
			for _, value := range n.Values {
				r.nativeVariable(r.typeOf(n.Type), value)
			}
		}
	case *ast.FuncDecl:
		if n.Recv == nil && n.Type.TypeParams != nil {
			r.genericFunc(n)
		}
		if n.Recv != nil && n.Name.Name == "_" {
			r.refuse(n.Name.Pos(), "a method named _ is not supported yet; remove it")
		}
	case *ast.TypeSpec:
		if n.TypeParams != nil {
			r.refuse(n.Pos(), "generic types are not supported yet")
		}
	}
}

func (r *refusals) rangeOver(n *ast.RangeStmt, stack []ast.Node) {
	if n.Tok == token.ASSIGN {
		r.refuse(n.For, "range that assigns to variables declared before is not supported yet; declare them with :=")
	}
	switch t := r.typeOf(n.X).Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Info()&types.IsInteger != 0:
			r.rangeInt(n, stack)
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
		if r.foreign(obj) && obj.Pkg().Path() == "os" && obj.Name() == "NewFile" {
			r.refuse(id.Pos(), "os.NewFile is refused: a program has no descriptors but its three")
		}
		if r.foreign(obj) && showsFrames(obj) {
			r.refuse(id.Pos(), "%s.%s would show the interpreter's frames; it is not supported yet", obj.Pkg().Name(), obj.Name())
		}
		if r.foreign(obj) && obj.Signature().TypeParams().Len() > 0 {
			r.refuse(id.Pos(), "%s.%s is generic; generics of the standard library are not supported yet", obj.Pkg().Name(), obj.Name())
		}
	case *types.TypeName:
		if !r.foreign(obj) {
			return
		}
		if obj.Pkg().Path() == "runtime" && obj.Name() == "Error" {
			r.refuse(id.Pos(), "runtime.Error is not supported yet: the interpreter's own errors are others")
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

// showsFrames reports whether a function tells of the stack of its caller.
func showsFrames(f *types.Func) bool {
	switch f.Pkg().Path() {
	case "runtime":
		switch f.Name() {
		case "Caller", "Callers", "CallersFrames", "FuncForPC", "Stack":
			return true
		}
	case "runtime/debug":
		return f.Name() == "Stack" || f.Name() == "PrintStack"
	}
	return false
}

// genericFunc allows type parameters whose operations do not depend on methods, in
// bodies without closures or interfaces.
func (r *refusals) genericFunc(fn *ast.FuncDecl) {
	for _, field := range fn.Type.TypeParams.List {
		iface, ok := r.typeOf(field.Type).Underlying().(*types.Interface)
		if ok && iface.NumMethods() > 0 {
			r.refuse(field.Type.Pos(), "type parameters with methods are not supported yet")
		}
	}
	if results := fn.Type.Results; results != nil {
		for _, field := range results.List {
			if types.IsInterface(r.typeOf(field.Type)) && !isTypeParam(r.typeOf(field.Type)) {
				r.refuse(field.Type.Pos(), "a generic function that returns an interface is not supported yet")
			}
		}
	}
	if fn.Body == nil {
		return
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			r.refuse(lit.Pos(), "a function literal in a generic function is not supported yet; declare a function")
			return false
		}
		return true
	})
}

func isTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

// namedConstant: yaegi computes with an untyped constant as an int, whatever the type
// of the other operand, so that a large one does not wrap around.
func (r *refusals) namedConstant(n *ast.BinaryExpr) {
	if r.info.Types[n].Value != nil || n.Op == token.SHL || n.Op == token.SHR {
		return
	}
	b, ok := r.typeOf(n).Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsUnsigned == 0 {
		return
	}
	for _, e := range []ast.Expr{n.X, n.Y} {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			continue
		}
		if c, ok := r.info.Uses[id].(*types.Const); ok && isUntyped(c.Type()) && !isSmall(c.Val()) {
			r.refuse(e.Pos(), "%s is an untyped constant in unsigned arithmetic; that is not supported yet: give the constant its type", id.Name)
		}
	}
}

// isSmall reports whether a constant fits every integer type from 32 bits on.
func isSmall(v constant.Value) bool {
	n, exact := constant.Int64Val(constant.ToInt(v))
	return exact && 0 <= n && n <= math.MaxInt32
}

func isUntyped(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Info()&types.IsUntyped != 0
}

// shiftCount allows counts that yaegi reads as it should.
func (r *refusals) shiftCount(count ast.Expr) {
	if v := r.info.Types[count].Value; v != nil {
		if n, ok := constant.Int64Val(constant.ToInt(v)); !ok || n > 1<<16 {
			r.refuse(count.Pos(), "a shift by so large a constant is not supported yet")
		}
	}
	ast.Inspect(count, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind != token.INT {
				r.refuse(n.Pos(), "a shift by a constant that is not written as an integer is not supported yet")
			}
		case *ast.BinaryExpr:
			if n.Op == token.SHL || n.Op == token.SHR {
				r.refuse(n.Pos(), "a shift within a shift's count is not supported yet; use a variable")
			}
		}
		return true
	})
}

// deferred: yaegi evaluates the arguments of a deferred call when it runs, and while
// deferred calls run it holds a lock that a closure in a variable needs.
func (r *refusals) deferred(n *ast.DeferStmt) {
	fun := ast.Unparen(n.Call.Fun)
	named, _ := types.Unalias(r.typeOf(fun)).(*types.Named)
	native := named != nil && named.Obj().Pkg() != r.pkg // such as context.CancelFunc
	if _, literal := fun.(*ast.FuncLit); !literal && !native && r.callee(fun) == nil && !r.info.Types[n.Call.Fun].IsBuiltin() {
		r.refuse(fun.Pos(), "deferring a function variable is not supported yet; defer a literal that calls it")
	}
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

// methodValue: yaegi binds a value receiver when the method is called, not when the
// value is made.
func (r *refusals) methodValue(n *ast.SelectorExpr, stack []ast.Node) {
	s := r.info.Selections[n]
	if s == nil || s.Kind() != types.MethodVal || r.foreign(s.Obj()) {
		return
	}
	if call, ok := parent(stack).(*ast.CallExpr); ok && call.Fun == ast.Expr(n) {
		return
	}
	f, ok := s.Obj().(*types.Func)
	if !ok || f.Signature().Recv() == nil || isPointer(f.Signature().Recv().Type()) {
		return
	}
	r.refuse(n.Sel.Pos(), "the method value %s is not supported yet, since its receiver is not a pointer; write a function literal that calls it", n.Sel.Name)
}

func (r *refusals) assertion(n *ast.TypeAssertExpr) {
	if _, ok := n.X.(*ast.ParenExpr); ok {
		r.refuse(n.Pos(), "a type assertion on a parenthesized expression is not supported yet; use a variable")
	}
	if n.Type == nil {
		return
	}
	if t := r.typeOf(n.Type); types.IsInterface(t) {
		if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != r.pkg {
			r.refuse(n.Type.Pos(), "a type assertion to %s is not supported yet: yaegi panics where the value is nil", types.TypeString(t, nil))
		}
	}
	if t, ok := r.typeOf(n.Type).Underlying().(*types.Struct); ok && t.NumFields() == 0 {
		r.refuse(n.Type.Pos(), "a type assertion to an empty struct is not supported yet")
	}
}

// assignment: in a parallel one yaegi does not evaluate the operands on the left first,
// and inside a closure nil makes it panic.
func (r *refusals) assignment(n *ast.AssignStmt, stack []ast.Node) {
	if n.Tok == token.DEFINE && receives(n) && !inStatementList(stack) {
		for _, lhs := range n.Lhs {
			if id, ok := lhs.(*ast.Ident); ok {
				if v, ok := r.info.Defs[id].(*types.Var); ok && r.captures.assigned[v] {
					r.refuse(id.Pos(), "%s is received in the head of a statement and assigned later; that is not supported yet: declare it before", id.Name)
				}
			}
		}
	}
	if n.Tok == token.ASSIGN && len(n.Lhs) == len(n.Rhs) {
		for i, lhs := range n.Lhs {
			if _, ok := ast.Unparen(lhs).(*ast.Ident); ok {
				r.nativeVariable(r.typeOf(lhs), n.Rhs[i])
			}
		}
	}
	if len(n.Rhs) < 2 {
		return
	}
	for _, rhs := range n.Rhs {
		if r.info.Types[rhs].IsNil() && inClosure(stack) {
			r.refuse(rhs.Pos(), "nil in a parallel assignment is not supported yet inside a function literal; assign one by one")
		}
		if _, ok := ast.Unparen(rhs).(*ast.FuncLit); ok {
			r.refuse(rhs.Pos(), "a function literal in a parallel assignment is not supported yet; assign one by one")
		}
	}
	if n.Tok == token.DEFINE {
		return
	}
	assigned := map[types.Object]bool{}
	for _, lhs := range n.Lhs {
		if id, ok := ast.Unparen(lhs).(*ast.Ident); ok {
			assigned[r.info.Uses[id]] = true
		}
	}
	for _, lhs := range n.Lhs {
		if _, ok := ast.Unparen(lhs).(*ast.Ident); ok {
			continue
		}
		ast.Inspect(lhs, func(e ast.Node) bool {
			if id, ok := e.(*ast.Ident); ok && r.info.Uses[id] != nil && assigned[r.info.Uses[id]] {
				r.refuse(id.Pos(), "%s is used and assigned on the left of a parallel assignment; that is not supported yet: assign one by one", id.Name)
			}
			return true
		})
		for _, rhs := range n.Rhs {
			if hasCall(rhs) {
				r.refuse(rhs.Pos(), "a call in a parallel assignment to elements or fields is not supported yet; use a variable")
			}
		}
	}
}

// nativeVariable: a variable of a native interface that is given a value of the
// program's own type, rather than a pointer, loses its methods.
func (r *refusals) nativeVariable(variable types.Type, value ast.Expr) {
	iface, ok := variable.Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 {
		return
	}
	if named, ok := types.Unalias(variable).(*types.Named); !ok || named.Obj().Pkg() == r.pkg {
		return
	}
	if named, ok := types.Unalias(r.typeOf(value)).(*types.Named); ok && named.Obj().Pkg() == r.pkg && !types.IsInterface(named) {
		r.refuse(value.Pos(), "a value of %s in a variable of %s is not supported yet; use a pointer", named.Obj().Name(), types.TypeString(variable, nil))
	}
}

func hasCall(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.CallExpr)
		found = found || ok
		return !found
	})
	return found
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
