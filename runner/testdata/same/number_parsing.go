package main

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

type parser[T any] func(string) (T, error)

func try[T any](name string, parse parser[T], texts ...string) {
	fmt.Print(name, ":")
	for _, text := range texts {
		v, err := parse(text)
		var numError *strconv.NumError
		switch {
		case err == nil:
			fmt.Printf(" %v", v)
		case errors.As(err, &numError):
			fmt.Printf(" %q/%v", numError.Num, map[bool]string{true: "range", false: "syntax"}[errors.Is(err, strconv.ErrRange)])
			if errors.Is(err, strconv.ErrRange) {
				fmt.Printf("(%v)", v)
			}
		default:
			fmt.Print(" ", err)
		}
	}
	fmt.Println()
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

func fromRoman(s string) (n int) {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	previous := 0
	for _, r := range s {
		v := values[r]
		if v > previous {
			n -= 2 * previous
		}
		n += v
		previous = v
	}
	return n
}

func toBase(n uint64, base int) string {
	if n == 0 {
		return "0"
	}
	var digits []byte
	for ; n > 0; n /= uint64(base) {
		digits = append([]byte{"0123456789abcdefghijklmnopqrstuvwxyz"[n%uint64(base)]}, digits...)
	}
	return string(digits)
}

func factorial(n int64) *big.Int {
	f := big.NewInt(1)
	for i := int64(2); i <= n; i++ {
		f.Mul(f, big.NewInt(i))
	}
	return f
}

func main() {
	try("Atoi", strconv.Atoi, "42", "-7", "+5", "", "4x", "99999999999999999999", " 1")
	try("Int8", func(s string) (int64, error) { return strconv.ParseInt(s, 10, 8) }, "127", "128", "-129")
	try("Int0", func(s string) (int64, error) { return strconv.ParseInt(s, 0, 64) }, "0x1F", "0b101", "0o17", "017", "1_000", "0x")
	try("Uint16", func(s string) (uint64, error) { return strconv.ParseUint(s, 36, 16) }, "zz", "zzzz", "-1")
	try("Float", func(s string) (float64, error) { return strconv.ParseFloat(s, 64) }, "1.5", "-.5e3", "inf", "NaN", "1e400", "0x1p-2", "1,5")
	try("Bool", strconv.ParseBool, "true", "T", "0", "yes")
	try("Unquote", strconv.Unquote, `"a\tb"`, "`raw`", `'x'`, `"open`)
	try("complex", func(s string) (complex128, error) { return strconv.ParseComplex(s, 128) }, "1+2i", "i", "x")

	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatInt(-255, 16), strconv.FormatUint(math.MaxUint64, 36))
	fmt.Println(strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.FormatFloat(1e6, 'g', -1, 64), strconv.FormatFloat(0.1, 'e', -1, 32), strconv.FormatFloat(255, 'b', -1, 64), strconv.FormatFloat(1.5, 'x', -1, 64))
	fmt.Println(strconv.Quote("tab\té☺\x00"), strconv.QuoteToASCII("é☺"), strconv.QuoteRune('☺'), string(strconv.AppendInt([]byte("n="), 5, 10)), strconv.FormatBool(true))

	for _, n := range []int{1994, 2024, 49, 3999} {
		fmt.Print(roman(n), " ", fromRoman(roman(n)), " ")
	}
	fmt.Println(toBase(255, 2), toBase(1<<40, 36), toBase(0, 7))

	fmt.Println(factorial(25), factorial(30).BitLen(), new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil))
	a, ok := new(big.Int).SetString("123456789012345678901234567890", 10)
	q, m := new(big.Int).DivMod(a, big.NewInt(97), new(big.Int))
	fmt.Println(ok, q, m, a.Cmp(q), big.NewInt(97).ProbablyPrime(10), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(36)))
	third := big.NewRat(1, 3)
	fmt.Println(third.Add(third, big.NewRat(1, 6)), third.FloatString(3), new(big.Float).SetFloat64(1.5).Text('f', 2))

	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Ceil(1.2), math.Round(2.5), math.RoundToEven(2.5), math.Trunc(-1.9), math.Mod(7, -3), math.Hypot(3, 4))
	fmt.Println(math.IsNaN(math.Sqrt(-1)), math.IsInf(math.Log(0), -1), math.Signbit(math.Copysign(0, -1)), math.MaxInt8, math.MaxFloat32, math.SmallestNonzeroFloat64)
	fmt.Printf("%.4f %.4f %.4f %.4f %.4f\n", math.Sin(math.Pi/6), math.Atan2(1, 1), math.Exp(1), math.Log2(10), math.Cbrt(27))
	whole, fraction := math.Modf(3.75)
	mantissa, exponent := math.Frexp(12)
	fmt.Println(whole, fraction, mantissa, exponent, math.Float64bits(1), math.Float32frombits(0x40490fdb))
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros32(1), bits.TrailingZeros(8), bits.Len(1023), bits.Reverse8(1), bits.RotateLeft8(0b10010000, 1))
	high, low := bits.Mul64(math.MaxUint64, 3)
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	fmt.Println(high, low, sum, carry)
}
