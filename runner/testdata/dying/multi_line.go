package main

import "fmt"

type query struct{ parts []string }

func (q *query) where(s string) *query {
	if s == "" {
		panic("empty condition")
	}
	q.parts = append(q.parts, s)
	return q
}

func build() string {
	q := (&query{}).
		where("a").
		where("b").
		where("")
	return fmt.Sprint(q.parts)
}

func main() {
	if s := build(); s != "" &&
		s != "x" {
		fmt.Println(s)
	}
}
