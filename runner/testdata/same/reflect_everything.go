package main

import (
	"fmt"
	"net/url"
	"reflect"
	"sort"
	"strings"
)

// All that can be asked of a value, of values of all sorts.

type (
	Int     int
	Uint    uint16
	Float   float32
	Complex complex64
	Bool    bool
	String  string
	List    []Int
	Array   [2]String
	Map     map[String]Int
	Chan    chan Int
	Func    func(Int) String
	Pointer *Int
	Empty   struct{}
	Struct  struct {
		A Int
		b String
		Empty
		*Other
	}
	Other struct {
		C []Other
		D any
	}
	Iface      interface{ M(Int) String }
	Gen[T any] struct{ X T }
	Self       struct{ Self *Self }
	Selfs      []Selfs
)

func (i Int) M(j Int) String     { return String(fmt.Sprint(i + j)) }
func (s *Struct) M(j Int) String { return "struct" }
func (o Other) Error() string    { return "other" }
func (g Gen[T]) Get() T          { return g.X }
func (l List) Sum() (s Int) {
	for _, x := range l {
		s += x
	}
	return s
}
func (f Func) Call(i Int) String { return f(i) }

func text(f func() any) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprintf("panic %T %v", r, r)
		}
	}()
	x := f()
	switch v := x.(type) {
	case reflect.Value:
		if !v.IsValid() {
			return "invalid"
		}
		return fmt.Sprintf("%v:%v", v.Type(), v.Kind())
	case []reflect.Value:
		var all []string
		for _, k := range v {
			all = append(all, fmt.Sprint(k))
		}
		sort.Strings(all)
		return strings.Join(all, "|")
	case nil:
		return "nil"
	}
	return fmt.Sprintf("%T:%v", x, x)
}

func main() {
	one := Int(1)
	s := Struct{A: 2, b: "x", Other: &Other{D: Int(4)}}
	var iface Iface = one
	addressable := reflect.ValueOf(&s).Elem()
	values := []reflect.Value{
		{}, reflect.ValueOf(one), reflect.ValueOf(String("abc")), reflect.ValueOf(List{1, 2}), reflect.ValueOf(Array{"a"}), reflect.ValueOf(Map(nil)),
		reflect.ValueOf(make(Chan, 1)), reflect.ValueOf(Func(func(Int) String { return "f" })), reflect.ValueOf(Pointer(&one)),
		reflect.ValueOf(s), reflect.ValueOf(&s), addressable, addressable.Field(1), addressable.Field(2), addressable.Field(3).Elem().Field(1),
		reflect.ValueOf(&iface).Elem(), reflect.ValueOf(&iface).Elem().Elem(), reflect.ValueOf(&iface).Elem().Method(0),
		reflect.ValueOf(&Gen[Gen[int]]{}).Elem().Field(0), reflect.ValueOf(Self{&Self{}}).Field(0), reflect.ValueOf(Selfs{nil, {}}).Index(0),
		reflect.ValueOf(&url.URL{Host: "h"}).Elem(), reflect.ValueOf([]any{one, nil, "x"}).Index(1), reflect.ValueOf([]error{Other{}}).Index(0),
		reflect.ValueOf(struct{ a, B any }{one, one}).Field(0), reflect.Zero(reflect.TypeFor[Iface]()), reflect.New(reflect.TypeFor[Selfs]()).Elem(),
	}
	for n, v := range values {
		fmt.Println("==", n, v.Kind(), v.String())
		for _, ask := range []struct {
			name string
			f    func() any
		}{
			{"Type", func() any { return v.Type() }}, {"CanAddr", func() any { return v.CanAddr() }}, {"CanSet", func() any { return v.CanSet() }},
			{"CanInterface", func() any { return v.CanInterface() }}, {"Interface", func() any { return fmt.Sprintf("%T", v.Interface()) }},
			{"IsNil", func() any { return v.IsNil() }}, {"IsZero", func() any { return v.IsZero() }}, {"IsValid", func() any { return v.IsValid() }},
			{"Len", func() any { return v.Len() }}, {"Cap", func() any { return v.Cap() }}, {"Elem", func() any { return v.Elem() }},
			{"Int", func() any { return v.Int() }}, {"Float", func() any { return v.Float() }}, {"Bytes", func() any { return v.Bytes() }}, {"NumField", func() any { return v.NumField() }}, {"Field", func() any { return v.Field(0) }}, {"NumMethod", func() any { return v.NumMethod() }},
			{"Method", func() any { return v.Method(0) }}, {"Index", func() any { return v.Index(0) }}, {"Slice", func() any { return v.Slice(0, 1) }}, {"MapKeys", func() any { return v.MapKeys() }}, {"Comparable", func() any { return v.Comparable() }}, {"Equal", func() any { return v.Equal(v) }}, {"Addr", func() any { return v.Addr() }},
			{"CanInt", func() any { return v.CanInt() }}, {"CanFloat", func() any { return v.CanFloat() }}, {"OverflowInt", func() any { return v.OverflowInt(1 << 40) }}, {"FieldByName", func() any { return v.FieldByName("C") }}, {"MethodByName", func() any { return v.MethodByName("M") }}, {"FieldByNameFunc", func() any { return v.FieldByNameFunc(func(s string) bool { return s == "D" }) }},
			{"Convert", func() any { return v.Convert(reflect.TypeFor[any]()) }}, {"CanConvert", func() any { return v.CanConvert(reflect.TypeFor[String]()) }}, {"Indirect", func() any { return reflect.Indirect(v) }},
			{"Recv", func() any { _, ok := v.TryRecv(); return ok }}, {"SetInt", func() any { v.SetInt(1); return "set" }}, {"SetString", func() any { v.SetString("s"); return "set" }}, {"SetZero", func() any { v.SetZero(); return "set" }},
			{"SetLen", func() any { v.SetLen(0); return "set" }}, {"Set", func() any { v.Set(v); return "set" }},
			{"Pointer", func() any { return v.Pointer() != 0 }}, {"UnsafeAddr", func() any { return v.UnsafeAddr() != 0 }}, {"MapRange", func() any { return v.MapRange().Next() }}, {"Call", func() any { return v.Call([]reflect.Value{reflect.ValueOf(one)}) }},
			{"Append", func() any { return reflect.Append(v) }}, {"Copy", func() any { return reflect.Copy(v, v) }}, {"Close", func() any { v.Close(); return "closed" }}, {"Size", func() any { return v.Type().Size() }},
			{"Printed", func() any {
				switch v.Kind() {
				case reflect.Chan, reflect.Func, reflect.Pointer, reflect.Map:
					return v.IsNil()
				case reflect.Struct, reflect.Interface, reflect.Slice:
					if v.NumMethod() == 0 || v.Kind() == reflect.Struct && v.NumField() < 5 || v.Type() == reflect.TypeFor[error]() {
						return "not printed"
					}
				}
				return fmt.Sprintf("%v %d %q", v, v, v)
			}},
		} {
			fmt.Println(ask.name, text(ask.f))
		}
	}
}
