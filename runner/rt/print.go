package rt

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"unsafe"
)

// Print is the builtin print.
func Print(args ...any) {
	var b strings.Builder
	for _, arg := range args {
		b.WriteString(operand(arg))
	}
	os.Stderr.WriteString(b.String())
}

// Println is the builtin println.
func Println(args ...any) {
	var b strings.Builder
	for i, arg := range args {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(operand(arg))
	}
	b.WriteByte('\n')
	os.Stderr.WriteString(b.String())
}

// InterfaceWords is an operand of Print and Println that was of an interface type.
func InterfaceWords(x any) any {
	return interfaceWords(*(*[2]uintptr)(unsafe.Pointer(&x)))
}

type interfaceWords [2]uintptr

// operand is what the builtins print of a value; nil is a nil interface.
func operand(x any) string {
	if words, ok := x.(interfaceWords); ok {
		return fmt.Sprintf("(%#x,%#x)", words[0], words[1])
	}
	v := reflect.ValueOf(Value(x))
	if text, basic := printed(v); basic {
		return text
	}
	switch v.Kind() {
	case reflect.Invalid:
		return "(0x0,0x0)"
	case reflect.Slice:
		return fmt.Sprintf("[%d/%d]%#x", v.Len(), v.Cap(), v.Pointer())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return fmt.Sprintf("%#x", v.Pointer())
	}
	return fmt.Sprint(x)
}
