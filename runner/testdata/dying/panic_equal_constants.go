package main

import (
	"errors"
	"fmt"
	"strconv"
)

type name string

type place struct{ x, y int }

func (p place) Error() string { return fmt.Sprint("place ", p.x, ", ", p.y) }

// A program has one copy of a constant, of an empty string and of a small number.
func main() {
	made := fmt.Sprint("made")
	fixed := "fixed"
	small, _ := strconv.Atoi("255")
	err := errors.New("error")
	divisor := len(made) - 4
	const thousand = 1000

	for _, f := range []func(){
		func() { panic(thousand) },
		func() { panic(1000) },
		func() { panic(int64(1000)) },
		func() { panic(fixed) },
		func() { panic("fix" + "ed") },
		func() { panic(name("fixed")) },
		func() { panic(small) },
		func() { panic(err) },
		func() { panic(place{1, 2}) },
		func() { panic(made[:0]) },
		func() { fmt.Println(1 / divisor) },
	} {
		defer f()
		defer f()
	}
}
