package main

import "fmt"

func sum(list []int) int {
	total := 0
	for i := 0; i <= len(list); i++ {
		total += list[i]
	}
	return total
}

func main() {
	fmt.Println(sum([]int{1, 2, 3}))
}
