package main

import "fmt"

func kind(v any) string {
	switch x := v.(type) {
	case int:
		return "int"
	case []int:
		switch {
		case x[0] > 0:
			return "positive"
		case len(x) > 3 &&
			x[9] == 1:
			return "long"
		}
	}
	return "other"
}

func main() {
	fmt.Println(kind(1), kind([]int{1}), kind([]int{0}))
	fmt.Println(kind([]int{0, 1, 2, 3}))
}
