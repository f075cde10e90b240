package main

import "fmt"

type reader interface{ read() string }
type file struct{}

func main() {
	var x any = file{}
	fmt.Println(x.(reader))
}
