package main

func main() {
	defer func() { panic(0) }()
	panic("")
}
