package reflect

import native "reflect"

// AssignableTo reports whether a value of type t can be assigned to a variable of type u.
func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		fail("reflect: nil type passed to Type.AssignableTo")
	}
	return t.assignable(ofType(u))
}

func (t *rtype) assignable(u *rtype) bool {
	return t.becomes(u) || u.kind == native.Interface && t.implements(u)
}

// becomes reports whether a value of type t is one of type u when its type's name is
// forgotten.
func (t *rtype) becomes(u *rtype) bool {
	switch {
	case t == u:
		return true
	case t.named && u.named || t.kind != u.kind:
		return false
	case t.kind == native.Chan && t.bothWays(u):
		return true
	}
	return t.sameUnderlying(u, true)
}

// bothWays reports whether t is a channel for both directions, which becomes one for one
// of them.
func (t *rtype) bothWays(u *rtype) bool {
	return t.ChanDir() == native.BothDir && t.element() == u.element()
}

// sameUnderlying reports whether the underlying types are identical. Tags of structs may
// be ignored.
func (t *rtype) sameUnderlying(u *rtype, tags bool) bool {
	if t == u {
		return true
	}
	if t.kind != u.kind {
		return false
	}
	same := func(t, u *rtype) bool {
		return t == u || !tags && t.Name() == u.Name() && t.PkgPath() == u.PkgPath() && !t.named && t.sameUnderlying(u, false)
	}
	all := func(ts, us []*rtype) bool {
		if len(ts) != len(us) {
			return false
		}
		for i := range ts {
			if !same(ts[i], us[i]) {
				return false
			}
		}
		return true
	}
	switch t.kind {
	case native.Pointer, native.Slice:
		return same(t.element(), u.element())
	case native.Array:
		return t.Len() == u.Len() && same(t.element(), u.element())
	case native.Chan:
		return t.ChanDir() == u.ChanDir() && same(t.element(), u.element())
	case native.Map:
		return same(t.keys(), u.keys()) && same(t.element(), u.element())
	case native.Func:
		return t.isVariadic() == u.isVariadic() && all(t.params(), u.params()) && all(t.results(), u.results())
	case native.Interface:
		return t.NumMethod() == u.NumMethod() && t.implements(u)
	case native.Struct:
		if t.numField() != u.numField() {
			return false
		}
		for i := range t.numField() {
			f, g := t.field(i), u.field(i)
			if f.name != g.name || f.embedded != g.embedded || tags && f.tag != g.tag || !same(f.typ, g.typ) {
				return false
			}
			if !f.exported && t.Field(i).PkgPath != u.Field(i).PkgPath {
				return false
			}
		}
		return true
	}
	return true // a basic type
}
