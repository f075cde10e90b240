package main

import "fmt"

func divide(a, b int) int {
	return a /
		b
}

func main() {
	for i := 2; ; i-- {
		fmt.Println(divide(4, i))
	}
}
