package main

import "fmt"

func risky(i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	list := []int{1, 2, 3}
	fmt.Println(list[i])
	return nil
}

func main() {
	for i := range 5 {
		if err := risky(i); err != nil {
			fmt.Println(err)
		}
	}
	var m map[string]int
	m["a"] = 1
}
