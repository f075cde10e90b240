package main

import "fmt"

type level int

func (l level) String() string { return fmt.Sprintf("level-%d", int(l)) }

type box[T any] struct{ v T }

func (b box[T]) check() {
	panic(fmt.Sprint(b.v))
}

func try[T any](b box[T]) {
	b.check()
}

func main() {
	defer func() {
		r := recover()
		fmt.Println("recovered", r)
		panic(level(3))
	}()
	try(box[int]{7})
}
