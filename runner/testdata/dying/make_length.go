package main

import "fmt"

func grid(w int) []int {
	return make([]int, w)
}

func main() {
	fmt.Println(len(grid(-1)))
}
