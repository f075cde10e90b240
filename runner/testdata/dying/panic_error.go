package main

import (
	"errors"
	"fmt"
)

type stack struct{ items []int }

func (s *stack) pop() int {
	if len(s.items) == 0 {
		panic(fmt.Errorf("pop: %w", errors.New("empty\nstack")))
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

func main() {
	s := &stack{items: []int{1, 2}}
	for range 3 {
		fmt.Println(s.pop())
	}
}
