package main

import "errors"

func a() {
	defer func() {
		panic("second")
	}()
	b()
}

func b() {
	defer c()
	panic(errors.New("first"))
}

func c() {
	panic("third")
}

func main() {
	defer func() {
		recover()
		panic("last")
	}()
	a()
}
