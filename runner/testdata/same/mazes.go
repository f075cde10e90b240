package main

import (
	"errors"
	"fmt"
	"strings"
)

// A union-find structure joins sets.
type union struct{ parent, rank []int }

func newUnion(n int) *union {
	u := &union{make([]int, n), make([]int, n)}
	for i := range u.parent {
		u.parent[i] = i
	}
	return u
}

func (u *union) find(x int) int {
	for ; u.parent[x] != x; x = u.parent[x] {
		u.parent[x] = u.parent[u.parent[x]]
	}
	return x
}

func (u *union) join(a, b int) bool {
	a, b = u.find(a), u.find(b)
	if a == b {
		return false
	}
	if u.rank[a] < u.rank[b] {
		a, b = b, a
	}
	u.parent[b] = a
	if u.rank[a] == u.rank[b] {
		u.rank[a]++
	}
	return true
}

type point struct{ row, col int }

// solve finds the shortest way through a maze from S to E.
func solve(maze ...string) (steps int, drawn []string, err error) {
	var start, end point
	for r, line := range maze {
		for c, ch := range line {
			switch ch {
			case 'S':
				start = point{r, c}
			case 'E':
				end = point{r, c}
			}
		}
	}
	from := map[point]point{start: start}
	directions := [...]point{{-1, 0}, {0, 1}, {1, 0}, {0, -1}}
	for queue := []point{start}; ; queue = queue[1:] {
		if len(queue) == 0 {
			return 0, nil, errors.New("no way out")
		}
		at := queue[0]
		if at == end {
			break
		}
		for _, d := range directions {
			next := point{at.row + d.row, at.col + d.col}
			if next.row < 0 || next.row >= len(maze) || next.col < 0 || next.col >= len(maze[0]) || maze[next.row][next.col] == '#' {
				continue
			}
			if _, seen := from[next]; !seen {
				from[next] = at
				queue = append(queue, next)
			}
		}
	}
	grid := make([][]byte, len(maze))
	for i := range grid {
		grid[i] = []byte(maze[i])
	}
	for at := from[end]; at != start; at = from[at] {
		grid[at.row][at.col] = '*'
		steps++
	}
	for _, line := range grid {
		drawn = append(drawn, string(line))
	}
	return steps + 1, drawn, nil
}

func main() {
	u := newUnion(8)
	for _, e := range [][2]int{{0, 1}, {2, 3}, {1, 3}, {4, 5}, {0, 2}, {6, 6}} {
		fmt.Print(u.join(e[0], e[1]), " ")
	}
	groups := map[int]int{}
	for i := range 8 {
		groups[u.find(i)]++
	}
	fmt.Println(len(groups), u.find(0) == u.find(3), u.find(4) == u.find(3))
	steps, drawn, err := solve("S.#.....", "..#.##.#", "#....#..", "..##.##E")
	fmt.Println(steps, strings.Join(drawn, "/"), err)
	_, _, err = solve("S#E")
	fmt.Println(err)
}
