package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

type celsius float64
type meters int

func (m meters) String() string { return strconv.Itoa(int(m)) + "m" }

func sum[T number](values ...T) (total T) {
	for _, v := range values {
		total += v
	}
	return total
}

func mapSlice[S ~[]E, E, R any](s S, f func(E) R) []R {
	out := make([]R, len(s))
	for i, v := range s {
		out[i] = f(v)
	}
	return out
}

func filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, v := range s {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func largest[T cmp.Ordered](first T, rest ...T) T {
	for _, v := range rest {
		first = max(first, v)
	}
	return first
}

type stringish interface {
	comparable
	fmt.Stringer
}

func indexOf[T stringish](list []T, want T) string {
	for i, v := range list {
		if v == want {
			return fmt.Sprintf("%s at %d", v, i)
		}
	}
	return want.String() + " nowhere"
}

type pair[K comparable, V any] struct {
	Key   K
	Value V
}

func (p pair[K, V]) swap(f func(V) K, g func(K) V) pair[K, V] {
	return pair[K, V]{f(p.Value), g(p.Key)}
}

func zip[A comparable, B any](as []A, bs []B) []pair[A, B] {
	var out []pair[A, B]
	for i := range min(len(as), len(bs)) {
		out = append(out, pair[A, B]{as[i], bs[i]})
	}
	return out
}

type optional[T any] struct {
	value *T
}

func some[T any](v T) optional[T] { return optional[T]{&v} }
func none[T any]() optional[T]    { return optional[T]{} }

func (o optional[T]) or(other T) T {
	if o.value == nil {
		return other
	}
	return *o.value
}

type result[T any] struct {
	value T
	err   error
}

func try[T any](f func() (T, error)) (r result[T]) {
	r.value, r.err = f()
	return
}

func (r result[T]) must() T {
	if r.err != nil {
		panic(r.err)
	}
	return r.value
}

// setter is met by pointers to T only.
type setter[T any] interface {
	*T
	set(string) error
}

type port struct{ n int }

func (p *port) set(s string) (err error) {
	p.n, err = strconv.Atoi(s)
	return err
}

func parseAll[T any, P setter[T]](texts ...string) ([]T, error) {
	var errs []error
	out := make([]T, len(texts))
	for i, text := range texts {
		if err := P(&out[i]).set(text); err != nil {
			errs = append(errs, err)
		}
	}
	return out, errors.Join(errs...)
}

type set[T comparable] map[T]struct{}

func setOf[T comparable](values ...T) set[T] {
	s := set[T]{}
	for _, v := range values {
		s[v] = struct{}{}
	}
	return s
}

func (s set[T]) has(v T) bool { _, ok := s[v]; return ok }

func (s set[T]) union(other set[T]) set[T] {
	out := set[T]{}
	for _, from := range []set[T]{s, other} {
		for v := range from {
			out[v] = struct{}{}
		}
	}
	return out
}

func zero[T any]() (v T) { return }

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2), sum[celsius](20, 1.5), sum[meters](1, 2), sum[int8](100, 100))
	names := mapSlice([]meters{1, 20}, meters.String)
	fmt.Println(names, mapSlice(names, func(s string) int { return len(s) }))
	type words []string
	long := filter(words{"a", "long", "word"}, func(s string) bool { return len(s) > 1 })
	fmt.Printf("%v %T\n", long, long)
	fmt.Println(largest(3, 9, 4), largest("pear", "apple"), largest(2.5))
	fmt.Println(indexOf([]meters{5, 6}, 6), indexOf(nil, meters(1)))

	pairs := zip([]string{"a", "b", "c"}, []float64{1, 2})
	fmt.Printf("%v %+v %T\n", pairs, pairs[1], pairs[0])
	p := pair[string, int]{"7", 3}
	fmt.Println(p.swap(strconv.Itoa, func(s string) int { n, _ := strconv.Atoi(s); return n * 10 }), p == pair[string, int]{"7", 3})
	fmt.Println(some(4).or(5), none[string]().or("default"), some(some("x")).or(none[string]()).or("y"))

	good := try(func() (int, error) { return strconv.Atoi("12") })
	bad := try(func() (bool, error) { return strconv.ParseBool("maybe") })
	fmt.Println(good.must(), good.err, bad.value, bad.err)
	ports, err := parseAll[port]("80", "x", "443", "y")
	fmt.Println(ports, strings.ReplaceAll(fmt.Sprint(err), "\n", "; "))

	s := setOf(1, 2).union(setOf(2, 3))
	fmt.Println(len(s), s.has(3), s.has(4), setOf("x").has("x"), set[any]{1: {}, "1": {}}.has("1"))
	fmt.Printf("%v %q %v %v %v\n", zero[int](), zero[string](), zero[*int]() == nil, zero[pair[int, bool]](), zero[error]() == nil)
	f := largest[string]
	fmt.Println(f("x", "z", "y"), slices.IsSortedFunc(pairs, func(a, b pair[string, float64]) int { return cmp.Compare(a.Key, b.Key) }))
	fmt.Printf("%T %T %T\n", s, some(pairs), bad)
}
