package main

import (
	"flag"
	"fmt"
	"strings"
)

type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

func (l *list) Set(s string) error {
	*l = append(*l, s)
	return nil
}

type level int

func (l *level) String() string { return fmt.Sprint(int(*l)) }

func (l *level) Set(s string) error {
	panic("level " + s)
}

func main() {
	set := flag.NewFlagSet("any", flag.ContinueOnError)
	var all list
	var l level
	set.Var(&all, "add", "")
	set.Var(&l, "level", "")
	strings.Map(func(r rune) rune { return r + 1 }, "abc")
	fmt.Println(set.Parse([]string{"-add", "a", "-add", "b", "-level", "3"}))
}
