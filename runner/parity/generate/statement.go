package generate

import (
	"fmt"
	"go/types"
	"strings"
)

// A kind of statement writes one; it reports false where it has nothing to work on.
type statement struct {
	share int
	write func(*generator) bool
	free  bool // of effects beyond the function, so that pure ones have it
}

var statements []statement

func init() {
	statements = []statement{
		{12, (*generator).declareVariable, true},
		{12, (*generator).assign, true},
		{5, (*generator).step, true},
		{4, (*generator).assignSeveral, true},
		{8, (*generator).branch, true},
		{5, (*generator).countedLoop, true},
		{5, (*generator).rangeLoop, true},
		{4, (*generator).switchValue, true},
		{2, (*generator).switchConditions, true},
		{2, (*generator).leave, true},
		{12, (*generator).print, false},
		{4, (*generator).switchType, false},
		{8, (*generator).call, false},
		{6, (*generator).callMethod, false},
		{5, (*generator).callValue, false},
		{4, (*generator).changeElement, false},
		{5, (*generator).deferred, false},
		{4, (*generator).closures, false},
		{7, (*generator).risk, false},
		{9, (*generator).idiom, false},
	}
}

// block writes some statements in a scope of their own.
func (g *generator) block(n int) {
	g.inner(func() {
		for range n {
			g.statement()
		}
	})
}

// branchBlock writes the statements of a branch.
func (g *generator) branchBlock() {
	g.depth++
	g.block(1 + g.IntN(3))
	g.depth--
}

func (g *generator) statement() {
	if !g.affords(2) || g.depth > 4 || g.left <= 0 {
		return
	}
	g.left--
	g.spend(1)
	for range 5 {
		total := 0
		for _, s := range statements {
			total += s.share
		}
		n := g.IntN(total)
		for _, s := range statements {
			if n -= s.share; n < 0 {
				if (s.free || !g.pure) && s.write(g) {
					return
				}
				break
			}
		}
	}
}

// declareVariable declares a variable in one of the ways that Go has.
func (g *generator) declareVariable() bool {
	t := g.anyType(2)
	if g.pure && !isolated(t) {
		t = g.basicType()
	}
	v := variable{name: g.fresh("v"), typ: t, private: g.chance(40), fixed: g.chance(10)}
	if g.chance(8) {
		if hidden := g.variables(t); len(hidden) > 0 {
			if h := pick(g, hidden); h.braces != g.braces && (h.name[0] == 'v' || h.name[0] == 'g') {
				v.name = h.name
			}
		}
	}
	value := g.expression(t, 3)
	switch {
	case g.chance(15):
		g.line("var %s %s = %s", v.name, typeName(t), value.text)
	case g.chance(10) && !nilable(t):
		g.line("var %s %s", v.name, typeName(t))
	case types.IsInterface(t):
		g.line("var %s = %s(%s)", v.name, conversion(t), value.text)
	default:
		g.line("%s := %s", v.name, withType(value, t).text)
	}
	g.add(v)
	return true
}

// A place is something that can be assigned to.
func (g *generator) place() (text string, t types.Type, ok bool) {
	found := g.assignable(func(types.Type) bool { return true })
	if len(found) == 0 {
		return "", nil, false
	}
	v := pick(g, found)
	type choice struct {
		text string
		t    types.Type
	}
	var choices []choice
	depth := 2
	if g.pure {
		depth = 1
	}
	g.reach(v.typ, v.name, depth, func(t types.Type, c code) {
		if !strings.Contains(c.text, "(") && !(strings.Contains(c.text, "[") && mapped(v.typ)) {
			choices = append(choices, choice{c.text, t})
		}
	})
	chosen := pick(g, choices)
	if chosen.text != v.name {
		v.used = true
	}
	return chosen.text, chosen.t, true
}

// mapped reports whether an element may be one of a map, of which parts cannot be
// assigned, and which may be nil.
func mapped(t types.Type) bool {
	return walk(t, func(t types.Type) bool { _, ok := t.Underlying().(*types.Map); return ok })
}

func (g *generator) assign() bool {
	text, t, ok := g.place()
	if !ok {
		return false
	}
	b, basic := t.Underlying().(*types.Basic)
	if basic && g.chance(40) && b.Info()&types.IsNumeric != 0 {
		operators := []string{"+", "-", "*"}
		value := g.value(t, 2)
		if b.Info()&types.IsInteger != 0 {
			operators = append(operators, "&", "|", "^", "&^")
			if g.chance(15) {
				operators, value = []string{"<<", ">>", "%", "/"}, fmt.Sprint(1+g.IntN(9))
			}
		}
		g.line("%s %s= %s", text, pick(g, operators), value)
		return true
	}
	g.line("%s = %s", text, g.value(t, 3))
	return true
}

// step writes x++ or x--.
func (g *generator) step() bool {
	text, t, ok := g.place()
	if b, basic := typeUnder(t).(*types.Basic); !ok || !basic || b.Info()&types.IsNumeric == 0 {
		return false
	}
	g.line("%s%s", text, pick(g, []string{"++", "--"}))
	return true
}

func typeUnder(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// assignSeveral assigns several places at once, often to each other.
func (g *generator) assignSeveral() bool {
	first, t, ok := g.place()
	if !ok {
		return false
	}
	second, u, _ := g.place()
	if first == second {
		return false
	}
	if types.Identical(t, u) {
		g.line("%s, %s = %s, %s", first, second, second, first)
	} else {
		g.line("%s, %s = %s, %s", first, second, g.value(t, 2), g.value(u, 2))
	}
	for _, v := range g.vars {
		if v.name == first || v.name == second {
			v.used = types.Identical(t, u) || v.used
		}
	}
	return true
}

func (g *generator) branch() bool {
	c := g.comparison(2)
	if c.text == "" {
		return false
	}
	if g.chance(15) {
		return g.branchOn()
	}
	g.line("if %s {", c.text)
	g.branchBlock()
	if other := g.comparison(1); g.chance(25) && other.text != "" {
		g.line("} else if %s {", other.text)
		g.branchBlock()
	}
	if g.chance(40) {
		g.line("} else {")
		g.branchBlock()
	}
	g.line("}")
	return true
}

// branchOn writes an if with a variable of its own.
func (g *generator) branchOn() bool {
	t := g.basicType()
	name := g.fresh("v")
	g.inner(func() {
		value := g.typed(t, 2)
		g.add(variable{name: name, typ: t}).given = true
		g.line("if %s := %s; %s == %s {", name, value, name, g.value(t, 1))
		g.branchBlock()
		g.line("} else {")
		g.branchBlock()
		g.line("}")
	})
	return true
}

// leave writes break, continue or an early return, under a condition.
func (g *generator) leave() bool {
	c := g.comparison(1)
	if c.text == "" {
		return false
	}
	if len(g.loops) == 0 || g.chance(20) {
		if g.level == 0 || g.results == nil && g.chance(50) {
			return false
		}
		g.line("if %s {", c.text)
		if len(g.results) == 0 {
			g.line("return")
		}
		g.giveBack()
		g.line("}")
		return true
	}
	i := g.IntN(len(g.loops))
	l := &g.loops[i]
	word := "break"
	if !l.only && g.chance(50) {
		word = "continue"
	}
	label := ""
	if i < len(g.loops)-1 || g.chance(20) {
		label = " " + l.label
		l.named = true
	}
	g.line("if %s {\n%s%s\n}", c.text, word, label)
	return true
}

// looped writes a loop by its header and returns what write put inside, with a label
// where something names it.
func (g *generator) looped(header string, times int, only bool, write func()) {
	label := g.fresh("L")
	g.loops = append(g.loops, loop{label: label, only: only})
	inside := g.aside(func() { g.repeated(times, write) })
	last := g.loops[len(g.loops)-1]
	g.loops = g.loops[:len(g.loops)-1]
	if last.named {
		g.line("%s:", label)
	}
	g.line("%s {\n%s}", header, inside)
}
