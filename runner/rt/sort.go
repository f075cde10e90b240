package rt

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

type entry struct{ key, value reflect.Value }

// sorted are the entries of a map in the order in which package fmt prints them.
func sorted(t *typ, m reflect.Value) []entry {
	var entries []entry
	if !m.IsValid() {
		return nil
	}
	for each := m.MapRange(); each.Next(); {
		entries = append(entries, entry{each.Key(), each.Value()})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return t.compare(a.key, b.key) })
	return entries
}

// compare orders two values of type t.
func (t *typ) compare(v, w reflect.Value) int {
	t = t.of(v)
	if t.kind == reflect.Interface {
		return compareInterfaces(v, w)
	}
	if v.Kind() == reflect.Interface { // erased pointers
		v, w = v.Elem(), w.Elem()
	}
	switch {
	case !v.IsValid() || !w.IsValid():
		return compareBools(v.IsValid(), w.IsValid())
	case v.CanInt():
		return cmp.Compare(v.Int(), w.Int())
	case v.CanUint():
		return cmp.Compare(v.Uint(), w.Uint())
	case v.CanFloat():
		return cmp.Compare(v.Float(), w.Float())
	case v.CanComplex():
		x, y := v.Complex(), w.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	}
	switch v.Kind() {
	case reflect.String:
		return strings.Compare(v.String(), w.String())
	case reflect.Bool:
		return compareBools(v.Bool(), w.Bool())
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		return cmp.Compare(v.Pointer(), w.Pointer())
	case reflect.Struct:
		for i, f := range t.fields {
			if c := f.typ.compare(v.Field(i), w.Field(i)); c != 0 {
				return c
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			if c := t.elem.compare(v.Index(i), w.Index(i)); c != 0 {
				return c
			}
		}
	}
	return 0
}

func compareBools(v, w bool) int {
	switch {
	case v == w:
		return 0
	case v:
		return 1
	}
	return -1
}

// compareInterfaces orders nil first, and then by types. Package fmt orders those by
// their addresses, which may be any.
func compareInterfaces(v, w reflect.Value) int {
	if v.IsNil() || w.IsNil() {
		return compareBools(!v.IsNil(), !w.IsNil())
	}
	t, v := dynamic(v.Elem())
	u, w := dynamic(w.Elem())
	if t != u {
		return cmp.Or(cmp.Compare(t.id, u.id), strings.Compare(t.name, u.name))
	}
	return t.compare(v, w)
}
