package main

import "fmt"

func walk(n int) {
	defer func() {
		if n == 2 {
			r := recover()
			fmt.Println("recovered at", n, r)
			panic(fmt.Sprintf("again: %v", r))
		}
		fmt.Println("leaving", n)
	}()
	if n == 4 {
		panic("bottom")
	}
	walk(n + 1)
}

func main() {
	walk(0)
}
