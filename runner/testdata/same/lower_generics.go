package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
)

type number interface {
	~int | ~int64 | ~float64
}

func sum[T number](list ...T) (s T) {
	for _, x := range list {
		s += x
	}
	return s
}

func mapped[T, U any](list []T, f func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

func reduced[T, A any](list []T, a A, f func(A, T) A) A {
	for _, x := range list {
		a = f(a, x)
	}
	return a
}

func keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(list ...T) *stack[T] { s.items = append(s.items, list...); return s }

func (s *stack[T]) pop() (x T, err error) {
	if len(s.items) == 0 {
		return x, errors.New("empty")
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, nil
}

type pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type tree[T cmp.Ordered] struct {
	left, right *tree[T]
	value       T
}

func (t *tree[T]) insert(x T) *tree[T] {
	if t == nil {
		return &tree[T]{value: x}
	}
	switch {
	case x < t.value:
		t.left = t.left.insert(x)
	case x > t.value:
		t.right = t.right.insert(x)
	}
	return t
}

func (t *tree[T]) each(f func(T)) {
	if t != nil {
		t.left.each(f)
		f(t.value)
		t.right.each(f)
	}
}

type stringer interface{ String() string }

func joined[T stringer](list []T) string {
	return strings.Join(mapped(list, func(x T) string { return x.String() }), ",")
}

type setter[T any] interface {
	*T
	set(string)
}

type word string

func (w *word) set(s string) { *w = word(s + "!") }

func made[T any, P setter[T]](s string) T {
	var x T
	P(&x).set(s)
	return x
}

type set[T comparable] = map[T]struct{}

func setOf[T comparable](list ...T) set[T] {
	s := set[T]{}
	for _, x := range list {
		s[x] = struct{}{}
	}
	return s
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "list"
	}
	return fmt.Sprintf("%T", x)
}

type option[T any] func(*T)

func build[T any](options ...option[T]) (x T) {
	for _, o := range options {
		o(&x)
	}
	return x
}

type matrix[T number] [2][2]T

func (m matrix[T]) times(n matrix[T]) (p matrix[T]) {
	for i := range m {
		for j := range m {
			for k := range m {
				p[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return p
}

func zero[T any]() (z T) { return }

func equal[T comparable](a, b T) bool { return a == b }

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2), sum[celsius](1, 2.5), sum[int64]())
	fmt.Println(mapped([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }),
		reduced([]string{"a", "bc"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(keys(map[string]int{"b": 1, "a": 2}), keys(map[celsius]bool{2: true, 1: false}))
	s := new(stack[string]).push("a", "b")
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	p := pair[string, []celsius]{"k", []celsius{1}}
	fmt.Println(p, []pair[int, bool]{{1, true}})
	fmt.Printf("%T %T %T %v\n", p, s, pair[pair[int, string], *word]{}, p.Key == "k")
	var t *tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t = t.insert(w)
	}
	t.each(func(s string) { fmt.Print(s, " ") })
	fmt.Println(joined([]celsius{1, 2}), joined([]pair[int, int]{{1, 2}}))
	fmt.Println(made[word]("hi"), len(setOf(1, 2, 1)), kind(1), kind("a"), kind([]int{}), kind(celsius(1)), kind(word("")))
	fmt.Println(build(func(s *[]int) { *s = append(*s, 1) }, func(s *[]int) { *s = append(*s, 2) }))
	m := matrix[int]{{1, 1}, {1, 0}}
	fmt.Println(m.times(m).times(m), zero[*int]() == nil, zero[celsius](), zero[pair[int, string]]())
	fmt.Println(equal(1, 1), equal[any](celsius(1), 1.0), equal(pair[int, int]{1, 2}, pair[int, int]{1, 2}))
	f := sum[float64]
	fmt.Println(f(1, 2), (*stack[int]).push(&stack[int]{}, 1).items)
}
