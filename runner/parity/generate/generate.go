// Package generate makes random programs for differential testing: valid Go in one file
// of package main, which end by themselves and print the same whenever they run. It
// knows the types of all it writes, but runs and checks nothing: whether a program is
// valid is for its tests to say.
//
// What the language leaves open is never written: an expression has either calls with
// effects, and beside them only what they cannot change, or none. Loops have bounds that
// are known here, and functions call only functions that were written before them, as
// often as a budget allows.
package generate

import (
	"fmt"
	"go/format"
	"go/types"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// Imports are the packages that programs may import.
func Imports() []string {
	return []string{
		"cmp", "encoding/json", "errors", "fmt", "iter", "maps", "math", "os", "slices", "sort", "strconv", "strings",
		"sync", "sync/atomic", "time",
	}
}

// Program returns the program of a seed.
func Program(seed uint64) string {
	g := &generator{
		Rand:    rand.New(rand.NewPCG(seed, 0)),
		pkg:     types.NewPackage("main", "main"),
		context: types.NewContext(),
		imports: map[string]bool{},
		helpers: map[string]bool{},
		names:   map[string]int{},
		body:    &strings.Builder{},
	}
	g.program()
	return g.source()
}

// A generator writes one program.
type generator struct {
	*rand.Rand

	pkg     *types.Package
	context *types.Context
	imports map[string]bool
	helpers map[string]bool // of helpers.go, by name
	names   map[string]int  // how many have been made of each stem

	declarations []string
	body         *strings.Builder // of the function that is being written

	types     []*types.Named // declared, without generic ones
	generics  []*types.Named
	methods   []method // what methods may be called, so that types share them
	functions []*function
	constants []*variable

	scope
	work
}

// program decides what a program has, in the order in which one thing can use another.
func (g *generator) program() {
	g.shareMethods()
	g.declareConstants()
	g.declareGenerics()
	for range 1 + g.IntN(5) {
		g.declareType()
	}
	g.declareGlobals()
	for range 1 + g.IntN(3) {
		g.declarePure()
	}
	for range 1 + g.IntN(3) {
		g.declareFunction()
	}
	g.declareMain()
}

// source puts the file together.
func (g *generator) source() string {
	declarations := strings.Join(append(g.declarations, g.helperSources()...), "\n\n")
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	for _, path := range slices.Sorted(maps.Keys(g.imports)) {
		if strings.Contains(declarations, packageName(path)+".") { // it may have been dropped
			fmt.Fprintf(&b, "%q\n", path)
		}
	}
	b.WriteString(")\n\n" + declarations)
	source, err := format.Source([]byte(b.String()))
	if err != nil {
		return b.String() // which the test of this package shows
	}
	return string(source)
}

func (g *generator) declare(format string, args ...any) {
	g.declarations = append(g.declarations, fmt.Sprintf(format, args...))
}

// line writes a line of the current function.
func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(g.body, format+"\n", args...)
}

// aside returns what write writes, in place of writing it.
func (g *generator) aside(write func()) string {
	outer := g.body
	g.body = &strings.Builder{}
	write()
	text := g.body.String()
	g.body = outer
	return text
}

// use imports a package and returns its name.
func (g *generator) use(path string) string {
	g.imports[path] = true
	return packageName(path)
}

func packageName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// fresh makes a name that nothing else has.
func (g *generator) fresh(stem string) string {
	g.names[stem]++
	return fmt.Sprintf("%s%d", stem, g.names[stem])
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// typeName writes a type.
func typeName(t types.Type) string {
	return types.TypeString(t, func(*types.Package) string { return "" })
}
