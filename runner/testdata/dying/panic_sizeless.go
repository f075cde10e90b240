package main

type nothing struct{}

// All values without a size are at one address, so that these two panics have the same.
func main() {
	defer func() { panic(&nothing{}) }()
	panic(new(nothing))
}
