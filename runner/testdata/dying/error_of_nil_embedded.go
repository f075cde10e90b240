package main

import "errors"

type cause struct{}

func (c cause) Error() string { return "cause" }

type wrapped struct{ *cause }

// The method of the panic's value is promoted through a nil pointer, and panics itself.
func main() {
	panic(errors.Join(errors.New("first"), wrapped{}))
}
