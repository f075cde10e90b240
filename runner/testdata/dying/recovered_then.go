package main

import "fmt"

func safe(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered", r)
		}
	}()
	f()
}

func fail(n int) int {
	if n == 0 {
		panic("zero")
	}
	return fail(n-1) + 1
}

func main() {
	safe(func() { fail(3) })
	x := 0
	safe(func() { x = fail(2) })
	fmt.Println(10 / x)
}
