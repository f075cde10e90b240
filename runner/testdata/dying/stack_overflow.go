package main

import "fmt"

type tree struct{ parent *tree }

func (t *tree) depth() int {
	return 1 + t.parent.depth()
}

func main() {
	t := &tree{}
	t.parent = t
	fmt.Println(t.depth())
}
