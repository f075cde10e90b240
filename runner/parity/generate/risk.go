package generate

import (
	"fmt"
	"go/types"
)

// risk writes a statement that mostly panics, where something recovers.
func (g *generator) risk() bool {
	if !g.affords(5) {
		return false
	}
	g.line("%s(func() {", g.helper("try"))
	g.nested(func() {
		g.results = nil
		if g.chance(30) {
			g.line("defer %s.Println(\"deferred\", %s)", g.use("fmt"), g.typed(g.tameType(), 1))
		}
		g.panicking()
	})
	g.line("})")
	return true
}

// panicking writes statements that mostly panic.
func (g *generator) panicking() {
	fmtName := g.use("fmt")
	list, index := g.fresh("list"), g.fresh("n")
	elem := g.tameType()
	g.line("%s := %s", index, g.typed(types.Typ[types.Int], 2))
	switch g.IntN(16) {
	case 0, 1:
		g.line("%s := []%s{%s}", list, typeName(elem), g.elements(elem, 1+g.IntN(3), 1))
		g.line("%s.Println(%s[%s])", fmtName, list, index)
	case 2:
		// The capacity of another list is not Go's to say.
		g.line("%s := []%s{%s}", list, typeName(elem), g.elements(elem, g.IntN(4), 1))
		low := g.typed(types.Typ[types.Int8], 1)
		form := pick(g, []string{"%[1]s[%[2]s:]", "%[1]s[:%[2]s]", "%[1]s[%[2]s:%[3]s]", "%[1]s[:%[2]s:%[3]s]", "%[1]s[0:%[2]s:%[3]s]"})
		other := g.fresh("n")
		g.line("%s := %s", other, low)
		text := fmt.Sprintf(form+"%.0[3]s", list, index, other)
		if g.chance(30) {
			g.line("_ = %s", other)
		}
		g.line("%s.Println(%s)\n_ = %s", fmtName, text, other)
	case 3:
		g.line("%s := %s(%q)", list, typeName(types.Typ[types.String]), pick(g, words))
		g.line("%s.Println(%s[%s])", fmtName, list, index)
	case 4:
		g.line("%s := %d\n%s.Println(%s %s (%s - %s))", list, g.IntN(5), fmtName, index, pick(g, []string{"/", "%"}), list, list)
	case 5:
		g.line("var %s map[string]%s\n%s[\"k\"] = %s\n_ = %s", list, typeName(elem), list, g.value(elem, 1), index)
	case 6:
		t := g.declaredAs(func(t types.Type) bool { s, ok := t.(*types.Struct); return ok && s.NumFields() > 0 })
		if t == nil {
			g.line("panic(%s.Sprint(%s))", fmtName, index)
			return
		}
		g.line("var %s *%s\n_ = %s\n%s.Println(%s.%s)", list, typeName(t), index, fmtName, list, t.Underlying().(*types.Struct).Field(0).Name())
	case 7, 8:
		g.line("var %s any = %s\n_ = %s", list, g.typed(g.tameType(), 2), index)
		g.line("%s.Println(%s.(%s))", fmtName, list, typeName(g.assertable()))
	case 9:
		g.line("%s := make(chan int)\nclose(%s)\n_ = %s", list, list, index)
		g.line("%s", pick(g, []string{"close(" + list + ")", list + " <- 1"}))
	case 10:
		g.line("%s := make([]%s, %s)\n%s.Println(len(%s) > 100)", list, typeName(types.Typ[types.Int8]), index+"%1000 - 3", fmtName, list)
	case 11:
		g.line("%s := []any{%s, []int{%s}}\n%s.Println(%s[0] == %s[0], %s[1] == %s[1])", list, g.typed(g.tameType(), 1), index, fmtName, list, list, list, list)
	case 12:
		g.line("%s := map[any]int{}\n%s[%s]++\n%s[[]int{%s}]++", list, list, g.typed(g.basicType(), 1), list, index)
	case 13:
		g.line("%s := []int{1, 2}\n%s.Println([3]int(%s), %s)", list, fmtName, list, index)
	case 14:
		g.line("var %s func(int) int\n%s.Println(%s(%s))", list, fmtName, list, index)
	case 15:
		g.line("_ = %s\npanic(%s)", index, g.panicValue())
	}
}

func (g *generator) assertable() types.Type {
	t := g.anyType(1)
	if b, ok := t.(*types.Basic); ok && b.Kind() == types.UntypedNil {
		return types.Typ[types.Int]
	}
	return t
}

// panicValue writes what is panicked with.
func (g *generator) panicValue() string {
	switch g.IntN(6) {
	case 0, 1:
		return g.errorValue(2).text
	case 2:
		return g.typed(g.basicType(), 1)
	case 3:
		return fmt.Sprintf("%s.Sprintf(\"%%v\", %s)", g.use("fmt"), g.typed(g.tameType(), 2))
	}
	return g.typed(g.tameType(), 2)
}

// errorValue writes an error, mostly not nil.
func (g *generator) errorValue(depth int) code {
	errorsName := g.use("errors")
	if found := g.variables(errorType); len(found) > 0 && g.chance(40) {
		v := pick(g, found)
		v.used = true
		return plain("%s", v.name)
	}
	if depth > 0 {
		switch g.IntN(6) {
		case 0, 1:
			return plain("%s.Errorf(%q, %s)", g.use("fmt"), pick(g, []string{"wrapped: %w", "a %w b", "not %v"}), g.errorValue(depth-1).text)
		case 2:
			return plain("%s.Join(%s, %s)", errorsName, g.errorValue(depth-1).text, g.errorValue(depth-1).text)
		case 3, 4:
			var able []types.Type
			for _, named := range g.types {
				for _, t := range []types.Type{named, types.NewPointer(named)} {
					if !types.IsInterface(named) && types.Implements(t, errorType.Underlying().(*types.Interface)) {
						able = append(able, t)
					}
				}
			}
			if len(able) > 0 {
				c := g.typedCode(pick(g, able), depth-1)
				return code{text: c.text}
			}
		}
	}
	return plain("%s.New(%q)", errorsName, pick(g, words[1:7]))
}

// switchType writes a type switch.
func (g *generator) switchType() bool {
	subject := g.fresh("any")
	held := g.anyType(2)
	if !printable(held) || holdsInterface(held) {
		held = g.tameType()
	}
	g.line("var %s any = %s", subject, g.typed(held, 2))
	cases := []types.Type{held}
	for range 1 + g.IntN(3) {
		t := g.anyType(2)
		if types.IsInterface(t) && t.Underlying().(*types.Interface).Empty() {
			continue
		}
		known := false
		for _, before := range cases {
			known = known || types.Identical(before, t)
		}
		if !known {
			cases = append(cases, t)
		}
	}
	g.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
	name := g.fresh("x")
	g.looped(fmt.Sprintf("switch %s := %s.(type)", name, subject), 1, true, func() {
		for i, t := range cases {
			g.inner(func() {
				v := variable{name: name, typ: t, private: true}
				text := typeName(t)
				if i == 0 && g.chance(30) {
					text += ", nil"
					v.typ = emptyInterface
				}
				g.line("case %s:", text)
				g.add(v).given = true
				g.show(name, v.typ)
				g.branchBlock()
			})
		}
		g.line("default:\n%s.Printf(\"%%T\\n\", %s)", g.use("fmt"), name)
	})
	return true
}

// end writes what main ends with: mostly nothing, sometimes a panic, or an exit.
func (g *generator) end() {
	fmtName := g.use("fmt")
	switch g.IntN(12) {
	case 0:
		g.line("defer %s.Println(\"last\")\npanic(%s)", fmtName, g.panicValue())
	case 1:
		g.panicking()
	case 2:
		g.line("%s.Exit(%d)", g.use("os"), g.IntN(5))
	case 3:
		g.line("defer func() { panic(%s) }()\npanic(%s)", g.panicValue(), g.panicValue())
	case 4:
		g.line("defer func() {\nr := recover()\n%s.Println(r != nil)\npanic(r)\n}()\npanic(%s)", fmtName, g.panicValue())
	case 5:
		g.line("go panic(%s)\nselect {}", g.panicValue())
	default:
		g.line("%s.Println(\"end\")", fmtName)
	}
}
