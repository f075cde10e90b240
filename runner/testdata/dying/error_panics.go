package main

import "fmt"

type reason struct{ code int }

type failure struct{ reason }

func (f *failure) Error() string {
	if f.code == 0 {
		panic("no code")
	}
	panic(f.reason)
}

func main() {
	defer fmt.Println("deferred calls come first")
	panic(&failure{reason{3}})
}
