package reflect

import (
	"errors"
	"iter"
	native "reflect"

	"runnel/runner/rt"
)

// Elem is what an interface holds or a pointer points to; the zero Value where it is nil.
func (v Value) Elem() Value {
	v.must("Elem", native.Interface, native.Pointer)
	if v.t.kind == native.Pointer {
		o := v.open()
		if o.IsNil() {
			return Value{}
		}
		return Value{t: v.t.element(), v: o.Elem(), ro: v.ro}
	}
	if v.v.IsNil() {
		return Value{}
	}
	e := ofReflected(v.v.Elem())
	e.ro = v.ro.inherited()
	return e
}

// Indirect is what a pointer points to, anything else as it is.
func Indirect(v Value) Value {
	if v.Kind() != native.Pointer {
		return v
	}
	return v.Elem()
}

// IsNil reports whether a value that can be nil is.
func (v Value) IsNil() bool {
	v.must("IsNil", native.Chan, native.Func, native.Map, native.Pointer, native.UnsafePointer, native.Interface, native.Slice)
	switch {
	case v.bind != nil:
		return false
	case v.t.kind == native.Interface:
		return v.v.IsNil()
	}
	return v.open().IsNil()
}

// NumField is the number of a struct's fields.
func (v Value) NumField() int {
	v.must("NumField", native.Struct)
	return v.t.numField()
}

// Field is field i of a struct.
func (v Value) Field(i int) Value {
	v.must("Field", native.Struct)
	if i < 0 || i >= v.t.numField() {
		fail("reflect: Field index out of range")
	}
	f := v.t.field(i)
	ro := v.ro & sticky
	switch {
	case f.exported:
	case f.embedded:
		ro |= embedded
	default:
		ro |= sticky
	}
	return Value{t: f.typ, v: v.v.Field(i), ro: ro}
}

// FieldByIndex is the field that a path leads to.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must("FieldByIndex", native.Struct)
	f, ok := v.follow(index)
	if !ok {
		fail("reflect: indirection through nil pointer to embedded struct")
	}
	return f
}

// FieldByIndexErr is FieldByIndex with an error where the path leads through nil.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.must("FieldByIndexErr", native.Struct)
	f, ok := v.follow(index)
	if !ok {
		return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + f.t.element().Name())
	}
	return f, nil
}

// follow follows a path of fields. It ends at a pointer that is nil.
func (v Value) follow(index []int) (f Value, ok bool) {
	for n, i := range index {
		if n > 0 && v.Kind() == native.Pointer && v.t.element().kind == native.Struct {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

// FieldByName is the field that a selector finds, the zero Value where there is none.
func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", native.Struct)
	if f, ok := v.t.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc is the field whose name matches, the zero Value where there is none.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if v.t == nil { // of which the original does not know
		rt.NilDereference()
	}
	if f, ok := v.t.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Fields are the fields of a struct.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != native.Struct {
		fail("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Index is element i.
func (v Value) Index(i int) Value {
	v.must("Index", native.Slice, native.Array, native.String)
	o := v.open()
	if i < 0 || i >= o.Len() {
		fail("reflect: " + v.t.kind.String() + " index out of range")
	}
	ro := v.ro.inherited()
	if v.t.kind == native.String {
		return Value{t: ofNative(native.TypeFor[uint8]()), v: o.Index(i), ro: ro}
	}
	return Value{t: v.t.element(), v: o.Index(i), ro: ro}
}

// toArray reports whether v points to an array.
func (v Value) toArray() bool {
	return v.Kind() == native.Pointer && v.t.element().kind == native.Array
}

// Len is the number of elements.
func (v Value) Len() int {
	switch {
	case v.toArray():
		return v.t.element().Len()
	case v.Kind() == native.Pointer:
		fail("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.must("Len", native.Slice, native.Array, native.Chan, native.Map, native.String)
	return v.open().Len()
}

// Cap is how many elements there is space for.
func (v Value) Cap() int {
	switch {
	case v.toArray():
		return v.t.element().Len()
	case v.Kind() == native.Pointer:
		fail("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	v.must("Cap", native.Slice, native.Array, native.Chan)
	return v.open().Cap()
}

// Slice is v[i:j].
func (v Value) Slice(i, j int) Value {
	v.must("Slice", native.Array, native.Slice, native.String)
	if v.t.kind == native.String {
		if i < 0 || j < i || j > v.v.Len() {
			fail("reflect.Value.Slice: string slice index out of bounds")
		}
		return Value{t: v.t, v: v.v.Slice(i, j), ro: v.ro}
	}
	return v.sliced("Slice", i, j, -1)
}

// Slice3 is v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	v.must("Slice3", native.Array, native.Slice)
	return v.sliced("Slice3", i, j, k)
}

// sliced slices, with a limit k unless that is negative for none.
func (v Value) sliced(method string, i, j, k int) Value {
	t := v.t
	if t.kind == native.Array {
		if !v.CanAddr() {
			fail("reflect.Value." + method + ": slice of unaddressable array")
		}
		t = sliceOf(t.element())
	}
	o := v.open()
	limit := k
	if method == "Slice" {
		limit = o.Cap()
	}
	if i < 0 || j < i || limit < j || limit > o.Cap() {
		fail("reflect.Value." + method + ": slice index out of bounds")
	}
	return Value{t: t, v: o.Slice3(i, j, limit), ro: v.ro.inherited()}
}

// MapIndex is the element of a key, the zero Value where there is none.
func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", native.Map)
	o := v.open()
	e := o.MapIndex(key.asKey("reflect.Value.MapIndex", v.t, o.Type()))
	if !e.IsValid() {
		return Value{}
	}
	return Value{t: v.t.element(), v: e, ro: (v.ro | key.ro).inherited()}
}

// asKey is a key as a map of type t holds it, which is held as m.
func (v Value) asKey(context string, t *rtype, m native.Type) native.Value {
	k := v.assigned(context, t.keys(), m.Key())
	if t.keys().kind == native.Interface {
		rt.Key(v.held())
	}
	return k
}

// MapKeys are the keys of a map.
func (v Value) MapKeys() []Value {
	v.must("MapKeys", native.Map)
	keys := []Value{}
	for _, k := range v.open().MapKeys() {
		keys = append(keys, Value{t: v.t.keys(), v: k, ro: v.ro.inherited()})
	}
	return keys
}

// A MapIter goes through a map.
type MapIter struct {
	m    Value
	iter *native.MapIter
}

// MapRange begins to go through a map.
func (v Value) MapRange() *MapIter {
	if v.Kind() != native.Map {
		wrongKind("reflect.Value.MapRange", v.Kind())
	}
	return &MapIter{m: v, iter: v.open().MapRange()}
}

// Next goes to the next entry, and reports whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		fail("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	return it.iter.Next()
}

func (it *MapIter) original() *native.MapIter {
	if it.iter == nil {
		return &native.MapIter{}
	}
	return it.iter
}

// Key is the key of the entry.
func (it *MapIter) Key() Value {
	return Value{v: it.original().Key(), t: it.m.t.keys(), ro: it.m.ro.inherited()}
}

// Value is the element of the entry.
func (it *MapIter) Value() Value {
	return Value{v: it.original().Value(), t: it.m.t.element(), ro: it.m.ro.inherited()}
}

// Reset begins to go through another map, or none.
func (it *MapIter) Reset(v Value) {
	*it = MapIter{}
	if v.IsValid() {
		v.must("MapRange", native.Map)
		*it = *v.MapRange()
	}
}
