package main

import "fmt"

type point struct{ x int }

func (p point) String() string { return fmt.Sprint(p.x) }

func main() {
	var p *point
	all := []fmt.Stringer{point{1}, p}
	for _, s := range all {
		fmt.Println(s.String())
	}
}
