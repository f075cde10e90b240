package main

import "fmt"

func find(string) error { return nil }

func main() {
	err := find("x")
	fmt.Println("looking")
	fmt.Println(err.Error())
}
