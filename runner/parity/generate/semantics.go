package generate

import (
	"fmt"
	"go/types"
)

// These idioms are about what a statement means: what is copied, what is shared, in
// which order calls are made, when an argument is evaluated.
func init() {
	idioms = append(idioms,
		(*generator).copied, (*generator).copied, (*generator).shortCircuited, (*generator).indexedByCalls, (*generator).passedOn,
		(*generator).deferredInLoop, (*generator).assignedByRange, (*generator).changedInPlace, (*generator).recursive,
		(*generator).anonymous, (*generator).sent, (*generator).ownOrder, (*generator).shifted, (*generator).named,
		(*generator).switchedByCalls, (*generator).chained,
	)
}

// copied copies values that hold arrays and structs, and changes the copies.
func (g *generator) copied() {
	t := g.tameType()
	var held types.Type = types.NewArray(t, int64(1+g.IntN(3)))
	if g.chance(40) {
		held = types.NewArray(held, 2)
	}
	name, element := typeName(held), "[0]"
	if inner, ok := held.(*types.Array).Elem().(*types.Array); ok && inner != t {
		element = fmt.Sprintf("[1][%d]", g.IntN(int(inner.Len())))
	}
	elem := held.(*types.Array).Elem()
	if element != "[0]" {
		elem = elem.(*types.Array).Elem()
	}
	g.line("type holder struct {\nlist %s\nn int\n}", name)
	g.line("a := holder{list: %s, n: 1}\nb := a", g.literal(held, 2).text)
	changes := []string{
		"b.list" + element + " = %s",
		"p := &b\np.list" + element + " = %s\na = *p\np.n++",
		"c := b.list\nc" + element + " = %s\nb.n = len(c)",
		"hs := []holder{a, b}\nfor _, h := range hs {\nh.list" + element + " = %s\n}\nhs[0].n = 5\na = hs[1]",
		"m := map[int]holder{1: a}\nh := m[1]\nh.list" + element + " = %s\nh.n = 9\nm[2] = h\nb = m[1]",
		"f := func(h holder) holder { h.list" + element + " = %s; return h }\na.n = f(b).n + 1\nb = f(a)",
		"var x any = b\nb.list" + element + " = %s\na = x.(holder)",
		"ch := make(chan holder, 1)\nch <- b\nb.list" + element + " = %s\na = <-ch",
		"f := func() *holder { return &b }\nf().list" + element + " = %s\nq := *f()\nq.n = 3",
		"hs := [2]holder{a, b}\nfor i, h := range hs {\nhs[1].list" + element + " = %s\na, b.n = h, i\n}",
	}
	for range 1 + g.IntN(2) {
		g.line("{\n"+pick(g, changes)+"\n}", g.value(elem, 2))
	}
	g.line("%s.Printf(\"%%v %%v\\n\", a, b)", g.use("fmt"))
	if types.Comparable(held) {
		g.line("%s.Println(a == b, a.list == b.list)", g.use("fmt"))
	}
}

func (g *generator) trace(t types.Type) string {
	return fmt.Sprintf("%s(%d, %s)", g.helper("traced"), g.IntN(100), g.typed(t, 1))
}

// shortCircuited has calls that are made or not.
func (g *generator) shortCircuited() {
	boolean := types.Typ[types.Bool]
	a, b, c := g.trace(boolean), g.trace(boolean), g.trace(boolean)
	form := pick(g, []string{"%s && %s || %s", "%s || %s && %s", "!(%s && (%s || %s))", "%s == %s && %s", "(%s || %s) != %s"})
	text := fmt.Sprintf(form, a, b, c)
	switch g.IntN(4) {
	case 0:
		g.line("if %s {\n%s.Println(\"yes\")\n} else if %s {\n%s.Println(\"else\")\n}", text, g.use("fmt"), g.trace(boolean), g.use("fmt"))
	case 1:
		g.line("ok := %s\n%s.Println(ok)", text, g.use("fmt"))
	case 2:
		g.line("for i := 0; i < 2 && (%s); i++ {\n%s.Println(i)\n}", text, g.use("fmt"))
	case 3:
		g.line("%s.Println(func() (bool, bool) { return %s, %s }())", g.use("fmt"), text, g.trace(boolean))
	}
}

// indexedByCalls assigns to places that calls choose.
func (g *generator) indexedByCalls() {
	t := g.tameType()
	traced := g.helper("traced")
	at := func() string { return fmt.Sprintf("%s(%d, %d)", traced, g.IntN(100), g.IntN(2)) }
	g.line("list, m := []%s{%s}, map[int]%s{}", typeName(t), g.elements(t, 2, 1), typeName(t))
	switch g.IntN(5) {
	case 0:
		g.line("list[%s], m[%s] = %s, %s", at(), at(), g.trace(t), g.trace(t))
	case 1:
		g.line("m[%s] = %s\nlist[%s] = m[%s]", at(), g.trace(t), at(), at())
	case 2:
		g.line("list = append(list, %s, %s, %s)\nlist = list[%s:]", g.trace(t), g.trace(t), g.trace(t), at())
	case 3:
		g.line("m = map[int]%s{%d: %s, 2: %s}\nlist = []%s{%s, 3: %s}", typeName(t), g.IntN(2), g.trace(t), g.trace(t), typeName(t), g.trace(t), g.trace(t))
	case 4:
		g.line("list[%s], list[%s] = list[%s], list[%s]", at(), at(), at(), at())
	}
	g.line("%s.Println(list, m)", g.use("fmt"))
}

// passedOn hands the results of one call to another.
func (g *generator) passedOn() {
	a, b := g.tameType(), g.tameType()
	g.line("two := func() (%s, %s) { return %s, %s }", typeName(a), typeName(b), g.trace(a), g.trace(b))
	g.line("take := func(a %s, b ...%s) (any, int, %s) {\n%s.Println(a, b)\nreturn a, len(b), a\n}", typeName(a), typeName(b), typeName(a), g.use("fmt"))
	g.line("%s.Println(take(two()))", g.use("fmt"))
	if g.chance(50) {
		g.line("var x any\nx, n, _ := take(two())\n%s.Printf(\"%%v %%T %%d\\n\", x, x, n)", g.use("fmt"))
	}
	if g.chance(50) {
		g.line("same := func() (any, int, %s) { return take(two()) }\n_, n2, y := same()\n%s.Println(n2, y)", typeName(a), g.use("fmt"))
	}
}

// deferredInLoop defers calls whose arguments and receivers change later.
func (g *generator) deferredInLoop() {
	fmtName := g.use("fmt")
	t := g.tameType()
	g.line("func() (n int, v %s) {\nv = %s", typeName(t), g.value(t, 1))
	g.line("defer func() { %s.Println(\"n\", n, v) }()", fmtName)
	g.line("for i := range 3 {\ndefer %s.Println(i, n, v)\ndefer func(m int) { n += m * i }(n)\nn += i", fmtName)
	g.line("if i == %d {\nv = %s\n}\n}", g.IntN(3), g.value(t, 1))
	if g.chance(30) {
		g.line("defer func() {\nrecover()\nn *= 10\n}()\npanic(%s)\n}()", g.panicValue())
		return
	}
	g.line("return n + 1, %s\n}()", g.value(t, 1))
}

// assignedByRange ranges into variables that were there before.
func (g *generator) assignedByRange() {
	t := g.tameType()
	fmtName := g.use("fmt")
	g.line("list := []%s{%s}\ni, v := -1, %s", typeName(t), g.elements(t, 1+g.IntN(3), 1), g.typed(t, 1))
	g.line("var fs []func() int")
	switch g.IntN(4) {
	case 0:
		g.line("for i, v = range list {\nfs = append(fs, func() int { i++; return i })\n}")
	case 1:
		g.line("at := [3]int{}\nfor i, at[1] = range []int{4, 5, 6} {\nat[i] += 10\nfs = append(fs, func() int { return at[1] })\n}\n%s.Println(at)", fmtName)
	case 2:
		g.line("for i = range list {\nlist = append(list, v)\nv = list[0]\n}")
	case 3:
		g.line("s := struct{ k int; e %s }{}\nfor s.k, s.e = range list {\nfs = append(fs, func() int { return s.k * 2 })\n}\nv = s.e", typeName(t))
	}
	g.line("for _, f := range fs {\n%s.Print(f(), \" \")\n}\n%s.Println(i, v, len(list))", fmtName, fmtName)
}

// changedInPlace changes elements by operators.
func (g *generator) changedInPlace() {
	t := pick(g, []types.Type{basics[0], basics[6], basics[7], basics[8], basics[12], basics[15], basics[16]})
	name := typeName(t)
	g.line("type cell struct{ v %s; p *%s; in [2]%s }", name, name, name)
	g.line("x := %s\nc := &cell{v: %s, p: &x}\nm := map[string]%s{}\nlist := []cell{*c, {p: new(%s)}}\nby := map[int]*cell{0: c}\n_ = by", g.typed(t, 1), g.value(t, 1), name, name)
	for range 2 + g.IntN(4) {
		place := pick(g, []string{"c.v", "*c.p", "c.in[1]", `m["k"]`, "list[0].v", "*list[1].p", "list[1].in[0]", "by[0].v", "*by[0].p", "(*c).in[0]", "x"})
		switch g.IntN(4) {
		case 0:
			g.line("%s%s", place, pick(g, []string{"++", "--"}))
		case 1:
			g.line("%s = %s", place, g.value(t, 2))
		default:
			g.line("%s %s= %s", place, pick(g, []string{"+", "-", "*"}), g.value(t, 1))
		}
	}
	g.line("%s.Println(x, c.v, *c.p, c.in, m, list[0].v, list[0].in, *list[1].p, list[1].in)", g.use("fmt"))
}

// recursive has function variables and functions that call themselves.
func (g *generator) recursive() {
	t := g.tameType()
	fmtName := g.use("fmt")
	switch g.IntN(3) {
	case 0:
		g.line("var walk func(n int, path []%s)\nwalk = func(n int, path []%s) {\nif n == 0 {\n%s.Println(path)\nreturn\n}", typeName(t), typeName(t), fmtName)
		g.line("for range 2 {\nwalk(n-1, append(path, %s))\n}\n}\nwalk(2, nil)", g.value(t, 1))
	case 1:
		g.line("var even, odd func(int) bool\neven = func(n int) bool { return n == 0 || odd(n-1) }\nodd = func(n int) bool { return n != 0 && even(n-1) }\n%s.Println(even(%d), odd(%d))", fmtName, g.IntN(9), g.IntN(9))
	case 2:
		g.line("memo := map[int]int{}\nvar fib func(int) int\nfib = func(n int) int {\nif n < 2 {\nreturn n\n}\nif v, ok := memo[n]; ok {\nreturn v\n}\ndefer func() { memo[n] += %d }()\nmemo[n] = fib(n-1) + fib(n-2)\nreturn memo[n]\n}\n%s.Println(fib(%d), memo)", g.IntN(2), fmtName, g.IntN(12))
	}
}

// anonymous uses types without names.
func (g *generator) anonymous() {
	a, b := g.tameType(), g.tameType()
	g.line("type local struct {\nA %s\nB %s `json:\"b\"`\n}", typeName(a), typeName(b))
	g.line("anon := struct {\nA %s\nB %s `json:\"b\"`\n}{%s, %s}", typeName(a), typeName(b), g.value(a, 2), g.value(b, 2))
	g.line("l := local(anon)\nvar x, y any = anon, l\n_, isLocal := x.(local)\n_, isAnon := x.(struct {\nA %s\nB %s `json:\"b\"`\n})", typeName(a), typeName(b))
	g.line("%s.Printf(\"%%v %%+v %%T %%T %%t %%t\\n\", l, anon, l, anon, isLocal, isAnon)", g.use("fmt"))
	if types.Comparable(a) && types.Comparable(b) {
		g.line("%s.Println(x == y, l == anon, x == any(anon))", g.use("fmt"))
	} else {
		g.line("_ = y")
	}
}

// sent sends in a select, through channels of channels, and to nil channels.
func (g *generator) sent() {
	t := g.tameType()
	fmtName := g.use("fmt")
	g.line("type request struct {\nv %s\nback chan %s\n}\nrequests := make(chan request)", typeName(t), typeName(t))
	g.line("go func() {\nfor r := range requests {\nr.back <- r.v\nclose(r.back)\n}\n}()")
	g.line("for i := range 2 {\nback := make(chan %s, i)\nselect {\ncase requests <- request{%s, back}:\n%s.Println(<-back)\n_, ok := <-back\n%s.Println(ok)\n}\n}\nclose(requests)", typeName(t), g.value(t, 2), fmtName, fmtName)
	g.line("full, none := make(chan %s, 1), chan %s(nil)\nfor range 2 {\nselect {\ncase full <- %s:\n%s.Println(\"sent\", len(full))\ncase none <- %s:\n%s.Println(\"never\")\ndefault:\n%s.Println(\"full\", cap(full))\n}\n}", typeName(t), typeName(t), g.value(t, 1), fmtName, g.value(t, 1), fmtName, fmtName)
}

// ownOrder sorts by a function with several keys, and by an own type.
func (g *generator) ownOrder() {
	t := g.tameType()
	fmtName := g.use("fmt")
	g.line("type entry struct {\nkey int\nname string\nv %s\n}\nentries := []entry{", typeName(t))
	for range 2 + g.IntN(4) {
		g.line("{%d, %q, %s},", g.IntN(3), pick(g, words[:8]), g.value(t, 1))
	}
	g.line("}")
	switch g.IntN(3) {
	case 0:
		g.line("%s.SortStableFunc(entries, func(a, b entry) int { return %s.Or(%s.Compare(a.key, b.key), %s.Compare(b.name, a.name)) })", g.use("slices"), g.use("cmp"), g.use("cmp"), g.use("strings"))
	case 1:
		g.line("%s.SliceStable(entries, func(i, j int) bool { return entries[i].key > entries[j].key })", g.use("sort"))
	case 2:
		g.line("groups := map[int][]entry{}\nfor _, e := range entries {\ngroups[e.key] = append(groups[e.key], e)\n}\nentries = nil\nfor _, k := range %s(groups) {\nentries = append(entries, groups[k]...)\n}", g.helper("sorted"))
	}
	g.line("for _, e := range entries {\n%s.Printf(\"%%d %%q %%v\\n\", e.key, e.name, e.v)\n}", fmtName)
}

// shifted shifts and converts integers of all widths.
func (g *generator) shifted() {
	t := pick(g, basics[7:16])
	if _, ok := widths[t.(*types.Basic).Kind()]; !ok {
		t = types.Typ[types.Int]
	}
	name := typeName(t)
	g.line("for _, x := range []%s{%s} {\nfor _, n := range []uint{0, 1, 7, 8, 31, 63, 64, 200} {\n%s.Print(x<<n, \" \", x>>n, \" \", ^x<<n>>n, \";\")\n}", name, g.elements(t, 2, 1), g.use("fmt"))
	g.line("%s.Println(int8(x), uint8(x), int16(x), uint16(x), int32(x), uint32(x), int64(x), uint64(x), float32(x), -x, x*x)\n}", g.use("fmt"))
}

// named returns named results in all ways.
func (g *generator) named() {
	a, b := g.tameType(), g.tameType()
	g.line("give := func(n int) (x %s, y %s) {", typeName(a), typeName(b))
	if g.chance(50) {
		g.line("defer func() {\nif n == 1 {\nx = %s\n}\n}()", g.value(a, 1))
	}
	g.line("x, y = %s, %s\nswitch n {\ncase 0:\nreturn\ncase 1:\nreturn %s, y\ncase 2:\nx := %s\nreturn x, %s\n}", g.value(a, 1), g.value(b, 1), g.value(a, 1), g.typed(a, 1), g.value(b, 1))
	g.line("func() { y = %s }()\nreturn x, y\n}\nfor n := range 4 {\n%s.Println(give(n))\n}", g.value(b, 1), g.use("fmt"))
}

// switchedByCalls has calls as the cases of a switch.
func (g *generator) switchedByCalls() {
	t := types.Typ[types.Int]
	fmtName := g.use("fmt")
	g.line("for i := range 3 {\nswitch v := %s; v + i {", g.trace(t))
	for n := range 2 + g.IntN(2) {
		g.line("case %s, %s:\n%s.Println(\"case\", %d, v)", g.trace(t), g.trace(t), fmtName, n)
		if n == 0 && g.chance(40) {
			g.line("fallthrough")
		} else if g.chance(20) {
			g.line("if i > 0 {\nbreak\n}\n%s.Println(\"on\")", fmtName)
		}
		if n == 0 && g.chance(50) {
			g.line("default:\n%s.Println(\"default\", i)", fmtName)
		}
	}
	g.line("}\n}")
}

// chained calls methods on the results of methods.
func (g *generator) chained() {
	t := g.tameType()
	name := g.fresh("chain")
	pointer, address := "", ""
	if g.chance(50) {
		pointer, address = "*", "&"
	}
	g.declare("type %s struct {\nn int\nlast %s\n}\n\nfunc (c %s%s) add(v %s) %s%s {\nc.n++\nc.last = v\nreturn c\n}\n\nfunc (c %s) each(f func(int, %s)) %s {\nf(c.n, c.last)\nreturn c\n}",
		name, typeName(t), pointer, name, typeName(t), pointer, name, name, typeName(t), name)
	g.line("c := %s%s{}\nd := c.add(%s).add(%s).each(func(n int, v %s) { %s.Println(n, v) })", address, name, g.trace(t), g.trace(t), typeName(t), g.use("fmt"))
	g.line("f := c.add\nf(%s)\nn := f(%s).n\n%s.Println(c.n, d.n, n, c.last)", g.value(t, 1), g.value(t, 1), g.use("fmt"))
}
