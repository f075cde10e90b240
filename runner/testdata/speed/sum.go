package main

import "fmt"

func main() {
	sum := 0
	for i := 0; i < 3000000; i++ {
		sum += i * 2 % 7
	}
	fmt.Println(sum)
}
