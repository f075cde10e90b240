package main

func rest(s string) string { return s[1:] }

// What is left of a character is no UTF-8.
func main() {
	panic(rest("😀!"))
}
