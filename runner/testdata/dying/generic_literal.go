package main

import (
	"fmt"
	"maps"
	"slices"
)

type set[K comparable] map[K]bool

func (s set[K]) each(f func(K)) {
	for _, k := range slices.Collect(maps.Keys(s)) {
		f(k)
	}
}

func walk[K comparable](s set[K]) {
	n := 0
	s.each(func(k K) {
		n++
		var list []K
		fmt.Println(list[n])
	})
}

func main() {
	walk(set[int]{1: true})
}
