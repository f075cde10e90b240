package main

import "fmt"

type list[T any] struct {
	items []T
}

func (l *list[T]) first() T {
	return l.items[0]
}

func mapped[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func main() {
	l := &list[string]{}
	fmt.Println(mapped([]int{1, 2}, func(i int) string {
		return l.first()
	}))
}
