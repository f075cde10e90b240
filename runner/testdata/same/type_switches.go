package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

type animal interface{ sound() string }
type walker interface{ legs() int }

type dog struct{ name string }
type bird struct{ wings int }
type robot int

func (d dog) sound() string   { return "woof" }
func (d dog) legs() int       { return 4 }
func (b *bird) sound() string { return "tweet" }
func (r robot) legs() int     { return int(r) }

type myInt int
type myInts []int
type myError struct{ code int }

func (e myError) Error() string { return "code " + strconv.Itoa(e.code) }

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case bool:
		return "bool " + strconv.FormatBool(!v)
	case int:
		return "int " + strconv.Itoa(v+1)
	case int8, int16, int32, int64:
		return fmt.Sprintf("signed %T %v", v, v)
	case myInt:
		return fmt.Sprint("myInt ", v*2)
	case string:
		return "string " + strings.ToUpper(v)
	case []byte:
		return "bytes " + string(v)
	case myInts:
		return fmt.Sprint("myInts ", len(v))
	case []int:
		return fmt.Sprint("ints ", v[0])
	case [2]int:
		return fmt.Sprint("array ", v[1])
	case map[string]int:
		return fmt.Sprint("map ", v["a"])
	case func(int) int:
		return fmt.Sprint("func ", v(20))
	case chan int:
		return fmt.Sprint("chan ", cap(v))
	case *int:
		*v += 5
		return fmt.Sprint("pointer ", *v)
	case struct{ A int }:
		return fmt.Sprint("struct ", v.A)
	case error:
		return "error " + v.Error()
	case time.Duration, time.Month:
		return fmt.Sprintf("of time %T %v", v, v)
	case fmt.Stringer:
		return "stringer " + v.String()
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func creature(v any) string {
	switch c := v.(type) {
	case interface {
		animal
		walker
	}:
		return fmt.Sprintf("walks on %d legs and goes %s", c.legs(), c.sound())
	case animal:
		return "goes " + c.sound()
	case walker:
		if c.legs() == 0 {
			break
		}
		return fmt.Sprint("walks on ", c.legs())
	}
	return "does nothing"
}

func describe[T any](v T) string {
	switch any(v).(type) {
	case int, myInt:
		return "integer"
	case []T:
		return "impossible"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

func innermost(err error) (depth int, text string) {
	for {
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			depth++
			err = e.Unwrap()
			continue
		case interface{ Unwrap() []error }:
			depth += 10
			err = e.Unwrap()[0]
			continue
		case nil:
			return depth, "nothing"
		}
		return depth, err.Error()
	}
}

func main() {
	n := 37
	values := []any{
		nil, true, 41, int8(-3), int64(1 << 40), 'x', myInt(21), "text", []byte("raw"), myInts{1, 2}, []int{9},
		[2]int{1, 2}, map[string]int{"a": 7}, func(n int) int { return n * n }, make(chan int, 3), &n,
		struct{ A int }{5}, myError{404}, &myError{500}, io.EOF, 3 * time.Second, time.March, time.UTC,
		1.5, uint8(1), dog{}, &dog{}, []string(nil), struct{ B int }{6}, (*int)(&n), make(<-chan int),
	}
	for _, v := range values {
		fmt.Print(kind(v), "; ")
	}
	fmt.Println(n)
	for _, v := range []any{dog{"Rex"}, &dog{"Rex"}, &bird{}, bird{}, robot(2), robot(0), "stone", nil} {
		fmt.Print(creature(v), "; ")
	}
	fmt.Println()
	fmt.Println(describe(1), describe(myInt(2)), describe(time.Second), describe("x"), describe([]dog{}), describe(any(3)), describe(error(nil)))

	wrapped := fmt.Errorf("outer: %w", fmt.Errorf("middle: %w", myError{1}))
	fmt.Println(innermost(wrapped))
	fmt.Println(innermost(errors.Join(wrapped, io.EOF)))
	fmt.Println(innermost(nil))

	var a animal = dog{"A"}
	switch d := a.(type) {
	case dog:
		d.name = "B" // a copy
		fmt.Println(d.name, a.(dog).name)
	}
	switch x := a.(type) {
	default:
		fmt.Printf("%T comes first, and is tried last\n", x)
	case *bird:
		fmt.Println("bird")
	}
	if w, ok := a.(walker); ok && w.legs() > 3 {
		fmt.Println("assertion", w.legs())
	}
	_, notBird := a.(*bird)
	r, isRobot := any(a).(robot)
	fmt.Println(notBird, r, isRobot)
}
