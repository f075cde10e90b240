package main

import "fmt"

func down(n int) int {
	return up(n+1) + 1
}

func up(n int) int {
	if n < 0 {
		return 0
	}
	return down(n+1) + 1
}

func main() {
	fmt.Println("falling")
	fmt.Println(down(0))
}
