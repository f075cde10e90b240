package rt

import "reflect"

// Equal is a == b of interface values. Like the operator it panics where they are of
// one type that cannot be compared.
func Equal(a, b any) bool {
	x, boxedX := a.(boxed)
	y, boxedY := b.(boxed)
	if !boxedX || !boxedY {
		return !boxedX && !boxedY && equalNatives(a, b)
	}
	return equalBoxes(x.box(), y.box())
}

func equalBoxes(x, y Box) bool {
	if x.ID != y.ID {
		return false
	}
	t := x.typ()
	switch {
	case t.direct:
		return x.V == y.V
	case !t.comparable:
		panic(errorString("comparing uncomparable type " + t.name))
	}
	return t.equal(reflect.ValueOf(x.V), reflect.ValueOf(y.V))
}

// equalNatives compares two values neither of which is a Box. An array may hold some.
func equalNatives(a, b any) bool {
	t := reflect.TypeOf(a)
	if t == nil || t.Kind() != reflect.Array || t != reflect.TypeOf(b) || !t.Comparable() {
		return a == b
	}
	return nativeTyp(t).equal(reflect.ValueOf(a), reflect.ValueOf(b))
}

// equal compares two values of a comparable type.
func (t *typ) equal(v, w reflect.Value) bool {
	t = t.of(v)
	switch {
	case t.kind == reflect.Interface:
		return Equal(v.Interface(), w.Interface())
	case t.std && t.kind == reflect.Struct:
		// What it holds is not ours to look at.
	case t.kind == reflect.Array:
		for i := range v.Len() {
			if !t.elem.equal(v.Index(i), w.Index(i)) {
				return false
			}
		}
		return true
	case t.kind == reflect.Struct:
		for i, f := range t.fields {
			if f.name != "_" && !f.typ.equal(v.Field(i), w.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.Interface() == w.Interface()
}

// Key is k as a key of a map. It panics as Go does where k cannot be one.
func Key(k any) any {
	if b, ok := k.(boxed); ok {
		k = b.box()
		checkHashable(b.box())
	}
	return k
}

func checkHashable(b Box) {
	t := b.typ()
	if !t.comparable {
		panic(errorString("hash of unhashable type " + t.name))
	}
	if !t.direct {
		t.checkHashable(reflect.ValueOf(b.V))
	}
}

// checkHashable looks into the interfaces that a comparable type holds.
func (t *typ) checkHashable(v reflect.Value) {
	t = t.of(v)
	switch {
	case t.std && t.kind == reflect.Struct:
	case t.kind == reflect.Interface:
		if b, ok := v.Interface().(boxed); ok {
			checkHashable(b.box())
		}
	case t.kind == reflect.Array:
		for i := range v.Len() {
			t.elem.checkHashable(v.Index(i))
		}
	case t.kind == reflect.Struct:
		for i, f := range t.fields {
			f.typ.checkHashable(v.Field(i))
		}
	}
}
