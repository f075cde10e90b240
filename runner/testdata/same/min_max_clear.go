package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"
)

type celsius float64
type priority int8
type name string

type rect struct{ x0, y0, x1, y1 int }

func (r rect) union(s rect) rect {
	return rect{min(r.x0, s.x0), min(r.y0, s.y0), max(r.x1, s.x1), max(r.y1, s.y1)}
}

func (r rect) intersect(s rect) (rect, bool) {
	out := rect{max(r.x0, s.x0), max(r.y0, s.y0), min(r.x1, s.x1), min(r.y1, s.y1)}
	return out, out.x0 < out.x1 && out.y0 < out.y1
}

func clamp[T cmp.Ordered](v, low, high T) T { return max(low, min(v, high)) }

func spread[T cmp.Ordered](first T, rest ...T) (low, high T) {
	low, high = first, first
	for _, v := range rest {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

type pool[K comparable, V any] struct {
	items map[K]V
	order []K
	slots [4]V
}

func (p *pool[K, V]) reset() {
	clear(p.items)
	clear(p.order)
	clear(p.slots[:2])
	p.order = p.order[:0]
}

func backoff(attempt int) time.Duration {
	return min(100*time.Millisecond<<attempt, 5*time.Second)
}

func edit(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func main() {
	fmt.Println(min(3, 1, 2), max(1.5, 2), min("b", "a", "c"), max(-1, -2), min(7))
	x, y := 5, 3
	var small priority = -4
	fmt.Println(min(x, y, 4), max(x, 10), max(small, 0), min(celsius(20), 36.6), max(name("x"), "y"))
	fmt.Printf("%T %T %T %T\n", min(small, 1), max(2, 2.5), min(celsius(1), 2), max('a', 1))
	const limit = min(10, 20-5)
	var array [limit]int
	fmt.Println(len(array), max(len(array), cap(array[:3])), limit)
	nan, inf, zero := math.NaN(), math.Inf(1), 0.0
	fmt.Println(min(1, nan), max(inf, 1), min(-inf, 1), math.Signbit(min(zero, math.Copysign(0, -1))), math.Signbit(max(zero, math.Copysign(0, -1))))

	evaluated := []int{}
	say := func(n int) int { evaluated = append(evaluated, n); return n }
	m := max(say(2), say(9), say(4))
	fmt.Println(m, evaluated)

	a, b := rect{0, 0, 4, 4}, rect{2, -1, 6, 3}
	overlap, ok := a.intersect(b)
	fmt.Println(a.union(b), overlap, ok)
	_, ok = a.intersect(rect{4, 4, 5, 5})
	fmt.Println(ok, clamp(15, 0, 10), clamp("m", "n", "z"), clamp(celsius(-300), -273.15, 1e9))
	fmt.Println(spread(3, 1, 4, 1, 5))
	fmt.Println(spread("only"))
	for attempt := range 8 {
		fmt.Print(backoff(attempt), " ")
	}
	fmt.Println(edit("kitten", "sitting"), edit("", "abc"), edit("same", "same"))

	scores := map[string]int{"a": 1, "b": 2}
	alias := scores
	clear(scores)
	fmt.Println(len(alias), alias)
	scores["c"] = 3
	numbers := []int{1, 2, 3, 4}
	shared := numbers[1:3]
	clear(shared)
	fmt.Println(numbers, shared, alias, len(shared))
	words := [][]string{{"x"}, {"y"}}
	clear(words)
	fmt.Println(words[0] == nil, len(words))
	var nothing map[int]int
	clear(nothing)
	clear([]int(nil))
	nans := map[float64]int{nan: 1, nan + 1: 2}
	clear(nans)
	fmt.Println(len(nothing), len(nans))

	p := pool[string, *rect]{items: map[string]*rect{"k": {}}, order: []string{"k", "j"}, slots: [4]*rect{{}, {}, {}, nil}}
	old := p.order
	p.reset()
	fmt.Printf("%d %d %q %v\n", len(p.items), len(p.order), old, []bool{p.slots[0] == nil, p.slots[2] == nil})
	best := slices.MaxFunc([]rect{{x1: 3}, {x1: 9}, {x1: 9, y1: 1}}, func(r, s rect) int { return cmp.Compare(r.x1, s.x1) })
	fmt.Println(best, min(time.Second, time.Minute), max(time.March, time.May))
	{
		min := func(a, b int) int { return a*100 + b }
		fmt.Println(min(1, 2))
	}
}
