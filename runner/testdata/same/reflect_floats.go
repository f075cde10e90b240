package main

import (
	"fmt"
	"math"
	"reflect"
)

type V struct{ X, Y float64 }
type C complex64
type A [2]float32

func (v V) Add(w V, k float64) V                              { return V{v.X + k*w.X, v.Y + k*w.Y} }
func (v V) Apply(f func(V, A) (A, float32), a A) (A, float32) { return f(v, a) }
func (c C) Mul(d C, more ...float64) C                        { return c * d * C(complex(float32(len(more)), 0)) }
func (a A) Sum() float32                                      { return a[0] + a[1] }

func main() {
	neg := math.Copysign(0, -1)
	v := reflect.ValueOf(V{1, 2})
	for i := range v.NumMethod() {
		fmt.Println(v.Type().Method(i).Type, v.Method(i).Type())
	}
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(V{neg, 3}), reflect.ValueOf(2.0)})[0])
	fmt.Println(v.MethodByName("Apply").Call([]reflect.Value{reflect.ValueOf(func(v V, a A) (A, float32) { return A{float32(v.X), a[1]}, a.Sum() }), reflect.ValueOf(A{1, 2})}))
	fmt.Println(reflect.ValueOf(C(1i)).Method(0).Call([]reflect.Value{reflect.ValueOf(C(2)), reflect.ValueOf(1.0), reflect.ValueOf(1.0)})[0])
	add := v.Method(0).Interface().(func(V, float64) V)
	fmt.Println(add(V{1, 1}, 3))
	m := v.Type().Method(0).Func.Interface().(func(V, V, float64) V)
	fmt.Println(m(V{1, 1}, V{2, 2}, 3))
	f := reflect.MakeFunc(reflect.TypeFor[func(V, ...float64) (float64, V)](), func(in []reflect.Value) []reflect.Value {
		fmt.Println(in[0].Type(), in[1].Type(), in[0], in[1])
		return []reflect.Value{in[0].Field(0), in[0]}
	}).Interface().(func(V, ...float64) (float64, V))
	x, w := f(V{neg, 1}, 1, 2)
	fmt.Println(math.Signbit(x), w)
	g := reflect.ValueOf(math.Sqrt)
	fmt.Println(g.Call([]reflect.Value{reflect.ValueOf(16.0)})[0], g.Type() == reflect.TypeFor[func(float64) float64]())
	h := reflect.ValueOf(func(x float64, y float32, z complex128, n int) float64 { return x + float64(y) + real(z) + float64(n) })
	fmt.Println(h.Type(), h.Call([]reflect.Value{reflect.ValueOf(1.0), reflect.ValueOf(float32(2)), reflect.ValueOf(3i), reflect.ValueOf(4)})[0])
	var fn func(float64) float64
	reflect.ValueOf(&fn).Elem().Set(g)
	fmt.Println(fn(9), math.Signbit(fn(neg)))
}

func init() {
	t := reflect.TypeFor[func(float64, [2]float64, V) float32]()
	fmt.Println(t.In(0) == reflect.TypeFor[float64](), t.In(1) == reflect.TypeFor[[2]float64](), t.In(2) == reflect.TypeFor[V](), t.In(0).PkgPath(), t.In(0).Name())
}
