package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"reflect"
)

// The laws of reflection, as they are told everywhere.

type MyInt int

type T struct {
	A int
	B string
}

type Stack[E any] struct{ items []E }

func (s *Stack[E]) Push(e E) { s.items = append(s.items, e) }
func (s *Stack[E]) Len() int { return len(s.items) }

func main() {
	var x float64 = 3.4
	fmt.Println("type:", reflect.TypeOf(x))
	fmt.Println("value:", reflect.ValueOf(x).String())
	v := reflect.ValueOf(x)
	fmt.Println("type:", v.Type())
	fmt.Println("kind is float64:", v.Kind() == reflect.Float64)
	fmt.Println("value:", v.Float())

	var u uint8 = 'x'
	w := reflect.ValueOf(u)
	fmt.Println("type:", w.Type(), "kind is uint8:", w.Kind() == reflect.Uint8)
	u = uint8(w.Uint())

	var m MyInt = 7
	mv := reflect.ValueOf(m)
	fmt.Println(mv.Type(), mv.Kind(), mv.Int(), mv)
	back := mv.Interface().(MyInt)
	fmt.Println(back + 1)
	_, isInt := mv.Interface().(int)
	fmt.Println("an int:", isInt)

	fmt.Println(v.Interface(), v)
	fmt.Printf("value is %7.1e\n", v.Interface())
	fmt.Printf("%v %6.2f %T %T\n", v, v, v, v.Type())

	fmt.Println("settability of v:", v.CanSet())
	p := reflect.ValueOf(&x)
	fmt.Println("type of p:", p.Type(), "settability of p:", p.CanSet())
	e := p.Elem()
	fmt.Println("settability of e:", e.CanSet())
	e.SetFloat(7.1)
	fmt.Println(e.Interface(), x)

	t := T{23, "skidoo"}
	s := reflect.ValueOf(&t).Elem()
	typeOfT := s.Type()
	for i := 0; i < s.NumField(); i++ {
		f := s.Field(i)
		fmt.Printf("%d: %s %s = %v\n", i, typeOfT.Field(i).Name, f.Type(), f.Interface())
	}
	s.Field(0).SetInt(77)
	s.Field(1).SetString("Sunset Strip")
	fmt.Println("t is now", t)

	var r io.Reader
	r = os.Stdin
	fmt.Println(reflect.TypeOf(r), reflect.TypeOf(&r), reflect.TypeOf(&r).Elem(), reflect.TypeOf(&r).Elem().Kind())
	r = bytes.NewBufferString("x")
	fmt.Println(reflect.TypeOf(r), reflect.ValueOf(r).MethodByName("Len").Call(nil)[0])
	fmt.Println(reflect.TypeOf(nil), reflect.ValueOf(nil).IsValid(), reflect.ValueOf(nil))

	st := &Stack[MyInt]{}
	reflect.ValueOf(st).MethodByName("Push").Call([]reflect.Value{reflect.ValueOf(MyInt(4))})
	fmt.Println(st.Len(), reflect.TypeOf(st), reflect.TypeOf(*st).Name(), reflect.TypeOf(st).Elem().PkgPath())

	types := map[reflect.Type]string{
		reflect.TypeOf(0):                "an int",
		reflect.TypeOf(MyInt(0)):         "a MyInt",
		reflect.TypeOf(""):               "a string",
		reflect.TypeOf(T{}):              "a T",
		reflect.TypeOf(&T{}):             "a pointer to T",
		reflect.TypeOf([]T{}):            "Ts",
		reflect.TypeFor[error]():         "an error",
		reflect.TypeFor[fmt.Stringer]():  "a Stringer",
		reflect.TypeFor[map[string]T]():  "a map of Ts",
		reflect.TypeFor[func(T) error](): "a function",
	}
	for _, x := range []any{1, MyInt(1), "a", T{}, &T{}, []T{}, map[string]T{}, func(T) error { return nil }, 1.5} {
		fmt.Printf("%T is %q\n", x, types[reflect.TypeOf(x)])
	}
	fmt.Println(reflect.TypeOf(T{}) == s.Type(), reflect.TypeOf(&T{}).Elem() == s.Type(), reflect.TypeOf(t.A) == s.Type().Field(0).Type)
	switch reflect.TypeOf(t) {
	case reflect.TypeOf(MyInt(0)):
		fmt.Println("MyInt")
	case reflect.TypeFor[T]():
		fmt.Println("T")
	}
	var held any = reflect.TypeOf(t)
	if typ, ok := held.(reflect.Type); ok {
		fmt.Println("held:", typ, typ.Kind())
	}
	if s, ok := held.(fmt.Stringer); ok {
		fmt.Println("Stringer:", s)
	}
	held = s
	switch h := held.(type) {
	case reflect.Type:
		fmt.Println("a type", h)
	case reflect.Value:
		fmt.Println("a value", h, h.Kind())
	}
}
