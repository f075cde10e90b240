package main

import "fmt"

func at(list []int, i int) int { return list[i] }

func main() {
	list := []int{1, 2, 3}
	n := -1
	fmt.Println(
		at(list, 0),
		at(list, 2),
		at(list, n+
			0),
	)
}
