package main

import "fmt"

type Pair[K, V any] struct {
	k K
	v V
}

func F[A any]() {
	type U struct{ a A }
	type V = U
	type W int
	fmt.Printf("%T %T %T %T %T\n", Pair[int, U]{}, U{}, Pair[*U, []W]{}, Pair[Pair[V, W], map[W]U]{}, W(1))
}

func main() {
	type local int
	type A = local
	{
		type Inner[T any] struct{ x T }
		fmt.Printf("%T %T %T\n", Inner[local]{}, Pair[Inner[A], local]{}, local(0))
	}
	type local2 struct{ local }
	fmt.Printf("%T\n", Pair[local2, struct{ local2 }]{})
	func() {
		type local int
		fmt.Printf("%T\n", Pair[local, func(local)]{})
	}()
	F[int]()
	F[local]()
}
