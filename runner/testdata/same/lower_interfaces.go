package main

import (
	"errors"
	"fmt"
	"sort"
)

type shape interface {
	Area() int
	scale(by int) shape
}

type square int

func (s square) Area() int          { return int(s * s) }
func (s square) scale(by int) shape { return s * square(by) }

type pair struct{ a, b int }

func (p *pair) Area() int          { return p.a * p.b }
func (p *pair) scale(by int) shape { return &pair{p.a * by, p.b * by} }

type framed struct {
	shape
	width int
}

func (f framed) Area() int { return f.shape.Area() + f.width }

type celsius float64
type kelvin float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type id int

type named interface{ Name() string }

func (i id) Name() string { return fmt.Sprint("id ", int(i)) }

type failure struct{ code int }

func (f *failure) Error() string {
	if f == nil {
		return "nil failure"
	}
	return fmt.Sprint("code ", f.code)
}

func check(bad bool) error {
	var f *failure
	if bad {
		f = &failure{3}
	}
	return f
}

type handler func(string) string

func (h handler) Do(s string) string { return h(s) }

func dynamic() {
	var s shape = square(3)
	values := []any{1, id(1), "a", celsius(1), kelvin(1), 1.0, square(2), s, &pair{1, 2}, []id{1}, [2]id{}, nil,
		struct{ n int }{1}, map[id]string{1: "one"}, handler(nil), func() {}, error(nil), check(false)}
	for i, x := range values {
		kind := ""
		switch x := x.(type) {
		case nil:
			kind = "nil"
		case int, float64:
			kind = fmt.Sprintf("basic %v", x)
		case id:
			kind = x.Name()
		case celsius:
			kind = x.String()
		case shape:
			kind = fmt.Sprint("shape ", x.Area())
		case []id:
			kind = fmt.Sprint("ids ", len(x), x[0])
		case error:
			kind = x.Error()
		case func():
			kind = "func"
		default:
			kind = fmt.Sprintf("other %T", x)
		}
		_, isFloat := x.(float64)
		n, isNamed := x.(named)
		fmt.Println(i, kind, isFloat, isNamed, n != nil)
	}
}

func comparisons() {
	var a, b any = id(1), 1
	fmt.Println(a == b, a == any(id(1)), b == 1, a != nil, any(celsius(1)) == any(kelvin(1)))
	fmt.Println(any(pair{1, 2}) == any(pair{1, 2}), any(struct{}{}) == any(struct{}{}), any(&pair{}) == any(&pair{}))
	keys := map[any]string{1: "int", id(1): "id", "1": "string", [2]int{1, 2}: "array", pair{1, 2}: "pair", nil: "nil"}
	fmt.Println(keys[1], keys[id(1)], keys["1"], keys[[2]int{1, 2}], keys[pair{1, 2}], keys[nil], len(keys))
	var p *pair
	var x any = p
	fmt.Println(x == nil, p == nil, any(p) == nil, x == any((*pair)(nil)))
	var s shape
	fmt.Println(s == nil, s != shape(square(1)), shape(square(1)) == square(1))
	fmt.Println(check(false) == nil, check(true), errors.Is(check(true), check(true)))
}

func main() {
	shapes := []shape{square(2), &pair{2, 3}, framed{square(1), 10}, framed{&pair{1, 1}, 1}}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	for _, s := range shapes {
		fmt.Printf("%d %d %T\n", s.Area(), s.scale(2).Area(), s)
	}
	dynamic()
	comparisons()
	var d interface{ Do(string) string } = handler(func(s string) string { return s + s })
	do := d.Do
	fmt.Println(do("ab"), handler.Do(func(s string) string { return s }, "c"))
	area := shape.Area
	fmt.Println(area(square(5)))
}
