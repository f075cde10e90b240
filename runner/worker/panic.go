package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"unsafe"
)

// tryPanicText is panicText of a value whose own method may panic; ok is false where
// it does.
func tryPanicText(v any) (text string, ok bool) {
	defer func() { _ = recover() }()
	return panicText(v), true
}

// panicText renders the value of an unrecovered panic as the Go runtime does: errors
// and Stringers by their methods, strings and numbers bare, those of a named type with
// its name, anything else by its type and address.
func panicText(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case error:
		text := indent(v.Error())
		if _, ok := v.(runtime.Error); ok && text == "runtime error: invalid memory address or nil pointer dereference" {
			text += "\n[signal SIGSEGV: segmentation violation]"
		}
		return text
	case fmt.Stringer:
		return indent(v.String())
	case string:
		return indent(reflected(v))
	}
	typ := reflect.TypeOf(v)
	text, basic := printed(reflect.ValueOf(v))
	switch named := typ.PkgPath() != ""; {
	case !basic: // whatever it is, an interface holds its address
		return fmt.Sprintf("(%s) %#x", typ, (*[2]uintptr)(unsafe.Pointer(&v))[1])
	case !named:
		return text
	case typ.Kind() == reflect.String:
		return typ.String() + `("` + indent(text) + `")`
	case typ.Kind() == reflect.Complex64, typ.Kind() == reflect.Complex128:
		return typ.String() + text // which is in parentheses already
	}
	return typ.String() + "(" + text + ")"
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

// reflected gives the words of the Go runtime to a panic that the interpreter raised
// in the words of package reflect.
func reflected(s string) string {
	switch s {
	case "reflect: slice index out of range", "reflect: array index out of range", "reflect: string index out of range":
		return "runtime error: index out of range"
	}
	return s
}
