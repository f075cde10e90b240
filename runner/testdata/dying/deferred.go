package main

import "fmt"

type conn struct{ open bool }

func (c *conn) close() {
	if !c.open {
		panic("closed twice")
	}
	c.open = false
	fmt.Println("closed")
}

func use() error {
	c := &conn{open: true}
	defer c.close()
	defer c.close()
	fmt.Println("using")
	return nil
}

func main() {
	if err := use(); err != nil {
		fmt.Println(err)
	}
}
