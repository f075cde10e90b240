package main

import "fmt"

func work() {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("seen:", r)
			panic(r)
		}
	}()
	panic("boom")
}

func main() {
	work()
}
