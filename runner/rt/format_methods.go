package rt

import (
	"fmt"
	"reflect"
	"strings"
)

// callMethod prints a value by the method for which package fmt looks, and reports
// whether it has one.
func (p *printer) callMethod(t *typ, v reflect.Value, verb rune) bool {
	var x any
	if v.IsValid() {
		x = v.Interface()
	}
	if t.std {
		return p.callNativeMethod(x, verb)
	}
	if len(t.methods) == 0 {
		return false
	}
	if format, ok := t.methods["Format"].(func(any, fmt.State, rune)); ok {
		p.guard(t, v, verb, "Format", func() { format(x, p.state, verb) })
		return true
	}
	if p.goSyntax {
		if goString, ok := t.methods["GoString"].(func(any) string); ok {
			p.guard(t, v, verb, "GoString", func() { p.leaf(goString(x), 's') })
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		for _, name := range []string{"Error", "String"} {
			if text, ok := t.methods[name].(func(any) string); ok {
				p.guard(t, v, verb, name, func() { p.leaf(text(x), verb) })
				return true
			}
		}
	}
	return false
}

// callNativeMethod is callMethod of a native value: package fmt calls the method.
func (p *printer) callNativeMethod(x any, verb rune) bool {
	if held, ok := x.(interface{ Nested() fmt.Stringer }); ok {
		x = held.Nested()
	}
	_, has := x.(fmt.Formatter)
	switch {
	case has:
	case p.goSyntax:
		_, has = x.(fmt.GoStringer)
	case strings.ContainsRune("vsxXq", verb):
		switch x.(type) {
		case error, fmt.Stringer:
			has = true
		}
	}
	if has {
		fmt.Fprintf(p.w, p.nativeDirective(verb), x)
	}
	return has
}

// guard calls a method, and prints a panic of it in its place.
func (p *printer) guard(t *typ, v reflect.Value, verb rune, method string, call func()) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if t.kind == reflect.Pointer && isNil(v) {
			p.write("<nil>")
			return
		}
		if p.panicking {
			panic(r)
		}
		p.write("%!" + string(verb) + "(PANIC=" + method + " method: ")
		inner := &printer{w: p.w, state: p.state, width: -1, prec: -1, panicking: true}
		inner.printPanic(Translate(r))
		p.write(")")
	}()
	call()
}

func (p *printer) printPanic(r any) {
	if b, ok := r.(Box); ok {
		p.print(b.typ(), reflect.ValueOf(b.V), 'v', 0, visible)
		return
	}
	fmt.Fprint(p.w, r)
}
