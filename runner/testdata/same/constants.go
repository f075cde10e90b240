package main

import (
	"fmt"
	"time"
)

type byteSize float64

const (
	_           = iota
	kB byteSize = 1 << (10 * iota)
	mB
	gB
)

func (b byteSize) String() string {
	switch {
	case b >= gB:
		return fmt.Sprintf("%.2fGB", float64(b/gB))
	case b >= mB:
		return fmt.Sprintf("%.2fMB", float64(b/mB))
	case b >= kB:
		return fmt.Sprintf("%.2fkB", float64(b/kB))
	}
	return fmt.Sprintf("%.2fB", float64(b))
}

type permission uint8

const (
	read permission = 1 << iota
	write
	execute
	all = read | write | execute
)

func (p permission) String() string {
	out := []byte("---")
	for i, c := range "rwx" {
		if p&(1<<i) != 0 {
			out[i] = byte(c)
		}
	}
	return string(out)
}

// Two values in each line, and a line that is left out.
const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
	name, size = "text", len("text") + iota
)

const (
	first  = "first"
	second // repeats the expression, not the counter
	third  = iota
	fourth
)

type direction int

const (
	north direction = iota
	east
	south
	west
	directions = iota
)

func (d direction) turn(by int) direction { return (d + direction(by) + directions) % directions }

// Untyped constants are exact until they are used.
const (
	huge   = 1 << 100
	tiny   = 1.0 / 3
	letter = 'a' + 2
	half   = 5 / 2
	exact  = 5 / 2.
	weeks  = 2 * 7 * 24 * time.Hour
)

func main() {
	fmt.Println(kB, mB, gB, 1500*kB, byteSize(12))
	for _, p := range []permission{0, read, write, execute, read | execute, all, all &^ write} {
		fmt.Printf("%v %03b %d %#x|", p, uint8(p), p, uint8(p))
	}
	fmt.Println()
	fmt.Println(a, b, c, d, e, f, name, size)
	fmt.Println(first, second, third, fourth)
	fmt.Println(north, west, west.turn(1), north.turn(-1), south.turn(6), directions)
	fmt.Println(huge>>98, huge/(huge-1), tiny*3 == 1, letter, string(rune(letter)), half, exact)
	fmt.Println(weeks, weeks.Hours(), time.Duration(1.5*float64(time.Second)))
	fmt.Printf("%T %T %T %T %T %T\n", letter, half, exact, weeks, name, 2i*2i)

	const local = iota // outside of a group it starts at zero
	const (
		x = local + iota
		y
	)
	fmt.Println(local, x, y)

	var f32 float32 = 1 << 3
	var u8 uint8 = 'x'
	var shift uint = 3
	var i64 = int64(1) << shift
	var w int64 = 1<<shift + 1 // an untyped constant takes the type of its context
	fmt.Println(f32/16, u8, i64, w, ^0, ^uint8(1), -5>>1, 6&^3, 5^1)

	type celsius float64
	const boiling celsius = 100
	fmt.Printf("%v %T %.1f\n", boiling/3, boiling, float64(boiling*2))
	const truth = "a" < "b" && len("日本") == 6
	fmt.Println(truth, !truth, len([10]int{}), cap([5]string{}))
}
