package main

import (
	"fmt"
	"runtime"
	"strings"
)

// panicText renders the value of an unrecovered panic as the Go runtime does: errors
// and Stringers by their methods, strings bare, numbers in its own notation, anything
// else by its type.
func panicText(v any) string {
	switch v := v.(type) {
	case runtime.Error:
		text := v.Error()
		if text == "runtime error: invalid memory address or nil pointer dereference" {
			text += "\n[signal SIGSEGV: segmentation violation]"
		}
		return text
	case error:
		return indent(v.Error())
	case fmt.Stringer:
		return indent(v.String())
	case nil:
		return "nil"
	case string:
		return indent(reflected(v))
	case float32:
		return float(float64(v))
	case float64:
		return float(v)
	case complex128:
		return "(" + float(real(v)) + float(imag(v)) + "i)"
	case bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr:
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("(%T) %p", v, v)
}

// float is the notation of the print builtin: one digit, six decimals, three digits
// of exponent.
func float(v float64) string {
	s := fmt.Sprintf("%+.6e", v)
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok {
		return s // NaN, +Inf, -Inf
	}
	sign, digits := exponent[:1], exponent[1:]
	for len(digits) < 3 {
		digits = "0" + digits
	}
	return mantissa + "e" + sign + digits
}

// indent keeps a panic's later lines apart from what follows it, as the runtime does.
func indent(s string) string { return strings.ReplaceAll(s, "\n", "\n\t") }

// reflected gives the words of the Go runtime to a panic that the interpreter raised
// in the words of package reflect.
func reflected(s string) string {
	switch s {
	case "reflect: slice index out of range", "reflect: array index out of range", "reflect: string index out of range":
		return "runtime error: index out of range"
	}
	return s
}
