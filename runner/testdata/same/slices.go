package main

import (
	"fmt"
	"slices"
	"strings"
)

type stack[T any] []T

func (s *stack[T]) push(v ...T) { *s = append(*s, v...) }

func (s *stack[T]) pop() (v T, ok bool) {
	if len(*s) == 0 {
		return v, false
	}
	last := len(*s) - 1
	v = (*s)[last]
	(*s)[last] = *new(T)
	*s = (*s)[:last]
	return v, true
}

func remove(s []int, i int) []int { return append(s[:i], s[i+1:]...) }

func insert(s []int, i int, v ...int) []int {
	return append(s[:i:i], append(slices.Clone(v), s[i:]...)...)
}

func filter(s []string, keep func(string) bool) []string {
	kept := s[:0]
	for _, v := range s {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// grow changes the elements its caller sees, but not its caller's slice.
func grow(s []int) []int {
	s[0] = 100
	s = append(s, 4)
	s[1] = 200
	return s
}

func aliasing() {
	full := []int{1, 2, 3}
	grown := grow(full)
	fmt.Println(full, grown)

	room := make([]int, 3, 10)
	shared := grow(room)
	fmt.Println(room, shared, room[:4])

	base := []int{0, 1, 2, 3, 4, 5}
	left, right := base[:3], base[3:]
	left = append(left, 99) // overwrites base[3]
	fmt.Println(base, left, right)
	capped := base[:3:3]
	capped = append(capped, 77) // has to move
	capped[0] = -1
	fmt.Println(base, capped, cap(base[1:3:4]))

	overlapping := []int{1, 2, 3, 4, 5}
	n := copy(overlapping[1:], overlapping)
	fmt.Println(n, overlapping, copy(overlapping, []int{}), copy(make([]byte, 2), "text"))
}

func triangle(n int) [][]int {
	rows := make([][]int, n)
	for i := range rows {
		rows[i] = make([]int, i+1)
		rows[i][0], rows[i][i] = 1, 1
		for j := 1; j < i; j++ {
			rows[i][j] = rows[i-1][j-1] + rows[i-1][j]
		}
	}
	return rows
}

func main() {
	aliasing()

	var s stack[string]
	s.push("a", "b", "c")
	top, _ := s.pop()
	s.push("d")
	fmt.Println(top, s, len(s))
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		fmt.Print(v, " ")
	}
	_, ok := s.pop()
	fmt.Println(ok)

	numbers := []int{1, 2, 3, 4, 5}
	fmt.Println(insert(numbers, 2, 10, 11), numbers)
	fmt.Println(remove(slices.Clone(numbers), 1), numbers)
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	long := filter(words, func(w string) bool { return len(w) > 3 })
	fmt.Println(long, words)

	for _, row := range triangle(6) {
		fmt.Print(row, " ")
	}
	fmt.Println()

	var nothing []int
	empty := []int{}
	fmt.Println(nothing == nil, empty == nil, len(nothing), nothing[:0] == nil, append(nothing, empty...) == nil)
	fmt.Printf("%v %v %#v %#v\n", nothing, empty, nothing, empty)
	fmt.Println(append([]byte("abc"), "def"...), string(append([]byte(nil), "xyz"[1:]...)))

	total := 0
	for i, row := range [][]int{{1, 2}, {}, nil, {3}} {
		for j := range row {
			row[j] *= i + 1
			total += row[j]
		}
	}
	fmt.Println(total, slices.Index(numbers, 4), slices.Contains(numbers, 9), slices.Equal(numbers, nil))
	nested := [][]string{{"a"}, {"b", "c"}}
	shallow := slices.Clone(nested)
	shallow[0] = []string{"z"}
	shallow[1][0] = "changed"
	fmt.Println(nested, shallow)
}
