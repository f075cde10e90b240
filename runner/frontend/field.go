package frontend

import (
	"go/ast"
	"go/types"
	"strings"
)

// selector is a field, a method value or something of another package.
func (f *emitter) selector(e *ast.SelectorExpr) code {
	if id, ok := e.X.(*ast.Ident); ok {
		if _, ok := f.source.info.Uses[id].(*types.PkgName); ok {
			return f.qualified(e)
		}
	}
	sel := f.source.info.Selections[e]
	if sel == nil {
		f.unexpected(e.Pos(), "this selector is not supported yet")
	}
	switch sel.Kind() {
	case types.MethodExpr:
		return f.methodExpression(e, sel)
	case types.MethodVal:
		return f.methodValue(e, sel)
	}
	t := f.typeOf(e.X)
	_, path := f.lookup(t, sel.Obj())
	anyDirection := f.anyDirection
	f.anyDirection = false
	c, typ := f.field(f.wholeLiteral(f.part(e.X)), t, path)
	f.anyDirection = anyDirection
	if isReflectType(typ) && !f.isSource(sel.Obj().Pkg()) && sel.Obj().Pkg().Path() != "reflect" {
		return call(f.imported("reflect")+".Seen", c)
	}
	if s, ok := typ.(*types.Chan); ok && !f.ownsStruct(pointee(t)) {
		return f.fromNative(c, s)
	}
	return c
}

// wholeLiteral holds a composite literal, or the address of one: yaegi mistakes the types of its parts.
func (f *emitter) wholeLiteral(x code) code {
	if strings.HasSuffix(x.text, "}") {
		return f.temp(x)
	}
	return x
}

func (f *emitter) qualified(e *ast.SelectorExpr) code {
	obj := f.source.info.Uses[e.Sel]
	if v, ok := obj.(*types.Var); ok && !f.isSource(v.Pkg()) {
		return atom(f.imported(v.Pkg().Path()) + "." + v.Name())
	}
	return f.identifier(e.Sel)
}

// lookup finds a field or method of this instance's type, which may be another one
// than that of the generic function's.
func (f *emitter) lookup(t types.Type, obj types.Object) (types.Object, []int) {
	found, path, _ := types.LookupFieldOrMethod(t, true, obj.Pkg(), obj.Name())
	if found == nil {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			found, path, _ = types.LookupFieldOrMethod(p.Elem(), true, obj.Pkg(), obj.Name())
		}
	}
	if found == nil {
		f.unexpected(f.at, "%s is not found in %s", obj.Name(), t)
	}
	return found, path
}

// field follows a path of fields.
func (l *lowering) field(x code, t types.Type, path []int) (code, types.Type) {
	for n, i := range path {
		pointer := isPointer(t)
		if pointer {
			x = l.open(x, t)
			t = pointee(t)
		}
		if !l.ownsStruct(t) && n < len(path)-1 { // yaegi finds it through native structs
			t = fieldType(t, path[n:len(path)-1])
			i = path[len(path)-1]
			s := pointee(t).Underlying().(*types.Struct)
			return code{text: x.base() + "." + s.Field(i).Name(), prec: primary}, s.Field(i).Type()
		}
		s := t.Underlying().(*types.Struct)
		name := s.Field(i).Name()
		if l.ownsStruct(t) {
			name = fieldName(s, i)
		}
		stable := x.stable && !pointer && x.address == ""
		base := x.base()
		if pointer { // x may itself be a variable behind a pointer
			base = x.operand()
		}
		x = code{text: base + "." + name, prec: primary, stable: stable}
		t = l.normal(s.Field(i).Type())
	}
	return x, t
}

// fieldType is the type that a path of fields leads to.
func fieldType(t types.Type, path []int) types.Type {
	for _, i := range path {
		t = pointee(t).Underlying().(*types.Struct).Field(i).Type()
	}
	return t
}

// ownPath is the path to a method as far as the program's own structs go: the method of
// a native one is found by its name.
func (l *lowering) ownPath(t types.Type, path []int) []int {
	path = path[:len(path)-1]
	for n := range path {
		if !l.ownsStruct(pointee(t)) && !isInterface(t) {
			return path[:n]
		}
		t = fieldType(t, path[n:n+1])
	}
	return path
}

// toMethod follows the path to a method.
func (l *lowering) toMethod(x code, t types.Type, path []int) (code, types.Type) {
	return l.field(x, t, l.ownPath(t, path))
}

// ownsStruct reports whether a struct is written by declareTypes rather than native.
func (l *lowering) ownsStruct(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return !ok || l.fromSource(n)
}
