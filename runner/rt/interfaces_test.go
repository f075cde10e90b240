package rt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

type (
	stringsAndErrors interface {
		String() string
		Error() string
	}
	printsAny interface {
		Printf(format string, args ...any) (int, error)
	}
	lens     interface{ Len() int }
	lensWide interface{ Len() int64 }
	closes   interface{ close() }
	closer   struct{}
)

func (closer) close() {}

// asserted are values whose types have some of the methods.
var asserted = append([]any{
	closer{}, &closer{}, time.Second, bytes.NewBufferString("x"), strings.NewReader("x"), io.EOF, 1, "s", []int{1}, struct{ *bytes.Buffer }{},
}, makePrintedValues()...)

func TestAssertions(t *testing.T) {
	m := newModel(asserted, (*shape)(nil), (*fmt.Stringer)(nil), (*error)(nil), (*stringsAndErrors)(nil), (*printsAny)(nil), (*lens)(nil), (*lensWide)(nil), (*closes)(nil), (*io.Reader)(nil))
	for _, v := range asserted {
		held := m.value(v)
		checkAssertion[shape](t, m, v, held, 1)
		checkAssertion[fmt.Stringer](t, m, v, held, 2)
		checkAssertion[error](t, m, v, held, 3)
		checkAssertion[stringsAndErrors](t, m, v, held, 4)
		checkAssertion[printsAny](t, m, v, held, 5)
		checkAssertion[lens](t, m, v, held, 6)
		checkAssertion[lensWide](t, m, v, held, 7)
		checkAssertion[closes](t, m, v, held, 8)
		checkAssertion[io.Reader](t, m, v, held, 9)
		checkAssertion[integer](t, m, v, held, 0)
		checkAssertion[*point](t, m, v, held, 0)
		checkAssertion[[]points](t, m, v, held, 0)
		checkAssertion[map[text]any](t, m, v, held, 0)
		checkAssertion[func(int) error](t, m, v, held, 0)
		checkAssertion[int](t, m, v, held, 0)
	}
	if err, ok := recovered(func() { AssertFailed(1, 0, "a", "b") }).(interface{ RuntimeError() }); !ok {
		t.Errorf("%v is no runtime.Error", err)
	}
}

func checkAssertion[T any](t *testing.T, m *model, v, held any, i int) {
	t.Helper()
	want := ""
	if _, ok := v.(T); !ok {
		want = answer(func() any { return v.(T) })
	}
	to := reflect.TypeFor[T]().String()
	if i != 0 {
		if got := Implements(held, i); got != (want == "") {
			t.Errorf("%T is a %s: got %v, want %v", v, to, got, !got)
		}
	}
	if want == "" {
		return
	}
	if got := answer(func() any { AssertFailed(held, i, "interface {}", to); return nil }); got != want {
		t.Errorf("%T to %s: got %q, want %q", v, to, got, want)
	}
}

func TestAssertionsFromOtherInterfaces(t *testing.T) {
	m := newModel([]any{circle{}, failing{}}, (*shape)(nil))
	var s shape
	var e error
	for _, test := range []struct {
		real func() any
		x    any
		i    int
		from string
		to   string
	}{
		{func() any { return s.(circle) }, nil, 0, "rt.shape", "rt.circle"},
		{func() any { return e.(shape) }, nil, 1, "error", "rt.shape"},
		{func() any { return error(failing{1}).(*failing) }, m.value(failing{1}), 0, "error", "*rt.failing"},
		{func() any { return error(failing{1}).(shape) }, ToError(m.value(failing{1})), 1, "error", "rt.shape"},
		{func() any { return otherLocal().(local) }, m.value(otherLocal()), 0, "interface {}", "rt.local"},
	} {
		want := answer(test.real)
		if got := answer(func() any { AssertFailed(test.x, test.i, test.from, test.to); return nil }); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

type local int

func otherLocal() any {
	type local int
	return local(1)
}

func TestID(t *testing.T) {
	m := newModel(append(asserted, time.Second))
	for _, v := range asserted {
		want := -1
		if v != nil {
			want = m.index[reflect.TypeOf(v)]
		}
		if got := ID(m.value(v)); got != want {
			t.Errorf("%T: got %d, want %d", v, got, want)
		}
	}
	if got := ID(int8(1)); got != 0 {
		t.Errorf("got %d of a type that the program does not know", got)
	}
	box := m.value(failing{1}).(Box)
	if e := ToError(box); ID(e) != box.ID || Value(e) != box.V || Any(e) != any(box) || TypeName(e) != "rt.failing" {
		t.Errorf("a wrapper is %d, %v, %v, %s", ID(e), Value(e), Any(e), TypeName(e))
	}
	if Value(box) != box.V || Value(1) != 1 || Value(nil) != nil || Any(box) != any(box) || Any(1) != 1 || Any(nil) != nil {
		t.Error("a value is not what it is")
	}
}

// unwrapping has one of the methods for which package errors looks, or several.
type (
	unwrapOne  struct{ err error }
	unwrapMany struct{ N int }
	isOnly     struct{ Code int }
	asOnly     struct{ Code int }
	isAs       struct{ Code int }
	oneIs      struct{ err error }
	oneAs      struct{ err error }
	oneIsAs    struct{ err error }
	manyIs     struct{ err error }
	manyAs     struct{ err error }
	manyIsAs   struct{ err error }
)

func (unwrapOne) Error() string      { return "one" }
func (u unwrapOne) Unwrap() error    { return u.err }
func (unwrapMany) Error() string     { return "many" }
func (u unwrapMany) Unwrap() []error { return []error{io.EOF, io.ErrShortWrite} }
func (isOnly) Error() string         { return "is" }
func (isOnly) Is(target error) bool  { return target == io.EOF }
func (asOnly) Error() string         { return "as" }
func (asOnly) As(target any) bool    { return setEOF(target) }
func (isAs) Error() string           { return "is as" }
func (isAs) Is(target error) bool    { return target == io.EOF }
func (isAs) As(target any) bool      { return setEOF(target) }
func (oneIs) Error() string          { return "one is" }
func (o oneIs) Unwrap() error        { return o.err }
func (oneIs) Is(target error) bool   { return target == io.ErrClosedPipe }
func (oneAs) Error() string          { return "one as" }
func (o oneAs) Unwrap() error        { return o.err }
func (oneAs) As(target any) bool     { return setEOF(target) }
func (oneIsAs) Error() string        { return "one is as" }
func (o oneIsAs) Unwrap() error      { return o.err }
func (oneIsAs) Is(target error) bool { return target == io.ErrClosedPipe }
func (oneIsAs) As(target any) bool   { return setEOF(target) }
func (manyIs) Error() string         { return "many is" }
func (m manyIs) Unwrap() []error     { return []error{m.err} }
func (manyIs) Is(target error) bool  { return target == io.ErrClosedPipe }
func (manyAs) Error() string         { return "many as" }
func (m manyAs) Unwrap() []error     { return []error{m.err} }
func (manyAs) As(target any) bool    { return setEOF(target) }
func (manyIsAs) Error() string       { return "many is as" }
func (m manyIsAs) Unwrap() []error   { return []error{m.err} }
func (manyIsAs) Is(e error) bool     { return e == io.ErrClosedPipe }
func (manyIsAs) As(target any) bool  { return setEOF(target) }

func setEOF(target any) bool {
	p, ok := target.(*interface{ Timeout() bool })
	if ok {
		*p = timeout{}
	}
	return ok
}

type timeout struct{}

func (timeout) Timeout() bool { return true }

// TestErrorsFindTheirMethods: package errors sees of a wrapper what it sees of the error.
func TestErrorsFindTheirMethods(t *testing.T) {
	values := []any{
		failing{1}, unwrapOne{io.EOF}, unwrapMany{}, isOnly{}, asOnly{}, isAs{}, oneIs{io.EOF}, oneAs{io.EOF}, oneIsAs{io.EOF},
		manyIs{io.EOF}, manyAs{io.EOF}, manyIsAs{io.EOF}, &unwrapOne{io.EOF}, &manyIsAs{nil},
	}
	m := newModel(values)
	for _, v := range values {
		want := v.(error)
		got := ToError(m.value(v))
		if got.Error() != want.Error() {
			t.Errorf("got %v, want %v", got, want)
		}
		for _, target := range []error{io.EOF, io.ErrShortWrite, io.ErrClosedPipe, nil} {
			if errors.Is(got, target) != errors.Is(want, target) {
				t.Errorf("%T is %v: want %v", v, target, errors.Is(want, target))
			}
		}
		var a, b interface{ Timeout() bool }
		if errors.As(got, &a) != errors.As(want, &b) || a != b {
			t.Errorf("%T as a timeout: got %v, want %v", v, a, b)
		}
		if errors.Unwrap(got) != errors.Unwrap(want) {
			t.Errorf("%T wraps %v, want %v", v, errors.Unwrap(got), errors.Unwrap(want))
		}
		_, gotMany := got.(interface{ Unwrap() []error })
		if _, many := want.(interface{ Unwrap() []error }); many != gotMany {
			t.Errorf("%T wraps many: %v", v, gotMany)
		}
		if again := ToError(got); again != got {
			t.Errorf("%T becomes another wrapper", v)
		}
	}
	if ToError(nil) != nil || ToError(io.EOF) != io.EOF {
		t.Error("a native error is not itself")
	}
}

func TestCall(t *testing.T) {
	var b bytes.Buffer
	l := []any{&b, "WriteString", []any{"text"}, []any{4, nil}}
	for _, test := range [][]any{
		l,
		{&b, "Len", []any{}, []any{4}},
		{&b, "WriteTo", []any{io.Discard}, []any{int64(4), nil}},
		{&b, "Read", []any{nil}, []any{0, nil}},
		{time.Second, "String", []any{}, []any{"1s"}},
		{time.Second, "Round", []any{int64(2e9)}, []any{2 * time.Second}},
		{printer2{}, "Printf", []any{"%d %v", []any{1, nil}}, []any{"1 <nil>"}},
		{printer2{}, "Printf", []any{"none", nil}, []any{"none"}},
	} {
		got := Call(test[0], test[1].(string), test[2].([]any)...)
		if !reflect.DeepEqual(got, test[3]) {
			t.Errorf("%s: got %v, want %v", test[1], got, test[3])
		}
	}
	want := answer(func() any { var s fmt.Stringer; return s.String() })
	if got := answer(func() any { return Call(nil, "String") }); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

type printer2 struct{}

func (printer2) Printf(format string, args ...any) string { return fmt.Sprintf(format, args...) }
