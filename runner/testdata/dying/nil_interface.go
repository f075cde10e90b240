package main

import "fmt"

type shape interface{ area() float64 }

func main() {
	var s shape
	fmt.Println(s.area())
}
