package main

import (
	"fmt"
	"math"
)

type temp float64

func (t temp) sign() bool       { return math.Signbit(float64(t)) }
func (t *temp) psign() bool     { return math.Signbit(float64(*t)) }
func (t temp) with(x temp) bool { return math.Signbit(float64(x)) }

type signer interface {
	sign() bool
	with(temp) bool
}

type vec struct{ x, y float64 }

func (v vec) sign() bool { return math.Signbit(v.x) }

func s(x float64) bool             { return math.Signbit(x) }
func v(v vec) bool                 { return math.Signbit(v.x) }
func a(v [2]float64) bool          { return math.Signbit(v[1]) }
func many(xs ...float64) bool      { return math.Signbit(xs[0]) }
func res(x float64) (y float64)    { return -x }
func named(x float64) (y float64)  { y = -x; return }
func two(x float64) (float64, int) { return -x, 1 }
func gen[T ~float64](x T) bool     { return math.Signbit(float64(x)) }
func anyf(x any) bool              { return math.Signbit(x.(float64)) }
func c(x complex128) bool          { return math.Signbit(real(x)) }
func f32(x float32) bool           { return math.Signbit(float64(x)) }

var glob = math.Copysign(0, -1)

func main() {
	zero := 0.0
	neg := -zero
	t := temp(neg)
	fmt.Println(s(neg), v(vec{neg, 0}), a([2]float64{1, neg}), many(neg), s(res(zero)), s(named(zero)), gen(t), anyf(neg), c(complex(neg, 0)), f32(float32(neg)), s(glob))
	x, _ := two(zero)
	fmt.Println(s(x), t.sign(), t.psign(), t.with(t), vec{neg, 1}.sign())
	lit := func(x float64) bool { return math.Signbit(x) }
	cap := func() bool { return math.Signbit(neg) }
	mv := t.sign
	mw := t.with
	me := temp.sign
	var i signer = t
	iv := i.sign
	fmt.Println(lit(neg), cap(), mv(), mw(t), me(t), i.sign(), i.with(t), iv())
	func(x float64) { fmt.Println(math.Signbit(x)) }(neg)
	func() {
		defer func(x float64) { fmt.Println(math.Signbit(x)) }(neg)
		defer fmt.Println(neg)
		defer s(neg)
	}()
	ch := make(chan float64, 2)
	done := make(chan bool)
	go func(x float64) { ch <- x; done <- math.Signbit(x) }(neg)
	fmt.Println(<-done, s(<-ch))
	for x := range func(yield func(float64) bool) { yield(neg) } {
		fmt.Println(s(x))
	}
	fs := []func(float64) float64{func(x float64) float64 { return x }}
	fmt.Println(s(fs[0](neg)), s(max(neg, neg)), s(min(neg, zero)), neg)
	arr := []float64{neg}
	m := map[string]float64{"a": neg}
	p := &neg
	var e any = neg
	st := vec{neg, neg}
	fmt.Println(s(arr[0]), s(m["a"]), s(*p), s(e.(float64)), s(st.y), s(math.Copysign(0, -1)))
	for _, x := range arr {
		fmt.Println(s(x))
	}
	y := neg
	y *= 1
	z := y
	fmt.Println(s(y), s(z), fmt.Sprint(z), s(-z))
	w := struct{ f float64 }{neg}
	u := func() struct{ f float64 } { return w }()
	fmt.Println(s(u.f), s(func() float64 { return neg }()))
	switch q := any(neg).(type) {
	case float64:
		fmt.Println(s(q))
	}
	r := func() func() float64 { k := -zero; return func() float64 { return k } }()
	fmt.Println(s(r()))
}
