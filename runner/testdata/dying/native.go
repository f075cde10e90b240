package main

import (
	"fmt"
	"strings"
)

func line(n int) string {
	return strings.Repeat("-", n)
}

func main() {
	fmt.Println(line(3))
	fmt.Println(line(-3))
}
