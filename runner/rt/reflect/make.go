package reflect

import native "reflect"

// Zero is the zero value of a type.
func Zero(t Type) Value {
	if t == nil {
		fail("reflect: Zero(nil)")
	}
	z := ofType(t)
	return Value{t: z, v: native.Zero(z.rep)}
}

// New is a pointer to a new variable.
func New(t Type) Value {
	if t == nil {
		fail("reflect: New(nil)")
	}
	e := ofType(t)
	return Value{t: pointerTo(e), v: native.New(e.slot())}
}

// MakeSlice is a new slice.
func MakeSlice(t Type, length, capacity int) Value {
	switch {
	case t.Kind() != native.Slice:
		fail("reflect.MakeSlice of non-slice type")
	case length < 0:
		fail("reflect.MakeSlice: negative len")
	case capacity < 0:
		fail("reflect.MakeSlice: negative cap")
	case length > capacity:
		fail("reflect.MakeSlice: len > cap")
	}
	return Value{t: ofType(t), v: native.MakeSlice(ofType(t).rep, length, capacity)}
}

// MakeMap is a new map.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize is a new map with space for n entries.
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != native.Map {
		fail("reflect.MakeMapWithSize of non-map type")
	}
	return Value{t: ofType(t), v: native.MakeMapWithSize(ofType(t).rep, n)}
}

// MakeChan is a new channel.
func MakeChan(t Type, buffer int) Value {
	switch {
	case t.Kind() != native.Chan:
		fail("reflect.MakeChan of non-chan type")
	case buffer < 0:
		fail("reflect.MakeChan: negative buffer size")
	case t.ChanDir() != native.BothDir:
		fail("reflect.MakeChan: unidirectional channel type")
	}
	return Value{t: ofType(t), v: native.MakeChan(ofType(t).rep, buffer)}
}

// MakeFunc is a function that does what f does.
func MakeFunc(t Type, f func(args []Value) (results []Value)) Value {
	if t.Kind() != native.Func {
		fail("reflect: call of MakeFunc with non-Func type")
	}
	typ := ofType(t)
	params, results := typ.params(), typ.results()
	return Value{t: typ, v: native.MakeFunc(typ.rep, func(args []native.Value) []native.Value {
		in := []Value{}
		for i, arg := range args {
			in = append(in, valueOf(params[i], arg))
		}
		out := f(in)
		if len(out) != len(results) {
			fail("reflect: wrong return count from function created by MakeFunc")
		}
		var returned []native.Value
		for i, r := range out {
			switch {
			case !r.IsValid():
				fail("reflect: function created by MakeFunc using closure returned zero Value")
			case r.ro != 0:
				fail("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
			}
			returned = append(returned, r.assigned("reflect.MakeFunc", results[i], typ.rep.Out(i)))
		}
		return returned
	})}
}

// extended is a slice with n more elements.
func (v Value) extended(n int) Value {
	o := native.New(v.t.rep).Elem()
	o.Set(v.open())
	o.Grow(n)
	o.SetLen(o.Len() + n)
	return Value{t: v.t, v: o}
}

// plain is a slice that is no variable.
func (v Value) plain() Value {
	v.v = native.ValueOf(v.v.Interface())
	return v
}

// Append is append.
func Append(s Value, x ...Value) Value {
	s.mustBe(native.Slice)
	n := s.Len()
	s = s.extended(len(x))
	for i, e := range x {
		s.Index(n + i).Set(e)
	}
	return s.plain()
}

// AppendSlice is append of all elements of a slice.
func AppendSlice(s, t Value) Value {
	s.mustBe(native.Slice)
	t.mustBe(native.Slice)
	mustMatch("reflect.AppendSlice", s, t)
	n := s.Len()
	s = s.extended(t.Len())
	native.Copy(s.v.Slice(n, s.Len()), t.open())
	return s.plain()
}

// mustMatch panics unless lists have the same elements.
func mustMatch(what string, a, b Value) {
	if x, y := a.t.element(), b.t.element(); x != y {
		fail(what + ": " + x.name + " != " + y.name)
	}
}

// Copy is copy.
func Copy(dst, src Value) int {
	if k := dst.Kind(); k != native.Array && k != native.Slice {
		wrongKind("reflect.Copy", k)
	}
	if dst.t.kind == native.Array {
		dst.mustBeAssignable("unknown method")
	}
	dst.mustBeExported("unknown method")
	k := src.Kind()
	text := k == native.String && dst.t.element().kind == native.Uint8
	if k != native.Array && k != native.Slice && !text {
		wrongKind("reflect.Copy", k)
	}
	src.mustBeExported("unknown method")
	if !text {
		mustMatch("reflect.Copy", dst, src)
	}
	return native.Copy(dst.open(), src.open())
}

// Swapper is a function that swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != native.Slice {
		wrongKind("Swapper", v.Kind())
	}
	n := v.Len()
	swap := native.Swapper(v.open().Interface())
	return func(i, j int) {
		if i < 0 || i >= n || j < 0 || j >= n {
			fail("reflect: slice index out of range")
		}
		swap(i, j)
	}
}
