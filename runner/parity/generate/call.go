package generate

import (
	"fmt"
	"go/types"
	"strings"
)

// called writes a call whose results are printed, kept, or dropped.
func (g *generator) called(text string, results *types.Tuple) {
	switch {
	case results.Len() == 0:
		if g.chance(10) {
			// Deferred, close would let main go on while a panic ends the program.
			g.line("{\ndone := make(chan struct{})\ngo func() {\n%s\nclose(done)\n}()\n<-done\n}", text)
			return
		}
		g.line("%s", text)
	case g.chance(15):
		g.line("%s", text)
	case results.Len() == 1 && g.chance(40):
		g.show(text, results.At(0).Type())
	default:
		var names []string
		var added []variable
		for v := range results.Variables() {
			if g.chance(15) && len(added) > 0 {
				names = append(names, "_")
				continue
			}
			name := g.fresh("v")
			names = append(names, name)
			added = append(added, variable{name: name, typ: v.Type(), private: g.chance(40)})
		}
		g.line("%s := %s", strings.Join(names, ", "), text)
		for _, v := range added {
			if nilable(v.typ) && !safeNil(v.typ) {
				g.line("_ = %s", v.name)
			} else {
				g.add(v)
			}
		}
	}
}

// call calls a declared function, sometimes several in one statement.
func (g *generator) call() bool {
	var able []*function
	for _, f := range g.functions {
		if (f.pure || !g.leaf) && g.affords(f.cost) {
			able = append(able, f)
		}
	}
	if len(able) == 0 {
		return false
	}
	f := pick(g, able)
	g.spend(f.cost)
	if f.signature.Results().Len() > 0 && g.chance(15) {
		g.callSeveral(f)
		return true
	}
	g.called(fmt.Sprintf("%s(%s)", f.name, g.arguments(f.signature, 2)), f.signature.Results())
	return true
}

// callSeveral writes calls as operands of one expression: their order is defined, and
// their arguments are constants or what calls cannot change.
func (g *generator) callSeveral(f *function) {
	if f.signature.Results().Len() != 1 || !printable(f.signature.Results().At(0).Type()) {
		return
	}
	var values []string
	for range 2 + g.IntN(2) {
		if !g.affords(f.cost) {
			break
		}
		g.spend(f.cost)
		var arguments []string
		for v := range f.signature.Params().Variables() {
			arguments = append(arguments, g.lasting(v.Type()))
		}
		if f.signature.Variadic() {
			arguments = arguments[:len(arguments)-1]
		}
		values = append(values, fmt.Sprintf("%s(%s)", f.name, strings.Join(arguments, ", ")))
	}
	if len(values) > 0 {
		g.line("%s.Println(%s)", g.use("fmt"), strings.Join(values, ", "))
	}
}

// lasting writes a value that no call can change.
func (g *generator) lasting(t types.Type) string {
	found := g.visible(func(v *variable) bool {
		return types.Identical(v.typ, t) && (v.private || v.constant) && isolated(t)
	})
	if len(found) > 0 && g.chance(50) {
		v := pick(g, found)
		v.used = true
		return v.name
	}
	saved := g.scope
	g.vars, g.floor = nil, 0
	text := g.value(t, 1)
	g.scope = saved
	return text
}

// callMethod calls a method of a variable, its own or a promoted one, by name, as a
// method value or as a method expression.
func (g *generator) callMethod() bool {
	type choice struct {
		v *variable
		s *types.Selection
	}
	var able []choice
	g.visible(func(v *variable) bool {
		if g.leaf || v.constant || !g.affords(methodLimit/2) {
			return false
		}
		t := v.typ
		if _, pointer := t.(*types.Pointer); !pointer && !types.IsInterface(t) {
			t = types.NewPointer(t)
		}
		set := types.NewMethodSet(t)
		for s := range set.Methods() {
			if s.Obj().Name() != "Error" || !isError(v.typ) {
				able = append(able, choice{v, s})
			}
		}
		return false
	})
	if len(able) == 0 {
		return false
	}
	c := pick(g, able)
	c.v.used = true
	g.spend(methodLimit / 2)
	signature := c.s.Type().(*types.Signature)
	arguments := g.arguments(signature, 2)
	name := c.v.name + "." + c.s.Obj().Name()
	switch {
	case g.chance(15):
		bound := g.fresh("bound")
		g.line("%s := %s", bound, name)
		if text, t, ok := g.place(); ok && g.chance(50) {
			g.line("%s = %s", text, g.value(t, 1))
			arguments = g.arguments(signature, 1)
		}
		g.called(fmt.Sprintf("%s(%s)", bound, arguments), signature.Results())
	case g.chance(10) && !types.IsInterface(c.v.typ):
		operand, typ := "&"+c.v.name, "(*"+typeName(c.v.typ)+")"
		if _, pointer := c.v.typ.(*types.Pointer); pointer {
			operand, typ = c.v.name, "("+typeName(c.v.typ)+")"
		}
		if arguments != "" {
			operand += ", " + arguments
		}
		g.called(fmt.Sprintf("%s.%s(%s)", typ, c.s.Obj().Name(), operand), signature.Results())
	default:
		g.called(fmt.Sprintf("%s(%s)", name, arguments), signature.Results())
	}
	return true
}

// callValue calls a function that a variable holds.
func (g *generator) callValue() bool {
	found := g.visible(func(v *variable) bool {
		_, ok := v.typ.Underlying().(*types.Signature)
		return ok && !g.leaf && g.affords(methodLimit)
	})
	if len(found) == 0 {
		return false
	}
	v := pick(g, found)
	v.used = true
	g.spend(methodLimit)
	signature := v.typ.Underlying().(*types.Signature)
	g.called(fmt.Sprintf("%s(%s)", v.name, g.arguments(signature, 2)), signature.Results())
	return true
}

// changeElement changes what a list or a map holds.
func (g *generator) changeElement() bool {
	found := g.visible(func(v *variable) bool {
		switch v.typ.Underlying().(type) {
		case *types.Slice, *types.Map:
			return !v.constant
		}
		return false
	})
	if len(found) == 0 {
		return false
	}
	v := pick(g, found)
	v.used = true
	switch u := v.typ.Underlying().(type) {
	case *types.Slice:
		g.changeList(v, u)
	case *types.Map:
		g.changeMap(v, u)
	}
	return true
}

func (g *generator) changeList(v *variable, u *types.Slice) {
	switch g.IntN(7) {
	case 0:
		g.line("copy(%s, %s)", v.name, g.value(v.typ, 2))
	case 1:
		g.line("clear(%s)", v.name)
	case 2:
		g.line("if len(%s) > 1 {\n%s[0], %s[1] = %s[1], %s[0]\n}", v.name, v.name, v.name, v.name, v.name)
	case 3:
		cut := g.fresh("v")
		g.line("%s := %s[:len(%s)/2:len(%s)]", cut, v.name, v.name, v.name)
		g.line("%s = append(%s, %s)", cut, cut, g.value(u.Elem(), 2))
		g.line("%s.Println(len(%s), cap(%s) >= len(%s))", g.use("fmt"), cut, cut, cut)
		g.add(variable{name: cut, typ: v.typ}).given = true
	case 4:
		if !v.fixed {
			g.line("%s = append(%s, %s)", v.name, v.name, g.elements(u.Elem(), 1+g.IntN(3), 2))
		}
	case 5:
		g.line("if len(%s) > 0 {\n%s = %s[1:]\n}", v.name, v.name, v.name)
	default:
		g.line("for i := range %s {\nif i%%2 == %d {\n%s[i] = %s\n}\n}", v.name, g.IntN(2), v.name, g.value(u.Elem(), 2))
	}
	if g.chance(50) {
		g.show(v.name, v.typ)
	}
}

func (g *generator) changeMap(v *variable, u *types.Map) {
	key := g.key(u.Key(), 2)
	switch g.IntN(6) {
	case 0:
		g.line("delete(%s, %s)", v.name, key)
	case 1:
		g.line("clear(%s)", v.name)
	case 2:
		value, ok := g.fresh("v"), g.fresh("ok")
		g.line("%s, %s := %s[%s]", value, ok, v.name, key)
		g.show(value, u.Elem())
		g.line("%s.Println(%s, len(%s))", g.use("fmt"), ok, v.name)
	case 3:
		if b, ok := u.Elem().Underlying().(*types.Basic); ok && b.Info()&types.IsNumeric != 0 {
			g.line("if %s != nil {\n%s[%s]++\n}", v.name, v.name, key)
			break
		}
		fallthrough
	default:
		g.line("if %s != nil {\n%s[%s] = %s\n}", v.name, v.name, key, g.value(u.Elem(), 2))
	}
	if g.chance(50) {
		g.show(v.name, v.typ)
	}
}

// deferred defers a call, or a literal that changes what it captures.
func (g *generator) deferred() bool {
	if g.level == 0 || g.weight > 4 {
		return false
	}
	if g.chance(40) {
		g.line("defer %s.Println(%s)", g.use("fmt"), g.typed(g.tameType(), 2))
		return true
	}
	g.line("defer func() {")
	g.nested(func() {
		g.results = nil
		if g.chance(30) {
			g.line("if r := recover(); r != nil {\n%s.Printf(\"recovered %%v\\n\", r)\n}", g.use("fmt"))
		}
		g.branchBlock()
	})
	g.line("}()")
	return true
}

// closures makes functions in a loop, which capture its variable, and calls them.
func (g *generator) closures() bool {
	if !g.affords(30) {
		return false
	}
	g.spend(10)
	list, i, sum := g.fresh("list"), g.fresh("i"), g.fresh("sum")
	n := 1 + g.IntN(3)
	g.line("var %s []func() int", list)
	g.line("%s := %d", sum, g.IntN(5))
	g.add(variable{name: sum, typ: types.Typ[types.Int]}).given = true
	g.line("for %s := 0; %s < %d; %s++ {", i, i, n, i)
	g.inner(func() {
		g.add(variable{name: i, typ: types.Typ[types.Int], fixed: true}).given = true
		g.line("%s = append(%s, func() int {", list, list)
		g.nested(func() {
			g.results = []types.Type{types.Typ[types.Int]}
			g.line("%s += %s", sum, i)
			g.repeated(n, func() { g.block(g.IntN(3)) })
			g.line("return %s * %d + %s", i, 1+g.IntN(9), sum)
		})
		g.line("})")
	})
	if g.chance(30) {
		g.line("%s++", i)
	}
	g.line("}")
	g.line("for _, f := range %s {\n%s.Println(f(), %d)\n}", list, g.use("fmt"), g.IntN(9))
	g.line("%s.Println(%s)", g.use("fmt"), sum)
	return true
}
