package main

import (
	"errors"
	"fmt"
	"strings"
)

func divide(a, b int) (quotient, remainder int, err error) {
	if b == 0 {
		err = errors.New("division by zero")
		return
	}
	return a / b, a % b, nil
}

func sum(numbers ...int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return
}

func report(format string, args ...any) string {
	return fmt.Sprintf("[%d] "+format, append([]any{len(args)}, args...)...)
}

// first changes its argument: a slice that is spread is not copied.
func first(values ...string) string {
	if len(values) == 0 {
		return "none"
	}
	old := values[0]
	values[0] = "changed"
	return old
}

type operation func(int, int) int

func (op operation) apply(times, start, by int) int {
	for range times {
		start = op(start, by)
	}
	return start
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func apply[T, R any](values []T, f func(T) R) []R {
	results := make([]R, 0, len(values))
	for _, v := range values {
		results = append(results, f(v))
	}
	return results
}

func reduce[T, R any](values []T, start R, f func(R, T) R) R {
	for _, v := range values {
		start = f(start, v)
	}
	return start
}

func two() (int, string)          { return 2, "two" }
func take(n int, s string) string { return strings.Repeat(s, n) }
func collect(args ...any) []any   { return args }
func pass(f func(...int) int) int { return f(1, 2, 3) }
func choose(up bool) operation {
	if up {
		return func(a, b int) int { return a + b }
	}
	return minus
}
func minus(a, b int) int { return a - b }

// order tells when each of its operands is evaluated.
func order() {
	say := func(n int) int {
		fmt.Print(n, " ")
		return n
	}
	s := []int{say(1), say(2)}
	m := map[int]int{say(3): say(4)}
	fmt.Println(say(5)+say(6)*say(7), s, m)
}

func main() {
	fmt.Println(divide(17, 5))
	fmt.Println(divide(1, 0))
	q, _, err := divide(-9, 4)
	fmt.Println(q, err == nil)

	fmt.Println(sum(), sum(1), sum(1, 2, 3), sum([]int{4, 5}...), pass(sum))
	fmt.Println(report("%s is %d", "x", 3), report("nothing"), report("%v", []any{1, 2}))
	words := []string{"a", "b"}
	fmt.Println(first(), first(words...), words, first("x", "y"))

	fmt.Println(take(two()), collect(two()), collect(nil), collect(nil...) == nil, len(collect([]any{1, 2}, 3)))
	fmt.Println(choose(true).apply(3, 10, 5), choose(false).apply(3, 10, 5), operation(minus).apply(1, 1, 1))

	shout := compose(strings.ToUpper, func(s string) string { return s + "!" })
	length := compose(shout, func(s string) int { return len(s) })
	fmt.Println(shout("hey"), length("hey"), apply([]string{"a", "bcd"}, length))
	fmt.Println(reduce([]int{1, 2, 3, 4}, "", func(acc string, n int) string { return fmt.Sprint(n, acc) }))
	fmt.Println(apply([]float64{1.5, 2}, func(f float64) string { return fmt.Sprintf("<%g>", f) }))
	order()

	func(prefix string, rest ...int) {
		fmt.Println(prefix, len(rest), rest == nil)
	}("called at once")
	var table [3]func() int
	for i := range table {
		table[i] = func() int { i += 10; return i }
	}
	fmt.Println(table[0](), table[0](), table[1](), table[2]())
	fs := map[string]any{"two": two, "minus": minus}
	if f, ok := fs["minus"].(func(int, int) int); ok {
		fmt.Println(f(5, 8))
	}
	_, ok := fs["two"].(func())
	fmt.Printf("%t %T %T\n", ok, fs["two"], choose(true))
}
