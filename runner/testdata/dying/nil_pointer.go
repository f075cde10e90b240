package main

import "fmt"

type node struct {
	value int
	next  *node
}

func (n *node) last() int {
	for n.next != nil {
		n = n.next
	}
	return n.value
}

func main() {
	list := &node{value: 1}
	fmt.Println(list.last())
	fmt.Println(list.next.last())
}
