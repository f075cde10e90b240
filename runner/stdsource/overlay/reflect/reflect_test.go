package reflect

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"
)

type code int

func (c code) Error() string { return fmt.Sprint(int(c)) }

func TestTypeFor(t *testing.T) {
	for _, pair := range [][2]reflect.Type{
		{TypeFor[int](), reflect.TypeFor[int]()}, {TypeFor[code](), reflect.TypeFor[code]()}, {TypeFor[error](), reflect.TypeFor[error]()},
		{TypeFor[any](), reflect.TypeFor[any]()}, {TypeFor[func(code) error](), reflect.TypeFor[func(code) error]()},
	} {
		if pair[0] != pair[1] {
			t.Errorf("got %v, want %v", pair[0], pair[1])
		}
	}
}

func TestTypeAssert(t *testing.T) {
	hidden := struct{ n int }{1}
	for _, v := range []reflect.Value{
		{}, reflect.ValueOf(1), reflect.ValueOf(code(2)), reflect.ValueOf(io.EOF), reflect.ValueOf(new(error)).Elem(), reflect.ValueOf([]any{1, nil}).Index(0),
		reflect.ValueOf([]any{1, nil}).Index(1), reflect.ValueOf(hidden).Field(0), reflect.ValueOf(&hidden), reflect.ValueOf([]error{errors.New("x")}).Index(0),
	} {
		compare(t, v, TypeAssert[int], reflect.TypeAssert[int])
		compare(t, v, TypeAssert[code], reflect.TypeAssert[code])
		compare(t, v, TypeAssert[error], reflect.TypeAssert[error])
		compare(t, v, TypeAssert[any], reflect.TypeAssert[any])
		compare(t, v, TypeAssert[fmt.Stringer], reflect.TypeAssert[fmt.Stringer])
	}
}

func compare[T any](t *testing.T, v reflect.Value, assert, original func(reflect.Value) (T, bool)) {
	t.Helper()
	told := func(assert func(reflect.Value) (T, bool)) (text string) {
		defer func() {
			if r := recover(); r != nil {
				text = fmt.Sprintf("panic: %v", r)
			}
		}()
		x, ok := assert(v)
		return fmt.Sprintf("%#v %t", x, ok)
	}
	if got, want := told(assert), told(original); got != want {
		t.Errorf("%v as %v: got %s, want %s", v, reflect.TypeFor[T](), got, want)
	}
}
