package main

import (
	"fmt"
	"math"
	"time"
)

type point struct{ X, Y int }

type named struct {
	Name   string
	point  point
	Next   *named
	Values map[string]float64
	any    any
	err    error
}

type temperature float64

func (t temperature) String() string { return fmt.Sprintf("%.1f°", float64(t)) }

type secret string

func (secret) String() string   { return "***" }
func (secret) GoString() string { return `secret("***")` }

type fraction struct{ a, b int }

// Format chooses by verb and flags, with width and precision.
func (f fraction) Format(s fmt.State, verb rune) {
	width, hasWidth := s.Width()
	precision, hasPrecision := s.Precision()
	switch verb {
	case 'v', 's':
		if s.Flag('+') {
			fmt.Fprintf(s, "%d over %d", f.a, f.b)
			return
		}
		fmt.Fprintf(s, "%d/%d", f.a, f.b)
	case 'f':
		if !hasPrecision {
			precision = 3
		}
		fmt.Fprintf(s, "%*.*f", width, precision, float64(f.a)/float64(f.b))
	default:
		fmt.Fprintf(s, "%%!%c(fraction w=%t)", verb, hasWidth)
	}
}

type broken struct{}

func (broken) String() string { panic("no text") }

type failure struct{ code int }

func (f *failure) Error() string {
	return fmt.Sprint("failure ", f.code)
}

type matrix [2][2]float64
type tags []string
type level int
type celsius struct{ temperature }
type empty struct{}

func main() {
	p := point{1, -2}
	fmt.Printf("%v|%+v|%#v|%T|%d|%x|%6d|%-6d|%+d\n", p, p, p, p, p, p, p, p, p)
	fmt.Printf("%v|%+v|%T\n", &p, &p, &p)
	n := named{"n", p, nil, map[string]float64{"b": 2.5, "a": 1}, tags{"x"}, nil}
	fmt.Printf("%v\n%+v\n", n, n)
	fmt.Printf("%#v\n", named{Name: "q", any: level(3)})
	fmt.Printf("%v %v %s %d %.2f %8v|%-8v| %v\n", temperature(21.55), []temperature{1, 2}, temperature(3), any(temperature(3)), temperature(3), temperature(4), temperature(5), map[string]temperature{"t": 6})
	fmt.Printf("%v %s %q %x %#v %+v %d\n", secret("pw"), secret("pw"), secret("pw"), secret("pw"), secret("pw"), struct{ S secret }{"pw"}, []any{secret("a")})
	f := fraction{22, 7}
	fmt.Printf("%v %+v %s %f %8.2f|%d %x %v\n", f, f, f, f, f, f, f, []fraction{{1, 2}, {3, 4}})
	fmt.Println(f, &f, temperature(1), secret("x"), celsius{5}, struct{ t temperature }{7})
	fmt.Printf("%v %s\n", broken{}, broken{})
	var nobody *failure
	var noText *temperature
	fmt.Printf("%v %v %v %v\n", &failure{3}, []error{&failure{4}}, noText, nobody == nil)

	fmt.Printf("%d|%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%#U\n", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, '*', 42, '*')
	fmt.Printf("%f|%.2f|%8.3f|%-8.1f|%08.3f|%+.1f|%e|%.3E|%g|%G|%6.0f|% d|%x\n", math.Pi, math.Pi, math.Pi, math.Pi, -math.Pi, math.Pi, 123456.789, 1e-10, 1e21, 1e-7, 2.5, 7, 0.5)
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x|% x|%#q|%+q|%5.1s|\n", "héllo", "hi", "hi", "héllo", "a\"b", "hi", "hi", "raw", "é", "xyz")
	fmt.Printf("%t|%5t|%v|%v|%d\n", true, false, nil, struct{}{}, []any{1, "a", nil})
	fmt.Printf("%v %+v %.1f %v\n", matrix{{1, 2}, {3, 4}}, tags{"a", "b"}, matrix{{1.25}}, [3]bool{true})
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", matrix{}, tags{"a"}, level(2), map[level]tags{1: nil}, empty{}, []any{1, "x", nil, 1.0, 'c', true})
	fmt.Printf("%#v %#v %#v %#v\n", struct {
		A int
		b string
	}{1, "x"}, []byte("hi"), [2]string{"a", "b"}, time.Second)
	fmt.Printf("%T %T %T %T %T %T %T\n", nil, matrix{}, func(point) (tags, error) { return nil, nil }, make(<-chan level), map[point]*named{}, struct{ P point }{}, &f)

	fmt.Printf("%[2]d %[1]s %[2]x %6.[3]*[4]f %[1]q\n", "a", 255, 2, math.E)
	fmt.Printf("%*d|%-*d|%.*f|%v%%\n", 6, 1, 6, 2, 1, 2.55, 50)
	for _, wrong := range []string{"%s %d %z", "%d %d %d %d", "%d", "%!|%.|%[5]d|%[x]d", "%[3]v %d", "%v %v %v %", "%T %.3T %6T"} {
		fmt.Printf(wrong+"\n", 1, "text", level(2))
	}
	fmt.Printf("%v %d %s %x %q\n", []byte("ab"), []byte("ab"), []byte("ab"), []byte("ab"), []byte("ab"))
	fmt.Printf("%v %.2f %+v\n", 1+2i, complex64(1.005-2i), -1i)
	fmt.Printf("%6.2f|%-8v|%8v|%+v|%x\n", []float64{1, 2.345}, []string{"a", "b"}, []int{1, 2}, map[string]point{"k": p}, []string{"hi", "yo"})
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, 'x', p, true, false), fmt.Sprintln("end", 1) == "end 1\n")
	var a, b int
	var w string
	c, err := fmt.Sscanf("10-20 word", "%d-%d %s", &a, &b, &w)
	fmt.Println(a, b, w, c, err, fmt.Append(nil, "x", 1), fmt.Errorf("%w: %d", err, 3))
}
