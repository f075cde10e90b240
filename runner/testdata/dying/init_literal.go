package main

import "fmt"

var handlers = map[string]func(){
	"a": func() { fmt.Println("a") },
	"b": func() {
		func() {
			panic("b")
		}()
	},
}

var other = func() int { return 1 }

func main() {
	handlers["a"]()
	handlers["b"]()
}
