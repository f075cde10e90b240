package main

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strings"
)

type shape interface {
	area() float64
	perimeter() float64
}

type named interface{ Name() string }

type namedShape interface {
	shape
	named
	fmt.Stringer
}

type rectangle struct{ width, height float64 }
type circle struct{ radius float64 }
type square struct{ rectangle }

func (r rectangle) area() float64      { return r.width * r.height }
func (r rectangle) perimeter() float64 { return 2 * (r.width + r.height) }
func (r rectangle) Name() string       { return "rectangle" }
func (r rectangle) String() string     { return fmt.Sprintf("%s %gx%g", r.Name(), r.width, r.height) }

func (c *circle) area() float64      { return math.Pi * c.radius * c.radius }
func (c *circle) perimeter() float64 { return 2 * math.Pi * c.radius }
func (c *circle) grow(by float64)    { c.radius += by }

func newSquare(side float64) square { return square{rectangle{side, side}} }
func (s square) Name() string       { return "square" }

type shapes []shape

func (s shapes) Len() int           { return len(s) }
func (s shapes) Less(i, j int) bool { return s[i].area() < s[j].area() }
func (s shapes) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func describe(s shape) string {
	text := fmt.Sprintf("%T %.2f", s, s.area())
	if n, ok := s.(named); ok {
		text += " named " + n.Name()
	}
	if g, ok := s.(interface{ grow(float64) }); ok {
		g.grow(1)
		text += fmt.Sprintf(" grown to %.2f", s.area())
	}
	return text
}

type failing struct{ at int }

func (f *failing) Error() string {
	if f == nil {
		return "nil failing"
	}
	return fmt.Sprintf("failed at %d", f.at)
}

// find returns a nil pointer inside an interface where it finds nothing: not nil.
func find(n int) error {
	var f *failing
	if n > 0 {
		f = &failing{n}
	}
	return f
}

type upper struct{ io.Writer }

func (u upper) Write(p []byte) (int, error) {
	return u.Writer.Write([]byte(strings.ToUpper(string(p))))
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

var (
	_ namedShape     = rectangle{}
	_ namedShape     = square{}
	_ shape          = (*circle)(nil)
	_ sort.Interface = shapes{}
)

func main() {
	c := &circle{1}
	list := shapes{rectangle{3, 4}, c, newSquare(2), &rectangle{1, 1}}
	for _, s := range list {
		fmt.Println(describe(s))
	}
	sort.Sort(list)
	for _, s := range list {
		fmt.Print(s.area() > 5, " ")
	}
	fmt.Println(c.radius)
	sort.Sort(sort.Reverse(list))
	fmt.Printf("%v %T\n", list[0] == shape(rectangle{3, 4}), list[0])

	fmt.Println(newSquare(3), rectangle{1, 2}, &rectangle{5, 6})
	var ns namedShape = newSquare(3)
	var s shape = ns
	back, ok := s.(namedShape)
	_, isCircle := s.(*circle)
	fmt.Println(back.Name(), back.String(), ok, isCircle, s == shape(newSquare(3)), s == shape(rectangle{3, 3}))

	err := find(0)
	fmt.Println(err == nil, err, find(2), err == error((*failing)(nil)))
	var none error
	var empty any = none
	fmt.Println(none == nil, empty == nil, any(err) == nil)

	var b strings.Builder
	var w io.Writer = upper{upper{&b}}
	fmt.Fprintf(w, "shout %d", 7)
	n, _ := io.WriteString(w, " more")
	fmt.Println(b.String(), n)
	total := 0
	count := writerFunc(func(p []byte) (int, error) { total += len(p); return len(p), nil })
	fmt.Fprint(io.MultiWriter(count, io.Discard, count), "12345")
	fmt.Println(total)
	if _, ok := w.(fmt.Stringer); !ok {
		fmt.Println("upper does not promote what its interface lacks")
	}

	values := []any{1, "a", 2.5, nil, c, rectangle{}, []int{1}, func() {}, struct{}{}}
	for i, v := range values {
		_, isShape := v.(shape)
		_, isInt := v.(int)
		fmt.Printf("%d:%t,%t,%t ", i, isShape, isInt, v == nil)
	}
	fmt.Println()
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		_ = values[1].(shape)
	}()
	fmt.Println(values[0].(string))
}
