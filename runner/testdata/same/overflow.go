package main

import (
	"errors"
	"fmt"
	"math"
)

type meters int16
type hash uint32

func (h hash) write(s string) hash {
	for i := range len(s) {
		h ^= hash(s[i])
		h *= 16777619
	}
	return h
}

// A generator of pseudo-random numbers lives on wrap-around.
type xorshift uint64

func (x *xorshift) next() uint64 {
	*x ^= *x << 13
	*x ^= *x >> 7
	*x ^= *x << 17
	return uint64(*x)
}

func lcg(seed uint32) func() uint32 {
	return func() uint32 {
		seed = seed*1664525 + 1013904223
		return seed >> 16
	}
}

func crc8(data ...byte) (crc byte) {
	for _, b := range data {
		crc ^= b
		for range 8 {
			if crc&0x80 != 0 {
				crc = crc<<1 ^ 0x07
			} else {
				crc <<= 1
			}
		}
	}
	return crc
}

func adler(s string) uint32 {
	a, b := uint32(1), uint32(0)
	for _, c := range []byte(s) {
		a = (a + uint32(c)) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

var errOverflow = errors.New("overflow")

func addChecked[T int8 | int16 | int32 | int64](a, b T) (T, error) {
	sum := a + b
	if (sum > a) != (b > 0) && b != 0 {
		return sum, fmt.Errorf("%d + %d: %w", a, b, errOverflow)
	}
	return sum, nil
}

func mulChecked(a, b int64) (int64, error) {
	if a == 0 || b == 0 {
		return 0, nil
	}
	product := a * b
	if product/b != a || a == -1 && b == math.MinInt64 {
		return product, errOverflow
	}
	return product, nil
}

func factorials[T int8 | uint8 | int32 | int64 | float32](n int) (out []T) {
	f := T(1)
	for i := 1; i <= n; i++ {
		f *= T(i)
		out = append(out, f)
	}
	return out
}

func main() {
	var i8 int8 = math.MaxInt8
	var u8 uint8
	var i16, u16 = int16(math.MinInt16), uint16(math.MaxUint16)
	var i32 int32 = math.MaxInt32
	var u32 uint32 = 1
	var i64 int64 = math.MaxInt64
	var u64 uint64
	i8++
	u8--
	i16--
	u16 += 2
	i32 *= 2
	u32 -= 2
	i64++
	u64 -= 1
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	fmt.Println(-i8, -i8 == i8, i8/-1, -i64 == i64, i64/-1, i64%-1, u8+u8, u8*u8, u16*u16)
	var b byte = 200
	b += 100
	c := b<<4 | b>>4
	fmt.Println(b, c, b-c, ^b, uint16(b)*uint16(c), int8(c), uint8(int8(c)))

	depth := meters(32000)
	depth += 1000
	fmt.Println(depth, depth.deeper(), uint16(depth))
	big := int64(1)<<40 + 5
	negative := -1
	fmt.Println(int32(big), int8(big+250), uint8(negative), uint32(negative), uint64(negative) == math.MaxUint64, int16(uint16(depth)))

	var h hash = 2166136261
	fmt.Println(h.write("hello"), h.write(""), h.write("a").write("b") == h.write("ab"))
	x := xorshift(88172645463325252)
	fmt.Println(x.next(), x.next(), x.next()%1000)
	next := lcg(42)
	fmt.Println(next(), next(), next())
	fmt.Println(crc8([]byte("123456789")...), adler("Wikipedia"))

	for _, pair := range [][2]int8{{100, 27}, {100, 28}, {-100, -28}, {-100, -29}, {5, 0}} {
		sum, err := addChecked(pair[0], pair[1])
		fmt.Print(sum, " ", err, "; ")
	}
	_, err := addChecked(int64(math.MaxInt64), 1)
	fmt.Println(errors.Is(err, errOverflow))
	for _, pair := range [][2]int64{{1 << 31, 1 << 31}, {1 << 32, 1 << 31}, {-1, math.MinInt64}, {math.MinInt64, 1}} {
		product, err := mulChecked(pair[0], pair[1])
		fmt.Print(product, " ", err, "; ")
	}
	fmt.Println()
	fmt.Println(factorials[int8](7), factorials[uint8](7), factorials[int32](14)[12:], factorials[int64](21)[19:])
	fmt.Println(factorials[float32](12)[10:])

	var f32 float32 = 16777216
	fmt.Println(f32+1 == f32, f32*f32, f32*f32*f32*f32*f32*f32, 0.1+0.2 == 0.3)
	third, tenth := 1.0/3, 0.1
	fmt.Println(tenth+2*tenth == 3*tenth, third*3 == 1, float32(tenth) == float32(0.1), float64(float32(tenth)) == tenth)
	zero := 0.0
	fmt.Println(1/zero, -1/zero, zero/zero, math.IsNaN(zero/zero), zero == -zero, 1/(-zero), math.MaxUint32, uint64(1<<63))
	count := 0
	for n := uint8(250); n != 5; n++ {
		count++
	}
	sum := uint8(0)
	for i := range uint8(255) {
		sum += i
	}
	fmt.Println(count, sum)
}

func (m meters) deeper() meters { return m * 2 }
