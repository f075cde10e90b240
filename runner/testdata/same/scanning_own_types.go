package main

import (
	"fmt"
	"strings"
)

type Temp float64

func (t Temp) String() string { return fmt.Sprintf("%.1fC", float64(t)) }

type Word string
type Bits uint8

func (b Bits) Error() string { return "x" }

type Own struct{ n int }

func (o *Own) Scan(s fmt.ScanState, verb rune) error {
	_, err := fmt.Fscan(s, &o.n)
	return err
}

type Flag bool

func (f *Flag) Scan(s fmt.ScanState, verb rune) error {
	t, err := s.Token(true, nil)
	*f = string(t) == "yes"
	return err
}

func main() {
	var t Temp
	var w Word
	var b Bits
	var f Flag
	fmt.Println(fmt.Sscan("36.6 hello 300", &t, &w, &b))
	fmt.Println(t, w, b == 0)
	fmt.Println(fmt.Sscan("yes", &f))
	var o Own
	fmt.Println(fmt.Sscan("5", &o))
	fmt.Println(f, o)
	type pair struct{ a, b int }
	var p pair
	fmt.Println(fmt.Sscan("5", &p))
	fmt.Println(fmt.Sscan("5", p))
	fmt.Println(fmt.Sscan("5", t))
	fmt.Println(fmt.Sscan("5"))
	args := []any{&t, &w, &o}
	fmt.Println(fmt.Sscanf("7.5-word 9", "%f-%s %v", args...))
	fmt.Println(t, w, o)
	type bytes []byte
	var bs bytes
	var m map[string]Temp
	fmt.Println(fmt.Sscan("raw", &bs))
	fmt.Println(string(bs))
	fmt.Println(fmt.Sscan("raw", &m))
	var pt = new(Temp)
	var err error
	var n int
	n, err = fmt.Sscanf("0x1F true", "%v %t", pt, &f)
	fmt.Println(n, err, *pt, f)
	fmt.Println(fmt.Fscanln(strings.NewReader("8 x\n"), &t, &w))
}
