package main

type name string

func main() {
	panic(name("a\nb"))
}
