package main

import (
	"fmt"
	"os"
)

type celsius float64
type name string
type point struct{ x, y int }
type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

func try(v any) {
	defer func() {
		fmt.Printf("%v\n", recover())
		if _, ok := v.(celsius); ok {
			panic(v)
		}
	}()
	panic(v)
}

func main() {
	try(name("n"))
	try(code(3))
	fmt.Fprintln(os.Stderr, "before")
	try(celsius(1.5))
}
