package main

import "fmt"

func equal(a, b any) bool { return a == b }

func main() {
	fmt.Println(equal(1, 2))
	fmt.Println(equal([]int{1}, []int{1}))
}
