package main

import (
	"fmt"
	"iter"
)

//go:noinline
func pairs(n int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, fmt.Sprint(i)) {
				return
			}
		}
	}
}

func main() {
	for i, s := range pairs(3) {
		for j := range pairs(2) {
			func() {
				defer fmt.Println("left", i, j, s)
				if i == 1 {
					for range pairs(1) {
						var m map[string]*struct{ n int }
						fmt.Println(m[s].n)
					}
				}
			}()
		}
	}
}
