package main

import (
	"fmt"
	"math"
	"strings"
)

func sieve(limit int) (primes []int) {
	composite := make([]bool, limit+1)
	for n := 2; n <= limit; n++ {
		if composite[n] {
			continue
		}
		primes = append(primes, n)
		for m := n * n; m <= limit; m += n {
			composite[m] = true
		}
	}
	return primes
}

// A bit sieve keeps only odd numbers, one bit each.
type bitSieve []uint64

func newBitSieve(limit int) bitSieve {
	s := make(bitSieve, limit/128+1)
	for n := 3; n*n <= limit; n += 2 {
		if !s.marked(n) {
			for m := n * n; m <= limit; m += 2 * n {
				s[m/128] |= 1 << (m / 2 % 64)
			}
		}
	}
	return s
}

func (s bitSieve) marked(n int) bool { return s[n/128]&(1<<(n/2%64)) != 0 }

func (s bitSieve) isPrime(n int) bool {
	return n == 2 || n > 2 && n%2 == 1 && !s.marked(n)
}

type factor struct{ prime, power int }

func (f factor) String() string {
	if f.power == 1 {
		return fmt.Sprint(f.prime)
	}
	return fmt.Sprintf("%d^%d", f.prime, f.power)
}

func factorize(n int) (factors []factor) {
	for d := 2; d*d <= n; d++ {
		f := factor{prime: d}
		for n%d == 0 {
			n /= d
			f.power++
		}
		if f.power > 0 {
			factors = append(factors, f)
		}
	}
	if n > 1 {
		factors = append(factors, factor{n, 1})
	}
	return factors
}

func divisors(n int) int {
	count := 1
	for _, f := range factorize(n) {
		count *= f.power + 1
	}
	return count
}

func powMod(base, exp, mod uint64) uint64 {
	result := uint64(1)
	for base %= mod; exp > 0; exp >>= 1 {
		if exp&1 == 1 {
			result = result * base % mod
		}
		base = base * base % mod
	}
	return result
}

// millerRabin is exact below 2^32 with these witnesses.
func millerRabin(n uint64) bool {
	if n < 2 {
		return false
	}
	for _, p := range [...]uint64{2, 3, 5, 7} {
		if n%p == 0 {
			return n == p
		}
	}
	d, r := n-1, 0
	for d%2 == 0 {
		d /= 2
		r++
	}
witnesses:
	for _, a := range []uint64{2, 7, 61} {
		x := powMod(a, d, n)
		if x == 1 || x == n-1 || a%n == 0 {
			continue
		}
		for range r - 1 {
			if x = x * x % n; x == n-1 {
				continue witnesses
			}
		}
		return false
	}
	return true
}

func goldbach(even int, primes []int) (a, b int) {
	set := map[int]struct{}{}
	for _, p := range primes {
		set[p] = struct{}{}
	}
	for _, p := range primes {
		if _, ok := set[even-p]; ok {
			return p, even - p
		}
	}
	return
}

func main() {
	primes := sieve(2000)
	fmt.Println(len(primes), primes[:10], primes[len(primes)-1])
	bits := newBitSieve(2000)
	disagree, twins := 0, 0
	for n := range 2000 {
		if bits.isPrime(n) != millerRabin(uint64(n)) {
			disagree++
		}
		if bits.isPrime(n) && bits.isPrime(n+2) && n+2 < 2000 {
			twins++
		}
	}
	fmt.Println(disagree, twins, millerRabin(4294967291), millerRabin(4294967295), millerRabin(3215031751))
	for _, n := range []int{1, 2, 360, 97, 1001, 65536, 600851475143} {
		fmt.Print(n, "=", factorize(n), "/", divisors(n), " ")
	}
	fmt.Println()
	for _, n := range []int{4, 28, 100, 998} {
		a, b := goldbach(n, primes)
		fmt.Print(n, "=", a, "+", b, " ")
	}
	fmt.Println()
	var perfect []int
	for n := 2; n < 500; n++ {
		sum := 1
		for d := 2; d <= int(math.Sqrt(float64(n))); d++ {
			if n%d == 0 {
				if sum += d; d*d != n {
					sum += n / d
				}
			}
		}
		if sum == n {
			perfect = append(perfect, n)
		}
	}
	fmt.Println(perfect, powMod(3, 1<<20, 1000007))
	counts := make([]int, 10)
	for _, p := range primes {
		counts[p%10]++
	}
	for digit, n := range counts {
		if n > 0 {
			fmt.Printf("%d:%s%d ", digit, strings.Repeat("#", n/20), n)
		}
	}
	fmt.Println()
}
