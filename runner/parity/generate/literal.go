package generate

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// A code is an expression.
type code struct {
	text     string
	constant bool // it is one, so that the compiler computes with it
	untyped  bool // it has its type from where it stands
}

func plain(format string, args ...any) code { return code{text: fmt.Sprintf(format, args...)} }

// widths of integer types, negative where they are signed.
var widths = map[types.BasicKind]int{
	types.Int: -64, types.Int8: -8, types.Int16: -16, types.Int32: -32, types.Int64: -64,
	types.Uint: 64, types.Uint8: 8, types.Uint16: 16, types.Uint32: 32, types.Uint64: 64, types.Uintptr: 64,
}

// integer writes an integer that fits a kind: mostly small, sometimes at its limits.
func (g *generator) integer(kind types.BasicKind) string {
	width := widths[kind]
	if g.chance(75) {
		n := g.IntN(20)
		if width < 0 && g.chance(25) {
			n = -n
		}
		return strconv.Itoa(n)
	}
	if width < 0 {
		most := int64(uint64(1)<<(-width-1) - 1)
		switch g.IntN(4) {
		case 0:
			return strconv.FormatInt(most, 10)
		case 1:
			return strconv.FormatInt(-most-1, 10)
		}
		n := g.Int64() & most
		if g.chance(50) {
			n = -n
		}
		return strconv.FormatInt(n, 10)
	}
	most := ^uint64(0) >> (64 - width)
	n := g.Uint64() & most
	if g.chance(30) {
		n = most
	}
	if g.chance(50) {
		return fmt.Sprintf("%#x", n)
	}
	return strconv.FormatUint(n, 10)
}

var floats = []string{"0", "0.5", "1", "1.5", "-2", "-0.25", "3.125", "1e6", "1e-7", "2.5e10", "100", "123456.789", "0.1", "-7.75"}

var words = []string{
	"", "a", "go", "gopher", "héllo", "日本", "x y", "tab\there", "line\nbreak", "quo\"te", "back`tick", "\x00nul",
	"bad\xffutf8", "ALLCAPS", "42", "-1.5", "true", "a,b,c", "  pad  ", "{}", "%d%s", "<&>", "é", "😀!", "null",
}

// basic writes a constant.
func (g *generator) basic(b *types.Basic) code {
	text := ""
	switch info := b.Info(); {
	case info&types.IsBoolean != 0:
		text = pick(g, []string{"true", "false"})
	case info&types.IsInteger != 0:
		text = g.integer(b.Kind())
		if b.Kind() == types.Int32 && g.chance(30) {
			text = strconv.QuoteRune(pick(g, []rune{'a', 'Z', '0', '\n', 'é', '世', '\U0001F600', 0}))
		}
	case info&types.IsFloat != 0:
		text = pick(g, floats)
	case info&types.IsComplex != 0:
		text = fmt.Sprintf("(%s + %si)", pick(g, floats[:8]), pick(g, []string{"1", "0.5", "2", "0"}))
	default:
		text = strconv.Quote(pick(g, words))
	}
	return code{text: text, constant: true, untyped: true}
}

// literal writes a new value of a type.
func (g *generator) literal(t types.Type, depth int) code {
	name := typeName(t)
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return g.basic(u)
	case *types.Struct:
		return plain("%s{%s}", name, g.fieldValues(u, depth))
	case *types.Slice:
		return g.sliceLiteral(t, u, depth)
	case *types.Array:
		return plain("%s{%s}", name, g.elements(u.Elem(), g.IntN(int(u.Len())+1), depth))
	case *types.Map:
		return plain("%s{%s}", name, g.entries(u, depth))
	case *types.Pointer:
		return g.pointerLiteral(u, depth)
	case *types.Signature:
		return g.functionLiteral(t, u)
	case *types.Chan:
		return plain("make(%s, %d)", name, 1+g.IntN(3))
	case *types.Interface:
		return g.dynamic(t, u, depth)
	}
	panic("no literal of " + name)
}

func (g *generator) sliceLiteral(t types.Type, u *types.Slice, depth int) code {
	name := typeName(t)
	switch {
	case depth <= 0 || g.chance(8):
		return plain("%s(nil)", conversion(t))
	case g.chance(10):
		return plain("make(%s, %d, %d)", name, g.IntN(3), 3+g.IntN(3))
	case isByte(u.Elem()) && g.chance(50):
		return plain("%s(%q)", name, pick(g, words))
	case g.chance(10):
		return plain("%s{%d: %s}", name, 1+g.IntN(3), g.value(u.Elem(), depth-1))
	}
	return plain("%s{%s}", name, g.elements(u.Elem(), g.IntN(5), depth))
}

// elements writes n values of a type.
func (g *generator) elements(t types.Type, n, depth int) string {
	var values []string
	for range n {
		values = append(values, g.value(t, depth-1))
	}
	return strings.Join(values, ", ")
}

// entries writes the entries of a map, whose constant keys differ.
func (g *generator) entries(m *types.Map, depth int) string {
	var entries []string
	taken := map[string]bool{}
	most := 4
	if _, ok := m.Key().Underlying().(*types.Basic); !ok {
		most = 2 // which of two equal keys that are no constants comes last is left open
	}
	for range g.IntN(most) {
		key := g.key(m.Key(), depth)
		if !taken[key] {
			taken[key] = true
			entries = append(entries, key+": "+g.value(m.Elem(), depth-1))
		}
	}
	return strings.Join(entries, ", ")
}

// key writes a value that is a constant wherever one is possible, so that equal ones
// can be told.
func (g *generator) key(t types.Type, depth int) string {
	b, ok := t.Underlying().(*types.Basic)
	switch {
	case !ok:
		return g.value(t, min(depth-1, 1))
	case b.Info()&types.IsInteger != 0:
		return strconv.Itoa(g.IntN(10))
	case b.Info()&types.IsFloat != 0:
		return pick(g, floats)
	}
	return g.basic(b).text
}

func (g *generator) pointerLiteral(u *types.Pointer, depth int) code {
	elem := u.Elem()
	if _, ok := elem.Underlying().(*types.Struct); ok && g.chance(80) {
		return plain("&%s", g.literal(elem, depth).text)
	}
	if g.chance(30) {
		return plain("new(%s)", typeName(elem))
	}
	return plain("new(%s)", g.typed(elem, depth-1))
}

// fieldValues writes what is between the braces of a struct.
func (g *generator) fieldValues(u *types.Struct, depth int) string {
	positional := depth > 0 && g.chance(30)
	var values []string
	for field := range u.Fields() {
		if field.Name() == "_" {
			positional = false
		}
	}
	for field := range u.Fields() {
		switch {
		case positional && !nilable(field.Type()) || positional && depth > 0:
			values = append(values, g.value(field.Type(), depth-1))
		case field.Name() != "_" && depth > 0 && g.chance(70):
			values = append(values, field.Name()+": "+g.value(field.Type(), depth-1))
		}
	}
	return strings.Join(values, ", ")
}

// dynamic writes a value that has an interface's methods.
func (g *generator) dynamic(t types.Type, u *types.Interface, depth int) code {
	if isError(t) {
		return g.errorValue(depth)
	}
	var able []types.Type
	for _, named := range g.types {
		for _, candidate := range []types.Type{named, types.NewPointer(named)} {
			if !types.IsInterface(named) && types.Implements(candidate, u) {
				able = append(able, candidate)
			}
		}
	}
	if u.Empty() {
		for range 6 {
			able = append(able, pick(g, basics))
		}
	}
	if len(able) == 0 || depth < -maxNesting {
		return plain("%s(nil)", conversion(t))
	}
	chosen := pick(g, able)
	if u.Empty() && (holdsInterface(chosen) || !printable(chosen)) {
		chosen = types.Typ[types.Int] // so that no value contains itself
	}
	c := g.typedCode(chosen, depth-1)
	return code{text: c.text, untyped: true}
}

func isByte(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == types.Uint8
}

func isError(t types.Type) bool { return types.Identical(t, errorType) }

var errorType = types.Universe.Lookup("error").Type()

func nilable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Signature, *types.Chan, *types.Interface, *types.Map, *types.Slice:
		return true
	}
	return false
}
