package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Pair[K, V any] struct {
	k K
	v V
}
type Base struct{ x int }

func main() {
	type loc struct{}
	type gl[T any] struct{ t T }
	fmt.Printf("%T\n", Pair[struct{ Base }, int]{})
	fmt.Printf("%T\n", Pair[struct{ *Base }, int]{})
	fmt.Printf("%T\n", Pair[struct{ gl[int] }, int]{})
	fmt.Printf("%T\n", Pair[struct{ gl[loc] }, int]{})
	fmt.Printf("%T\n", Pair[struct{ *loc }, int]{})
	fmt.Printf("%T\n", Pair[struct {
		x loc `a:"b"`
		y int
		Z *Base
	}, int]{})
	fmt.Printf("%T\n", Pair[struct {
		time.Time
		*json.Decoder
	}, int]{})
	fmt.Printf("%T\n", Pair[[]*json.Decoder, map[json.Number]func(...json.Number) (int, error)]{})
	fmt.Printf("%T\n", Pair[struct{ json.Number }, interface {
		foo(json.Number)
		Bar() loc
	}]{})
	fmt.Printf("%T\n", Pair[any, interface {
		error
		X()
	}]{})
	fmt.Printf("%T\n", Pair[chan<- (<-chan int), chan (<-chan loc)]{})
	fmt.Printf("%T\n", Pair[struct{}, interface{}]{})
	fmt.Printf("%T\n", struct {
		json.Number
		Pair[loc, json.Number]
	}{})
}

type Pub struct{}
type priv struct{}

func init() {
	type Loc struct{}
	fmt.Printf("%T\n", Pair[struct{ Pair[int, int] }, struct{ Pub }]{})
	fmt.Printf("%T\n", Pair[struct{ priv }, struct{ *priv }]{})
	fmt.Printf("%T\n", Pair[struct{ Loc }, struct{ *Loc }]{})
	fmt.Printf("%T\n", Pair[struct{ error }, struct{ int }]{})
	fmt.Printf("%T\n", Pair[struct{ _ int }, struct{ pair[int] }]{})
}

type pair[T any] struct{}
