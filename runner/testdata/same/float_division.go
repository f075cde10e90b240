package main

import "fmt"

func main() {
	x := 1.0
	fmt.Println(x/0.0, -x/real(1i))
	x /= 0
	fmt.Println(x)
}
