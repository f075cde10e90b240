package main

import "fmt"

type point struct{ x, y int }

type list []string

type index int8

func array() [3]int { fmt.Println("array"); return [3]int{1, 2, 3} }

func pointer() *[3]int { fmt.Println("pointer"); return &[3]int{4, 5, 6} }

func lists() {
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4)
			s[1] = 9
		}
		i *= 10
		v++
		fmt.Print(i, v, " ")
	}
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 20
		fmt.Print(i, v, " ")
	}
	for i := range array() {
		fmt.Print(i)
	}
	for range pointer() {
		fmt.Print(".")
	}
	for _, v := range pointer() {
		fmt.Print(v)
	}
	var nobody *[4]int
	for i := range nobody {
		fmt.Print(i)
	}
	fmt.Println()
	points := []point{{1, 2}, {3, 4}}
	var ps []*point
	for _, p := range points {
		p.x *= 10
		ps = append(ps, &p)
	}
	fmt.Println(points, *ps[0], *ps[1])
	for i := range points {
		points[i].x++
	}
	for i, row := range [2][2]int{{1, 2}, {3, 4}} {
		row[0] = 0
		fmt.Print(i, row)
	}
	var none []int
	for range none {
		fmt.Println("never")
	}
	for i, s := range (list{"a", "b"}) {
		fmt.Print(i, s)
	}
	fmt.Println(points)
}

func assigned() {
	var k int
	var v any
	for k, v = range []string{"a", "b"} {
		if k == 0 {
			continue
		}
		break
	}
	var a [3]struct{ n int }
	i := 0
	for i, a[i].n = range []int{5, 6} {
	}
	m := map[string]int{}
	for m["k"] = range 3 {
	}
	var x struct{ k int }
	for x.k = range map[int]bool{7: true} {
	}
	for _, x.k = range []int{8} {
	}
	fmt.Println(k, v, i, a, m, x)
}

func integers() {
	n := 3
	for i := range n {
		n = 10
		i += 5
		fmt.Print(i, " ")
	}
	for range n {
		fmt.Print(".")
		n = 0
	}
	for i := range index(3) {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range uint8(2) {
		fmt.Printf("%T ", i)
	}
	const c = 2
	var last uint16
	for last = range c {
	}
	for i := range -3 {
		fmt.Print("never", i)
	}
	fmt.Println(last)
}

func text() {
	for i, r := range "aé\xff世\xe4\xb8" {
		fmt.Print(i, ":", r, " ")
	}
	for i := range "é世" {
		fmt.Print(i, " ")
	}
	for range "é世" {
		fmt.Print(".")
	}
	type name string
	for _, r := range name("hé") {
		fmt.Printf("%c%T ", r, r)
	}
	for i, b := range []byte("hé") {
		fmt.Print(i, b, " ")
	}
	fmt.Println()
}

func maps() {
	m := map[string]point{"a": {1, 2}}
	for k, p := range m {
		p.x = 100
		k += "!"
		fmt.Print(k, p, m, " ")
	}
	numbers := map[int]bool{1: true, 2: true, 3: true}
	n := 0
	for k := range numbers {
		delete(numbers, k)
		n++
	}
	sum := 0
	for k, v := range map[float64][]int{0.5: {1, 2}, 1.5: {3}} {
		for _, x := range v {
			sum += x + int(k*2)
		}
	}
	var none map[string]int
	for range none {
		fmt.Println("never")
	}
	fmt.Println(n, len(numbers), sum)
}

func channels() {
	c := make(chan []int, 2)
	c <- []int{1}
	c <- nil
	close(c)
	var fs []func() int
	for s := range c {
		fs = append(fs, func() int { s = append(s, 9); return len(s) })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	d := make(chan [2]int, 1)
	d <- [2]int{1, 2}
	for i := range <-d {
		fmt.Print(i)
	}
	for range *pointer() {
	}
	fmt.Println(len(d), len(array()))
}

func main() {
	lists()
	assigned()
	integers()
	text()
	maps()
	channels()
}
