package main

import "fmt"

type list []*string

var global list
var nums []int

func (l *list) grow() { *l = append(*l, nil) }

func count(lists ...list) int { return len(lists[0]) }

func main() {
	global.grow()
	fmt.Println(count(append(global, nil)))
	global = nil
	fmt.Println(append(global, nil))
	fmt.Println(append(nums, 1))
	p, q := &global, &nums
	*p = append(*p, nil)
	fmt.Println(len(*p), append(*q, 2), append((*q)[:0], 3))
}
