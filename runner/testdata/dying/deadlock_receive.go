package main

import "fmt"

func wait(c chan int) int {
	return <-c
}

func main() {
	c := make(chan int)
	fmt.Println("waiting")
	fmt.Println(wait(c))
}
