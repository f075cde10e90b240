package generate

import (
	"fmt"
	"go/types"
	"slices"
)

// idioms are what programs have as a whole: their statements belong together.
var idioms []func(*generator)

func init() {
	idioms = []func(*generator){
		(*generator).workers, (*generator).guarded, (*generator).produced, (*generator).selected, (*generator).iterated,
		(*generator).wrapped, (*generator).sortedList, (*generator).built, (*generator).backAndForth,
		(*generator).rescued, (*generator).jumped, (*generator).encoded, (*generator).shared, (*generator).counted,
		(*generator).useGeneric, (*generator).useGeneric, (*generator).useGeneric,
	}
}

func (g *generator) idiom() bool {
	if !g.affords(40) {
		return false
	}
	g.spend(20)
	g.line("{")
	g.inner(func() { pick(g, idioms)(g) })
	g.line("}")
	return true
}

// apartBody writes statements for a goroutine: they see only what they declare.
func (g *generator) apartBody(n int) {
	g.apart(func() {
		pure := g.pure
		g.pure = true
		g.nested(func() {
			g.results = nil
			g.block(n)
		})
		g.pure = pure
	})
}

// workers starts goroutines that write into places of their own.
func (g *generator) workers() {
	t := g.tameType()
	n := 2 + g.IntN(3)
	g.line("results := make([]%s, %d)\nvar wg %s.WaitGroup", typeName(t), n, g.use("sync"))
	g.line("for i := range results {")
	start, end := "wg.Add(1)\ngo func() {\ndefer wg.Done()", "}()"
	switch g.IntN(3) {
	case 0:
		start, end = "wg.Go(func() {", "})"
	case 1:
		start, end = "wg.Add(1)\ngo func(i int) {\ndefer wg.Done()", "}(i)"
	}
	g.line("%s", start)
	g.repeated(n, func() { g.apartBody(g.IntN(3)) })
	g.apart(func() { g.line("results[i] = %s", g.value(t, 2)) })
	g.line("%s\n}\nwg.Wait()", end)
	g.show("results", types.NewSlice(t))
}

// guarded counts in goroutines, with a mutex or an atomic variable.
func (g *generator) guarded() {
	fmtName, sync := g.use("fmt"), g.use("sync")
	n := 1 + g.IntN(5)
	if g.chance(40) {
		g.line("var n %s.Int64\nvar wg %s.WaitGroup", g.use("sync/atomic"), sync)
		g.line("for i := range %d {\nwg.Go(func() { n.Add(int64(i * %d)) })\n}\nwg.Wait()\n%s.Println(n.Load())", n, g.IntN(9), fmtName)
		return
	}
	g.line("counts := struct {\n%s.Mutex\nby map[int]int\n}{by: map[int]int{}}\nvar wg %s.WaitGroup", sync, sync)
	g.line("for i := range %d {\nwg.Add(1)\ngo func() {\ndefer wg.Done()\ncounts.Lock()\ndefer counts.Unlock()\ncounts.by[i%%%d] += i\n}()\n}", n, 1+g.IntN(3))
	g.line("wg.Wait()\n%s.Println(counts.by, len(counts.by))", fmtName)
}

// produced passes values through channels.
func (g *generator) produced() {
	t := g.tameType()
	name := typeName(t)
	g.line("source := make(chan %s%s)", name, pick(g, []string{"", ", 1", ", 4"}))
	g.line("go func() {\ndefer close(source)\nfor _, v := range []%s{%s} {\nsource <- v\n}\n}()", name, g.elements(t, 1+g.IntN(4), 2))
	if g.chance(50) {
		g.line("stage := func(in <-chan %s) <-chan %s {\nout := make(chan %s)\ngo func() {\ndefer close(out)\nfor passed := range in {", name, name, name)
		g.apart(func() {
			g.add(variable{name: "passed", typ: t, private: true}).given = true
			g.line("_ = passed\nout <- %s", g.value(t, 2))
		})
		g.line("}\n}()\nreturn out\n}")
		g.line("for v := range stage(source) {")
		g.show("v", t)
		g.line("}")
		return
	}
	g.line("for {\nv, ok := <-source\n%s.Println(v, ok)\nif !ok {\nbreak\n}\n}", g.use("fmt"))
}

// selected has selects of which one case is ready.
func (g *generator) selected() {
	fmtName := g.use("fmt")
	t := g.tameType()
	g.line("a, b := make(chan %s, 1), make(chan string, 1)", typeName(t))
	switch g.IntN(3) {
	case 0:
		g.line("a <- %s", g.value(t, 2))
	case 1:
		g.line("b <- %q", pick(g, words))
	}
	g.looped("for range 3", 3, false, func() {
		g.looped("select", 1, true, func() {
			g.line("case v, ok := <-a:\n%s.Println(\"a\", v, ok)", fmtName)
			g.branchBlock()
			g.line("case v := <-b:\n%s.Printf(\"%%q\\n\", v)", fmtName)
			g.branchBlock()
			g.line("default:\n%s.Println(\"none\")", fmtName)
			g.branchBlock()
		})
	})
}

// iterated ranges over functions.
func (g *generator) iterated() {
	t := g.tameType()
	g.line("each := func(yield func(int, %s) bool) {", typeName(t))
	if g.chance(30) {
		g.line("defer %s.Println(\"each ends\")", g.use("fmt"))
	}
	g.line("for i, v := range []%s{%s} {\nif !yield(i*%d, v) {\nreturn\n}\n}\n}", typeName(t), g.elements(t, 1+g.IntN(4), 2), 1+g.IntN(3))
	i, v := g.fresh("i"), g.fresh("e")
	g.looped(fmt.Sprintf("for %s, %s := range each", i, v), 4, false, func() {
		g.inner(func() {
			g.add(variable{name: i, typ: types.Typ[types.Int], fixed: true})
			g.add(variable{name: v, typ: t})
			g.block(1 + g.IntN(3))
		})
	})
	if g.chance(50) {
		g.line("next, stop := %s.Pull2(each)\nk, v, ok := next()\nstop()\n%s.Println(k, v, ok)", g.use("iter"), g.use("fmt"))
	}
}

// wrapped asks errors what they are.
func (g *generator) wrapped() {
	errorsName, fmtName := g.use("errors"), g.use("fmt")
	base := g.fresh("base")
	g.line("var %s error = %s", base, g.errorValue(1).text)
	g.add(variable{name: base, typ: errorType}).given = true
	g.line("var err error = %s", g.errorValue(3).text)
	is := base + " != nil"
	if !slices.ContainsFunc(g.types, sizelessError) { // pointers to these may be equal or not
		is = fmt.Sprintf("%s.Is(err, %s)", errorsName, base)
	}
	g.line("%s.Println(err, %s, %s.Unwrap(err) == nil)", fmtName, is, errorsName)
	for _, named := range g.types {
		for _, t := range []types.Type{named, types.NewPointer(named)} {
			if !types.IsInterface(named) && types.Implements(t, errorType.Underlying().(*types.Interface)) && g.chance(60) {
				target := g.fresh("target")
				g.line("var %s %s\n%s.Println(%s.As(err, &%s))", target, typeName(t), fmtName, errorsName, target)
				g.show(target, t)
			}
		}
	}
	g.show("err", errorType)
}

// sortedList sorts a list in one of the ways that there are.
func (g *generator) sortedList() {
	t := g.basicType()
	for t.Underlying().(*types.Basic).Info()&types.IsOrdered == 0 {
		t = g.basicType()
	}
	g.line("list := []%s{%s}", typeName(t), g.elements(t, 2+g.IntN(5), 2))
	switch g.IntN(5) {
	case 0:
		g.line("%s.Slice(list, func(i, j int) bool { return list[i] > list[j] })", g.use("sort"))
	case 1:
		g.line("%s.SortFunc(list, func(a, b %s) int { return -%s.Compare(a, b) })", g.use("slices"), typeName(t), g.use("cmp"))
	case 2:
		g.line("%s.Sort(list)\nlist = %s.Compact(list)", g.use("slices"), g.use("slices"))
	case 3:
		g.line("%s.Sort(list)\nwhere, found := %s.BinarySearch(list, %s)\n%s.Println(where, found)", g.use("slices"), g.use("slices"), g.value(t, 1), g.use("fmt"))
	case 4:
		g.line("%s.Println(%s.Max(list), %s.Min(list), %s.Contains(list, %s), %s.Index(list, list[1]))", g.use("fmt"), g.use("slices"), g.use("slices"), g.use("slices"), g.value(t, 1), g.use("slices"))
	}
	g.show("list", types.NewSlice(t))
}

// built builds a string.
func (g *generator) built() {
	fmtName := g.use("fmt")
	g.line("var b %s.Builder", g.use("strings"))
	i := g.fresh("i")
	g.looped("for "+i+" := range 3", 3, false, func() {
		g.inner(func() {
			g.add(variable{name: i, typ: types.Typ[types.Int], fixed: true}).given = true
			t := g.tameType()
			g.line("%s.Fprintf(&b, \"%%d=%s;\", %s, %s)", fmtName, pick(g, []string{"%v", "%+v", "%6v", "%q", "%x"}), i, g.typed(t, 2))
			g.block(g.IntN(2))
			g.line("b.WriteByte(byte('a' + %s))", i)
		})
	})
	g.line("%s.Println(b.String(), b.Len())", fmtName)
}

// backAndForth takes a string apart and puts it together.
func (g *generator) backAndForth() {
	fmtName := g.use("fmt")
	g.line("s := %s", g.typed(types.Typ[types.String], 2))
	g.line("for i, r := range s {\n%s.Print(i, \":\", string(r), \" \", r, \";\")\n}", fmtName)
	g.line("bytes, runes := []byte(s), []rune(s)\nif len(bytes) > 1 {\nbytes[0], bytes[len(bytes)-1] = bytes[len(bytes)-1], bytes[0]\n}")
	g.line("%s.Println(len(s), len(runes), string(bytes), %s.Fields(s), %s.Split(s, \"o\"))", fmtName, g.use("strings"), g.use("strings"))
	g.line("%s.Printf(\"%%q %%x %%v %%d\\n\", runes, bytes, s > %q, s[:len(s)/2])", fmtName, pick(g, words))
}

// rescued recovers into named results.
func (g *generator) rescued() {
	t := g.basicType()
	fmtName := g.use("fmt")
	g.line("rescue := func(n int) (v %s, err error) {\ndefer func() {\nif r := recover(); r != nil {", typeName(t))
	if g.chance(50) {
		g.line("v = %s", g.value(t, 1))
	}
	g.line("err = %s.Errorf(\"rescued: %%v\", r)\n}\n}()", fmtName)
	g.line("defer func() { %s.Println(\"v\", v) }()", fmtName)
	g.line("if n > 1 {\npanic(%s)\n}\nlist := []%s{%s}\nreturn list[n*3], nil\n}", g.panicValue(), typeName(t), g.elements(t, 2, 1))
	g.line("for n := range 3 {\nv, err := rescue(n)\n%s.Println(v, err)\n}", fmtName)
}

// sizelessError reports whether pointers to values without a size may be errors.
func sizelessError(t *types.Named) bool {
	if !types.Implements(types.NewPointer(t), errorType.Underlying().(*types.Interface)) {
		return false
	}
	return !types.IsInterface(t) && types.SizesFor("gc", "amd64").Sizeof(t) == 0
}

// jumped loops with goto.
func (g *generator) jumped() {
	label := g.fresh("again")
	g.line("n := 0")
	g.line("%s:\nn++\nif n < %d {", label, 2+g.IntN(3))
	g.line("%s.Print(n, \" \")", g.use("fmt"))
	g.line("goto %s\n}\n%s.Println(n)", label, g.use("fmt"))
}

// encoded writes a value as JSON and reads it again.
func (g *generator) encoded() {
	var able []types.Type
	for _, named := range g.types {
		if printable(named) && !holdsInterface(named) && !holdsComplex(named) && !types.IsInterface(named) {
			able = append(able, named)
		}
	}
	if len(able) == 0 {
		return
	}
	t := pick(g, able)
	json, fmtName := g.use("encoding/json"), g.use("fmt")
	g.line("value := %s", g.typed(t, 3))
	if g.chance(30) {
		g.line("text, err := %s.MarshalIndent(value, \"\", \"  \")", json)
	} else {
		g.line("text, err := %s.Marshal(value)", json)
	}
	g.line("%s.Println(string(text), err)", fmtName)
	g.line("var back %s\nerr = %s.Unmarshal(text, &back)\n%s.Println(err)", typeName(t), json, fmtName)
	g.show("back", t)
	g.line("var loose any\n%s.Println(%s.Unmarshal(text, &loose), loose)", fmtName, json)
}

func holdsComplex(t types.Type) bool {
	return walk(t, func(t types.Type) bool {
		b, ok := t.Underlying().(*types.Basic)
		return ok && b.Info()&types.IsComplex != 0
	})
}

// shared changes lists and arrays that share their elements, or do not.
func (g *generator) shared() {
	t := g.tameType()
	fmtName := g.use("fmt")
	n := 2 + g.IntN(3)
	g.line("array := [%d]%s{%s}\nlist, other := array[:], array", n, typeName(t), g.elements(t, n, 1))
	g.line("list[0] = %s\npart := list[%d:%d]\npart = append(part, %s)\nother[1] = %s", g.value(t, 2), 0, 1+g.IntN(n-1), g.value(t, 1), g.value(t, 1))
	g.line("p := &array\np[1] = %s\nfor i := range p {\n_ = i\n}", g.value(t, 1))
	g.show("array", types.NewArray(t, int64(n)))
	g.show("other", types.NewArray(t, int64(n)))
	g.line("%s.Println(part, len(part), cap(part), copy(list[1:], list))", fmtName)
	g.show("list", types.NewSlice(t))
}

// counted counts by keys of any comparable type.
func (g *generator) counted() {
	key := g.keyType()
	g.line("counts := map[%s]int{}\nfor _, k := range []%s{%s} {\ncounts[k]++\n}", typeName(key), typeName(key), g.elements(key, 2+g.IntN(4), 2))
	g.show("counts", types.NewMap(key, types.Typ[types.Int]))
	g.line("most := 0\nfor _, n := range counts {\nmost = max(most, n)\n}\n%s.Println(most, len(counts))", g.use("fmt"))
	if g.chance(40) {
		g.line("byAny := map[any]string{%s: \"x\", %s: \"y\"}", fmt.Sprintf("%q", "text"), "int8(3)")
		t := g.basicType()
		g.line("byAny[%s] = \"z\"\n%s.Println(len(byAny), byAny[int8(3)], byAny[3])", g.typed(t, 1), g.use("fmt"))
	}
}
