package main

import "fmt"

type list []*string

var global list
var nums []int

func main() {
	fmt.Println(append(global, nil))
	fmt.Println(append(nums, 1))
	p, q := &global, &nums
	*p = append(*p, nil)
	fmt.Println(len(*p), append(*q, 2), append((*q)[:0], 3))
}
