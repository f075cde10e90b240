package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"strings"
)

type signal []complex128

// fft transforms a signal whose length is a power of two.
func fft(x signal) signal {
	n := len(x)
	if n == 1 {
		return signal{x[0]}
	}
	even, odd := make(signal, n/2), make(signal, n/2)
	for i := range n / 2 {
		even[i], odd[i] = x[2*i], x[2*i+1]
	}
	e, o := fft(even), fft(odd)
	out := make(signal, n)
	for k := range n / 2 {
		t := cmplx.Rect(1, -2*math.Pi*float64(k)/float64(n)) * o[k]
		out[k], out[k+n/2] = e[k]+t, e[k]-t
	}
	return out
}

func (s signal) String() string {
	var parts []string
	for _, c := range s {
		parts = append(parts, round(c))
	}
	return strings.Join(parts, " ")
}

// round prints with two decimals and without negative zeros.
func round(c complex128) string {
	r := func(f float64) float64 { return math.Round(f*100)/100 + 0 }
	return fmt.Sprintf("%.2f%+.2fi", r(real(c)), r(imag(c)))
}

func mandelbrot(c complex128) (steps int) {
	for z := 0i; steps < 50 && cmplx.Abs(z) <= 2; steps++ {
		z = z*z + c
	}
	return steps
}

// roots solves ax²+bx+c=0.
func roots(a, b, c float64) (x1, x2 complex128) {
	d := cmplx.Sqrt(complex(b*b-4*a*c, 0))
	p := complex(-b, 0)
	return (p + d) / complex(2*a, 0), (p - d) / complex(2*a, 0)
}

type impedance complex128

func (z impedance) parallel(w impedance) impedance { return z * w / (z + w) }

func (z impedance) String() string {
	return fmt.Sprintf("%.1f∠%.1f°", cmplx.Abs(complex128(z)), cmplx.Phase(complex128(z))*180/math.Pi)
}

type gaussian struct{ re, im int }

func (g gaussian) times(h gaussian) gaussian {
	return gaussian{g.re*h.re - g.im*h.im, g.re*h.im + g.im*h.re}
}

func (g gaussian) norm() int { return g.re*g.re + g.im*g.im }

func main() {
	a, b := 3+4i, complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == 3+4i, a != b)
	fmt.Println(real(a), imag(a), cmplx.Abs(a), cmplx.Conj(a), real(b)*imag(b))
	fmt.Printf("%v %.1f %8.2f %+v %g %T %T %T\n", a, a, b, b, 1i*1i, a, complex64(a), real(complex64(a)))

	var z complex64 = 0.1 + 0.2i
	z *= 10
	z += 1
	c128 := complex128(z)
	fmt.Println(z, math.Abs(real(c128)-2) < 1e-6, z == complex64(c128))
	const i = 1i
	const half = complex(0.5, 0)
	fmt.Println(i*i, i*i*i, half*2, real(half*4), imag(3*i), 2*i == complex(0, 2))

	fmt.Println(fft(signal{1, 1, 1, 1, 0, 0, 0, 0}))
	fmt.Println(fft(signal{1, 1i, -1, -1i}))
	for y := 1.2; y >= -1.3; y -= 0.4 {
		var row strings.Builder
		for x := -2.0; x <= 0.7; x += 0.15 {
			row.WriteByte(" .:-=+*#%@"[mandelbrot(complex(x, y))*9/50])
		}
		fmt.Printf("|%s|\n", row.String())
	}

	for _, q := range [][3]float64{{1, -3, 2}, {1, 2, 5}, {2, 4, 2}} {
		x1, x2 := roots(q[0], q[1], q[2])
		fmt.Print(round(x1), " ", round(x2), "; ")
	}
	fmt.Println()
	circuit := impedance(3 + 4i).parallel(6)
	fmt.Println(circuit, impedance(1i), []impedance{2})
	g := gaussian{2, 1}
	product := gaussian{1, 0}
	for range 4 {
		product = product.times(g)
	}
	fmt.Println(product, product.norm(), complex(float64(product.re), float64(product.im)) == power(2+1i, 4))

	inf := complex(math.Inf(1), 0)
	nan := cmplx.NaN()
	fmt.Println(inf, nan == nan, cmplx.IsNaN(nan), cmplx.IsInf(inf), cmplx.Exp(0))
	m := map[complex128]string{1 + 1i: "a", 2: "b"}
	m[complex(1, 1)] += "!"
	pointer := &a
	*pointer *= 1i
	cs := []complex128{1: 2i}
	cs[0]--
	cs[1] += cs[0]
	fmt.Println(m[1+1i], len(m), a, cs, [2]complex64{}, any(a) == any(-4+3i), any(complex64(1)) == any(complex128(1)))
	var x any = 2i
	if v, ok := x.(complex128); ok {
		fmt.Println(v*v, fmt.Sprint(complex64(v)))
	}
}

func power(c complex128, n int) complex128 {
	r := 1 + 0i
	for range n {
		r *= c
	}
	return r
}
