package main

import (
	"fmt"
	"math"
)

type point struct{ x, y int }

type cell struct {
	point
	layer string
}

type shape interface{ area() float64 }

type square struct{ side float64 }
type circle struct{ radius float64 }

func (s square) area() float64  { return s.side * s.side }
func (c *circle) area() float64 { return math.Pi * c.radius * c.radius }

type color string
type level int

// memo remembers what a function gives for each pair of arguments.
func memo[A, B comparable, R any](f func(A, B) R) (func(A, B) R, *int) {
	type args struct {
		a A
		b B
	}
	known := map[args]R{}
	calls := 0
	return func(a A, b B) R {
		key := args{a, b}
		if r, ok := known[key]; ok {
			return r
		}
		calls++
		known[key] = f(a, b)
		return known[key]
	}, &calls
}

func visitSpiral(n int) int {
	seen := make(map[point]struct{})
	at, step := point{}, point{1, 0}
	for range n {
		seen[at] = struct{}{}
		left := point{-step.y, step.x}
		if _, taken := seen[point{at.x + left.x, at.y + left.y}]; !taken && len(seen) > 1 {
			step = left
		}
		at.x += step.x
		at.y += step.y
	}
	return len(seen)*1000 + at.x*10 + at.y
}

func interfaceKeys() {
	m := map[any]string{
		1:                        "int",
		int64(1):                 "int64",
		1.0:                      "float64",
		"1":                      "string",
		'1':                      "rune",
		color("1"):               "color",
		level(1):                 "level",
		point{1, 1}:              "point",
		[1]int{1}:                "array",
		struct{ x, y int }{1, 1}: "struct",
		true:                     "bool",
		nil:                      "nil",
	}
	keys := []any{1, int64(1), 1.0, "1", '1', color("1"), level(1), point{1, 1}, [1]int{1}, struct{ x, y int }{1, 1}, true, nil, uint(1), [1]any{1}, 1i, color("2")}
	for _, k := range keys {
		fmt.Printf("%q ", m[k])
	}
	fmt.Println(len(m))
	defer func() { fmt.Println("recovered:", recover()) }()
	m[[]int{1}] = "slice"
}

func shapeKeys() {
	c1, c2 := &circle{1}, &circle{1}
	names := map[shape]string{square{2}: "square two", c1: "first circle"}
	fmt.Println(names[square{2}], names[square{3}] == "", names[c1], names[c2] == "")
	c1.radius = 5 // a pointer is the same key whatever it points to
	names[c2] = "second circle"
	names[square{2}] += " again"
	fmt.Println(names[c1], names[c2], names[square{2}], len(names))
}

func main() {
	cells := map[cell]int{{point{1, 2}, "top"}: 1, {point{1, 2}, "bottom"}: 2}
	cells[cell{point{1, 2}, "top"}] += 10
	cells[cell{layer: "top"}]--
	fmt.Println(cells[cell{point{1, 2}, "top"}], cells[cell{point{1, 2}, "bottom"}], cells[cell{layer: "top"}], len(cells))
	fmt.Println(map[point]string{{2, 1}: "b", {1, 9}: "a", {1, -1}: "first"})
	fmt.Println(visitSpiral(60))

	power, calls := memo(func(base float64, exponent int) string { return fmt.Sprint(math.Pow(base, float64(exponent))) })
	fmt.Println(power(2, 10), power(2, 10), power(10, 2), power(2, 10))
	fmt.Println(*calls)
	interfaceKeys()
	shapeKeys()

	nan := math.NaN()
	odd := map[float64]int{nan: 1, nan: 2, 0.0: 3}
	odd[math.Copysign(0, -1)]++ // both zeros are one key
	_, found := odd[nan]
	fmt.Println(len(odd), found, odd[0])
	clear(odd)
	fmt.Println(len(odd))

	channels := map[chan int]string{}
	c := make(chan int)
	channels[c], channels[make(chan int)] = "this", "other"
	fmt.Println(channels[c], len(channels), channels[nil] == "")
	pairs := map[[2]point]bool{{{0, 0}, {1, 1}}: true}
	fmt.Println(pairs[[2]point{{}, {1, 1}}], pairs[[2]point{}])
	counts := map[bool]map[rune]int{true: {}, false: {}}
	for _, r := range "Hello, World" {
		counts[r >= 'A' && r <= 'Z'][r]++
	}
	fmt.Println(counts)
}
