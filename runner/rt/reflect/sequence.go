package reflect

import (
	"iter"
	native "reflect"
)

// ranges reports whether values of t can be ranged over with a number of variables.
func (t *rtype) ranges(variables int) bool {
	if t.kind != native.Func || len(t.params()) != 1 || len(t.results()) != 0 {
		return false
	}
	yield := t.params()[0]
	return yield.kind == native.Func && len(yield.params()) == variables && len(yield.results()) == 1 && yield.results()[0].kind == native.Bool
}

// CanSeq reports whether Seq can be called of values of t.
func (t *rtype) CanSeq() bool {
	switch t.kind {
	case native.Chan:
		return true
	case native.Pointer, native.Array, native.Slice, native.String, native.Map:
		return t.CanSeq2()
	}
	return t.sample().CanInt() || t.sample().CanUint() || t.ranges(1)
}

// CanSeq2 reports whether Seq2 can be called of values of t.
func (t *rtype) CanSeq2() bool {
	switch t.kind {
	case native.Array, native.Slice, native.String, native.Map:
		return true
	case native.Pointer:
		return t.element().kind == native.Array
	}
	return t.ranges(2)
}

// yielding is yield as an argument for v, a function to range over.
func (v Value) yielding(yield func(in []Value) bool) []Value {
	return []Value{MakeFunc(v.typ().params()[0], func(in []Value) []Value { return []Value{ValueOf(yield(in))} })}
}

// Seq is what a range with one variable goes through.
func (v Value) Seq() iter.Seq[Value] {
	t := ofType(v.Type())
	switch {
	case t.ranges(1):
		return func(yield func(Value) bool) {
			v.Call(v.yielding(func(in []Value) bool { return yield(in[0]) }))
		}
	case !t.CanSeq() || t.kind == native.Pointer && v.IsNil():
		fail("reflect: " + t.name + " cannot produce iter.Seq[Value]")
	case t.kind == native.Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok && yield(x); x, ok = v.Recv() {
			}
		}
	case t.kind == native.Slice || t.kind == native.Array || t.kind == native.Pointer:
		return func(yield func(Value) bool) {
			for i := 0; i < Indirect(v).Len() && yield(ValueOf(i)); i++ {
			}
		}
	case v.CanInt() || v.CanUint():
		return func(yield func(Value) bool) {
			for i := range v.v.Seq() {
				x := i
				if t.own {
					x = i.Convert(t.rep)
				}
				if !yield(Value{t: t, v: x}) {
					return
				}
			}
		}
	}
	return func(yield func(Value) bool) {
		for first := range v.Seq2() {
			if !yield(first) {
				return
			}
		}
	}
}

// Seq2 is what a range with two variables goes through.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	t := ofType(v.Type())
	switch {
	case t.ranges(2):
		return func(yield func(Value, Value) bool) {
			v.Call(v.yielding(func(in []Value) bool { return yield(in[0], in[1]) }))
		}
	case !t.CanSeq2() || t.kind == native.Pointer && v.IsNil():
		fail("reflect: " + t.name + " cannot produce iter.Seq2[Value, Value]")
	case t.kind == native.Map:
		return func(yield func(Value, Value) bool) {
			for each := v.MapRange(); each.Next() && yield(each.Key(), each.Value()); {
			}
		}
	case t.kind == native.String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	}
	return func(yield func(Value, Value) bool) {
		list := Indirect(v)
		for i := 0; i < list.Len() && yield(ValueOf(i), list.Index(i)); i++ {
		}
	}
}
