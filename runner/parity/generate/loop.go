package generate

import (
	"fmt"
	"go/types"
	"strings"
)

func (g *generator) countedLoop() bool {
	n := 1 + g.IntN(5)
	if !g.affords(4 * n) {
		return false
	}
	t := types.Type(types.Typ[types.Int])
	if g.chance(20) {
		t = pick(g, basics[7:15])
	}
	if _, known := widths[t.(*types.Basic).Kind()]; !known {
		t = types.Typ[types.Int]
	}
	name := g.fresh("i")
	g.inner(func() {
		header := fmt.Sprintf("for %s := %s(0); %s < %d; %s++", name, typeName(t), name, n, name)
		switch g.IntN(4) {
		case 0:
			header = fmt.Sprintf("for %s := range %s(%d)", name, typeName(t), n)
		case 1:
			header = fmt.Sprintf("for %s := %s(%d); %s > 0; %s--", name, typeName(t), n, name, name)
		}
		g.looped(header, n, false, func() {
			g.inner(func() {
				g.add(variable{name: name, typ: t, fixed: true, private: g.chance(50)})
				g.block(1 + g.IntN(3))
			})
		})
	})
	return true
}

// rangeLoop ranges over a list, a string, a map by its sorted keys, a channel, or a
// function.
func (g *generator) rangeLoop() bool {
	const times = 4
	if !g.affords(4 * times) {
		return false
	}
	var t types.Type
	switch g.IntN(6) {
	case 0, 1, 2:
		t = types.NewSlice(g.anyType(1))
	case 3:
		t = types.Typ[types.String]
	case 4:
		t = types.NewArray(g.anyType(1), int64(1+g.IntN(3)))
	case 5:
		return !g.pure && g.rangeMap()
	}
	list := g.expression(t, 2)
	key := variable{name: g.fresh("i"), typ: types.Typ[types.Int], private: g.chance(50)}
	value := variable{name: g.fresh("e"), private: g.chance(50)}
	switch u := t.(type) {
	case *types.Basic:
		value.typ = types.Typ[types.Int32]
	case interface{ Elem() types.Type }:
		value.typ = u.Elem()
	}
	text := list.text
	if strings.Contains(text, "{") {
		name := g.fresh("list")
		g.line("%s := %s", name, text)
		text = name
	}
	keyed, valued := g.chance(70), g.chance(70) && (!nilable(value.typ) || safeNil(value.typ))
	g.inner(func() {
		var names []string
		var added []variable
		if keyed {
			names, added = append(names, key.name), append(added, key)
		}
		if valued {
			if !keyed {
				names = append(names, "_")
			}
			names, added = append(names, value.name), append(added, value)
		}
		header := "for range " + text
		if len(names) > 0 {
			header = fmt.Sprintf("for %s := range %s", strings.Join(names, ", "), text)
		}
		g.looped(header, times, false, func() {
			g.inner(func() {
				for _, v := range added {
					g.add(v)
				}
				g.block(1 + g.IntN(2))
			})
		})
	})
	return true
}

// rangeMap ranges over the sorted keys of a map.
func (g *generator) rangeMap() bool {
	key := pick(g, []types.Type{types.Typ[types.Int], types.Typ[types.String], types.Typ[types.Int8]})
	m := types.NewMap(key, g.anyType(1))
	name := g.fresh("m")
	g.line("%s := %s", name, g.typed(m, 2))
	g.inner(func() {
		g.add(variable{name: name, typ: m, fixed: true}).given = true
		k := g.fresh("k")
		g.add(variable{name: k, typ: key, private: true}).given = true
		g.looped(fmt.Sprintf("for _, %s := range %s(%s)", k, g.helper("sorted"), name), 4, false, func() {
			g.show(fmt.Sprintf("%s[%s]", name, k), m.Elem())
			g.block(g.IntN(2))
		})
	})
	return true
}

// switchValue writes a switch over a value, some of its cases falling through.
func (g *generator) switchValue() bool {
	t := g.basicType()
	subject, ok := g.operand(t)
	if !ok || t.Underlying().(*types.Basic).Info()&types.IsBoolean != 0 {
		return false
	}
	g.switched("switch "+subject.text, 2+g.IntN(3), g.distinct(t))
	return true
}

// distinct makes a function that writes constants of a type, none twice.
func (g *generator) distinct(t types.Type) func() string {
	b := t.Underlying().(*types.Basic)
	taken := map[string]bool{}
	return func() string {
		for {
			text := g.basicKey(b)
			if b.Info()&types.IsFloat != 0 || b.Info()&types.IsComplex != 0 {
				text = fmt.Sprint(g.IntN(100))
			}
			if !taken[text] {
				taken[text] = true
				return text
			}
		}
	}
}

func (g *generator) switchConditions() bool {
	if g.comparison(1).text == "" {
		return false
	}
	g.switched("switch", 2+g.IntN(3), func() string {
		for {
			if c := g.comparison(1); c.text != "" {
				return c.text
			}
		}
	})
	return true
}

// switched writes the clauses of a switch.
func (g *generator) switched(header string, n int, choose func() string) {
	other := -1
	if g.chance(60) {
		other = g.IntN(n)
	}
	g.looped(header, 1, true, func() {
		for i := range n {
			switch {
			case i == other:
				g.line("default:")
			case g.chance(25):
				g.line("case %s, %s:", choose(), choose())
			default:
				g.line("case %s:", choose())
			}
			g.branchBlock()
			if i < n-1 && g.chance(20) {
				g.line("fallthrough")
			}
		}
	})
}
