package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// An index that is out of range fails in package reflect, in words that tell neither
// the index nor the length. A check of its own has Go's words, at the price of about
// one more operation. So it is left out in loops, unless the program recovers from
// panics and could see the words.

func (f *emitter) checksBounds() bool { return f.loops == 0 || f.traced || f.program.recovers() }

// inLoop writes a part of the program that runs again and again.
func (f *emitter) inLoop(part func()) {
	f.loops++
	part()
	f.loops--
}

// checkIndex writes the check of an index into something of the given length, and
// returns the index.
func (f *emitter) checkIndex(x, i code, t types.Type) (code, code) {
	if !f.checksBounds() {
		return x, i
	}
	length := call("len", x)
	if a := arrayOf(t); a != nil {
		if isLiteral(i.text) { // the compiler has checked it
			return x, i
		}
		length = fixed(itoa(int(a.Len())))
	} else if !x.stable {
		x = f.temp(x)
		length = call("len", x)
	}
	i = f.stable(i)
	if i.wide != "" {
		f.emit("if %s < 0 {\n%s(%s, %s)\n}", i.text, rt("IndexWide"), i.wide, length.text)
	}
	if isLiteral(i.text) {
		f.emit("if %s <= %s {", length.text, i.text)
	} else {
		operand := i.at(token.EQL.Precedence() + 1)
		f.emit("if %s < 0 || %s >= %s {", operand, operand, length.text)
	}
	f.emit("%s(%s, %s)\n}", rt("Index"), i.text, length.text)
	return x, i
}

// checkBounds writes the check of a slice expression's bounds.
func (f *emitter) checkBounds(e *ast.SliceExpr, c []code, t types.Type) {
	if !f.checksBounds() {
		return
	}
	kind, limit := 0, "cap"
	if isString(t) || arrayOf(t) != nil {
		kind, limit = 1, "len"
	}
	for i := range c {
		if c[i].text != "" && !c[i].stable {
			c[i] = f.temp(c[i])
		}
	}
	low, high, most := "0", "len("+c[0].text+")", limit+"("+c[0].text+")"
	if c[1].text != "" {
		low = c[1].text
	}
	if c[2].text != "" {
		high = c[2].text
	}
	bound := most
	if e.Slice3 {
		kind += 2
		bound = c[3].text
	}
	if low == "0" && c[2].text == "" && !e.Slice3 {
		return
	}
	condition := low + " < 0 || " + high + " < " + low + " || " + high + " > " + bound
	if e.Slice3 {
		condition += " || " + bound + " > " + most
	}
	function, wide := rt("Bounds"), 0
	for i, b := range c[1:] {
		if b.wide != "" {
			wide |= 1 << i
		}
	}
	arguments := fmt.Sprintf("%s, %s, %s, len(%s), %s(%s), %d", low, high, bound, c[0].text, limit, c[0].text, kind)
	if wide != 0 {
		function, arguments = rt("BoundsWide"), fmt.Sprintf("%s, %d", arguments, wide)
	}
	f.emit("if %s {\n%s(%s)\n}", condition, function, arguments)
}
