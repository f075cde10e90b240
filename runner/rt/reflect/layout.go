package reflect

import native "reflect"

// The sizes of the program's types are those that they have in a compiled program: the
// interpreter's differ.

// Size is the size of a value in bytes.
func (t *rtype) Size() uintptr {
	switch {
	case !t.own:
		return t.rep.Size()
	case t.kind == native.Interface:
		return typeOfAny.Size()
	case t.kind == native.Array:
		return uintptr(t.length) * t.elem.Size()
	case t.kind != native.Struct:
		return t.rep.Size()
	}
	n := len(t.fields)
	if n == 0 {
		return 0
	}
	last := t.fields[n-1].typ.Size()
	end := t.offset(n-1) + last
	if last == 0 && end > 0 { // so that a pointer to the last field stays inside
		end++
	}
	return aligned(end, t.Align())
}

// offset is where field i of a struct begins.
func (t *rtype) offset(i int) uintptr {
	at := uintptr(0)
	for n, f := range t.fields[:i+1] {
		at = aligned(at, f.typ.Align())
		if n < i {
			at += f.typ.Size()
		}
	}
	return at
}

func aligned(n uintptr, align int) uintptr {
	a := uintptr(align)
	return (n + a - 1) / a * a
}

// Align is the alignment of a variable in bytes.
func (t *rtype) Align() int {
	switch {
	case !t.own:
		return t.rep.Align()
	case t.kind == native.Array:
		return t.elem.Align()
	case t.kind == native.Struct:
		most := 1
		for _, f := range t.fields {
			most = max(most, f.typ.Align())
		}
		return most
	}
	return t.rep.Align()
}

// FieldAlign is the alignment of a field in bytes.
func (t *rtype) FieldAlign() int {
	if !t.own {
		return t.rep.FieldAlign()
	}
	return t.Align()
}
