package main

import (
	"fmt"
	"strings"
)

type id int

type named interface{ name() string }

func (i id) name() string { return "id" }

func say(s string, b bool) bool { fmt.Print(s, " "); return b }

func values(n int) (s string) {
	switch n {
	default:
		s += "d"
		fallthrough
	case 1:
		s += "1"
	case 2, 3:
		s += "2"
		if n == 2 {
			break
		}
		s += "3"
	case 4:
		fallthrough
	case 5:
		s += "45"
	}
	return
}

func conditions(s string) string {
	switch {
	case len(s) == 0, s[0] == 'x':
		return "empty or x"
	case say("a", len(s) > 3) && say("b", s[3] == 'y'), say("c", s == "cc"):
		return "y or cc"
	default:
		return "other"
	case strings.HasPrefix(s, "z"):
		return "z"
	}
}

func mixed(x any) string {
	switch x {
	case 1:
		return "int"
	case id(1):
		return "id"
	case "a", nil:
		return "a or nil"
	case [2]int{1, 2}:
		return "array"
	}
	switch y := x.(type) {
	case interface{ other() }:
		return "other"
	case named, error:
		return fmt.Sprintf("named or error %T", y)
	case func(int) string:
		return y(3)
	case map[string]int, []int:
		return fmt.Sprint("list ", y)
	case *int:
		*y++
		return fmt.Sprint("pointer ", *y)
	}
	return "unknown"
}

func labels() {
	n := 0
again:
	for i := 0; i < 3; i++ {
		if n++; n < 3 {
			goto again
		}
	}
rows:
	for i := range 4 {
		for j := range 4 {
			switch {
			case j == i:
				continue rows
			case i == 3:
				break rows
			case j == 2:
				break
			default:
				select {
				default:
					if i == 2 {
						continue rows
					}
					fmt.Print(i, j, " ")
				}
			}
		}
	}
again2:
	switch {
	case n < 10:
		n += 4
		goto again2
	default:
		for {
			break again2
		}
	}
	i := 0
loop:
	if i < 3 {
		i++
		defer fmt.Print("deferred ", i, " ")
		goto loop
	}
	goto end
end:
	fmt.Println(n, i)
}

func scopes() {
	x := 1
	if x := x + 1; x > 1 {
		x := x * 10
		x++
		fmt.Print(x, " ")
	} else if y := x; y > 0 {
		fmt.Print(x, y)
	}
	{
		x := "inner"
		_ = x
	}
	for x := x; x < 3; x++ {
		x := x * 2
		fmt.Print(x, " ")
	}
	switch x := any(x).(type) {
	case int:
		x++
		fmt.Print(x, " ")
	}
	type point struct{ x int }
	{
		type point struct{ y string }
		fmt.Printf("%+v %T ", point{"a"}, point{})
	}
	var len, true, string = 5, false, 2
	fmt.Println(x, len, true, string, point{3})
}

func loops() {
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		if i == 1 {
			continue
		}
		fmt.Print(i, j, " ")
	}
	var fs []func() int
	for i := 0; i < 6; i++ {
		if i%2 == 0 {
			i++
		}
		fs = append(fs, func() int { return i })
	}
	n := 0
	for n < 3 {
		n++
	}
	for ; ; n++ {
		if n > 5 {
			break
		}
	}
	var x any = 3
	for i := 0; i < x.(int); i++ {
		x = x.(int) - 1
		fmt.Print(i, x, " ")
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	for i := (0); func() bool { return i < 2 }(); i++ {
		fmt.Print("f", i)
	}
	fmt.Println(n)
}

func main() {
	for i := range 7 {
		fmt.Print(values(i), " ")
	}
	for _, s := range []string{"", "x", "abcy", "cc", "zz", "q"} {
		fmt.Println(conditions(s))
	}
	n := 5
	for _, x := range []any{1, id(1), 1.0, "a", nil, [2]int{1, 2}, id(2), fmt.Errorf("e"), []int{1}, &n,
		func(n int) string { return fmt.Sprint("func ", n) }} {
		fmt.Println(mixed(x))
	}
	labels()
	fmt.Println()
	scopes()
	loops()
}
