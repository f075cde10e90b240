package main

import (
	"fmt"
	"sort"
	"strings"
)

type vector struct{ x, y int }

func (v vector) plus(w vector) vector { return vector{v.x + w.x, v.y + w.y} }
func (v vector) String() string       { return fmt.Sprintf("<%d,%d>", v.x, v.y) }
func (v *vector) scale(n int)         { v.x, v.y = v.x*n, v.y*n }

type namer interface{ name(prefix string) string }

type dog struct{ called string }
type cat string
type flock []namer
type greeting func(string) string
type registry map[string]int
type id int

func (d *dog) name(prefix string) string     { return prefix + d.called }
func (c cat) name(prefix string) string      { return prefix + string(c) + "!" }
func (g greeting) name(prefix string) string { return g(prefix) }
func (f flock) name(prefix string) string {
	var names []string
	for _, n := range f {
		names = append(names, n.name(prefix))
	}
	return strings.Join(names, "+")
}
func (r registry) next(key string) int { r[key]++; return r[key] }
func (n *id) next() id                 { *n++; return *n }
func (n id) twice() id                 { return n * 2 }

type kennel struct {
	*dog
	vector
	id
}

func main() {
	v := vector{1, 2}
	plus := v.plus   // binds a copy of v now
	scale := v.scale // binds &v
	scale(10)
	fmt.Println(v, plus(vector{1, 1}), v.plus(vector{1, 1}))

	add := vector.plus
	grow := (*vector).scale
	text := (*vector).String // methods of the value belong to the pointer too
	grow(&v, 2)
	fmt.Println(add(v, v), text(&v))
	fmt.Printf("%T %T %T\n", plus, add, grow)

	var n namer = &dog{"Rex"}
	bound := n.name
	n = cat("Tom")
	fmt.Println(bound("dog "), n.name("cat "), namer.name(n, "expr "))
	names := []func(string) string{n.name, (&dog{"Fido"}).name, cat("Kit").name, greeting(strings.ToUpper).name, strings.TrimSpace}
	for _, f := range names {
		fmt.Print(f(" the "), "|")
	}
	fmt.Println()
	fmt.Println(flock{&dog{"a"}, cat("b"), flock{cat("c"), greeting(func(s string) string { return s + s })}}.name("-"))

	r := registry{}
	next := r.next
	next("a")
	next("a")
	fmt.Println(r.next("a"), next("b"), registry.next(r, "b"), r)

	var number id
	step := number.next
	step()
	step()
	twice := number.twice
	step()
	fmt.Println(number, twice(), id.twice(number), id(21).twice())
	fmt.Println((*id).next(&number))

	k := kennel{&dog{"Bello"}, vector{3, 4}, 5}
	promoted, viaValue, idNext := k.name, k.plus, k.id.next
	k.dog = &dog{"other"}
	k.vector.scale(2)
	idNext()
	fmt.Println(promoted("old "), k.name("new "), viaValue(vector{}), k.plus(vector{}), k.id, kennel.twice(k))
	fmt.Println(kennel.name(k, "by expression "), (*kennel).plus(&k, vector{1, 1}))

	operations := map[string]func(vector, vector) vector{
		"plus":  vector.plus,
		"minus": func(a, b vector) vector { b.scale(-1); return a.plus(b) },
	}
	a, b := vector{5, 5}, vector{1, 2}
	fmt.Println(operations["plus"](a, b), operations["minus"](a, b), b)

	defer fmt.Println("deferred last", v)
	defer v.scale(0)
	defer func(show func() string) { fmt.Println("bound before:", show(), "now:", v) }(v.String)
	v = vector{7, 7}
	words := sort.StringSlice{"pear", "fig", "apple"}
	less := words.Less
	sort.Sort(words)
	fmt.Println(less(0, 1), words, sort.StringSlice.Len(words))
	var builder strings.Builder
	write := builder.WriteString
	for _, w := range words {
		write(w[:1])
	}
	fmt.Println(builder.String(), builder.Len())
	var missing namer
	defer func() { fmt.Println("recovered:", recover()) }()
	late := missing.name // evaluated here: nil has no method
	late("never")
}
