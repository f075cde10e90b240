package main

import (
	"fmt"
	"slices"
)

type board [3][3]rune

func newBoard() (b board) {
	for i := range b {
		for j := range b[i] {
			b[i][j] = '.'
		}
	}
	return b
}

func (b board) with(row, col int, mark rune) board {
	b[row][col] = mark // a copy: the receiver is a value
	return b
}

func (b *board) put(row, col int, mark rune) { b[row][col] = mark }

func (b board) winner() rune {
	lines := [...][3][2]int{
		{{0, 0}, {0, 1}, {0, 2}}, {{1, 0}, {1, 1}, {1, 2}}, {{2, 0}, {2, 1}, {2, 2}},
		{{0, 0}, {1, 0}, {2, 0}}, {{0, 1}, {1, 1}, {2, 1}}, {{0, 2}, {1, 2}, {2, 2}},
		{{0, 0}, {1, 1}, {2, 2}}, {{0, 2}, {1, 1}, {2, 0}},
	}
	for _, line := range lines {
		first := b[line[0][0]][line[0][1]]
		if first != '.' && first == b[line[1][0]][line[1][1]] && first == b[line[2][0]][line[2][1]] {
			return first
		}
	}
	return '?'
}

func (b board) String() string {
	var s string
	for _, row := range b {
		s += string(row[:]) + "/"
	}
	return s
}

func double(a [4]int) [4]int {
	for i := range a {
		a[i] *= 2
	}
	return a
}

func doubleInPlace(a *[4]int) {
	for i, v := range a { // a pointer to an array can be ranged over
		a[i] = 2 * v
	}
}

func main() {
	start := newBoard()
	b := start.with(1, 1, 'X').with(0, 0, 'O').with(0, 2, 'X').with(1, 0, 'O')
	fmt.Println(start, b, string(b.winner()))
	b.put(2, 0, 'X')
	fmt.Println(b, string(b.winner()), b == start, start == newBoard())

	a := [4]int{1, 2, 3}
	copied := a
	fmt.Println(double(a), a)
	doubleInPlace(&copied)
	fmt.Println(copied, a, a != copied)

	sparse := [...]string{2: "two", 5: "five", "six", 0: "zero"}
	fmt.Printf("%d %q\n", len(sparse), sparse)
	type weekday int
	const (
		mon weekday = iota
		tue
		wed
	)
	names := [...]string{wed: "Wed", mon: "Mon", tue: "Tue"}
	fmt.Println(names[tue], len(names))

	// Range over an array iterates over a copy of it, over a pointer it does not.
	x := [3]int{1, 2, 3}
	for i, v := range x {
		x[2] = 100
		fmt.Print(i, "=", v, " ")
	}
	y := [3]int{1, 2, 3}
	for i, v := range &y {
		y[2] = 100
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println(x, y)

	s := a[1:3]
	s[0] = -1
	s = append(s, -2) // there is room in the array
	fmt.Println(a, s, len(s), cap(s))
	back := [4]int(a[:])
	back[0] = 50
	pointer := (*[2]int)(s)
	pointer[1] = 60
	fmt.Println(a, back, *pointer)

	seen := map[[2]int]string{{1, 2}: "a", {3, 4}: "b"}
	key := [2]int{1, 2}
	fmt.Println(seen[key], seen[[2]int{4, 3}] == "", len(seen))
	matrix := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	var transposed [3][2]int
	for i, row := range matrix {
		for j, v := range row {
			transposed[j][i] = v
		}
	}
	fmt.Println(matrix, transposed, len(transposed[0]), slices.Max(matrix[1][:]))
	var any1, any2 any = [2]string{"a", "b"}, [...]string{"a", "b"}
	fmt.Println(any1 == any2, any1 == any([2]string{"b", "a"}))
}
