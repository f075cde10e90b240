package reflect

import (
	"fmt"
	native "reflect"

	"runnel/runner/rt"
)

// A Value is a value of a Go program. The zero one stands for none.
type Value struct {
	t *rtype
	v native.Value // held as t.rep, or as t.slot() where it is part of another
	// bind is not nil of a method value, of which t and v are the receiver.
	bind *method
	ro   readOnly
}

// readOnly tells that a value was reached through unexported fields.
type readOnly byte

const (
	sticky   readOnly = 1 << iota // what is reached from it is read-only too
	embedded                      // an embedded struct: its exported fields are not
)

// inherited is what is reached otherwise than as a field.
func (r readOnly) inherited() readOnly {
	if r != 0 {
		return sticky
	}
	return 0
}

// ValueOf is what an interface holds.
func ValueOf(x any) Value {
	if x == nil {
		return Value{}
	}
	return ofReflected(native.ValueOf(x))
}

// ofReflected is the value that v is, or is the Box of.
func ofReflected(v native.Value) Value {
	id, held := rt.Dynamic(v)
	if id == 0 {
		return valueOf(ofNative(held.Type()), held)
	}
	t := ofNumber(id)
	if !held.IsValid() {
		held = native.Zero(t.rep)
	}
	return Value{t: t, v: held}
}

// valueOf is a value of type t that native code may have made.
func valueOf(t *rtype, v native.Value) Value {
	if v.Type() != t.rep && (v.Kind() == t.kind || v.Kind() == native.Interface && !t.erased) {
		v = adapted(v, t.rep)
	}
	return Value{t: t, v: v}
}

// adapted is v as one of an identical type that is written otherwise: a channel without
// direction, or a function that takes a slice for its variadic parameter.
// A parameter of a function may be any.
func adapted(v native.Value, r native.Type) native.Value {
	if v.Type() == r {
		return v
	}
	switch {
	case v.Kind() == native.Interface && r.Kind() != native.Interface:
		return adapted(v.Elem(), r)
	case r.Kind() == native.Interface:
		in := native.New(r).Elem()
		in.Set(v)
		return in
	case v.Kind() == native.Chan && !v.CanConvert(r):
		return native.ValueOf(rt.Channel(v.Interface()))
	case v.Kind() == native.Func && !v.CanConvert(r):
		if v.IsNil() {
			return native.Zero(r)
		}
		return native.MakeFunc(r, func(args []native.Value) []native.Value {
			for i, arg := range args {
				if want := v.Type().In(i); arg.Type() != want {
					args[i] = adapted(arg, want)
				}
			}
			call := v.Call
			if v.Type().IsVariadic() {
				call = v.CallSlice
			}
			results := call(args)
			for i, result := range results {
				if want := r.Out(i); result.Type() != want {
					results[i] = adapted(result, want)
				}
			}
			return results
		})
	}
	return v.Convert(r)
}

// open is the representation itself, of type t.rep.
func (v Value) open() native.Value {
	switch {
	case v.bind != nil:
		return v.function("Interface").v
	case !v.t.erased || v.v.Kind() != native.Interface:
		return v.v
	case v.v.IsNil():
		return native.Zero(v.t.rep)
	}
	return v.v.Elem()
}

// held is what an interface of the program holds of v.
func (v Value) held() any {
	switch {
	case v.bind != nil:
		return v.function("Interface").held()
	case v.t.kind == native.Interface || !v.t.own:
		return rt.Any(v.v.Interface())
	}
	o := v.open()
	if v.t.erased && o.IsNil() {
		return rt.Box{ID: v.t.index()}
	}
	return rt.Box{ID: v.t.index(), V: o.Interface()}
}

// as is v, which is assignable to t, as that is held by a variable of type slot.
func (v Value) as(t *rtype, slot native.Type) native.Value {
	if t.kind == native.Interface {
		return rt.InInterface(v.held(), slot)
	}
	o := v.open()
	switch {
	case t.erased && slot.Kind() == native.Interface && o.IsNil():
		return native.Zero(slot)
	}
	return adapted(o, slot)
}

// IsValid reports whether v is a value at all.
func (v Value) IsValid() bool { return v.t != nil }

// Kind is the kind of the value's type, Invalid of the zero Value.
func (v Value) Kind() Kind {
	switch {
	case v.t == nil:
		return native.Invalid
	case v.bind != nil:
		return native.Func
	}
	return v.t.kind
}

// Type is the type of the value.
func (v Value) Type() Type {
	if v.t == nil {
		wrongKind("reflect.Value.Type", native.Invalid)
	}
	return v.typ()
}

func (v Value) typ() *rtype {
	if v.bind != nil {
		return v.bind.typ
	}
	return v.t
}

// CanInterface reports whether Interface can be called.
func (v Value) CanInterface() bool {
	if v.t == nil {
		wrongKind("reflect.Value.CanInterface", native.Invalid)
	}
	return v.ro == 0
}

// Interface is the value in an interface.
func (v Value) Interface() any {
	switch {
	case v.t == nil:
		wrongKind("reflect.Value.Interface", native.Invalid)
	case v.ro != 0:
		fail("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.held()
}

// CanAddr reports whether there is a pointer to the value to be had.
func (v Value) CanAddr() bool { return v.t != nil && v.bind == nil && v.v.CanAddr() }

// CanSet reports whether the value can be changed.
func (v Value) CanSet() bool { return v.CanAddr() && v.ro == 0 }

// Addr is a pointer to the value.
func (v Value) Addr() Value {
	if !v.CanAddr() {
		fail("reflect.Value.Addr of unaddressable value")
	}
	return Value{t: pointerTo(v.t), v: v.v.Addr(), ro: v.ro}
}

// UnsafeAddr is the address of the value.
func (v Value) UnsafeAddr() uintptr {
	if v.t == nil {
		wrongKind("reflect.Value.UnsafeAddr", native.Invalid)
	}
	if !v.CanAddr() {
		fail("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return v.v.UnsafeAddr()
}

// Pointer is the address of what the value refers to.
func (v Value) Pointer() uintptr {
	if v.Kind() == native.String {
		return v.v.Pointer()
	}
	v.must("Pointer", native.Pointer, native.Chan, native.Map, native.UnsafePointer, native.Func, native.Slice)
	if v.bind != nil { // all method values have the same
		return native.ValueOf(Value.function).Pointer()
	}
	return v.open().Pointer()
}

// String is the string that the value is, or its type in angle brackets.
func (v Value) String() string {
	switch v.Kind() {
	case native.Invalid:
		return "<invalid Value>"
	case native.String:
		return v.v.String()
	}
	return "<" + v.typ().name + " Value>"
}

// text is a Value that is printed as part of something: by its method String.
type text struct{ v Value }

func (t text) String() string { return t.v.String() }

// Nested is v as package rt prints it where it is part of something.
func (v Value) Nested() fmt.Stringer { return text{v} }

// Format implements fmt.Formatter: package fmt prints what a Value holds.
func (v Value) Format(s fmt.State, verb rune) {
	switch {
	case rt.Nested():
		fmt.Fprintf(s, fmt.FormatString(s, verb), v.String())
	case v.t == nil:
		fmt.Fprint(s, "<invalid reflect.Value>")
	case v.bind != nil:
		v = v.function("Interface")
		fallthrough
	default:
		rt.FormatHeld(s, verb, v.t.index(), v.v, v.ro != 0)
	}
}
