package main

import (
	"fmt"
	"math"
	"time"
)

const (
	ten  = 10
	huge = 1 << 100
	half = ten / 4
	real = ten / 4.0
	text = "héllo"
)

type size uint64

const (
	_       = iota
	kb size = 1 << (10 * iota)
	mb
	gb
)

type flag uint8

const (
	a flag = 1 << iota
	b
	c
	all = a | b | c
)

func (f flag) String() string { return fmt.Sprintf("%03b", uint8(f)) }

type weekday int

const (
	monday weekday = iota + 1
	tuesday
	_
	thursday
)

type temperature float32

func show(list ...any) {
	for _, x := range list {
		fmt.Printf("%T:%v ", x, x)
	}
	fmt.Println()
}

func main() {
	var f float64 = ten / 4
	var g float32 = 16777216.0
	var u uint32 = 0xaa00dd00
	var h uint64 = math.MaxUint64
	show(f, half, real, huge>>98, huge/(huge-1), g+1, u+0xaa00dd00, h, 1<<62)
	show(kb, mb, gb, a|c, all&^b, a|c == 5, monday, thursday-tuesday, len(text), text[1])
	show('a', 'a'+1, 1.0, 1i, 1<<3, 'x'-'a', "s"+"t", 7/2, 7/2., -7%4, ^0, 0x1p-2, 1_000)
	show(0.1+0.2, float32(0.1)+0.2, math.Pi*2, 1e100, 1/3.0, math.Inf(-1), uint8(255), int8(-128))
	show(2*time.Second, time.Duration(1500)*time.Millisecond, time.March+1, 90*time.Minute == time.Hour*3/2)
	var n uint = 33
	var i = 1 << n
	var j int32 = 1 << n
	var k = uint64(1 << n)
	var w int64 = 1.0 << 33
	var s byte = 'a' + 1
	show(i, j, k, w, s, 1<<n == 1<<33, int64(-8)>>1, uint8(200)<<n>>n)
	x, y := 1, 2
	z := complex(float64(x), float64(y))
	show(z*z, 2i*2i, imag(z)+1, z == 1+2i, complex64(z), -z, z/2)
	var t temperature = 36.6
	t *= 2
	t += ten
	show(t, t > 80, t == 83.2, temperature(ten)/4)
	var any8 any = int8(ten)
	show(any8 == int8(10), any8 == 10, any(ten) == 10, any('a') == rune(97))
	const local, other = "x" + text, ten*ten > 99
	var array [ten / 3]string
	show(local, other, len(array), array, [...]int{half: 1, real * 2: 2})
	var zero, one float64 = 0, 1
	show(-zero, one/zero, zero/zero == zero/zero, math.Signbit(-zero), one/-zero)
	negative(-zero, -temperature2(one))
	var minus int8 = -128
	show(-minus, minus/-1, minus-1, uint16(minus), uint8(x-3))
	big := 1 << 40
	show(uint8(big+300), int32(big), float32(big)/3, int(-1.9*one), string(rune(big>>34+1)))
}

func negative(x float64, y temperature2) { show(x, y, 1/x, math.Signbit(x)) }

type temperature2 float64
