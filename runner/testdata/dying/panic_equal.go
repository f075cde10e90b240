package main

import (
	"fmt"
	"strconv"
)

type name string

// The runtime prints a value once that is panicked with again, but equal ones each.
func main() {
	made := fmt.Sprint("made")
	large, _ := strconv.Atoi("256")
	float, _ := strconv.ParseFloat("0.5", 64)
	var held any = fmt.Sprint("held")
	numbers := []int{}

	defer func() { panic(recover()) }()
	defer func() { panic(fmt.Sprint(recover())) }()
	defer func() { panic(recover().(string)) }()
	defer func() { panic(fmt.Sprint("end")) }()
	for _, f := range []func(){
		func() { panic(made) },
		func() { panic(name(made)) },
		func() { panic(large) },
		func() { panic(float) },
		func() { panic(held) },
		func() { fmt.Println(numbers[len(numbers)]) },
	} {
		defer f()
		defer f()
	}
}
