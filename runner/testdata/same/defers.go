package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type step struct {
	name string
	n    int
}

func (s step) show()         { fmt.Print(s.name, s.n, " ") }
func (s *step) showPointer() { fmt.Print(s.name, s.n, "* ") }

// evaluated: arguments and receivers are taken when defer runs, bodies when it is done.
func evaluated() {
	s := step{"s", 1}
	defer fmt.Println()
	defer s.show()
	defer s.showPointer()
	defer fmt.Print(s.n, " ")
	defer func() { fmt.Print(s.n, " ") }()
	defer func(n int) { fmt.Print(n, " ") }(s.n)
	f := func() { fmt.Print("first f ") }
	defer f()
	f = func() { fmt.Print("second f ") }
	s.n = 2
}

func trace(name string) func() {
	fmt.Print("enter ", name, ", ")
	return func() { fmt.Print("leave ", name, ", ") }
}

func traced() {
	defer trace("outer")()
	func() {
		defer trace("inner")()
		fmt.Print("body, ")
	}()
}

func inLoop() {
	for i := 0; i < 3; i++ {
		defer fmt.Print("i", i, " ")
		defer func() { fmt.Print("closure", i, " ") }()
	}
	for _, s := range []step{{"a", 1}, {"b", 2}} {
		defer s.show()
		defer s.showPointer()
	}
	fmt.Print("loop done: ")
}

func named() (n int, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("named: %w", err)
			n = -1
		}
	}()
	n = 10
	return n + 5, io.EOF
}

func unnamed() int {
	n := 10
	defer func() { n = 99 }()
	return n // the result is copied before
}

func doubled() (n int) {
	defer func(before int) { n = n*2 + before }(n)
	n = 3
	return 5
}

func pointerResult() *int {
	n := 1
	defer func() { n++ }()
	return &n
}

func conditional(open, fail bool) (log string) {
	defer func() { log += "|end" }()
	if open {
		defer func() { log += "|close" }()
	}
	if fail {
		return "failed"
	}
	defer func() { log += "|commit" }()
	return "worked"
}

func nested() (order []int) {
	add := func(n int) { order = append(order, n) }
	defer add(1)
	defer func() {
		defer add(2)
		defer func() {
			defer add(3)
			add(4)
		}()
		add(5)
	}()
	return nil
}

type file struct {
	name   string
	closed *[]string
}

func open(name string, closed *[]string) (*file, error) {
	if name == "" {
		return nil, errors.New("no name")
	}
	return &file{name, closed}, nil
}

func (f *file) Close() error {
	*f.closed = append(*f.closed, f.name)
	if strings.HasPrefix(f.name, "bad") {
		return fmt.Errorf("closing %s", f.name)
	}
	return nil
}

func copyFile(from, to string) (closed []string, err error) {
	src, err := open(from, &closed)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	dst, err := open(to, &closed)
	if err != nil {
		return closed, fmt.Errorf("destination: %w", err)
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	return closed, nil
}

func stack() {
	var s []func()
	push := func(f func()) { s = append(s, f) }
	for i := range 3 {
		push(func() { fmt.Print("undo", i, " ") })
	}
	for len(s) > 0 {
		last := s[len(s)-1]
		s = s[:len(s)-1]
		last()
	}
	fmt.Println()
}

func nilFunction() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var f func()
	defer f() // fails when it is called, not here
	fmt.Print("after the defer statement, ")
}

func main() {
	evaluated()
	traced()
	fmt.Println()
	inLoop()
	fmt.Println()
	fmt.Println(named())
	fmt.Println(unnamed(), doubled(), *pointerResult())
	fmt.Println(conditional(true, false), conditional(false, true), conditional(true, true))
	fmt.Println(nested())
	fmt.Println(copyFile("a", "b"))
	fmt.Println(copyFile("a", "bad"))
	fmt.Println(copyFile("", "b"))
	fmt.Println(copyFile("a", ""))
	stack()
	nilFunction()
	defer fmt.Println("main is last")
	defer func() {
		for i := range 2 {
			defer fmt.Print(i, "; ")
		}
	}()
}
