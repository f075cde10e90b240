package main

import "fmt"

func main() {
	n := 0
	inc := func(d int) int { n += d; return n }
	for i := 0; i < 300000; i++ {
		inc(i)
	}
	fs := []func() int{}
	for i := 0; i < 1000; i++ {
		fs = append(fs, func() int { return i })
	}
	for k := 0; k < 100; k++ {
		for _, f := range fs {
			n += f()
		}
	}
	fmt.Println(n)
}
