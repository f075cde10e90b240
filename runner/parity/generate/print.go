package generate

import (
	"fmt"
	"go/types"
	"strings"
)

// show prints a value with one of the verbs that its type has.
func (g *generator) show(text string, t types.Type) {
	printf := g.use("fmt") + ".Printf"
	if !printable(t) {
		if nilable(t) && g.chance(50) {
			g.line(`%s("%%T %%t\n", %s, %s == nil)`, printf, text, text)
		} else {
			g.line(`%s("%%T\n", %s)`, printf, text)
		}
		return
	}
	verbs := []string{"%v", "%v", "%+v", "%#v", "%T"}
	if !holdsPointer(t) && !holdsInterface(t) { // other verbs would print addresses
		verbs = append(verbs, g.verbs(t)...)
	}
	if g.chance(15) {
		g.line("%s.Println(%s, %s)", g.use("fmt"), text, g.typed(g.basicType(), 1))
		return
	}
	verb := pick(g, verbs)
	if g.chance(25) {
		other := pick(g, verbs)
		g.line("%s(\"%s|%s|\\n\", %s, %s)", printf, verb, other, text, text)
		return
	}
	g.line("%s(\"%s\\n\", %s)", printf, verb, text)
}

// verbs are verbs for values that hold no addresses; some do not suit the value.
func (g *generator) verbs(t types.Type) []string {
	general := []string{"%10v", "%-12v|", "%5.1v", "%x", "%d", "%s", "%q", "%+d", "%t"}
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return general
	}
	switch info := b.Info(); {
	case info&types.IsInteger != 0:
		return []string{"%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%O", "%b", "%c", "%q", "%U", "%#U", "%08b", "%6.3d", "%s", "%e"}
	case info&types.IsFloat != 0:
		return []string{"%f", "%.2f", "%8.3f", "%-9.1f|", "%+.1e", "%g", "%G", "%E", "%08.2f", "%x", "%.3g", "%6.2v", "%d", "% .3f", "%#g"}
	case info&types.IsComplex != 0:
		return []string{"%f", "%.1f", "%g", "%8.2f", "%+v", "%d"}
	case info&types.IsString != 0:
		return []string{"%s", "%q", "%x", "%X", "% x", "%10s|", "%-10s|", "%.2s", "%#q", "%+q", "%5.1q", "%d", "%#x", "%08s", "%c"}
	}
	return []string{"%t", "%5t", "%q", "%d", "%-7t|"}
}

// print writes a statement that prints something of what is visible.
func (g *generator) print() bool {
	found := g.visible(func(v *variable) bool { return true })
	if len(found) == 0 {
		return false
	}
	switch g.IntN(5) {
	case 0:
		g.printSeveral()
	case 1:
		t := g.anyType(2)
		g.show(g.typed(t, 3), t)
	default:
		v := pick(g, found)
		v.used = true
		g.show(v.name, v.typ)
	}
	return true
}

// printSeveral prints several values in one call, by position, width from an argument
// or without verbs.
func (g *generator) printSeveral() {
	fmtName := g.use("fmt")
	var values []string
	for range 1 + g.IntN(4) {
		values = append(values, g.typed(g.tameType(), 2))
	}
	list := strings.Join(values, ", ")
	switch g.IntN(5) {
	case 0:
		g.line("%s.Println(%s)", fmtName, list)
	case 1:
		g.line("%s.Print(%s, \"\\n\")", fmtName, list)
	case 2:
		g.line("%s.Printf(\"%%*d|%%-*d|\\n\", %d, %s, %d, %s)", fmtName, g.IntN(9), g.typed(types.Typ[types.Int], 1), g.IntN(9), g.typed(types.Typ[types.Int8], 1))
	case 3:
		g.line("%s.Printf(\"%%[2]v %%[1]v %%v\\n\", %s, %s)", fmtName, values[0], values[len(values)-1])
	case 4:
		g.line("%s.Println(%s.Sprintf(\"%s\", %s))", fmtName, fmtName, strings.Repeat("%v ", len(values)+g.IntN(3)-1), list)
	}
}

// tameType is a type whose values print alike with any verb.
func (g *generator) tameType() types.Type {
	for {
		if t := g.anyType(2); printable(t) && !holdsPointer(t) && !holdsInterface(t) {
			return t
		}
	}
}

// declareKnownMethods declares methods that packages fmt and errors call. They use
// fields of basic types only, so that they end.
func (g *generator) declareKnownMethods(named *types.Named) {
	if g.chance(65) {
		return
	}
	name := named.Obj().Name()
	recv := name
	var receiver types.Type = named
	if g.chance(30) {
		recv, receiver = "*"+name, types.NewPointer(named)
	}
	text := fmt.Sprintf("%q", name)
	switch u := named.Underlying().(type) {
	case *types.Basic:
		of := "r"
		if recv != name {
			of = "*r"
		}
		text = fmt.Sprintf(`%s.Sprintf("%s<%%v>", %s(%s))`, g.use("fmt"), strings.ToLower(name), u.Name(), of)
	case *types.Struct:
		for field := range u.Fields() {
			if b, ok := field.Type().(*types.Basic); ok {
				text = fmt.Sprintf(`%s.Sprint("%s:", %s(r.%s))`, g.use("fmt"), strings.ToLower(name), b.Name(), field.Name())
			}
		}
	}
	result := types.NewTuple(types.NewParam(0, g.pkg, "", types.Typ[types.String]))
	add := func(method string) {
		if hasField(named, method) {
			return
		}
		g.declare("func (r %s) %s() string { return %s }", recv, method, text)
		signature := types.NewSignatureType(types.NewParam(0, g.pkg, "r", receiver), nil, nil, nil, result, false)
		named.AddMethod(types.NewFunc(0, g.pkg, method, signature))
	}
	switch g.IntN(8) {
	case 0, 1, 2, 3:
		add("String")
	case 4, 5:
		add("Error")
	case 6:
		add("GoString")
	case 7:
		fmtName := g.use("fmt")
		g.declare("func (r %s) Format(f %s.State, verb rune) {\nw, ok := f.Width()\n%s.Fprintf(f, \"%%c%%d%%t%%t/%%s\", verb, w, ok, f.Flag('+'), %s)\n}", recv, fmtName, fmtName, text)
	}
}
