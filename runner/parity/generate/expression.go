package generate

import (
	"go/types"
	"strconv"
	"strings"
)

// value writes an expression that can be assigned to a type. It has no effects.
func (g *generator) value(t types.Type, depth int) string { return g.expression(t, depth).text }

// typed writes an expression that has a type by itself.
func (g *generator) typed(t types.Type, depth int) string { return g.typedCode(t, depth).text }

func (g *generator) typedCode(t types.Type, depth int) code {
	return withType(g.expression(t, depth), t)
}

// withType gives a constant the type that it had from where it stood.
func withType(c code, t types.Type) code {
	if !c.untyped {
		return c
	}
	if b, ok := t.(*types.Basic); ok {
		switch b.Kind() {
		case types.String, types.Bool:
			return c
		case types.Int:
			if _, err := strconv.Atoi(c.text); err == nil {
				return c
			}
		}
	}
	c.text, c.untyped = conversion(t)+"("+c.text+")", false
	return c
}

// conversion writes a type where it is called.
func conversion(t types.Type) string {
	name := typeName(t)
	if strings.ContainsAny(name, "*<") || strings.Contains(name, "func") {
		return "(" + name + ")"
	}
	return name
}

// expression writes an expression without effects that can be assigned to a type.
func (g *generator) expression(t types.Type, depth int) code {
	if depth > 0 && g.chance(35) {
		if c, ok := g.operation(t, depth); ok {
			return c
		}
	}
	if g.chance(70) {
		if c, ok := g.read(t); ok {
			return c
		}
	}
	if g.chance(15) {
		if c, ok := g.pureCall(t, depth); ok {
			return c
		}
	}
	return g.literal(t, depth)
}

// read reads a variable, or what a variable holds.
func (g *generator) read(t types.Type) (code, bool) {
	type place struct {
		c code
		v *variable
	}
	var places []place
	g.visible(func(v *variable) bool {
		g.reach(v.typ, v.name, 2, func(at types.Type, c code) {
			if types.Identical(at, t) && !(v.typ != at && nilable(at) && !safeNil(at)) {
				c.constant = v.constant
				places = append(places, place{c, v})
			}
		})
		return false
	})
	if len(places) == 0 {
		return code{}, false
	}
	p := pick(g, places)
	p.v.used = true
	return p.c, true
}

// safeNil reports whether a nil of the type may be read without a panic.
func safeNil(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	case *types.Interface:
		return t.Underlying().(*types.Interface).Empty()
	}
	return isError(t)
}

// reach visits what can be read of a value without a panic.
func (g *generator) reach(t types.Type, text string, depth int, visit func(types.Type, code)) {
	visit(t, plain("%s", text))
	if depth == 0 {
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for field := range u.Fields() {
			if field.Name() != "_" {
				g.reach(field.Type(), text+"."+field.Name(), depth-1, visit)
			}
		}
	case *types.Pointer:
		if depth < 2 { // a pointer within a value may be nil
			return
		}
		if _, ok := u.Elem().Underlying().(*types.Struct); ok {
			g.reach(u.Elem(), text, depth-1, func(at types.Type, c code) {
				if c.text != text {
					visit(at, c)
				}
			})
		}
		visit(u.Elem(), plain("*%s", text))
	case *types.Array:
		g.reach(u.Elem(), text+"["+strconv.Itoa(g.IntN(int(u.Len())))+"]", depth-1, visit)
	case *types.Slice:
		visit(u.Elem(), plain("%s(%s, %d)", g.helper("at"), text, g.IntN(4)))
	case *types.Map:
		if b, ok := u.Key().(*types.Basic); ok {
			visit(u.Elem(), plain("%s[%s]", text, g.basicKey(b)))
		}
	}
}

func (g *generator) basicKey(b *types.Basic) string {
	if b.Info()&types.IsInteger != 0 {
		return strconv.Itoa(g.IntN(10))
	}
	return g.basic(b).text
}

// operand writes an expression of a type that is no constant.
func (g *generator) operand(t types.Type) (code, bool) {
	for range 3 {
		if c, ok := g.read(t); ok && !c.constant {
			return c, true
		}
	}
	return g.converted(t)
}

// converted converts a variable of another basic type.
func (g *generator) converted(t types.Type) (code, bool) {
	to, ok := t.Underlying().(*types.Basic)
	if !ok {
		return code{}, false
	}
	found := g.visible(func(v *variable) bool {
		from, ok := v.typ.Underlying().(*types.Basic)
		if !ok || v.constant || types.Identical(v.typ, t) {
			return false
		}
		switch {
		case to.Info()&types.IsInteger != 0:
			return from.Info()&types.IsNumeric != 0 && from.Info()&types.IsComplex == 0
		case to.Info()&types.IsFloat != 0:
			return from.Info()&(types.IsInteger|types.IsFloat) != 0
		case to.Info()&types.IsString != 0:
			return from.Info()&types.IsString != 0 || from.Kind() == types.Int32
		}
		return from.Info()&(types.IsBoolean|types.IsComplex)&to.Info() != 0
	})
	if len(found) == 0 {
		return code{}, false
	}
	v := pick(g, found)
	v.used = true
	if v.typ.Underlying().(*types.Basic).Info()&types.IsFloat != 0 && to.Info()&types.IsInteger != 0 {
		// What becomes of a float that does not fit is left open.
		return plain("%s(%s(float64(%s)))", typeName(t), g.helper("whole"), v.name), true
	}
	return plain("%s(%s)", typeName(t), v.name), true
}

// operation writes an operator with its operands.
func (g *generator) operation(t types.Type, depth int) (code, bool) {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return g.structured(t, depth)
	}
	if b.Info()&types.IsBoolean != 0 {
		return g.condition(t, depth)
	}
	left, ok := g.operand(t)
	if !ok {
		return code{}, false
	}
	switch info := b.Info(); {
	case info&types.IsInteger != 0:
		return g.arithmetic(t, b, left, depth), true
	case info&types.IsFloat != 0:
		switch g.IntN(8) {
		case 0:
			return plain("(-%s)", left.text), true
		case 1:
			return plain("%s(%s.Abs(float64(%s)))", typeName(t), g.use("math"), left.text), true
		case 2:
			right, ok := g.operand(t)
			if !ok {
				return code{}, false
			}
			return plain("(%s / %s)", left.text, right.text), true
		}
		return plain("(%s %s %s)", left.text, pick(g, []string{"+", "-", "*"}), g.value(t, depth-1)), true
	case info&types.IsComplex != 0:
		return plain("(%s %s %s)", left.text, pick(g, []string{"+", "-", "*"}), g.value(t, depth-1)), true
	}
	return g.text(t, left, depth), true
}

func (g *generator) arithmetic(t types.Type, b *types.Basic, left code, depth int) code {
	switch g.IntN(12) {
	case 0:
		return plain("(-%s)", left.text)
	case 1:
		return plain("(^%s)", left.text)
	case 2:
		return plain("(%s %s %d)", left.text, pick(g, []string{"<<", ">>"}), g.IntN(12))
	case 3:
		if count, ok := g.operand(types.Typ[types.Uint8]); ok {
			return plain("(%s %s (%s %% %d))", left.text, pick(g, []string{"<<", ">>"}), count.text, 1+g.IntN(70))
		}
	case 4:
		if right, ok := g.operand(t); ok {
			return plain("(%s %s (%s | 1))", left.text, pick(g, []string{"/", "%"}), right.text)
		}
	case 5:
		return plain("(%s %s %d)", left.text, pick(g, []string{"/", "%"}), 1+g.IntN(9))
	case 6:
		return plain("%s(%s, %s)", pick(g, []string{"min", "max"}), left.text, g.value(t, depth-1))
	case 7:
		if v := g.lengthOf(); v != "" {
			return plain("%s(%s)", typeName(t), v)
		}
	}
	return plain("(%s %s %s)", left.text, pick(g, []string{"+", "-", "*", "+", "-", "&", "|", "^", "&^"}), g.value(t, depth-1))
}

// lengthOf writes a length that is no constant.
func (g *generator) lengthOf() string {
	found := g.visible(func(v *variable) bool {
		switch u := v.typ.Underlying().(type) {
		case *types.Slice, *types.Map:
			return true
		case *types.Basic:
			return u.Info()&types.IsString != 0 && !v.constant
		}
		return false
	})
	if len(found) == 0 {
		return ""
	}
	v := pick(g, found)
	v.used = true
	return "len(" + v.name + ")"
}

// text writes an operation on a string.
func (g *generator) text(t types.Type, left code, depth int) code {
	name := typeName(t)
	switch g.IntN(8) {
	case 0:
		return plain("%s(%s.ToUpper(string(%s)))", name, g.use("strings"), left.text)
	case 1:
		return plain("%s(%s.Repeat(string(%s(%s)), %d))", name, g.use("strings"), g.helper("clip"), left.text, g.IntN(3))
	case 2:
		return plain("%s([]rune(%s))", name, left.text)
	case 3:
		return plain("%s([]byte(%s))", name, left.text)
	case 4:
		if n, ok := g.operand(types.Typ[types.Int]); ok {
			return plain("%s(%s.Itoa(%s))", name, g.use("strconv"), n.text)
		}
	case 5:
		return plain("%s[min(%d, len(%s)):]", parenthesized(left.text), g.IntN(3), left.text)
	}
	return plain("%s(%s + %s)", g.helper("clip"), left.text, g.value(t, depth-1))
}

// parenthesized makes an operand of what may be a dereferenced pointer.
func parenthesized(text string) string {
	if text[0] == '*' {
		return "(" + text + ")"
	}
	return text
}

// condition writes a boolean.
func (g *generator) condition(t types.Type, depth int) (code, bool) {
	c := g.comparison(depth)
	if types.Identical(t, types.Typ[types.Bool]) {
		return c, c.text != ""
	}
	c.text = typeName(t) + "(" + c.text + ")"
	return c, len(c.text) > len(typeName(t))+2
}

func (g *generator) comparison(depth int) code {
	boolean := types.Typ[types.Bool]
	switch g.IntN(8) {
	case 0:
		if left, ok := g.operand(boolean); ok {
			return plain("!%s", parenthesized(left.text))
		}
	case 1, 2:
		if left, ok := g.operand(boolean); ok && depth > 0 {
			return plain("(%s %s %s)", left.text, pick(g, []string{"&&", "||"}), g.value(boolean, depth-1))
		}
	case 3:
		if found := g.visible(func(v *variable) bool { return nilable(v.typ) }); len(found) > 0 {
			v := pick(g, found)
			v.used = true
			return plain("(%s %s nil)", v.name, pick(g, []string{"==", "!="}))
		}
	case 4:
		found := g.visible(func(v *variable) bool {
			return !v.constant && types.Comparable(v.typ) && !holdsInterface(v.typ) && isStructured(v.typ) && !pointsToNothing(v.typ)
		})
		if len(found) > 0 {
			v := pick(g, found)
			v.used = true
			if other, ok := g.read(v.typ); ok {
				return plain("(%s %s %s)", v.name, pick(g, []string{"==", "!="}), other.text)
			}
		}
	}
	t := pick(g, basics)
	left, ok := g.operand(t)
	if !ok {
		return code{}
	}
	operators := []string{"==", "!=", "<", "<=", ">", ">="}
	if t.(*types.Basic).Info()&types.IsOrdered == 0 {
		operators = operators[:2]
	}
	return plain("(%s %s %s)", left.text, pick(g, operators), g.value(t, depth-1))
}

// pointsToNothing reports whether values hold pointers to what has no size: whether such
// pointers are equal is left open.
func pointsToNothing(t types.Type) bool {
	sizes := types.SizesFor("gc", "amd64")
	return walk(t, func(t types.Type) bool {
		p, ok := t.Underlying().(*types.Pointer)
		return ok && sizes.Sizeof(p.Elem()) == 0
	})
}

func isStructured(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array, *types.Pointer:
		return true
	}
	return false
}

// structured writes an operation that makes a list or a pointer of a variable.
func (g *generator) structured(t types.Type, depth int) (code, bool) {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		left, ok := g.read(t)
		if !ok {
			return code{}, false
		}
		switch g.IntN(5) {
		case 0:
			return plain("append(%s(nil), %s...)", conversion(t), left.text), true
		case 1:
			return plain("%s[:min(%d, len(%s))]", parenthesized(left.text), g.IntN(3), left.text), true
		case 2:
			return plain("%s.Clone(%s)", g.use("slices"), left.text), true
		}
		if walk(u.Elem(), func(part types.Type) bool { return types.Identical(part, t) }) {
			// gc stores the new length before it copies a value that holds the list.
			return code{}, false
		}
		return plain("append(%s, %s)", left.text, g.value(u.Elem(), depth-1)), true
	case *types.Pointer:
		found := g.visible(func(v *variable) bool {
			return !v.private && !v.constant && types.Identical(v.typ, u.Elem())
		})
		if len(found) > 0 {
			v := pick(g, found)
			v.used = true
			return plain("&%s", v.name), true
		}
	}
	return code{}, false
}
