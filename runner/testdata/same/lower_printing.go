package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type weekday int

const (
	sunday weekday = iota
	monday
)

func (d weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

type point struct{ X, y int }

type line struct {
	From, To *point
	Kind     weekday
	Note     any
	temps    []celsius
}

type secret string

func (s secret) GoString() string { return "secret(…)" }

type matrix [2][2]int

func (m matrix) Format(s fmt.State, verb rune) {
	width, ok := s.Width()
	fmt.Fprintf(s, "matrix %c %d %v %v", verb, width, ok, s.Flag('+'))
}

type failure struct{ at point }

func (f failure) Error() string { return fmt.Sprintf("failed at %d", f.at.X) }

type list[T any] struct{ items []T }

type ptr struct{ n int }

func (p *ptr) String() string { return fmt.Sprint("ptr ", p.n) }

type loop struct{ next *loop }

type panics struct{}

func (panics) String() string { panic("no") }

func main() {
	fmt.Println(celsius(20), []celsius{1}, map[string]celsius{"a": 2}, [1]weekday{monday}, struct{ C celsius }{3})
	fmt.Println(point{1, 2}, &point{1, 2}, []point{{1, 2}}, map[point]weekday{{1, 2}: monday}, []any{point{}, nil, 1})
	l := line{&point{1, 2}, nil, monday, celsius(4), []celsius{5}}
	for _, format := range []string{"%+v\n", "%v\n", "%s\n"} {
		out := fmt.Sprintf(format, line{nil, nil, l.Kind, l.Note, l.temps})
		fmt.Print(out)
	}
	fmt.Printf("%#v %#v %#v %#v\n", point{1, 2}, monday, []celsius{1}, map[string]point{"a": {}})
	fmt.Printf("%T %T %T %T %T\n", point{}, &l, []celsius{}, map[weekday]*point{}, func(point) celsius { return 0 })
	fmt.Printf("%T %T %T\n", list[celsius]{}, list[map[string]point]{}, struct {
		A point `tag:"x"`
		b int
	}{})
	fmt.Printf("%d %5d|%-5d|%05d %x %c %q %U\n", monday, monday, monday, monday, secret("é"), 'é', secret("a"), 'é')
	fmt.Printf("%v %#v %s %q\n", secret("x"), secret("x"), secret("x"), []secret{"x"})
	fmt.Printf("%v %+5v %d %s\n", matrix{}, matrix{}, matrix{}, []matrix{{}})
	fmt.Printf("%v %s %d\n", failure{point{3, 4}}, failure{}, failure{})
	fmt.Println(ptr{1}, &ptr{2}, []ptr{{3}}, list[int]{[]int{1}}, loop{})
	fmt.Printf("%6.2f|%-8v|%8v|%t %v\n", celsius(1), celsius(2), monday, true, 'a')
	fmt.Printf("%[2]v %[1]v %*d %!\n", celsius(1), monday, 5, 42)
	fmt.Printf("%d %s\n", celsius(1))
	fmt.Printf("%v\n", panics{})
	fmt.Println(fmt.Sprint("a", celsius(1), 2, 3, monday, "b"), fmt.Sprintln(point{}, "x"))
	var nobody *point
	var nothing fmt.Stringer
	fmt.Println(nobody, nothing, []error{nil, failure{}}, errors.New("e"), time.Second, []time.Duration{1})
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', 0)
	fmt.Fprintf(w, "%v\t%v\n%v\t%v\n", monday, point{1, 2}, "longer", celsius(1))
	w.Flush()
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Println(monday, celsius(1))
	log.Printf("%v %T", point{}, point{})
	var b strings.Builder
	fmt.Fprint(&b, celsius(1), monday)
	fmt.Println(b.String())
	var n int
	var s string
	c, err := fmt.Sscanf("7 seven", "%d %s", &n, &s)
	fmt.Println(n, s, c, err)
	err = fmt.Errorf("wrapped: %w, %v", failure{point{9, 9}}, monday)
	var f failure
	fmt.Println(err, errors.As(err, &f), f.at, errors.Unwrap(err) == failure{point{9, 9}})
}
