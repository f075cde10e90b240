package main

import "fmt"

type P struct{ x, y int }

func main() {
	m := map[int]int{}
	for i := 0; i < 300000; i++ {
		m[i%1000] += i
	}
	g := map[P]bool{}
	for i := 0; i < 100000; i++ {
		g[P{i % 100, i % 7}] = true
	}
	fmt.Println(len(m), len(g))
}
