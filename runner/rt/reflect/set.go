package reflect

import native "reflect"

// assigned is v as a variable of type t holds it, which is held as slot.
func (v Value) assigned(context string, t *rtype, slot native.Type) native.Value {
	if from := v.typ(); !from.assignable(t) {
		fail(context + ": value of type " + from.name + " is not assignable to type " + t.name)
	}
	if v.bind != nil {
		v = v.function(context)
	}
	return v.as(t, slot)
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("reflect.Value.Set")
	x.mustBeExported("reflect.Value.Set")
	v.v.Set(x.assigned("reflect.Set", v.t, v.v.Type()))
}

// mayHold panics unless v can be set and is of one of some kinds.
func (v Value) mayHold(method string, kinds ...Kind) {
	v.mustBeAssignable("reflect.Value." + method)
	v.must(method, kinds...)
}

// SetBool sets a truth value.
func (v Value) SetBool(x bool) {
	v.mayHold("SetBool", native.Bool)
	v.v.SetBool(x)
}

// SetInt sets an integer.
func (v Value) SetInt(x int64) {
	v.mayHold("SetInt", ints...)
	v.v.SetInt(x)
}

// SetUint sets an unsigned integer.
func (v Value) SetUint(x uint64) {
	v.mayHold("SetUint", uints...)
	v.v.SetUint(x)
}

// SetFloat sets a floating-point number.
func (v Value) SetFloat(x float64) {
	v.mayHold("SetFloat", floats...)
	v.v.SetFloat(x)
}

// SetComplex sets a complex number.
func (v Value) SetComplex(x complex128) {
	v.mayHold("SetComplex", complexes...)
	v.v.SetComplex(x)
}

// SetString sets a string.
func (v Value) SetString(x string) {
	v.mayHold("SetString", native.String)
	v.v.SetString(x)
}

// SetBytes sets a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.mayHold("SetBytes", native.Slice)
	if v.t.element().kind != native.Uint8 {
		fail("reflect.Value.SetBytes of non-byte slice")
	}
	v.change(func(o native.Value) { o.SetBytes(x) })
}

// SetZero makes v zero.
func (v Value) SetZero() {
	v.mustBeAssignable("reflect.Value.SetZero")
	v.v.SetZero()
}

// change changes a slice, which may be erased where it is.
func (v Value) change(change func(o native.Value)) {
	if !v.t.erased || v.v.Kind() != native.Interface {
		change(v.v)
		return
	}
	o := native.New(v.t.rep).Elem()
	o.Set(v.open())
	change(o)
	v.v.Set(o)
}

// SetLen sets the length of a slice.
func (v Value) SetLen(n int) {
	v.mayHold("SetLen", native.Slice)
	if n < 0 || n > v.open().Cap() {
		fail("reflect: slice length out of range in SetLen")
	}
	v.change(func(o native.Value) { o.SetLen(n) })
}

// SetCap sets the capacity of a slice.
func (v Value) SetCap(n int) {
	v.mayHold("SetCap", native.Slice)
	if o := v.open(); n < o.Len() || n > o.Cap() {
		fail("reflect: slice capacity out of range in SetCap")
	}
	v.change(func(o native.Value) { o.SetCap(n) })
}

// Grow makes space for n more elements.
func (v Value) Grow(n int) {
	v.mayHold("Grow", native.Slice)
	if n < 0 {
		fail("reflect.Value.Grow: negative len")
	}
	v.change(func(o native.Value) { o.Grow(n) })
}

// Clear empties a map, or makes the elements of a slice zero.
func (v Value) Clear() {
	v.must("Clear", native.Slice, native.Map)
	v.open().Clear()
}

// SetMapIndex sets the element of a key, or deletes it where e is the zero Value.
func (v Value) SetMapIndex(key, e Value) {
	v.must("SetMapIndex", native.Map)
	v.mustBeExported("reflect.Value.SetMapIndex")
	key.mustBeExported("reflect.Value.SetMapIndex")
	o := v.open()
	k := key.asKey("reflect.Value.SetMapIndex", v.t, o.Type())
	if e.t == nil {
		o.SetMapIndex(k, native.Value{})
		return
	}
	e.mustBeExported("reflect.Value.SetMapIndex")
	o.SetMapIndex(k, e.assigned("reflect.Value.SetMapIndex", v.t.element(), o.Type().Elem()))
}

// SetIterKey sets v to the key of an iterator's entry.
func (v Value) SetIterKey(it *MapIter) {
	if it.iter == nil {
		fail("reflect: Value.SetIterKey called before Next")
	}
	v.mustBeAssignable("reflect.Value.SetIterKey")
	k := it.Key()
	k.mustBeExported("reflect.Value.SetIterKey")
	v.v.Set(k.assigned("reflect.MapIter.SetKey", v.t, v.v.Type()))
}

// SetIterValue sets v to the element of an iterator's entry.
func (v Value) SetIterValue(it *MapIter) {
	if it.iter == nil {
		fail("reflect: Value.SetIterValue called before Next")
	}
	v.mustBeAssignable("reflect.Value.SetIterValue")
	e := it.Value()
	e.mustBeExported("reflect.Value.SetIterValue")
	v.v.Set(e.assigned("reflect.MapIter.SetValue", v.t, v.v.Type()))
}
