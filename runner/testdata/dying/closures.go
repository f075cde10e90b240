package main

import "fmt"

func apply(fs ...func()) {
	for _, f := range fs {
		f()
	}
}

func main() {
	apply(
		func() { fmt.Println("one") },
		func() {
			inner := func(s string) {
				panic(s)
			}
			inner("two")
		},
	)
}
