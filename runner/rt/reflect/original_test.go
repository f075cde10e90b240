package reflect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/url"
	native "reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"runnel/runner/rt"
)

// What is native looks through this package as through the original, so all that can be
// asked of many values is asked of both.

func natives() []any {
	n, s := 1, "x"
	var e error = io.EOF
	return []any{
		true, 1, int8(-2), uint16(3), uintptr(4), float32(1.5), 2.5, complex64(1i), 2i, "text", 'x', []int{1, 2}, []int(nil), [2]string{"a"}, [0]int{},
		map[string]int{"a": 1}, map[string]int(nil), make(chan int, 2), (<-chan string)(nil), func(int, ...string) error { return nil }, (func())(nil),
		&n, (*int)(nil), &s, &e, new(any), []any{1, nil, "x"}, map[any]error{1: io.EOF}, time.Duration(3), time.Unix(0, 0), url.Values{"a": {"b"}}, &url.URL{Host: "h"},
		*bytes.NewBufferString("b"), bytes.NewBufferString("b"), errors.New("e"), []byte("bytes"), &[3]byte{1}, native.Int, struct{}{},
		strings.ToUpper, []error{io.EOF, nil}, &[]any{1}, &[]string{"a", "b"}, &map[string]int{"k": 1}, url.Error{Op: "o", Err: io.EOF}, &url.Error{},
		func(func(int) bool) {}, slices.All([]string{"a", "b"}), maps.Keys(map[string]int{"a": 1}),
	}
}

// reached are values, and what is reached from them.
func reached() (ours []Value, originals []native.Value) {
	add := func(v Value, o native.Value) {
		ours, originals = append(ours, v), append(originals, o)
	}
	add(Value{}, native.Value{})
	for _, x := range natives() {
		v, o := ValueOf(x), native.ValueOf(x)
		add(v, o)
		for range 3 {
			switch o.Kind() {
			case native.Pointer, native.Interface:
				v, o = v.Elem(), o.Elem()
			case native.Struct:
				if o.NumField() == 0 {
					continue
				}
				last := o.NumField() - 1
				add(v.Field(last), o.Field(last))
				v, o = v.Field(0), o.Field(0)
			case native.Slice, native.Array:
				if o.Len() == 0 {
					continue
				}
				v, o = v.Index(0), o.Index(0)
			default:
				continue
			}
			add(v, o)
		}
	}
	return ours, originals
}

// told is what asking makes of a value, in a form that can be compared.
func told(ask func() any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			if v, ok := r.(rt.Verbatim); ok {
				r = v.Value
			}
			text = fmt.Sprintf("panic %T %v", r, r)
		}
	}()
	switch x := ask().(type) {
	case Value:
		return tellValue(x.IsValid(), x.String, x.Kind, x.CanSet)
	case native.Value:
		return tellValue(x.IsValid(), x.String, x.Kind, x.CanSet)
	case []Value:
		return fmt.Sprint(len(x))
	case []native.Value:
		return fmt.Sprint(len(x))
	case Type:
		return fmt.Sprint(x, x.Kind(), x.NumMethod(), x.Size(), x.Name(), x.PkgPath(), x.Comparable())
	case native.Type:
		return fmt.Sprint(x, x.Kind(), x.NumMethod(), x.Size(), x.Name(), x.PkgPath(), x.Comparable())
	case Method:
		return fmt.Sprint(x.Name, x.Type, x.Index, x.Func.IsValid(), x.PkgPath)
	case native.Method:
		return fmt.Sprint(x.Name, x.Type, x.Index, x.Func.IsValid(), x.PkgPath)
	default:
		return fmt.Sprintf("%+v", x)
	}
}

func tellValue(valid bool, text func() string, kind func() Kind, canSet func() bool) string {
	if !valid {
		return "not valid"
	}
	return fmt.Sprint(text(), kind(), canSet())
}

// questions are methods of Value with arguments. Those that change a value, or take
// another one, are called by other tests.
var questions = []struct {
	method string
	args   []any
}{
	{"Addr", nil}, {"Bool", nil}, {"Bytes", nil}, {"CanAddr", nil}, {"CanComplex", nil}, {"CanFloat", nil}, {"CanInt", nil},
	{"CanInterface", nil}, {"CanSet", nil}, {"CanUint", nil}, {"Cap", nil}, {"Comparable", nil}, {"Complex", nil}, {"Elem", nil},
	{"Field", []any{0}}, {"Field", []any{99}}, {"FieldByIndex", []any{[]int{0, 0}}}, {"FieldByIndexErr", []any{[]int{0, 0}}}, {"FieldByName", []any{"Err"}},
	{"FieldByNameFunc", []any{func(name string) bool { return name == "Op" }}}, {"Float", nil}, {"Index", []any{0}}, {"Index", []any{-1}}, {"Int", nil},
	{"Interface", nil}, {"IsNil", nil}, {"IsValid", nil}, {"IsZero", nil}, {"Kind", nil}, {"Len", nil}, {"MapKeys", nil}, {"Method", []any{0}},
	{"MethodByName", []any{"String"}}, {"NumField", nil}, {"NumMethod", nil}, {"OverflowComplex", []any{1e300i}}, {"OverflowFloat", []any{1e300}},
	{"OverflowInt", []any{int64(1 << 40)}}, {"OverflowUint", []any{uint64(1 << 40)}}, {"Pointer", nil}, {"Slice", []any{0, 1}}, {"Slice", []any{2, 1}},
	{"Slice3", []any{0, 1, 1}}, {"Slice3", []any{0, 1, 99}}, {"String", nil}, {"TryRecv", nil}, {"Type", nil}, {"Uint", nil},
	{"Call", []any{[]Value(nil)}}, {"CallSlice", []any{[]Value(nil)}},
	{"SetInt", []any{int64(7)}}, {"SetUint", []any{uint64(7)}}, {"SetFloat", []any{7.5}}, {"SetComplex", []any{7i}}, {"SetBool", []any{true}}, {"SetString", []any{"s"}},
	{"SetBytes", []any{[]byte("s")}}, {"SetLen", []any{1}}, {"SetCap", []any{1}}, {"SetLen", []any{9}}, {"SetCap", []any{9}}, {"Grow", []any{1}}, {"Grow", []any{-1}},
}

// others are the methods of Value that are called by other tests.
var others = []string{
	"CanConvert", "Clear", "Close", "Convert", "Equal", "Fields", "MapIndex", "MapRange", "Methods", "Recv", "Send", "Seq", "Seq2", "Set",
	"SetIterKey", "SetIterValue", "SetMapIndex", "SetZero", "TrySend", "UnsafeAddr",
}

// missing are the methods that the frontend refuses.
var missing = []string{"InterfaceData", "SetPointer", "UnsafePointer"}

func TestNativeValuesAreThoseOfTheOriginal(t *testing.T) {
	ours, originals := reached()
	for _, q := range questions {
		for n := range ours {
			ask := func(v native.Value, method string) func() any {
				return func() any {
					m := v.MethodByName(method)
					var args []native.Value
					for i, a := range q.args {
						args = append(args, native.ValueOf(a))
						if in := m.Type().In(i); args[i].Type() != in {
							args[i] = native.Zero(in)
						}
					}
					if out := m.Call(args); len(out) > 0 {
						return out[0].Interface()
					}
					return "nothing"
				}
			}
			// Both look at the same variables, and so see what is set.
			got, want := told(ask(native.ValueOf(ours[n]), q.method)), told(ask(native.ValueOf(originals[n]), q.method))
			if got != want {
				t.Errorf("%s of value %d, %v: got %s, want %s", q.method, n, originals[n].Kind(), got, want)
			}
		}
	}
}

func TestEveryMethodIsThere(t *testing.T) {
	asked := slices.Concat(others, missing)
	for _, q := range questions {
		asked = append(asked, q.method)
	}
	own, original := native.TypeFor[Value](), native.TypeFor[native.Value]()
	for m := range original.Methods() {
		if !slices.Contains(asked, m.Name) {
			t.Errorf("Value.%s is called by no test", m.Name)
		}
		if _, ok := own.MethodByName(m.Name); ok == slices.Contains(missing, m.Name) {
			t.Errorf("Value.%s: there is %t", m.Name, ok)
		}
	}
	ours := native.TypeFor[Type]()
	for m := range native.TypeFor[native.Type]().Methods() {
		got, ok := ours.MethodByName(m.Name)
		if m.IsExported() && (!ok || got.Type.NumIn() != m.Type.NumIn() || got.Type.NumOut() != m.Type.NumOut()) {
			t.Errorf("Type.%s is missing or differs", m.Name)
		}
	}
}

// typeQuestions are methods of Type with arguments; Types are those of int and error.
var typeQuestions = []struct {
	method string
	args   []any
}{
	{"Align", nil}, {"AssignableTo", nil}, {"Bits", nil}, {"CanSeq", nil}, {"CanSeq2", nil}, {"ChanDir", nil}, {"Comparable", nil}, {"ConvertibleTo", nil}, {"Elem", nil},
	{"Field", []any{0}}, {"Field", []any{99}}, {"FieldAlign", nil}, {"FieldByIndex", []any{[]int{0}}}, {"FieldByName", []any{"Err"}}, {"Implements", nil}, {"In", []any{0}},
	{"IsVariadic", nil}, {"Key", nil}, {"Kind", nil}, {"Len", nil}, {"Method", []any{0}}, {"MethodByName", []any{"String"}}, {"Name", nil}, {"NumField", nil}, {"NumIn", nil},
	{"NumMethod", nil}, {"NumOut", nil}, {"Out", []any{0}}, {"OverflowComplex", []any{1e300i}}, {"OverflowFloat", []any{1e300}}, {"OverflowInt", []any{int64(1 << 40)}},
	{"OverflowUint", []any{uint64(1 << 40)}}, {"PkgPath", nil}, {"Size", nil}, {"String", nil},
}

func TestNativeTypesAreThoseOfTheOriginal(t *testing.T) {
	others := []any{1, new(error), "", []byte(nil), new(fmt.Stringer), &[2]string{}}
	for _, x := range natives() {
		for _, q := range typeQuestions {
			for _, other := range others {
				ask := func(typ, arg any) func() any {
					return func() any {
						m := native.ValueOf(typ).MethodByName(q.method)
						var args []native.Value
						for _, a := range q.args {
							args = append(args, native.ValueOf(a))
						}
						if len(args) < m.Type().NumIn() {
							args = append(args, native.ValueOf(arg))
						}
						return m.Call(args)[0].Interface()
					}
				}
				u, v := TypeOf(other), native.TypeOf(other)
				if u.Kind() == native.Pointer {
					u, v = u.Elem(), v.Elem()
				}
				got, want := told(ask(TypeOf(x), u)), told(ask(native.TypeOf(x), v))
				if got != want {
					t.Errorf("%s of %T: got %s, want %s", q.method, x, got, want)
				}
			}
		}
	}
}

func TestSequencesOfNativeValues(t *testing.T) {
	for _, x := range append(natives(), make(chan int), 3, uint8(2)) {
		if v := native.ValueOf(x); v.Kind() == native.Chan || v.Kind() == native.Uintptr || v.Kind() == native.Map && v.Len() > 1 {
			continue
		}
		got := told(func() any { return fmt.Sprint(list(ValueOf(x).Seq())) })
		if want := told(func() any { return fmt.Sprint(list(native.ValueOf(x).Seq())) }); got != want {
			t.Errorf("Seq of %T: got %s, want %s", x, got, want)
		}
		got = told(func() any { return fmt.Sprint(list2(ValueOf(x).Seq2())) })
		if want := told(func() any { return fmt.Sprint(list2(native.ValueOf(x).Seq2())) }); got != want {
			t.Errorf("Seq2 of %T: got %s, want %s", x, got, want)
		}
	}
}

func list[V fmt.Stringer](seq iter.Seq[V]) (all []string) {
	for v := range seq {
		all = append(all, fmt.Sprintf("%v", v))
	}
	return all
}

func list2[V fmt.Stringer](seq iter.Seq2[V, V]) (all []string) {
	for v, w := range seq {
		all = append(all, fmt.Sprintf("%v=%v", v, w))
	}
	return all
}

func TestConversionsOfNativeValues(t *testing.T) {
	for _, x := range natives() {
		for _, to := range natives() {
			ask := func(convert func() (any, any)) string {
				return told(func() any { x, y := convert(); return fmt.Sprint(x, y) })
			}
			got := ask(func() (any, any) { c := ValueOf(x).Convert(TypeOf(to)); return c.Type(), c })
			want := ask(func() (any, any) { c := native.ValueOf(x).Convert(native.TypeOf(to)); return c.Type(), c })
			if got != want {
				t.Errorf("%T to %T: got %s, want %s", x, to, got, want)
			}
			if got, want := ValueOf(x).CanConvert(TypeOf(to)), native.ValueOf(x).CanConvert(native.TypeOf(to)); got != want {
				t.Errorf("%T to %T: got %t, want %t", x, to, got, want)
			}
			got = told(func() any { return ValueOf(x).Equal(ValueOf(to)) })
			want = told(func() any { return native.ValueOf(x).Equal(native.ValueOf(to)) })
			if got != want {
				t.Errorf("%T and %T: got %s, want %s", x, to, got, want)
			}
		}
	}
}

func TestPrintingNativeValues(t *testing.T) {
	ours, originals := reached()
	for n := range ours {
		for _, format := range []string{"%v", "%+v", "%d", "%s", "%q", "%5v", "%x"} {
			if k := originals[n].Kind(); k == native.Chan || k == native.Func {
				continue
			}
			if got, want := fmt.Sprintf(format, ours[n]), fmt.Sprintf(format, originals[n]); got != want {
				t.Errorf("%s of value %d, %v: got %s, want %s", format, n, originals[n].Kind(), got, want)
			}
		}
	}
}
