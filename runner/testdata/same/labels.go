package main

import (
	"fmt"
	"strings"
)

type position struct{ row, col int }

// crossing finds a row and a column that have the same sum.
func crossing(grid [][]int) (p position, found bool) {
rows:
	for r, row := range grid {
		sum := 0
		for _, v := range row {
			if v < 0 {
				continue rows
			}
			sum += v
		}
		for c := range row {
			column := 0
			for i := range grid {
				if grid[i][c] > 50 {
					break rows
				}
				column += grid[i][c]
			}
			if column == sum {
				p, found = position{r, c}, true
				break rows
			}
		}
	}
	return p, found
}

// machine runs a tiny program with goto as its only loop.
func machine(program string, input int) (acc int, trace string) {
	words := strings.Fields(program)
	pc, steps := 0, 0
	acc = input
fetch:
	if pc >= len(words) {
		goto halt
	}
	if steps++; steps > 40 {
		trace += " limit"
		goto halt
	}
	switch op := words[pc]; op {
	case "dec":
		acc--
	case "double":
		acc *= 2
	case "loop":
		if acc > 10 {
			pc = 0
			trace += "^"
			goto fetch
		}
	case "skip":
		pc += 2
		goto fetch
	case "halt":
		goto halt
	default:
		trace += "?" + op
	}
	pc++
	goto fetch

halt:
	return acc, fmt.Sprint(trace, " after ", steps)
}

func selects(c chan int) (got []int) {
	defer close(c)
outer:
	for {
		select {
		case v := <-c:
			switch {
			case v%2 == 1:
				continue outer
			case v > 6:
				break outer
			case v == 4:
				break
			default:
				got = append(got, v)
			}
			got = append(got, -v)
		default:
			got = append(got, 0)
			break outer
		}
	}
	return got
}

func blocks(n int) (path string) {
check:
	switch {
	default:
		path += "a"
		if n == 0 {
			break check
		}
		path += "b"
		switch n {
		case 1:
			break check
		}
		path += "c"
	}
	path += "d"
decide:
	switch {
	case n > 2:
		for range 3 {
			path += "x"
			if n == 3 {
				break decide
			}
		}
		fallthrough
	default:
		path += "y"
	}
	return path
}

// closures made before a jump keep their variables.
func jumping() []int {
	var shows []func() int
	i := 0
again:
	{
		n := i * i
		shows = append(shows, func() int { n++; return n })
	}
	if i++; i < 4 {
		goto again
	}
	var out []int
	for _, show := range append(shows, shows[1]) {
		out = append(out, show())
	}
	return out
}

func primes(limit int) (found []int) {
next:
	for n := 2; n <= limit; n++ {
		for _, p := range found {
			if p*p > n {
				break
			}
			if n%p == 0 {
				continue next
			}
		}
		found = append(found, n)
	}
	return found
}

func pairs(m map[string][]int, text string) (log []string) {
words:
	for i, w := range strings.Fields(text) {
	letters:
		for j, r := range w {
			for k := range 3 {
				switch {
				case r == '#':
					break words
				case r == '-':
					continue words
				case k == j:
					continue letters
				}
				m[w] = append(m[w], i*100+j*10+k)
			}
		}
		log = append(log, w)
	}
	return log
}

func main() {
	fmt.Println(crossing([][]int{{1, 2, -3}, {4, 5, 6}, {3, 8, 9}}))
	fmt.Println(crossing([][]int{{1, 2}, {3, 4}}))
	fmt.Println(crossing([][]int{{99, 0}, {0, 99}}))
	fmt.Println(machine("dec dec loop double", 15))
	fmt.Println(machine("skip dec double what halt double", 7))
	fmt.Println(machine("dec double loop", 12))
	c := make(chan int, 10)
	for _, v := range []int{1, 2, 4, 6, 3} {
		c <- v
	}
	fmt.Println(selects(c))
	d := make(chan int, 3)
	d <- 2
	d <- 8
	d <- 2
	fmt.Println(selects(d))
	fmt.Println(len(d))
	for n := range 5 {
		fmt.Print(blocks(n), " ")
	}
	fmt.Println(jumping(), primes(40))
	m := map[string][]int{}
	fmt.Println(pairs(m, "ab x-y abc no# never"), m)
}
