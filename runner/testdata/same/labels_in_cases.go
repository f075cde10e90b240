package main

import "fmt"

func main() {
	n := 1
	switch n {
	case 1:
	loop:
		for {
			n++
			if n > 3 {
				break loop
			}
		}
	}
	if n > 3 {
	again:
		for i := 0; i < 3; i++ {
			for {
				continue again
			}
		}
	}
	for n < 6 {
	next:
		n++
		if n == 5 {
			goto next
		}
	}
	func() {
	first:
		for {
			break first
		}
	}()
	select {
	default:
	last:
		for {
			break last
		}
	}
	switch any(n).(type) {
	case int:
	typed:
		switch {
		default:
			break typed
		}
	}
	fmt.Println(n)
}
