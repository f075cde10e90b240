package frontend

import (
	"fmt"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// constant writes a constant as a literal of its type: yaegi evaluates constant
// expressions and untyped constants otherwise than Go does.
func (l *lowering) constant(v constant.Value, t types.Type) code {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		l.unexpected(l.at, "a constant of type %s is not supported yet", t)
	}
	b = types.Default(b).(*types.Basic)
	c := l.basicConstant(v, b)
	if n, ok := types.Unalias(t).(*types.Named); ok && !l.fromSource(n) { // time.Duration
		return fixed(l.goType(n) + "(" + c.text + ")")
	}
	return c
}

func (l *lowering) basicConstant(v constant.Value, b *types.Basic) code {
	switch info := b.Info(); {
	case info&types.IsBoolean != 0:
		return fixed(strconv.FormatBool(constant.BoolVal(v)))
	case info&types.IsString != 0:
		return fixed(strconv.Quote(constant.StringVal(v)))
	case info&types.IsInteger != 0:
		text := constant.ToInt(v).ExactString()
		if b.Kind() != types.Int {
			return fixed(l.goType(b) + "(" + text + ")")
		}
		return number(text)
	case info&types.IsFloat != 0:
		text := floatLiteral(constant.ToFloat(v), b.Kind() == types.Float32)
		if b.Kind() != types.Float64 {
			return fixed(l.goType(b) + "(" + text + ")")
		}
		return number(text)
	case info&types.IsComplex != 0:
		v = constant.ToComplex(v)
		// yaegi returns zero for complex(float64(x), float64(y)) in a return statement.
		text := fmt.Sprintf("complex(%s, %s)", floatLiteral(constant.Real(v), false), floatLiteral(constant.Imag(v), false))
		if b.Kind() == types.Complex64 {
			text = "complex64(" + text + ")"
		}
		return fixed(text)
	case b.Kind() == types.UnsafePointer:
		l.unexpected(l.at, "unsafe.Pointer is not supported")
	}
	panic("a constant of no kind")
}

func number(text string) code {
	c := fixed(text)
	if strings.HasPrefix(text, "-") {
		c.prec = unary
	}
	return c
}

func floatLiteral(v constant.Value, single bool) string {
	var text string
	if single {
		x, _ := constant.Float32Val(v)
		text = strconv.FormatFloat(float64(x), 'g', -1, 32)
	} else {
		x, _ := constant.Float64Val(v)
		text = strconv.FormatFloat(x, 'g', -1, 64)
	}
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}

// operandConstant writes a constant beside an operand that is not constant and has
// its type. A small whole number needs no conversion there, which is faster.
func (l *lowering) operandConstant(v constant.Value, t types.Type) code {
	if b, ok := types.Unalias(t).Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
		if n, exact := constant.Int64Val(constant.ToInt(v)); exact && n >= 0 && n < 1<<7 {
			return fixed(strconv.FormatInt(n, 10))
		}
	}
	return l.constant(v, t)
}
