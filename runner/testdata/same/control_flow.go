package main

import (
	"fmt"
	"strings"
)

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return steps
}

func classify(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n%2 == 0 && n > 100:
		return "big even"
	}
	return "other"
}

func season(month string) string {
	switch m := strings.ToLower(month); m {
	case "december", "january", "february":
		return "winter"
	case "march", "april", "may":
		return "spring"
	default: // may stand anywhere
		return "unknown " + m
	case "june", "july", "august":
		return "summer"
	}
}

func fallingThrough(n int) (log []string) {
	switch n {
	case 1:
		log = append(log, "one")
		fallthrough
	case 2:
		log = append(log, "two")
		if n == 1 {
			break // leaves the switch only
		}
		fallthrough
	case 3:
		log = append(log, "three")
	default:
		log = append(log, "default")
	}
	return append(log, "end")
}

// Cases are evaluated from left to right, and no further than needed.
func lazily(want int) {
	try := func(n int) int {
		fmt.Print("try", n, " ")
		return n
	}
	switch want {
	case try(1), try(2):
		fmt.Println("found in the first")
	case try(3):
		fmt.Println("found in the second")
	default:
		fmt.Println("not found")
	}
}

func search(grid [][]int, want int) (row, col int, ok bool) {
outer:
	for i, line := range grid {
		for j, v := range line {
			switch {
			case v == want:
				row, col, ok = i, j, true
				break outer
			case v < 0:
				continue outer // nothing after a negative number counts
			}
		}
	}
	return
}

func retry(limit int) (tries int) {
again:
	tries++
	if tries < limit {
		goto again
	}
	return tries
}

func main() {
	for i := 1; i <= 15; i++ {
		switch fizz, buzz := i%3 == 0, i%5 == 0; {
		case fizz && buzz:
			fmt.Print("FizzBuzz ")
		case fizz:
			fmt.Print("Fizz ")
		case buzz:
			fmt.Print("Buzz ")
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	fmt.Println(collatz(27), collatz(1), classify(-3), classify(0), classify(102), classify(7))
	fmt.Println(season("May"), season("DECEMBER"), season("Smarch"))
	for n := range 5 {
		fmt.Print(fallingThrough(n), " ")
	}
	fmt.Println()
	lazily(2)
	lazily(3)
	lazily(4)
	grid := [][]int{{1, 2, -1, 9}, {3, 4}, {5, 9, 6}}
	fmt.Println(search(grid, 4))
	fmt.Println(search(grid, 9))
	fmt.Println(search(grid, 7))
	fmt.Println(retry(4))

	var i, j int
	for i, j = 0, 10; i < j; i, j = i+1, j-2 {
		if i == 2 {
			continue
		}
		fmt.Print(i, ":", j, " ")
	}
	fmt.Println(i, j)
	if v, err := fmt.Sscan("12", &i); err != nil {
		fmt.Println("bad", err)
	} else if v == 1 {
		fmt.Println("scanned", i)
	}
	switch x := any(i).(type) {
	case nil, string:
		fmt.Println("not this", x)
	case int:
		fmt.Println("an int", x+1)
	}
}
