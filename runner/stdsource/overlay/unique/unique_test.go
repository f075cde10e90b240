package unique

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	original "unique"
)

type point struct{ x, y any }

// pair tells whether Make makes the same handle of two values, here and in the original.
func pair[T comparable](a, b T) (got, want bool) {
	return Make(a) == Make(b), original.Make(a) == original.Make(b)
}

func TestMake(t *testing.T) {
	var none *int
	for i, test := range []func() (got, want bool){
		func() (bool, bool) { return pair("ab", string([]byte{'a', 'b'})) },
		func() (bool, bool) { return pair("a", "b") },
		func() (bool, bool) { return pair(point{1, "x"}, point{1, "x"}) },
		func() (bool, bool) { return pair(point{1, 2}, point{1, int8(2)}) },
		func() (bool, bool) { return pair[any](1, 1) },
		func() (bool, bool) { return pair[any](1, 1.0) },
		func() (bool, bool) { return pair[any](nil, nil) },
		func() (bool, bool) { return pair[any](nil, none) },
		func() (bool, bool) { return pair(none, nil) },
		func() (bool, bool) { return pair(new(int), new(int)) },
		func() (bool, bool) { return pair(struct{}{}, struct{}{}) },
		func() (bool, bool) { return pair(0.0, math.Copysign(0, -1)) },
		func() (bool, bool) { return pair(math.NaN(), math.NaN()) },
		func() (bool, bool) { return pair([2]any{1, 2}, [2]any{1, 2}) },
	} {
		if got, want := test(); got != want {
			t.Errorf("case %d: got %t, want %t", i, got, want)
		}
	}
}

// An int is equal to one in an interface, but their handles hold other types.
func TestValuesOfEqualHandles(t *testing.T) {
	if got := Make(7).Value(); got != 7 {
		t.Errorf("got %v", got)
	}
	if got := Make[any](7).Value(); got != 7 {
		t.Errorf("got %v", got)
	}
	if got := Make(point{1, "x"}).Value(); got != (point{1, "x"}) {
		t.Errorf("got %v", got)
	}
	m := map[Handle[string]]int{Make("a"): 1}
	if m[Make("a")] != 1 {
		t.Errorf("got %v", m)
	}
	value := []string{"a"}
	h := Make([1]string{value[0]})
	value[0] = "b"
	if h.Value() != [1]string{"a"} || Make([1]string{"a"}) != h {
		t.Errorf("a handle has changed: %v", h.Value())
	}
}

func panicked(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestPanics(t *testing.T) {
	for name, test := range map[string][2]func(){
		"the zero handle": {
			func() { var h Handle[int]; runtime.KeepAlive(h.Value()) },
			func() { var h original.Handle[int]; runtime.KeepAlive(h.Value()) },
		},
		"a value that has no hash": {
			func() { Make[any]([]int{1}) },
			func() { original.Make[any]([]int{1}) },
		},
		"a field that has no hash": {
			func() { Make(point{1, func() {}}) },
			func() { original.Make(point{1, func() {}}) },
		},
	} {
		if got, want := panicked(test[0]), panicked(test[1]); got != want || want == "" {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, format := range []string{"%v", "%+v"} {
		if got, want := fmt.Sprintf(format, Handle[int]{}), fmt.Sprintf(format, original.Handle[int]{}); got != want {
			t.Errorf("%s: got %s, want %s", format, got, want)
		}
	}
}
