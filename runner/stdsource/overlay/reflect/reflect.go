// Package reflect has what is generic in the standard library's reflect. The rest of it is
// native.
package reflect

import "reflect"

// TypeFor returns the type T.
func TypeFor[T any]() reflect.Type { return reflect.TypeOf((*T)(nil)).Elem() }

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v reflect.Value) (T, bool) {
	switch {
	case !v.IsValid():
		panic(&reflect.ValueError{Method: "reflect.TypeAssert", Kind: reflect.Invalid})
	case !v.CanInterface():
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := v.Interface().(T)
	return x, ok
}
