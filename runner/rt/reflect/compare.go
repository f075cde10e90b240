package reflect

import (
	native "reflect"

	"runnel/runner/rt"
)

// DeepEqual reports whether two values are equal as far as can be seen. What is equal
// looks equal in the interpreter too: it holds all values of a type alike.
func DeepEqual(x, y any) bool { return native.DeepEqual(rt.Any(x), rt.Any(y)) }

// IsZero reports whether v is the zero value of its type.
func (v Value) IsZero() bool {
	switch v.Kind() {
	case native.Invalid:
		wrongKind("reflect.Value.IsZero", native.Invalid)
	case native.Chan, native.Func, native.Interface, native.Map, native.Pointer, native.Slice, native.UnsafePointer:
		return v.IsNil()
	}
	return v.v.IsZero()
}

// Comparable reports whether v can be compared, though its type be one of those of which
// some values cannot.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case native.Invalid:
		return false
	case native.Interface:
		return v.IsNil() || v.Elem().Comparable()
	case native.Array:
		for i := range v.Len() {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return v.Len() > 0 || v.t.Comparable()
	case native.Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ().Comparable()
}

// Equal is v == u, where both have the same type.
func (v Value) Equal(u Value) bool {
	if v.Kind() == native.Interface {
		v = v.Elem()
	}
	if u.Kind() == native.Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.typ() != u.typ() {
		return false
	}
	switch v.Kind() {
	case native.Array:
		for i := range v.Len() {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		if v.Len() > 0 || v.t.Comparable() {
			return true
		}
	case native.Struct:
		for i := range v.NumField() {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	case native.Func, native.Map, native.Slice:
	default:
		return v.open().Equal(u.open())
	}
	fail("reflect.Value.Equal: values of type " + v.typ().name + " are not comparable")
	return false
}
