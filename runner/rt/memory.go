package rt

import (
	"reflect"
	"unicode/utf8"
)

// Elem is &p[i] of a slice or a pointer to an array.
func Elem(p any, i int) any {
	v := reflect.ValueOf(p)
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			NilDereference()
		}
		v = v.Elem()
	}
	return v.Index(Index(i, v.Len())).Addr().Interface()
}

// SliceToArray is the conversion of the slice s to the type of p, a pointer to an
// array, whose value does not matter.
func SliceToArray(s, p any) any {
	v, t := reflect.ValueOf(s), reflect.TypeOf(p)
	if n := t.Elem().Len(); v.Len() < n {
		panic(convertError(v.Len(), n))
	}
	return v.Convert(t).Interface()
}

// Overlaps reports whether two slices of one type share memory.
func Overlaps(a, b any) bool {
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	size := v.Type().Elem().Size()
	if v.Len() == 0 || w.Len() == 0 || size == 0 {
		return false
	}
	return v.Pointer() < w.Pointer()+uintptr(w.Len())*size && w.Pointer() < v.Pointer()+uintptr(v.Len())*size
}

// CloneMap is a copy of a map; nil of a nil one.
func CloneMap(m any) any {
	if b, ok := m.(boxed); ok {
		b := b.box()
		return Box{b.ID, CloneMap(b.V)}
	}
	v := reflect.ValueOf(m)
	if v.IsNil() {
		return m
	}
	clone := reflect.MakeMapWithSize(v.Type(), v.Len())
	for entries := v.MapRange(); entries.Next(); {
		clone.SetMapIndex(entries.Key(), entries.Value())
	}
	return clone.Interface()
}

// Clear is the builtin, of a map or a slice.
func Clear(x any) { reflect.ValueOf(x).Clear() }

// DecodeRune is the character of s that begins at the byte with index i, and how many
// bytes it takes.
func DecodeRune(s string, i int) (rune, int) { return utf8.DecodeRuneInString(s[i:]) }
