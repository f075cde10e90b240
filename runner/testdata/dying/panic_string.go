package main

func deep(n int) {
	if n == 0 {
		panic("at the bottom")
	}
	deep(n - 1)
}

func main() {
	deep(3)
}
