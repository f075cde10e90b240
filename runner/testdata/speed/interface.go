package main

import "fmt"

type Shape interface {
	Area() float64
	Scale(k float64)
}
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s *Sq) Area() float64   { return s.s * s.s }
func (s *Sq) Scale(k float64) { s.s *= k }
func (c *Ci) Area() float64   { return 3 * c.r * c.r }
func (c *Ci) Scale(k float64) { c.r *= k }

func main() {
	shapes := []Shape{&Sq{1}, &Ci{2}, &Sq{3}}
	t := 0.0
	for i := 0; i < 60000; i++ {
		s := shapes[i%3]
		t += s.Area()
		s.Scale(1.00001)
		switch v := s.(type) {
		case *Sq:
			t += v.s
		case *Ci:
			t -= v.r
		}
	}
	fmt.Println(t > 0)
}
