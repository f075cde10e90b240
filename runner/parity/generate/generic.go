package generate

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"sync"
)

// library are generic declarations, which programs take from and use with types of
// their own. The first type of each is what generator.instance makes instances of.
const library = `package main

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap(v V) (V, Pair[K, V]) { return p.Val, Pair[K, V]{p.Key, v} }

type Stack[E any] struct{ items []E }

func (s *Stack[E]) Push(e ...E) { s.items = append(s.items, e...) }

func (s *Stack[E]) Pop() (e E, ok bool) {
	if len(s.items) == 0 {
		return e, false
	}
	e = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return e, true
}

type List[E any] struct {
	Head E
	Tail *List[E]
}

func (l *List[E]) All() func(yield func(E) bool) {
	return func(yield func(E) bool) {
		for ; l != nil; l = l.Tail {
			if !yield(l.Head) {
				return
			}
		}
	}
}

type Opt[E any] struct {
	v  E
	ok bool
}

func Some[E any](v E) Opt[E] { return Opt[E]{v, true} }

func (o Opt[E]) Or(other E) E {
	if o.ok {
		return o.v
	}
	return other
}

type Set[E comparable] map[E]struct{}

func (s Set[E]) Add(e E) Set[E] {
	s[e] = struct{}{}
	return s
}

type Num interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~float64
}

func Sum[N Num](list ...N) (sum N) {
	for _, n := range list {
		sum += n
	}
	return sum
}

func Map[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}

func Filter[S ~[]E, E any](list S, keep func(E) bool) S {
	var out S
	for _, e := range list {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

func Fold[A, B any](list []A, b B, f func(B, A) B) B {
	for _, a := range list {
		b = f(b, a)
	}
	return b
}

type Tree[K any] struct {
	left, right *Tree[K]
	key         K
	less        func(a, b K) bool
}

func (t *Tree[K]) Insert(k K, less func(a, b K) bool) *Tree[K] {
	switch {
	case t == nil:
		return &Tree[K]{key: k, less: less}
	case t.less(k, t.key):
		t.left = t.left.Insert(k, less)
	default:
		t.right = t.right.Insert(k, less)
	}
	return t
}

func (t *Tree[K]) Walk(visit func(K)) {
	if t != nil {
		t.left.Walk(visit)
		visit(t.key)
		t.right.Walk(visit)
	}
}
`

// checkedLibrary is the library's package; its types are only read.
var checkedLibrary = sync.OnceValue(func() *types.Package {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "library.go", library, 0)
	if err != nil {
		panic(fmt.Sprintf("parsing the generic library: %v", err))
	}
	config := types.Config{}
	pkg, err := config.Check("main", fset, []*ast.File{file}, nil)
	if err != nil {
		panic(fmt.Sprintf("checking the generic library: %v", err))
	}
	return pkg
})

// declareGenerics takes the library into the program.
func (g *generator) declareGenerics() {
	if g.chance(30) {
		return
	}
	pkg := checkedLibrary()
	for _, name := range []string{"Pair", "Stack", "List", "Opt", "Set"} {
		g.generics = append(g.generics, pkg.Scope().Lookup(name).Type().(*types.Named))
	}
	g.declare("%s", library[len("package main\n"):])
}

// instance makes an instance of a generic type, or nil.
func (g *generator) instance(depth int) types.Type {
	if len(g.generics) == 0 {
		return nil
	}
	generic := pick(g, g.generics)
	var arguments []types.Type
	for param := range generic.TypeParams().TypeParams() {
		if types.IsInterface(param) && param.Constraint().Underlying().(*types.Interface).IsComparable() {
			arguments = append(arguments, g.keyType())
		} else {
			arguments = append(arguments, g.anyType(depth))
		}
	}
	t, err := types.Instantiate(g.context, generic, arguments, true)
	if err != nil {
		return nil
	}
	return t
}

// useGeneric uses one of the library's functions.
func (g *generator) useGeneric() {
	if len(g.generics) == 0 {
		g.jumped()
		return
	}
	fmtName := g.use("fmt")
	a, b := g.tameType(), g.tameType()
	one, other := g.fresh("a"), g.fresh("b")
	listA, listB := types.NewSlice(a), types.NewSlice(b)
	switch g.IntN(7) {
	case 0:
		g.line("mapped := Map(%s, func(%s %s) %s {", g.typed(listA, 2), one, typeName(a), typeName(b))
		g.inner(func() {
			g.nested(func() {
				g.add(variable{name: one, typ: a}).given = true
				g.line("_ = %s\nreturn %s\n})", one, g.value(b, 2))
			})
		})
		g.show("mapped", listB)
	case 1:
		g.line("n := 0\nkept := Filter(%s, func(%s) bool { n++; return n%%2 == 1 })", g.typed(listA, 2), typeName(a))
		g.show("kept", listA)
	case 2:
		n := pick(g, []types.Type{basics[0], basics[6], basics[7], basics[8], basics[9], basics[12], basics[13]})
		g.line("%s.Println(Sum[%s](%s), Sum([]%s{%s}...))", fmtName, typeName(n), g.elements(n, g.IntN(4), 2), typeName(n), g.elements(n, 2, 1))
	case 3:
		g.line("var s Stack[%s]\ns.Push(%s)\nfor range 2 {\ntop, ok := s.Pop()\n%s.Println(top, ok, len(s.items))\n}", typeName(a), g.elements(a, g.IntN(3), 2), fmtName)
		g.line("%s.Printf(\"%%v %%+v %%T\\n\", s, s, s)", fmtName)
	case 4:
		g.line("var l *List[%s]\nfor _, e := range []%s{%s} {\nl = &List[%s]{e, l}\n}", typeName(a), typeName(a), g.elements(a, 1+g.IntN(3), 2), typeName(a))
		g.line("for e := range l.All() {")
		g.show("e", a)
		g.line("}\n%s.Printf(\"%%T\\n\", l)", fmtName)
	case 5:
		ordered := pick(g, []types.Type{basics[0], basics[3], basics[7], basics[14]})
		name := typeName(ordered)
		g.line("var t *Tree[%s]\nless := func(a, b %s) bool { return a < b }\nfor _, k := range []%s{%s} {\nt = t.Insert(k, less)\n}", name, name, name, g.elements(ordered, 1+g.IntN(5), 2))
		g.line("t.Walk(func(k %s) { %s.Print(k, \" \") })\n%s.Println()", name, fmtName, fmtName)
	case 6:
		g.line("total := Fold(%s, %s, func(%s %s, %s %s) %s {", g.typed(listA, 2), g.typed(b, 1), other, typeName(b), one, typeName(a), typeName(b))
		g.inner(func() {
			g.nested(func() {
				g.add(variable{name: one, typ: a}).given = true
				g.add(variable{name: other, typ: b}).given = true
				g.line("_, _ = %s, %s\nreturn %s\n})", one, other, g.value(b, 2))
			})
		})
		g.show("total", b)
		g.line("o := Some(%s)\n%s.Println(o.Or(%s))\n%s.Printf(\"%%+v\\n\", o)", g.typed(a, 1), fmtName, g.value(a, 1), fmtName)
	}
}
