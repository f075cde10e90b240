package main

func call(f func()) {
	f()
}

func main() {
	var f func()
	call(f)
}
