package main

import "fmt"

func main() {
	s := "hello"
	for i := range 10 {
		fmt.Println(s[i:5])
	}
}
