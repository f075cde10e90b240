package rt

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"unsafe"
)

// PanicText is what the Go runtime prints of an unrecovered panic, between "panic: "
// and the stack; v is what the calling goroutine has recovered. Methods of the value
// may panic.
func PanicText(v any) string {
	var chain []*panicking // newest first
	signalled := false
	for p := caught(v, nil); p != nil; p = p.during {
		chain = append(chain, p)
		signalled = signalled || isNilDereference(p.value)
	}
	var b strings.Builder
	repanicked := false // the one before had the same value, which is printed once
	for i := len(chain) - 1; i >= 0; i-- {
		p := chain[i]
		again := i > 0 && sameValue(p.value, chain[i-1].value)
		if !repanicked {
			if i < len(chain)-1 {
				b.WriteString("\n\tpanic: ")
			}
			b.WriteString(valueText(p.value))
			switch {
			case p.recovered && again:
				b.WriteString(" [recovered, repanicked]")
			case p.recovered:
				b.WriteString(" [recovered]")
			}
		}
		repanicked = again
	}
	if signalled {
		b.WriteString(signal)
	}
	return b.String()
}

// signal is what tells that a nil pointer was dereferenced.
const signal = "\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]"

// sameValue reports whether a panic's value is that of another, passed on: the very one,
// for two that were made apart are told apart, equal or not.
func sameValue(a, b any) bool {
	x, ok := a.(Box)
	y, alike := b.(Box)
	if ok && alike { // the Box itself may have been copied
		return x.ID == y.ID && (same(x.V, y.V) || shared(x.V) && x.V == y.V || x.typ().sizeless())
	}
	return same(a, b) || shared(a) && a == b
}

// shared reports whether Go has one copy of a value for all interfaces that hold it:
// it has of zero values, of small integers.
func shared(v any) bool {
	x := reflect.ValueOf(v)
	switch {
	case x.CanInt():
		return 0 <= x.Int() && x.Int() < 256 || x.Kind() == reflect.Int8
	case x.CanUint():
		return x.Uint() < 256
	case x.Kind() == reflect.Bool:
		return true
	case x.CanFloat(): // as bits: a negative zero is another
		return math.Float64bits(x.Float()) == 0
	}
	return x.Kind() == reflect.String && x.Len() == 0
}

// sizeless reports whether values of a type, or what they point to, have no size in Go:
// all of them are at one address.
func (t *typ) sizeless() bool {
	switch {
	case t == nil: // what a native type points to is not known here
		return false
	case t.kind == reflect.Pointer:
		return t.elem != nil && t.elem.kind != reflect.Pointer && t.elem.sizeless()
	case t.kind == reflect.Array:
		return t.rep != nil && t.rep.Kind() == reflect.Array && t.rep.Len() == 0 || t.elem.sizeless()
	case t.kind == reflect.Struct:
		return !t.std && !slices.ContainsFunc(t.fields, func(f field) bool { return f.typ.kind == reflect.Pointer || !f.typ.sizeless() })
	}
	return false
}

func isNilDereference(v any) bool {
	err, ok := v.(runtime.Error)
	return ok && err.Error() == "runtime error: invalid memory address or nil pointer dereference"
}

// valueText renders the value of a panic: errors and Stringers by their methods, strings
// and numbers bare, those of a named type with its name, anything else by its type and
// address.
func valueText(v any) string {
	name, named := "", false
	switch x := methodical(v).(type) {
	case nil:
		return "nil"
	case error:
		return indent(x.Error())
	case fmt.Stringer:
		return indent(x.String())
	case string:
		return indent(x)
	case Box:
		t := x.typ()
		name, named, v = t.name, t.named, x.V
	default:
		t := reflect.TypeOf(v)
		name, named = t.String(), t.PkgPath() != ""
	}
	value := reflect.ValueOf(v)
	text, basic := printed(value)
	switch {
	case !basic: // whatever it is, an interface holds its address
		return fmt.Sprintf("(%s) %#x", name, (*[2]uintptr)(unsafe.Pointer(&v))[1])
	case !named:
		return text
	case value.Kind() == reflect.String:
		return name + `("` + indent(text) + `")`
	case value.CanComplex():
		return name + text // which is in parentheses already
	}
	return name + "(" + text + ")"
}

// methodical is v with the methods for which the Go runtime looks, where it has them.
func methodical(v any) any {
	b, ok := v.(boxed)
	if !ok {
		return v
	}
	if _, ok := MethodOf(b.box(), "Error").(func(any) string); ok {
		return ToError(v)
	}
	if _, ok := MethodOf(b.box(), "String").(func(any) string); ok {
		return stringerBox{b.box()}
	}
	return b.box()
}

type stringerBox struct{ Box }

func (s stringerBox) String() string { return MethodOf(s.Box, "String").(func(any) string)(s.V) }

// Unprintable is what the Go runtime says of a panic whose value's own method, called to
// print it, panicked with v; it follows "fatal error: ".
func Unprintable(v any) string {
	text := "panic while printing panic value: "
	switch x := Translate(v).(type) {
	case string:
		text += x
	case Box:
		text += "type " + x.typ().name
	case interface{ goType() string }:
		text += "type " + x.goType()
	default:
		text += "type " + reflect.TypeOf(x).String()
		if isNilDereference(x) {
			text += signal
		}
	}
	return text
}

// printed is what the print builtin makes of a value of a basic type.
func printed(v reflect.Value) (text string, basic bool) {
	bits := 0
	if v.CanInt() || v.CanUint() || v.CanFloat() || v.CanComplex() {
		bits = v.Type().Bits()
	}
	switch {
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), true
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), true
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, bits), true
	case v.CanComplex():
		return strconv.FormatComplex(v.Complex(), 'g', -1, bits), true
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case v.Kind() == reflect.String:
		return v.String(), true
	}
	return "", false
}

// indent keeps a panic's later lines apart from what follows it, as the runtime does.
func indent(s string) string { return strings.ReplaceAll(s, "\n", "\n\t") }
