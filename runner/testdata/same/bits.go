package main

import (
	"fmt"
	"math/bits"
	"strings"
)

// A set of small numbers, one bit each.
type bitset []uint64

func setOf(members ...int) bitset {
	var s bitset
	for _, m := range members {
		s.add(m)
	}
	return s
}

func (s *bitset) add(n int) {
	for n/64 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[n/64] |= 1 << (n % 64)
}

func (s bitset) has(n int) bool { return n/64 < len(s) && s[n/64]&(1<<uint(n%64)) != 0 }

func (s bitset) remove(n int) {
	if s.has(n) {
		s[n/64] &^= 1 << (n % 64)
	}
}

func (s bitset) each(f func(int)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			f(i*64 + bits.TrailingZeros64(word))
		}
	}
}

func (s bitset) combine(t bitset, op func(a, b uint64) uint64) bitset {
	out := make(bitset, max(len(s), len(t)))
	at := func(b bitset, i int) (w uint64) {
		if i < len(b) {
			w = b[i]
		}
		return
	}
	for i := range out {
		out[i] = op(at(s, i), at(t, i))
	}
	return out
}

func (s bitset) len() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

func (s bitset) String() string {
	var members []string
	s.each(func(n int) { members = append(members, fmt.Sprint(n)) })
	return "{" + strings.Join(members, " ") + "}"
}

// rgb packs three channels into one number.
type rgb uint32

func pack(r, g, b uint8) rgb { return rgb(r)<<16 | rgb(g)<<8 | rgb(b) }

func (c rgb) channels() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

func (c rgb) mix(d rgb) rgb { return (c&0xfefefe)>>1 + (d&0xfefefe)>>1 }

type access uint8

const (
	execute access = 1 << iota
	write
	read
)

type mode [3]access

func parseMode(octal string) (m mode) {
	for i, c := range octal {
		m[i] = access(c - '0')
	}
	return m
}

func (m mode) String() string {
	var b strings.Builder
	for _, a := range m {
		for i, letter := range "rwx" {
			if a&(read>>i) == 0 {
				letter = '-'
			}
			b.WriteRune(letter)
		}
	}
	return b.String()
}

func gray(n uint) uint { return n ^ n>>1 }

func parity(n uint64) (odd bool) {
	for n != 0 {
		odd = !odd
		n &= n - 1
	}
	return odd
}

func isPowerOfTwo[T ~int | ~uint8 | ~uint64](n T) bool { return n > 0 && n&(n-1) == 0 }

func swapBits(n uint8, i, j uint) uint8 {
	x := (n>>i ^ n>>j) & 1
	return n ^ (x<<i | x<<j)
}

func reverse(n uint32) (r uint32) {
	for range 32 {
		r = r<<1 | n&1
		n >>= 1
	}
	return r
}

func subsets(items ...string) (all []string) {
	for mask := range 1 << len(items) {
		var s string
		for i, item := range items {
			if mask>>i&1 == 1 {
				s += item
			}
		}
		all = append(all, s)
	}
	return all
}

func main() {
	a, b := setOf(1, 5, 64, 130), setOf(5, 6, 64)
	fmt.Println(a, b, a.len(), a.has(130), a.has(131), a.has(10000))
	union := a.combine(b, func(x, y uint64) uint64 { return x | y })
	common := a.combine(b, func(x, y uint64) uint64 { return x & y })
	only := a.combine(b, func(x, y uint64) uint64 { return x &^ y })
	fmt.Println(union, common, only, len(union))
	union.remove(5)
	union.remove(999)
	fmt.Println(union)

	orange := pack(255, 128, 1)
	fmt.Printf("%06x %d %06x\n", orange, orange, orange.mix(pack(1, 2, 3)))
	fmt.Println(orange.channels())
	fmt.Println(parseMode("755"), parseMode("640"), parseMode("000"), parseMode("777") == mode{7, 7, 7})
	for n := range uint(8) {
		fmt.Printf("%03b ", gray(n))
	}
	fmt.Println(parity(0b1011), parity(0), parity(1<<63))
	fmt.Println(isPowerOfTwo(64), isPowerOfTwo(uint8(0)), isPowerOfTwo(uint64(1<<63)), isPowerOfTwo(-8))
	fmt.Printf("%08b %08b %032b %#x\n", swapBits(0b00000010, 1, 7), swapBits(0b11, 0, 1), reverse(0b1011), reverse(1))
	fmt.Printf("%q\n", subsets("a", "b", "c"))

	var u8 uint8 = 0b1100_1010
	var i8 int8 = -0x36
	eight := 8
	fmt.Println(u8<<1, u8>>1, u8<<eight, ^u8, -u8, i8<<1, i8>>1, i8>>7, ^i8, uint8(i8) == u8)
	shift := 70
	one := 1
	fmt.Println(one<<shift, uint64(1)<<63>>shift, -1>>shift, one<<62, int32(one)<<31, uint16(one)<<15)
	fmt.Println(6&3, 6|3, 6^3, 6&^3, ^6, 1<<3|1, 1+2<<3, (1+2)<<3, 5&4 == 4, -7>>1, -7/2)
	n := 0xF0F0
	n &= 0xFF00
	n |= 1
	n ^= 0xF
	n <<= 4
	n >>= 2
	n &^= 8
	n %= 0x10000
	fmt.Printf("%#x %#o %b %X\n", n, n, n, n)
	fmt.Println(bits.LeadingZeros64(1), bits.Len8(200), bits.RotateLeft32(1, -1), bits.ReverseBytes16(0x1234), bits.UintSize)
}
