package main

import (
	"fmt"
	"slices"
)

func main() {
	list := []int{3, 1, 2}
	slices.SortFunc(list, func(a, b int) int {
		panic("compare")
	})
	fmt.Println(list)
}
