package rt

import (
	"errors"
	"fmt"
	"reflect"
)

// Scanned is x as the functions of package fmt that scan are to have it: they look at what
// a pointer points to.
func Scanned(x any) any {
	wrapper, ok := x.(boxed)
	if !ok {
		return x
	}
	b := wrapper.box()
	t := b.typ()
	switch scan, ok := t.methods["Scan"].(func(any, fmt.ScanState, rune) error); {
	case ok:
		return scanner(func(s fmt.ScanState, verb rune) error { return scan(b.V, s, verb) })
	case t.kind != reflect.Pointer:
		return notScanned("type not a pointer: " + t.name)
	case t.elem.isScanned():
		return b.V
	}
	return notScanned("can't scan type: " + t.name)
}

// ScannedAll is Scanned of each element.
func ScannedAll(list []any) []any {
	all := make([]any, len(list))
	for i, x := range list {
		all[i] = Scanned(x)
	}
	return all
}

func (t *typ) isScanned() bool {
	switch t.kind {
	case reflect.Slice:
		return t.elem.kind == reflect.Uint8
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return true
	}
	return isInteger(t.kind)
}

// A scanner scans by a method of the program.
type scanner func(s fmt.ScanState, verb rune) error

// Scan implements fmt.Scanner.
func (f scanner) Scan(s fmt.ScanState, verb rune) error { return f(s, verb) }

func notScanned(text string) scanner {
	return func(fmt.ScanState, rune) error { return errors.New(text) }
}
