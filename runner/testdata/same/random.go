package main

import (
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
	"slices"
	"strings"
)

type die struct {
	sides  int
	source *rand.Rand
}

func (d die) roll() int { return d.source.Intn(d.sides) + 1 }

type card struct {
	suit, rank int
}

func (c card) String() string {
	return string("A23456789TJQK"[c.rank]) + string("shdc"[c.suit])
}

type deck []card

func newDeck() (d deck) {
	for suit := range 4 {
		for rank := range 13 {
			d = append(d, card{suit, rank})
		}
	}
	return d
}

func (d deck) shuffle(r *rand.Rand) deck {
	d = slices.Clone(d)
	r.Shuffle(len(d), func(i, j int) { d[i], d[j] = d[j], d[i] })
	return d
}

func (d *deck) deal(n int) deck {
	hand := (*d)[:n:n]
	*d = (*d)[n:]
	return hand
}

// An own source, so that the numbers are the program's own.
type congruential uint64

func (c *congruential) Uint64() uint64 {
	*c = *c*6364136223846793005 + 1442695040888963407
	return uint64(*c) ^ uint64(*c)>>33
}

type weighted[T any] struct {
	values  []T
	weights []int
	total   int
}

func (w *weighted[T]) add(v T, weight int) *weighted[T] {
	w.values = append(w.values, v)
	w.weights = append(w.weights, weight)
	w.total += weight
	return w
}

func (w *weighted[T]) pick(r *randv2.Rand) T {
	n := r.IntN(w.total)
	for i, weight := range w.weights {
		if n < weight {
			return w.values[i]
		}
		n -= weight
	}
	panic("weights changed")
}

func estimatePi(r *rand.Rand, n int) float64 {
	inside := 0
	for range n {
		x, y := r.Float64(), r.Float64()
		if x*x+y*y < 1 {
			inside++
		}
	}
	return 4 * float64(inside) / float64(n)
}

func walk(r *rand.Rand, steps int) (path []complex128) {
	at := complex(0, 0)
	for range steps {
		at += []complex128{1, -1, 1i, -1i}[r.Intn(4)]
		path = append(path, at)
	}
	return path
}

func main() {
	r := rand.New(rand.NewSource(42))
	fmt.Println(r.Intn(100), r.Intn(100), r.Int63(), r.Uint32(), r.Perm(5))
	fmt.Printf("%.6f %.6f %.6f %t\n", r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Int31n(10) < 10)
	again := rand.New(rand.NewSource(42))
	fmt.Println(again.Intn(100), again.Intn(100))

	d := die{6, rand.New(rand.NewSource(7))}
	counts := map[int]int{}
	for range 600 {
		counts[d.roll()]++
	}
	fmt.Println(counts)

	full := newDeck()
	shuffled := full.shuffle(rand.New(rand.NewSource(1)))
	hand := shuffled.deal(5)
	fmt.Println(hand, shuffled[0], len(shuffled), full[:3])
	slices.SortFunc(hand, func(a, b card) int { return a.rank - b.rank })
	fmt.Println(hand, slices.Equal(newDeck(), full))

	fmt.Printf("%.3f\n", estimatePi(rand.New(rand.NewSource(3)), 2000))
	path := walk(rand.New(rand.NewSource(5)), 10)
	fmt.Println(path[len(path)-1], len(path))

	pcg := randv2.New(randv2.NewPCG(1, 2))
	fmt.Println(pcg.IntN(1000), pcg.IntN(1000), pcg.Uint64(), pcg.Perm(4), pcg.Int64N(100))
	chacha := randv2.New(randv2.NewChaCha8([32]byte([]byte(strings.Repeat("seed", 8)))))
	fmt.Println(chacha.Int32N(1000), chacha.Uint32())
	seed := congruential(1)
	own := randv2.New(&seed)
	fmt.Println(own.IntN(1000), own.IntN(1000), own.Uint64(), uint64(seed) != 1)
	w := new(weighted[string]).add("rare", 1).add("common", 8).add("some", 3)
	picked := map[string]int{}
	for range 120 {
		picked[w.pick(own)]++
	}
	fmt.Println(picked)

	n := rand.Intn(10)
	m := randv2.N(5*n + 1)
	fmt.Println(n >= 0 && n < 10, m >= 0)
}
