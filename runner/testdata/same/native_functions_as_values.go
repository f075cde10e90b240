package main

import (
	"fmt"
	"io"
	"log"
	"os"
)

// Functions of package fmt and methods of loggers print own types, whoever calls them.

type printer interface {
	Printf(format string, args ...any)
	Print(args ...any)
}

type point struct{ x, y int }
type name string

type wrapped struct{ printer }

func main() {
	var p printer = log.New(os.Stdout, "", 0)
	p.Printf("%T %v %s", point{1, 2}, point{1, 2}, name("n"))
	p.Print("a", name("b"), "c", 1, 2, point{})
	wrapped{p}.Printf("%T", name("x"))
	var w io.Writer = os.Stdout
	_ = w
	fmt.Println(fmt.Sprint("a", name("b"), "c", 1, 2))
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func apply(f func(string, ...any) string, format string, args ...any) string {
	return f(format, args...)
}

func init() {
	sprintf := fmt.Sprintf
	fmt.Println(apply(sprintf, "%T %v %d", celsius(1), celsius(2), point{1, 2}))
	fmt.Println(apply(fmt.Sprintf, "%[2]T %[1]*[2]v|", 8, name("x")))
	errorf := fmt.Errorf
	err := errorf("wrapped: %w %T", os.ErrNotExist, celsius(1))
	fmt.Println(err, err.(interface{ Unwrap() error }).Unwrap() == os.ErrNotExist)
	show := []func(...any) (int, error){fmt.Print, fmt.Println}
	for _, s := range show {
		n, err := s("a", name("b"), name("c"), celsius(3), 4, "\n")
		fmt.Println(n, err)
	}
	n, err := fmt.Printf("%T\n", celsius(1))
	printf := fmt.Printf
	m, _ := printf("%T\n", celsius(1))
	fmt.Println(n == m, err)
	logf := log.New(os.Stdout, "log ", 0).Printf
	logf("%T %v", point{}, celsius(4))
	println := log.New(os.Stdout, "log ", 0).Print
	println(name("a"), name("b"), 1)
	sscan := fmt.Sscan
	var c celsius
	var s name
	fmt.Println(sscan("12.5 word", &c, &s))
	fmt.Println(c, s)
	sscanf := fmt.Sscanf
	fmt.Println(sscanf("7-x", "%f-%s", &c, &s))
	fmt.Println(c, s)
	fprintf := fmt.Fprintf
	fprintf(os.Stdout, "%T %s\n", c, []name{"q"})
	panicf := log.New(io.Discard, "", 0).Panicf
	defer func() { fmt.Println(recover()) }()
	panicf("%T", c)
}
