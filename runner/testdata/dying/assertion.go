package main

import "fmt"

type shape interface{ area() float64 }
type square struct{ side float64 }
type circle struct{ r float64 }

func (s square) area() float64 { return s.side * s.side }
func (c circle) area() float64 { return c.r * c.r * 3 }

func side(s shape) float64 {
	return s.(square).side
}

func main() {
	fmt.Println(side(square{2}))
	fmt.Println(side(circle{2}))
}
