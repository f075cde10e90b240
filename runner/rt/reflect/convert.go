package reflect

import (
	native "reflect"
	"slices"
	"strconv"

	"runnel/runner/rt"
)

// ConvertibleTo reports whether a value of type t can be converted to type u, if its
// length allows it.
func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		fail("reflect: nil type passed to Type.ConvertibleTo")
	}
	return t.convertible(ofType(u))
}

func (t *rtype) convertible(u *rtype) bool {
	is := func(t *rtype, kinds ...[]Kind) bool {
		return slices.ContainsFunc(kinds, func(k []Kind) bool { return slices.Contains(k, t.kind) })
	}
	text := []Kind{native.String}
	switch {
	case is(t, ints, uints) && is(u, ints, uints, floats, text),
		is(t, floats) && is(u, ints, uints, floats),
		is(t, complexes) && is(u, complexes),
		t.kind == native.String && u.isText(),
		t.isText() && u.kind == native.String,
		t.arrayIn(u) != nil,
		t.kind == native.Chan && u.kind == native.Chan && !(t.named && u.named) && t.bothWays(u),
		t.sameUnderlying(u, false):
		return true
	case t.kind == native.Pointer && u.kind == native.Pointer && !t.named && !u.named &&
		t.element().sameUnderlying(u.element(), false):
		return true
	}
	return u.kind == native.Interface && t.implements(u)
}

// isText reports whether t is a slice of bytes or runes, which a string becomes.
func (t *rtype) isText() bool {
	if t.kind != native.Slice {
		return false
	}
	e := t.element()
	return (e.kind == native.Uint8 || e.kind == native.Int32) && e.PkgPath() == ""
}

// arrayIn is the array type that u is or points to, where a slice of type t can be
// converted to it; nil where it cannot.
func (t *rtype) arrayIn(u *rtype) *rtype {
	if t.kind != native.Slice {
		return nil
	}
	if u.kind == native.Pointer {
		u = u.element()
	}
	if u.kind == native.Array && u.element() == t.element() {
		return u
	}
	return nil
}

// CanConvert reports whether Convert does not panic.
func (v Value) CanConvert(t Type) bool {
	u := ofType(t)
	from := ofType(v.Type())
	if !from.convertible(u) {
		return false
	}
	array := from.arrayIn(u)
	return array == nil || v.Len() >= array.Len()
}

// Convert converts v to another type.
func (v Value) Convert(t Type) Value {
	u, from := ofType(t), v.typ()
	if !from.convertible(u) {
		fail("reflect.Value.Convert: value of type " + from.name + " cannot be converted to type " + u.name)
	}
	ro := v.ro.inherited()
	if v.bind != nil {
		v = v.function("Convert")
	}
	if u.kind == native.Interface {
		if v.Kind() == native.Interface && v.IsNil() {
			z := Zero(u)
			z.ro = ro
			return z
		}
		return Value{t: u, v: rt.InInterface(v.held(), u.rep), ro: ro}
	}
	if array := from.arrayIn(u); array != nil && v.Len() < array.Len() {
		what := "array"
		if u.kind == native.Pointer {
			what = "pointer to array"
		}
		fail("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to " + what + " with length " + strconv.Itoa(array.Len()))
	}
	o := v.open()
	if o = adapted(o, u.rep); o.CanAddr() {
		o = native.ValueOf(o.Interface())
	}
	return Value{t: u, v: o, ro: ro}
}
