package main

import "fmt"

type base struct{ list []int }

func (b *base) get(i int) int { return b.list[i] }

type derived struct{ *base }

type getter interface{ get(int) int }

func use(all []getter) {
	for _, g := range all {
		fmt.Println(g.get(1))
	}
}

func main() {
	use([]getter{derived{&base{[]int{1, 2}}}, derived{}})
}
