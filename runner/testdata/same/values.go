package main

import (
	"fmt"
	"math"
)

// Package variables are initialized by what they depend on, not from top to bottom.
var (
	total  = base + bonus()
	base   = 40
	label  = describe("total", total)
	unused = func() int { return len(label) }()
)

func bonus() int { return base / 20 }

func describe(name string, n int) string {
	return fmt.Sprintf("%s=%d", name, n)
}

func init() { label += " (first init)" }
func init() { label += " (second init)" }

type celsius float64
type fahrenheit float64

func (c celsius) fahrenheit() fahrenheit { return fahrenheit(c*9/5 + 32) }

func zeroValues() {
	var (
		b   bool
		i   int
		f   float64
		s   string
		r   rune
		by  byte
		p   *int
		sl  []int
		m   map[string]int
		fn  func()
		ifc any
		err error
		arr [3]bool
		st  struct {
			Name string
			Age  int
		}
	)
	fmt.Printf("%v %v %v %q %v %v\n", b, i, f, s, r, by)
	fmt.Println(p == nil, sl == nil, m == nil, fn == nil, ifc == nil, err == nil)
	fmt.Printf("%v %+v %d %d\n", arr, st, len(sl), len(m))
}

func conversions() {
	var small int8 = -1
	fmt.Println(uint8(small), uint32(small), int64(small), uint16(uint8(small)))
	third := 3.99
	fmt.Println(int(third), int(-third), int64(float32(16777217)), uint8(int(third)<<7))
	big := 1 << 40
	fmt.Println(int32(big+7), uint8(big>>36), float32(0.1), float64(float32(0.1)))
	fmt.Println(string(rune(0x4e16)), string([]byte{72, 105}), []byte("é"), []rune("é世"))
	fmt.Println(7/2, -7/2, 7%3, -7%3, 7/-2, 7%-3, 7.0/2)
	water := celsius(100)
	fmt.Printf("%.1f %v %T\n", water, water.fahrenheit(), water.fahrenheit())
}

func shadowing() {
	x := "outer"
	{
		fmt.Print(x, " ")
		x := 1
		x++
		fmt.Print(x, " ")
	}
	if x := len(x); x > 3 {
		fmt.Print(x, " ")
	} else if y := x * 2; y > 0 {
		fmt.Print(y, " ")
	}
	x, y := x+"!", 2 // x is assigned, y is new
	func() {
		y := y * 10
		x += "?"
		fmt.Print(y, " ")
	}()
	fmt.Println(x, y)
	len := func(string) int { return -1 }
	fmt.Println(len("predeclared names are names"))
}

func swaps() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	fmt.Println(a, b, c)
	s := []int{10, 20, 30}
	i := 0
	i, s[i] = 2, 99 // the index is evaluated before i changes
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
}

func main() {
	fmt.Println("Hello, 世界!")
	fmt.Println(total, base, label, unused)
	zeroValues()
	conversions()
	shadowing()
	swaps()
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.Inf(-1), -math.Inf(-1), math.NaN())
	fmt.Println(1e100, 1e-7, 123456789.0, 1e20, 1e21, float32(1)/3, 1.0/3)
}
