package generate

import (
	"maps"
	"slices"
)

// A helper is a function that programs get when they use it.
type helper struct {
	source  string
	imports []string
}

var helpers = map[string]helper{
	"at": {source: `func at[T any](list []T, i int) (v T) {
	if i < len(list) {
		v = list[i]
	}
	return v
}`},
	"clip": {source: `func clip[T ~string](s T) T { return s[:min(len(s), 24)] }`},
	"whole": {source: `func whole(f float64) int {
	if f != f || f > 1e9 || f < -1e9 {
		return -1
	}
	return int(f)
}`},
	"part": {imports: []string{"fmt"}, source: `func part(n int, run func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("part %d panics: %v (%T)\n", n, r, r)
		}
	}()
	fmt.Println("part", n)
	run()
}`},
	"traced": {imports: []string{"fmt"}, source: `func traced[T any](n int, v T) T {
	fmt.Print(n, "!")
	return v
}`},
	"try": {imports: []string{"fmt"}, source: `func try(run func()) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			fmt.Println("error:", r.Error())
		default:
			fmt.Printf("panic: %v %T\n", r, r)
		}
	}()
	run()
}`},
	"sorted": {imports: []string{"maps", "slices", "cmp"}, source: `func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}`},
}

// helperSources are the helpers that the program uses.
func (g *generator) helperSources() []string {
	var sources []string
	for _, name := range slices.Sorted(maps.Keys(g.helpers)) {
		sources = append(sources, helpers[name].source)
		for _, path := range helpers[name].imports {
			g.use(path)
		}
	}
	return sources
}
