package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

type month uint8

type list struct {
	head *node
	size int
}

type node struct {
	value string
	next  *node
}

func (l *list) add(v string) *list {
	l.head = &node{v, l.head}
	l.size++
	return l
}

func (l *list) all() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.value) {
				return
			}
			i++
		}
	}
}

func overIntegers() {
	for i := range 3 {
		i *= 10 // the counter is not the variable
		fmt.Print(i, " ")
	}
	for m := range month(3) {
		fmt.Printf("%T%d ", m, m)
	}
	const n = 2
	var wide int64 = 2
	for i := range n {
		fmt.Printf("%T ", i)
	}
	for i := range wide {
		fmt.Printf("%T ", i)
	}
	for range -5 {
		fmt.Print("never")
	}
	limit := 3
	for i := range limit {
		limit = 100 // evaluated once
		fmt.Print(i)
	}
	fmt.Println()
}

func overStrings() {
	for i, r := range "aé世\xff!" {
		fmt.Printf("%d:%q/%U ", i, r, r)
	}
	for i := range "né" {
		fmt.Print(i)
	}
	var last rune
	for _, last = range "xyz" {
	}
	fmt.Println(string(last))
}

func overSlices() {
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 4, 5)
			s[1] = 20 // not seen: s is another array now
		}
		fmt.Print(v, " ")
	}
	words := []string{"x", "y", "z"}
	for i, w := range words {
		words[len(words)-1-i] += w
	}
	fmt.Println(s, words)
	type pair struct{ a, b int }
	pairs := []pair{{1, 2}, {3, 4}}
	for _, p := range pairs {
		p.a = 100
	}
	for i := range pairs {
		pairs[i].b *= -1
	}
	fmt.Println(pairs)
	var target [3]int
	for target[1], target[2] = range []int{7, 8, 9} {
		target[0] += target[2]
	}
	fmt.Println(target)
}

func overMaps() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	sum, keys := 0, []string{}
	for k, v := range m {
		sum += v
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(sum, keys)
	for k := range m {
		if k != "b" {
			delete(m, k)
		}
	}
	for range m {
		fmt.Println(m)
	}
}

func overChannels() {
	c := make(chan string, 4)
	for _, w := range strings.Fields("one two three") {
		c <- w
	}
	close(c)
	<-c
	for w := range c {
		fmt.Print(w, " ")
	}
	for range c {
		fmt.Print("never")
	}
	fmt.Println(len(c))
}

func overFunctions() (found string) {
	l := new(list).add("third").add("second").add("first")
	for i, v := range l.all() {
		if i == 1 {
			continue
		}
		fmt.Print(i, v, " ")
	}
	for range l.all() {
		fmt.Print("+")
	}
	three := func(yield func() bool) { _ = yield() && yield() && yield() }
	for range three {
		fmt.Print("*")
	}
	fmt.Println()
	defer func() { found += "!" }()
	for i, v := range l.all() {
		for _, r := range v {
			if i > 0 && r == 'c' {
				return v
			}
		}
	}
	return "none"
}

func main() {
	overIntegers()
	overStrings()
	overSlices()
	overMaps()
	overChannels()
	fmt.Println(overFunctions())
	for i, v := range slices.Backward([]string{"a", "b"}) {
		fmt.Print(i, v, " ")
	}
	for _, k := range slices.Sorted(maps.Keys(map[int]bool{3: true, 1: false})) {
		fmt.Print(k, " ")
	}
	for line := range strings.SplitSeq("x,y", ",") {
		fmt.Print(line)
	}
	fmt.Println()
}
