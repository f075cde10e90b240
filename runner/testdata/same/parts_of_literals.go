package main

import "fmt"

func main() {
	n := 3
	if (struct{ f bool }{n > 2}.f) && n < 5 {
		fmt.Println("yes")
	}
	fmt.Println(struct{ f int }{n}.f+1, !struct{ f bool }{n > 2}.f, []bool{n > 2}[0] && n > 1, map[string]bool{"a": true}["a"] || n > 1)
	b := [1]bool{n > 2}[0] && [2]bool{true}[n-3]
	fmt.Println(b, struct{ s string }{"a"}.s+"b", *new(true) && n > 1, (&struct{ f bool }{true}).f && n > 0)
}
