package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type score struct {
	wins, losses int
}

func (s score) ratio() float64 {
	if s.wins+s.losses == 0 {
		return 0
	}
	return float64(s.wins) / float64(s.wins+s.losses)
}

func wordCount(text string) map[string]int {
	counts := make(map[string]int)
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		counts[w]++
	}
	return counts
}

func byCount(counts map[string]int) []string {
	words := slices.Collect(maps.Keys(counts))
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	return words
}

// groupBy keeps the order of the elements within a group.
func groupBy[K comparable, V any](values []V, key func(V) K) map[K][]V {
	groups := map[K][]V{}
	for _, v := range values {
		groups[key(v)] = append(groups[key(v)], v)
	}
	return groups
}

func invert[K cmp.Ordered, V comparable](m map[K]V) map[V][]K {
	inverted := make(map[V][]K, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		inverted[m[k]] = append(inverted[m[k]], k)
	}
	return inverted
}

func main() {
	counts := wordCount("The cat and the dog. The end, and THE rest!")
	for _, w := range byCount(counts) {
		fmt.Print(w, ":", counts[w], " ")
	}
	fmt.Println(len(counts))

	v, ok := counts["horse"]
	fmt.Println(v, ok, counts["horse"], len(counts)) // reading adds nothing
	delete(counts, "cat")
	delete(counts, "horse")
	if _, found := counts["cat"]; !found {
		fmt.Println("no cat,", len(counts), "words left")
	}

	players := map[string]*score{"ann": {3, 1}, "bob": {wins: 1}}
	players["ann"].wins++
	players["cid"] = &score{losses: 2}
	for _, name := range slices.Sorted(maps.Keys(players)) {
		fmt.Printf("%s %+v %.2f; ", name, *players[name], players[name].ratio())
	}
	fmt.Println()

	byValue := map[string]score{"ann": {1, 2}}
	s := byValue["ann"]
	s.wins = 50 // a copy
	fmt.Println(byValue, s, byValue["nobody"].ratio())
	byValue["ann"] = s
	fmt.Println(byValue)

	fmt.Println(groupBy(strings.Fields("apple avocado bean beet apricot corn"), func(s string) byte { return s[0] }))
	fmt.Println(invert(map[string]int{"one": 1, "uno": 1, "two": 2, "eins": 1}))

	nested := map[string]map[string]int{}
	for _, pair := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}, {"a", "x"}} {
		if nested[pair[0]] == nil {
			nested[pair[0]] = map[string]int{}
		}
		nested[pair[0]][pair[1]]++
	}
	fmt.Println(nested, nested["zzz"]["x"])

	actions := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"/": func(a, b float64) float64 { return a / b },
	}
	fmt.Println(actions["+"](1, 2), actions["/"](1, 8), actions["-"] == nil)

	// Deleting while ranging is allowed; what is deleted does not come.
	m := map[int]bool{}
	for i := range 20 {
		m[i] = true
	}
	visited := 0
	for k := range m {
		visited++
		delete(m, k)
		delete(m, 19-k)
	}
	fmt.Println(visited, len(m))

	original := map[string]int{"a": 1}
	alias, clone := original, maps.Clone(original)
	alias["b"] = 2
	fmt.Println(original, clone, maps.Equal(original, alias), maps.Equal(original, clone))
	var none map[string]int
	fmt.Println(none["x"], len(none), none == nil)
	for range none {
		fmt.Println("never")
	}
	clear(original)
	fmt.Println(alias, len(alias))
}
