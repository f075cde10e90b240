package frontend

import (
	"fmt"
	"go/ast"
	"go/types"
)

// convert writes an expression as a value of a type that it is assignable to.
func (f *emitter) convert(e ast.Expr, t types.Type) code {
	tv := f.source.info.Types[e]
	if tv.IsNil() {
		return f.nilOf(t)
	}
	from := f.typeOf(e)
	if tv.Value != nil {
		from = typed(from)
		if isInterface(t) {
			if isInterface(from) { // a constant in a generic function
				from = types.Default(f.source.info.Types[e].Type)
			}
			return f.toInterface(f.constant(tv.Value, from), from, t)
		}
		if isBasic(t) {
			return f.constant(tv.Value, t)
		}
		return f.constant(tv.Value, from)
	}
	if b, ok := from.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 { // a comparison or a shift
		if isInterface(t) {
			from = types.Default(b)
			return f.toInterface(f.expr(e), from, t)
		}
		return f.expr(e)
	}
	return f.convertCode(f.expr(e), from, t)
}

// nilOf is nil as a value of a type.
func (f *emitter) nilOf(t types.Type) code {
	if isInterface(t) || f.erased(t) {
		if f.goType(t) == "any" {
			return fixed("any(nil)")
		}
	}
	if b, ok := t.(*types.Basic); ok && b.Kind() == types.UntypedNil {
		return fixed("any(nil)")
	}
	return f.zero(t)
}

// convertCode converts a value to a type that it is assignable to.
func (l *lowering) convertCode(c code, from, to types.Type) code {
	if isInterface(to) {
		return l.toInterface(c, from, to)
	}
	if l.goType(from) == l.goType(to) {
		return c
	}
	switch {
	case l.erased(to) && !l.erased(from):
		return l.closed(c, to)
	case l.erased(from) && !l.erased(to):
		return l.open(c, from)
	}
	return code{text: l.conversionType(to) + "(" + c.text + ")", prec: primary, stable: c.stable}
}

// conversionType writes a type before the parentheses of a conversion.
func (l *lowering) conversionType(t types.Type) string {
	written := l.goType(t)
	switch types.Unalias(t).Underlying().(type) {
	case *types.Pointer, *types.Signature, *types.Chan:
		return "(" + written + ")"
	}
	return written
}

// boxed reports whether values of a type would lose their identity in the
// interpreter: an interface holds them with it.
func (l *lowering) boxed(t types.Type) bool {
	t = l.normal(t)
	if v := l.types.boxed.At(t); v != nil {
		return v.(bool)
	}
	l.types.boxed.Set(t, true) // while a type is looked into that contains itself
	b := l.isBoxed(t)
	l.types.boxed.Set(t, b)
	return b
}

func (l *lowering) isBoxed(t types.Type) bool {
	switch t := t.(type) {
	case *types.Named:
		return l.fromSource(t)
	case *types.Struct, *types.Signature:
		return true
	case *types.Interface:
		return t.NumMethods() > 0
	case *types.Chan:
		return t.Dir() != types.SendRecv || l.boxed(t.Elem())
	case *types.Map:
		return l.boxed(t.Key()) || l.boxed(t.Elem())
	case interface{ Elem() types.Type }:
		return l.boxed(t.Elem())
	}
	return false
}

// toInterface converts a value to an interface that it implements.
func (l *lowering) toInterface(c code, from, to types.Type) code {
	if b, ok := from.(*types.Basic); ok && b.Kind() == types.UntypedNil {
		return fixed("any(nil)")
	}
	target := l.goType(to)
	if isInterface(from) {
		switch source := l.goType(from); {
		case source == target:
			return c
		case target == "any":
			return call(rt("Any"), c)
		default:
			return l.toNative(c, to)
		}
	}
	if l.boxed(from) {
		l.checkLocalGeneric(from)
		format := "any(%s.Box{%d, %s})"
		if isMistakenElement(c) {
			format = "any(%s.Box{ID: %d, V: %s})"
		}
		box := code{text: fmt.Sprintf(format, runtimeName, l.dynamicType(from), c.text), prec: primary, stable: c.stable}
		if target == "any" {
			return box
		}
		return l.toNative(box, to)
	}
	if target == "any" {
		if !isEmptyInterface(to) {
			l.dynamicType(from)
		}
		return code{text: "any(" + c.text + ")", prec: primary, stable: c.stable}
	}
	return code{text: target + "(" + c.text + ")", prec: primary, stable: c.stable}
}

// toNative makes an interface of the standard library of a value that is held as any.
func (l *lowering) toNative(c code, to types.Type) code {
	n := types.Unalias(to).(*types.Named)
	l.registry.wanted(n)
	if n.Obj().Pkg() == nil { // error
		return call(rt("ToError"), c)
	}
	if hidesMethods(n) && !isReflectType(n) {
		l.refuse(l.at, "converting a value to %s.%s is not supported: it has an unexported method", n.Obj().Pkg().Name(), n.Obj().Name())
	}
	return call(l.imported(n.Obj().Pkg().Path())+".To_"+n.Obj().Name(), c)
}

// toInterface boxes a function from a temporary: yaegi fails to store the result of a
// call as one.
func (f *emitter) toInterface(c code, from, to types.Type) code {
	if _, ok := from.Underlying().(*types.Signature); ok && !c.stable {
		c = f.temp(c)
	}
	return f.lowering.toInterface(c, from, to)
}

// convertCode converts a value to a type that it is assignable to.
func (f *emitter) convertCode(c code, from, to types.Type) code {
	if isInterface(to) {
		return f.toInterface(c, from, to)
	}
	return f.lowering.convertCode(c, from, to)
}

// conversion is an explicit conversion T(x).
func (f *emitter) conversion(arg ast.Expr, to types.Type) code {
	tv := f.source.info.Types[arg]
	from := f.typeOf(arg)
	switch {
	case tv.IsNil():
		return f.nilOf(to)
	case isInterface(to):
		return f.convert(arg, to)
	case tv.Value != nil:
		from = typed(from)
		if from, ok := from.Underlying().(*types.Basic); ok {
			if target, ok := to.Underlying().(*types.Basic); ok && target.Info()&types.IsNumeric != 0 && from.Info()&types.IsNumeric != 0 {
				if c, ok := f.representable(tv, to); ok {
					return c
				}
			}
		}
		return code{text: f.conversionType(to) + "(" + f.constant(tv.Value, from).text + ")", prec: primary}
	}
	c := f.expr(arg)
	if b, ok := from.(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		from = typed(to)
	}
	if _, ok := to.Underlying().(*types.Struct); ok && f.goType(from) != f.goType(to) {
		return f.convertStruct(c, from, to)
	}
	if a := arrayOf(to); a != nil {
		if _, ok := from.Underlying().(*types.Slice); ok {
			return f.sliceToArray(c, from, to)
		}
	}
	if f.erased(from) || f.erased(to) || f.goType(from) == f.goType(to) {
		return f.convertCode(c, from, to)
	}
	if p, ok := to.Underlying().(*types.Pointer); ok {
		f.refuse(arg.Pos(), "converting a pointer to *%s is not supported yet", p.Elem())
	}
	return code{text: f.conversionType(to) + "(" + c.text + ")", prec: primary, stable: c.stable}
}

func arrayOf(t types.Type) *types.Array {
	if a, ok := pointee(t).Underlying().(*types.Array); ok {
		return a
	}
	return nil
}

// representable writes a constant that is converted to a type parameter's type.
func (f *emitter) representable(tv types.TypeAndValue, to types.Type) (c code, ok bool) {
	b := to.Underlying().(*types.Basic)
	if b.Info()&types.IsInteger != 0 && typed(tv.Type).Underlying().(*types.Basic).Info()&types.IsInteger == 0 {
		return code{}, false
	}
	return f.constant(tv.Value, to), true
}

// sliceToArray converts a slice to an array or to a pointer to one.
func (f *emitter) sliceToArray(c code, from, to types.Type) code {
	a := arrayOf(to)
	written := f.goType(a)
	if isPointer(to) {
		written = f.goType(pointee(to))
	}
	pointer := code{text: call(rt("SliceToArray"), f.open(c, from), fixed("(*"+written+")(nil)")).text + ".(*" + written + ")", prec: primary}
	if isPointer(to) {
		return f.closed(pointer, to)
	}
	p := f.temp(pointer)
	if a.Len() == 0 { // the pointer may be nil
		return f.zero(to)
	}
	return deref(p.text)
}

// convertStruct converts between structs that differ in their names or tags.
func (f *emitter) convertStruct(c code, from, to types.Type) code {
	s, d := from.Underlying().(*types.Struct), to.Underlying().(*types.Struct)
	if !c.stable {
		c = f.temp(c)
	}
	name := f.name("s_")
	f.emit("var %s %s", name, f.goType(to))
	for i := range s.NumFields() {
		source, _ := f.field(c, from, []int{i})
		target, _ := f.field(fixed(name), to, []int{i})
		f.emit("%s = %s", target.text, f.convertCode(source, s.Field(i).Type(), d.Field(i).Type()).text)
	}
	return fixed(name)
}
