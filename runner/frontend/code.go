package frontend

import (
	"bytes"
	"fmt"
	"go/token"
	"strings"
)

// A code is an expression in the lowered program. It carries its precedence, because
// yaegi miscompiles some expressions that have parentheses they do not need.
type code struct {
	text string
	prec int // as token.Token.Precedence, or unary or primary

	// stable tells that nothing that is evaluated later in the same statement can
	// change the value, and that evaluating it has no effect.
	stable bool
	// address, where set, is the expression for a pointer to the value.
	address string

	// asAny, where set, is the same value as any.
	asAny string

	// wide, where set, is the value of an index as a uint64, of which an int would be
	// negative.
	wide string
}

const (
	unary   = token.UnaryPrec
	primary = token.HighestPrec
)

func atom(text string) code { return code{text: text, prec: primary} }

func atomf(format string, args ...any) code { return atom(fmt.Sprintf(format, args...)) }

// fixed is an expression whose value never changes.
func fixed(text string) code { return code{text: text, prec: primary, stable: true} }

// at is the text of c where an operand of the given precedence is wanted.
func (c code) at(prec int) string {
	if c.prec < prec {
		return "(" + c.text + ")"
	}
	return c.text
}

// operand is the text of c before a selector, an index or arguments.
func (c code) operand() string { return c.at(primary) }

// base is the text of c before a selector of a field, which also goes through a pointer.
func (c code) base() string {
	if c.address != "" {
		return c.address
	}
	return c.operand()
}

func binary(x code, op token.Token, y code) code {
	p := op.Precedence()
	return code{text: x.at(p) + " " + op.String() + " " + y.at(p+1), prec: p, stable: x.stable && y.stable}
}

func prefix(op string, x code) code {
	text := x.at(unary)
	if strings.HasPrefix(text, op[:1]) { // - -x, & &x
		text = "(" + text + ")"
	}
	return code{text: op + text, prec: unary, stable: x.stable}
}

func not(x code) code { return prefix("!", x) }

func deref(pointer string) code {
	return code{text: "*" + pointer, prec: unary, address: pointer}
}

// call is the call of a function that is named by text.
func call(function string, args ...code) code {
	return atom(function + "(" + texts(args) + ")")
}

func texts(args []code) string {
	list := make([]string, len(args))
	for i, a := range args {
		list[i] = a.text
	}
	return strings.Join(list, ", ")
}

// A buffer collects statements.
type buffer struct{ bytes.Buffer }

func (b *buffer) line(format string, args ...any) {
	if len(args) == 0 {
		b.WriteString(format)
	} else {
		fmt.Fprintf(&b.Buffer, format, args...)
	}
	b.WriteByte('\n')
}

// cut takes away what was written since the buffer had n bytes.
func (b *buffer) cut(n int) string {
	text := string(b.Bytes()[n:])
	b.Truncate(n)
	return text
}

// calls reports whether evaluating c calls something, going by its text. Go evaluates
// calls in their order; what else there is in an expression, gc reads after them.
func (c code) calls() bool {
	start := 0
	for i := range len(c.text) {
		switch b := c.text[i]; {
		case b == '(' && i > start && !pure[c.text[start:i]]:
			return true
		case b == '_' || b == '.' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= 0x80:
		default:
			start = i + 1
		}
	}
	return false
}

// pure are names before parentheses that call nothing.
var pure = map[string]bool{
	"any": true, "len": true, "cap": true, "string": true, "bool": true, "func": true, "real": true, "imag": true,
	"int": true, "int8": true, "int16": true, "int32": true, "int64": true,
	"uint": true, "uint8": true, "uint16": true, "uint32": true, "uint64": true, "uintptr": true,
	"float32": true, "float64": true, "complex64": true, "complex128": true, "complex": true,
}
