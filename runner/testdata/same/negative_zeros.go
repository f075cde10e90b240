package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"text/template"
)

type vec struct{ x, y float64 }

func (v vec) sign() bool           { return math.Signbit(v.x) }
func (v *vec) set(x float64)       { v.x = x }
func (v vec) with(x float64) vec   { v.x = x; return v }
func (v vec) String() string       { return fmt.Sprintf("<%v %v>", v.x, v.y) }
func (v vec) each(f func(float64)) { f(v.x); f(v.y) }
func (v vec) all(yield func(int, float64) bool) {
	_ = yield(0, v.x) && yield(1, v.y)
}

type signer interface {
	sign() bool
	with(x float64) vec
}

type pair [2]float32

type nested struct {
	p    pair
	name string
	c    complex128
}

func show(n nested, more ...float64) string {
	return fmt.Sprint(n.p, n.c, more)
}

type number interface{ ~float32 | ~float64 | ~int }

func half[T number](x T) T { return x / 2 }

func apply[T any](f func(T) T, x T) T { return f(x) }

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func main() {
	zero := 0.0
	neg := -zero
	v := vec{neg, 0}
	var s signer = v
	fmt.Println(v.sign(), s.sign(), s.with(neg), v.with(neg), vec{}.with(0))
	method, expression, pointer := v.sign, vec.sign, v.set
	fmt.Println(method(), expression(v), expression(vec{}))
	pointer(neg)
	fmt.Println(v)
	v.each(func(x float64) { fmt.Print(x, " ") })
	for i, x := range v.all {
		fmt.Print(i, x, ";")
	}
	fmt.Println(show(nested{p: pair{float32(neg)}, c: complex(0, neg)}, neg, 0))
	fmt.Println(half(neg), half(celsius(neg)), apply(half[float64], neg), apply(math.Sqrt, neg))
	f := math.Copysign
	fmt.Println(f(3, neg), slices.MaxFunc([]float64{neg, -1}, func(a, b float64) int { return int(a - b) }))
	fs := map[string]func(float64, ...float64) float64{"first": func(x float64, _ ...float64) float64 { return x }}
	fmt.Println(fs["first"](neg, 1), fs["first"](0))
	var any1 any = func(x float64) float64 { return -x }
	fmt.Println(any1.(func(float64) float64)(zero))
	fmt.Printf("%T %T %T\n", any1, method, fs)
	defer func(v vec, x float64) { fmt.Println(v, x) }(v, neg)
	defer v.each(func(x float64) { fmt.Println(x) })
	done := make(chan float64)
	go func(x celsius, n nested) { done <- float64(x) + float64(n.p[0]) }(celsius(neg), nested{p: pair{float32(neg)}})
	fmt.Println(<-done)
	var b strings.Builder
	t := template.Must(template.New("").Funcs(template.FuncMap{
		"add": func(a, b float64) float64 { return a + b },
		"neg": func(v vec) vec { return vec{-v.x, -v.y} },
	}).Parse("{{add 1.5 2}} {{neg .}} {{.}}\n"))
	fmt.Println(t.Execute(&b, v), b.String())
	b.Reset()
	t = template.Must(template.New("").Funcs(template.FuncMap{"f": func(a float64) float64 { return a }}).Parse(`{{f "x"}}`))
	fmt.Println(t.Execute(&b, nil))
	counter := func() func(float64) float64 {
		total := neg
		return func(x float64) float64 { total += x; return total }
	}()
	fmt.Println(counter(neg), counter(1))
}
