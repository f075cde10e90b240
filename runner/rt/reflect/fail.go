package reflect

import (
	native "reflect"

	"runnel/runner/rt"
)

// fail panics with a text of the original package, which must not be taken for one that
// the interpreter caused.
func fail(text string) { panic(rt.Verbatim{Value: text}) }

// wrongKind panics because a method was called of a Value of the wrong kind.
func wrongKind(method string, k Kind) {
	panic(rt.Verbatim{Value: &ValueError{Method: method, Kind: k}})
}

// must panics unless v is of one of some kinds. The method is named without its type.
func (v Value) must(method string, kinds ...Kind) {
	have := v.Kind()
	for _, k := range kinds {
		if have == k {
			return
		}
	}
	wrongKind("reflect.Value."+method, have)
}

func (v Value) mustBeExported(method string) {
	switch {
	case v.t == nil:
		wrongKind(method, native.Invalid)
	case v.ro != 0:
		fail("reflect: " + method + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported(method)
	if !v.CanAddr() {
		fail("reflect: " + method + " using unaddressable value")
	}
}

// mustBe panics, as a function does which is no method, unless v is of a kind and may be
// used.
func (v Value) mustBe(k Kind) {
	if v.Kind() != k {
		wrongKind("unknown method", v.Kind())
	}
	v.mustBeExported("unknown method")
}
