package main

import (
	"fmt"
	"regexp"
)

var word = regexp.MustCompile(`\w+`)

func main() {
	fmt.Println(word.FindString("a b"))
	regexp.MustCompile(`(`)
}
