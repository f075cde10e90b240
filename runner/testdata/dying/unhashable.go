package main

import "fmt"

func main() {
	m := map[any]int{}
	m[[]int{1}] = 2
	fmt.Println(m)
}
