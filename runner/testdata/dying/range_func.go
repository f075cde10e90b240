package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	list := []string{"a", "b"}
	for i := range count(3) {
		fmt.Println(list[i])
	}
}
