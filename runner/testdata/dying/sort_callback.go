package main

import (
	"fmt"
	"sort"
)

func main() {
	list := []int{3, 1, 2}
	sort.Slice(list, func(i, j int) bool {
		return list[i+10] < list[j]
	})
	fmt.Println(list)
}
