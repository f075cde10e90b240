package main

import (
	"errors"
	"fmt"
	"io"
)

type code int

func (c code) Error() string { return fmt.Sprint("code ", int(c)) }

type failure struct {
	At   string
	Code code
}

func (f failure) Error() string { return f.At }

func main() {
	one := fmt.Errorf("one: %w", code(1))
	fmt.Printf("%#v\n", one)
	fmt.Printf("%#v|%v|%q|%T\n", one, one, one, one)
	two := fmt.Errorf("two: %w", failure{"here", 2})
	fmt.Printf("%#v %+v\n", two, two)
	fmt.Printf("%#v\n", fmt.Errorf("none: %w", io.EOF) != nil)
	format := "%#v\n"
	fmt.Printf(format, two)
	s := fmt.Sprintf("%#v", one)
	fmt.Println(len(s), s)
	var is code
	fmt.Println(errors.As(one, &is), is, errors.Is(errors.Join(one, two), code(1)))
}
