package frontend

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"
)

// call refuses what a call would do differently, above all what native code would
// see of interpreted values.
func (r *refusals) call(n *ast.CallExpr, stack []ast.Node) {
	fun := ast.Unparen(n.Fun)
	if id, ok := fun.(*ast.Ident); ok {
		if b, ok := r.info.Uses[id].(*types.Builtin); ok {
			switch b.Name() {
			case "recover":
				r.recover(n, stack)
			case "panic":
				r.panic(n)
			case "new":
				if len(n.Args) == 1 && !r.info.Types[n.Args[0]].IsType() {
					r.refuse(n.Pos(), "new of a value is not supported yet; take the address of a variable")
				}
			}
			return
		}
	}
	callee := r.callee(fun)
	if callee == nil || !r.foreign(callee) {
		return
	}
	for i, arg := range n.Args {
		if inClosure(stack) && r.isDeclaredFunc(arg) {
			r.refuse(arg.Pos(), "passing a declared function to the standard library from inside a function literal is not supported yet; pass a literal that calls it")
		}
		if iface, ok := paramType(callee.Signature(), i).Underlying().(*types.Interface); ok && iface.NumMethods() == 0 {
			r.nativeArgument(callee, n, arg)
		}
	}
}

func (r *refusals) callee(fun ast.Expr) *types.Func {
	switch fun := fun.(type) {
	case *ast.Ident:
		f, _ := r.info.Uses[fun].(*types.Func)
		return f
	case *ast.SelectorExpr:
		f, _ := r.info.Uses[fun.Sel].(*types.Func)
		return f
	}
	return nil
}

func paramType(sig *types.Signature, i int) types.Type {
	n := sig.Params().Len()
	if n == 0 {
		return types.Typ[types.Invalid]
	}
	if sig.Variadic() && i >= n-1 {
		if s, ok := sig.Params().At(n - 1).Type().(*types.Slice); ok {
			return s.Elem()
		}
	}
	return sig.Params().At(min(i, n-1)).Type()
}

// nativeArgument judges a value of the program's own type that native code receives
// as any: there it has lost its name, and all methods but its own outermost. (Where
// an interface asks for methods, yaegi wraps them.)
func (r *refusals) nativeArgument(callee *types.Func, call *ast.CallExpr, arg ast.Expr) {
	t := r.typeOf(arg)
	if types.IsInterface(t) || !r.holdsOwnType(t, map[types.Type]bool{}) {
		return
	}
	name := callee.Pkg().Name() + "." + callee.Name()
	if !formats(callee) {
		r.refuse(arg.Pos(), "passing a value of %s to %s is not supported yet", types.TypeString(t, types.RelativeTo(r.pkg)), name)
		return
	}
	if r.nestedMethods(t) {
		r.refuse(arg.Pos(), "%s prints values with methods of their own inside %s; that is not supported yet", name, types.TypeString(t, types.RelativeTo(r.pkg)))
	}
	if named, ok := types.Unalias(t).(*types.Named); ok && printsItself(named) && !printsItselfByValue(named) {
		r.refuse(arg.Pos(), "%s would call the method of *%s on a value; that is not supported yet: pass a pointer", name, named.Obj().Name())
	}
	if strings.HasSuffix(callee.Name(), "f") {
		r.format(call, name, r.hasHiddenField(t, map[types.Type]bool{}))
	}
}

// formats reports whether a function prints its arguments as package fmt does.
func formats(f *types.Func) bool {
	if f.Signature().Recv() != nil {
		return false
	}
	switch f.Pkg().Path() {
	case "fmt":
		return !strings.Contains(f.Name(), "can") // Scan and its kin
	case "log":
		return true
	}
	return false
}

func (r *refusals) format(call *ast.CallExpr, name string, hidden bool) {
	for _, arg := range call.Args {
		if b, ok := r.typeOf(arg).Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
			continue
		}
		value := r.info.Types[arg].Value
		if value == nil {
			r.refuse(arg.Pos(), "a format of %s that is not constant is not supported yet with values of the program's own types", name)
			return
		}
		verbs := []string{"%T", "%#v", "%p"}
		if hidden {
			verbs = append(verbs, "%+v") // yaegi gives fields that are not exported other names
		}
		for _, verb := range verbs {
			if strings.Contains(constant.StringVal(value), verb) {
				r.refuse(arg.Pos(), "%s of values of the program's own types is not supported yet", verb)
			}
		}
		return // the first string is the format
	}
}

// hasHiddenField reports whether a struct of the program inside t has a field that is
// not exported.
func (r *refusals) hasHiddenField(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	switch u := t.Underlying().(type) {
	case *types.Struct:
		if named, ok := t.(*types.Named); ok && named.Obj().Pkg() != r.pkg {
			return false
		}
		for f := range u.Fields() {
			if !f.Exported() || r.hasHiddenField(f.Type(), seen) {
				return true
			}
		}
	case *types.Map:
		return r.hasHiddenField(u.Key(), seen) || r.hasHiddenField(u.Elem(), seen)
	case interface{ Elem() types.Type }:
		return r.hasHiddenField(u.Elem(), seen)
	}
	return false
}

// nestedMethods reports whether printing t would call methods of something inside it.
func (r *refusals) nestedMethods(t types.Type) bool {
	seen := map[types.Type]bool{}
	var inside func(t types.Type, depth int) bool
	inside = func(t types.Type, depth int) bool {
		t = types.Unalias(t)
		if seen[t] {
			return false
		}
		seen[t] = true
		if named, ok := t.(*types.Named); ok && depth > 0 && named.Obj().Pkg() == r.pkg && printsItself(named) {
			return true
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			for f := range u.Fields() {
				if inside(f.Type(), depth+1) {
					return true
				}
			}
		case *types.Map:
			return inside(u.Key(), depth+1) || inside(u.Elem(), depth+1)
		case *types.Pointer: // a method of *T is found from a T behind one pointer
			return inside(u.Elem(), depth)
		case *types.Interface:
			return depth > 0 && !isError(t)
		case interface{ Elem() types.Type }:
			return inside(u.Elem(), depth+1)
		}
		return false
	}
	return inside(t, 0)
}

// printsItself reports whether package fmt calls a method of a type.
func printsItself(t *types.Named) bool {
	for m := range t.Methods() {
		switch m.Name() {
		case "Error", "String", "GoString", "Format":
			return true
		}
	}
	return false
}

// printsItselfByValue reports whether one of those methods has a value receiver.
func printsItselfByValue(t *types.Named) bool {
	for m := range t.Methods() {
		switch m.Name() {
		case "Error", "String", "GoString", "Format":
			if !isPointer(m.Signature().Recv().Type()) {
				return true
			}
		}
	}
	return false
}

// recover works in yaegi only directly in a deferred function literal.
func (r *refusals) recover(n *ast.CallExpr, stack []ast.Node) {
	for i := len(stack) - 1; i >= 0; i-- {
		if _, ok := stack[i].(*ast.FuncLit); !ok {
			if _, ok := stack[i].(*ast.FuncDecl); ok {
				break
			}
			continue
		}
		if i >= 2 {
			call, isCall := stack[i-1].(*ast.CallExpr)
			_, isDefer := stack[i-2].(*ast.DeferStmt)
			if isCall && isDefer && call.Fun == stack[i] {
				return
			}
		}
		break
	}
	r.refuse(n.Pos(), "recover is supported only directly in a deferred function literal, as in defer func() { … recover() … }()")
}

// panic: the value must print as Go prints it when nothing recovers it.
func (r *refusals) panic(n *ast.CallExpr) {
	if len(n.Args) != 1 {
		return
	}
	if t := r.typeOf(n.Args[0]); !types.IsInterface(t) && r.holdsOwnType(t, map[types.Type]bool{}) {
		r.refuse(n.Args[0].Pos(), "panic with a value of the program's own type is not supported yet")
	}
}

// holdsOwnType reports whether t is, or has inside it, a type that the program defines.
func (r *refusals) holdsOwnType(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		return t.Obj().Pkg() == r.pkg
	case *types.Struct:
		for f := range t.Fields() {
			if r.holdsOwnType(f.Type(), seen) {
				return true
			}
		}
	case *types.Map:
		return r.holdsOwnType(t.Key(), seen) || r.holdsOwnType(t.Elem(), seen)
	case *types.TypeParam:
		return true
	case interface{ Elem() types.Type }:
		return r.holdsOwnType(t.Elem(), seen)
	}
	return false
}

func (r *refusals) isDeclaredFunc(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	f, ok := r.info.Uses[id].(*types.Func)
	return ok && f.Pkg() == r.pkg
}

// foreign reports whether an object belongs to another package than the program's.
func (r *refusals) foreign(obj types.Object) bool {
	return obj.Pkg() != nil && obj.Pkg() != r.pkg
}

func (r *refusals) typeOf(e ast.Expr) types.Type {
	if t := r.info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

func inClosure(stack []ast.Node) bool {
	for _, n := range stack {
		if _, ok := n.(*ast.FuncLit); ok {
			return true
		}
	}
	return false
}
