package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"reflect"
	"sort"
	"strings"
	"time"
)

// Methods by name, function values, functions that are made.

type Op int

func (o Op) String() string { return [...]string{"add", "sub"}[o] }

type Calculator struct {
	memory float64
	Log    []string
}

func (c *Calculator) Add(a, b float64) float64 { return c.note("add", a+b) }
func (c *Calculator) Div(a, b float64) (float64, error) {
	if b == 0 {
		return 0, errors.New("division by zero")
	}
	return c.note("div", a/b), nil
}
func (c *Calculator) Sum(ns ...float64) (t float64) {
	for _, n := range ns {
		t += n
	}
	return c.note("sum", t)
}
func (c *Calculator) Apply(f func(float64) float64, to ...Op) string {
	return fmt.Sprint(f(c.memory), to)
}
func (c Calculator) Memory() float64 { return c.memory }
func (c *Calculator) note(what string, x float64) float64 {
	c.memory = x
	c.Log = append(c.Log, what)
	return x
}
func (c Calculator) Write(p []byte) (int, error) { fmt.Printf("wrote %q\n", p); return len(p), nil }

type Node struct {
	Val  int
	Next *Node
}

func (n *Node) Append(vals ...int) *Node {
	for _, v := range vals {
		n.Next = &Node{v, n.Next}
	}
	return n
}
func (n Node) Each(visit func(*Node) bool) {
	for p := &n; p != nil && visit(p); p = p.Next {
	}
}

type Greeter interface {
	Greet(name string) (string, error)
}

type English struct{ Polite bool }

func (e English) Greet(name string) (string, error) {
	if name == "" {
		return "", io.ErrUnexpectedEOF
	}
	if e.Polite {
		return "Good day, " + name, nil
	}
	return "Hi " + name, nil
}

type Wrapped struct {
	Greeter
	*bytes.Buffer
	n int
}

func call(x any, method string, args ...any) {
	m := reflect.ValueOf(x).MethodByName(method)
	if !m.IsValid() {
		fmt.Printf("%T has no method %s\n", x, method)
		return
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(method, "panicked:", r)
		}
	}()
	fmt.Print(method, " ", m.Type(), ":")
	for _, out := range m.Call(in) {
		fmt.Print(" ", out, " (", out.Type(), ")")
	}
	fmt.Println()
}

func main() {
	c := &Calculator{}
	call(c, "Add", 1.5, 2.0)
	call(c, "Div", 1.0, 4.0)
	call(c, "Div", 1.0, 0.0)
	call(c, "Sum")
	call(c, "Sum", 1.0, 2.0, 3.5)
	call(c, "Apply", func(x float64) float64 { return -x }, Op(0), Op(1))
	call(c, "Memory")
	call(*c, "Memory")
	call(*c, "Add", 1.0, 2.0)
	call(c, "note", "x", 1.0)
	call(c, "Nope")
	call(c, "Add", 1.0)
	call(c, "Add", 1.0, 2.0, 3.0)
	call(c, "Add", 1, 2.0)
	call(c, "Sum", 1.0, "x")
	call(c, "Apply", nil)
	call(c, "Write", []byte("abc"))
	call((*Calculator)(nil), "Memory")
	call(Op(1), "String")
	call(Op(7), "String")
	fmt.Println(c.Log, c.memory)

	n := &Node{Val: 1}
	fmt.Println(n.Append(2, 3) == n)
	sum := 0
	call(n, "Each", func(n *Node) bool { sum += n.Val; return true })
	fmt.Println(sum)

	w := Wrapped{English{true}, bytes.NewBufferString("buffer"), 1}
	call(w, "Greet", "Ann")
	call(w, "Greet", "")
	call(w, "String")
	call(w, "Len")
	call(&w, "WriteString", "!")
	call(w, "ReadByte")
	call(Wrapped{}, "Greet", "x")
	call(time.Duration(90)*time.Second, "String")
	call(time.Unix(0, 0).UTC(), "Format", time.RFC3339)
	call(os.ErrNotExist, "Error")
	call(strings.NewReader("abc"), "WriteTo", c)

	var g Greeter = English{}
	gv := reflect.ValueOf(&g).Elem()
	fmt.Println(gv.Kind(), gv.Type(), gv.NumMethod(), gv.Elem().Type(), gv.Method(0).Type())
	fmt.Println(gv.Method(0).Call([]reflect.Value{reflect.ValueOf("Bob")})[0])
	greet := gv.MethodByName("Greet").Interface().(func(string) (string, error))
	fmt.Println(greet("Cid"))
	gv.Set(reflect.ValueOf(English{true}))
	fmt.Println(g.Greet("Dan"))
	fmt.Println(greet("Eve"))

	// The methods of a type, as functions.
	t := reflect.TypeOf(c)
	for i := range t.NumMethod() {
		m := t.Method(i)
		fmt.Println(i, m.Name, m.Type, m.Type.NumIn(), m.Type.In(0))
	}
	m, _ := t.MethodByName("Add")
	fmt.Println(m.Func.Call([]reflect.Value{reflect.ValueOf(c), reflect.ValueOf(1.0), reflect.ValueOf(1.0)})[0])
	add := m.Func.Interface().(func(*Calculator, float64, float64) float64)
	fmt.Println(add(c, 2, 3))
	for m, v := range reflect.ValueOf(English{}).Methods() {
		fmt.Println(m.Name, m.Type, v.Type())
	}

	// Functions of all sorts.
	fv := reflect.ValueOf(strings.Repeat)
	fmt.Println(fv.Call([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf(3)})[0], fv.Type())
	compose := func(fs ...func(int) int) func(int) int {
		return func(x int) int {
			for _, f := range fs {
				x = f(x)
			}
			return x
		}
	}
	cv := reflect.ValueOf(compose)
	double := func(x int) int { return 2 * x }
	composed := cv.Call([]reflect.Value{reflect.ValueOf(double), reflect.ValueOf(double)})[0]
	fmt.Println(composed.Call([]reflect.Value{reflect.ValueOf(5)})[0].Int(), cv.Type().IsVariadic())
	composed = cv.CallSlice([]reflect.Value{reflect.ValueOf([]func(int) int{double})})[0]
	fmt.Println(composed.Interface().(func(int) int)(4))
	out := reflect.ValueOf(path.Join).Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf("..").Convert(reflect.TypeFor[string]()), reflect.ValueOf("x")})
	fmt.Println(out[0])

	// Functions that are made.
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	makeSwap := func(fptr any) {
		fn := reflect.ValueOf(fptr).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	var intSwap func(int, int) (int, int)
	makeSwap(&intSwap)
	fmt.Println(intSwap(0, 1))
	var floatSwap func(float64, float64) (float64, float64)
	makeSwap(&floatSwap)
	fmt.Println(floatSwap(2.72, 3.14))
	var opSwap func(Op, Greeter) (Greeter, Op)
	makeSwap(&opSwap)
	fmt.Println(opSwap(1, English{}))
	var nodeSwap func(*Node, []Node) ([]Node, *Node)
	makeSwap(&nodeSwap)
	ns, np := nodeSwap(n, nil)
	fmt.Println(ns == nil, np == n)

	timed := func(f any) any {
		v := reflect.ValueOf(f)
		return reflect.MakeFunc(v.Type(), func(in []reflect.Value) []reflect.Value {
			var names []string
			for _, a := range in {
				names = append(names, fmt.Sprintf("%v %v", a.Type(), a))
			}
			fmt.Println("called with", strings.Join(names, ", "))
			if v.Type().IsVariadic() {
				return v.CallSlice(in)
			}
			return v.Call(in)
		}).Interface()
	}
	fmt.Println(timed(strings.ToUpper).(func(string) string)("loud"))
	fmt.Println(timed(func(a int, rest ...Op) int { return a + len(rest) }).(func(int, ...Op) int)(1, 0, 1))
	fmt.Println(timed(c.Add).(func(float64, float64) float64)(1, 1))

	registry := map[string]reflect.Value{}
	rv := reflect.ValueOf(c)
	for i := range rv.NumMethod() {
		registry[strings.ToLower(rv.Type().Method(i).Name)] = rv.Method(i)
	}
	var names []string
	for name := range registry {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println(names, registry["add"].Call([]reflect.Value{reflect.ValueOf(20.0), reflect.ValueOf(22.0)})[0].Float())
}
