package main

import "fmt"

func init() {
	fmt.Println("first")
}

func init() {
	func() {
		panic("in init")
	}()
}

func main() {
	fmt.Println("never")
}
