package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
)

// A field is a torus of cells.
type field struct {
	cells         [][]bool
	width, height int
}

func newField(width, height int) *field {
	cells := make([][]bool, height)
	for i := range cells {
		cells[i] = make([]bool, width)
	}
	return &field{cells, width, height}
}

func parse(text string) *field {
	lines := strings.Fields(text)
	f := newField(len(lines[0]), len(lines))
	for y, line := range lines {
		for x, c := range line {
			f.cells[y][x] = c == '#'
		}
	}
	return f
}

func (f *field) alive(x, y int) bool {
	return f.cells[(y+f.height)%f.height][(x+f.width)%f.width]
}

func (f *field) next(x, y int) bool {
	neighbours := 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if (dx != 0 || dy != 0) && f.alive(x+dx, y+dy) {
				neighbours++
			}
		}
	}
	return neighbours == 3 || neighbours == 2 && f.alive(x, y)
}

type life struct {
	now, then *field
	age       int
}

func (l *life) step() {
	for y := range l.now.height {
		for x := range l.now.width {
			l.then.cells[y][x] = l.now.next(x, y)
		}
	}
	l.now, l.then = l.then, l.now
	l.age++
}

func (f *field) String() string {
	var b bytes.Buffer
	for _, row := range f.cells {
		for _, alive := range row {
			c := byte('.')
			if alive {
				c = '#'
			}
			b.WriteByte(c)
		}
		b.WriteByte('/')
	}
	return strings.TrimSuffix(b.String(), "/")
}

// The same rules without borders: a set of cells.
type cell struct{ x, y int }
type world map[cell]bool

func (w world) step() world {
	counts := map[cell]int{}
	for c := range w {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if d := (cell{dx, dy}); d != (cell{}) {
					counts[cell{c.x + dx, c.y + dy}]++
				}
			}
		}
	}
	next := world{}
	for c, n := range counts {
		if n == 3 || n == 2 && w[c] {
			next[c] = true
		}
	}
	return next
}

func (w world) sorted() []cell {
	cells := make([]cell, 0, len(w))
	for c := range w {
		cells = append(cells, c)
	}
	sort.Slice(cells, func(i, j int) bool {
		a, b := cells[i], cells[j]
		return a.y < b.y || a.y == b.y && a.x < b.x
	})
	return cells
}

// elementary is a row of cells whose rule is the bits of a number.
func elementary(rule uint8, row uint32, steps int) (rows []string) {
	for range steps {
		rows = append(rows, strings.NewReplacer("0", ".", "1", "#").Replace(fmt.Sprintf("%016b", row)))
		var next uint32
		for i := 1; i < 15; i++ {
			if rule>>(row>>(i-1)&7)&1 == 1 {
				next |= 1 << i
			}
		}
		row = next
	}
	return rows
}

func main() {
	blinker := &life{now: parse("..... ..#.. ..#.. ..#.. ....."), then: newField(5, 5)}
	for range 3 {
		fmt.Println(blinker.age, blinker.now)
		blinker.step()
	}
	glider := &life{now: parse(".#.... ..#... ###... ...... ...... ......"), then: newField(6, 6)}
	start := glider.now.String()
	seen := map[string]int{}
	for {
		text := glider.now.String()
		if first, ok := seen[text]; ok {
			fmt.Println("period", glider.age-first, "since", first, text == start)
			break
		}
		seen[text] = glider.age
		glider.step()
	}
	w := world{}
	for y, line := range strings.Fields("###.### .#...#.") {
		for x, c := range line {
			if c == '#' {
				w[cell{x, y}] = true
			}
		}
	}
	for generation := range 12 {
		if generation%4 == 0 {
			fmt.Print(len(w), " ")
		}
		w = w.step()
	}
	cells := w.sorted()
	fmt.Println(len(cells), cells[0], cells[len(cells)-1])
	for _, row := range elementary(30, 1<<8, 5) {
		fmt.Println(row)
	}
	fmt.Println(strings.Join(elementary(90, 1<<8, 4), " "))
}
