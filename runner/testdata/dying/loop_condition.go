package main

import "fmt"

func main() {
	list := []int{1, 2, 3}
	i := 0
	for list[i] != 4 {
		fmt.Println(list[i])
		i++
	}
}
