package main

import "fmt"

var table = build(3)

func build(n int) []int {
	list := make([]int, n)
	list[n] = 1
	return list
}

func main() {
	fmt.Println(table)
}
