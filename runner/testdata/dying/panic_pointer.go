package main

type point struct{ x, y int }

func fail(p *point) { panic(p) }

func main() {
	fail(&point{1, 2})
}
