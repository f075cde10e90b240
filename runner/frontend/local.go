package frontend

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
)

// A local is a variable of the lowered program.
type local struct {
	name   string
	typ    string // as it is written
	cell   bool   // the name is that of a pointer to it
	signed bool   // it may hold a negative zero
	frame  *frame // the function that declares it; nil for global variables
}

// authors makes a name of one of the author's.
func (f *emitter) authors(base string) string {
	if reserved(base) {
		base += "_v"
	}
	return f.name(base)
}

// name makes a name for a variable. Those that the author did not write end in an
// underscore.
func (f *emitter) name(base string) string {
	n := f.used[base]
	f.used[base] = n + 1
	if n == 0 {
		return base
	}
	if strings.HasSuffix(base, "_") {
		return fmt.Sprintf("%s%d_", base, n)
	}
	return fmt.Sprintf("%s_%d", base, n)
}

// reserved reports whether an author's name means something else in the lowered file.
func reserved(name string) bool {
	return strings.Contains(name, "_") || types.Universe.Lookup(name) != nil || token.IsKeyword(name) || name == "main" || name == "init"
}

// temp names a value of which nothing can change any more.
func (f *emitter) temp(value code) code {
	name := f.name("t_")
	f.emit("%s := %s", name, value.text)
	return fixed(name)
}

// variable makes a variable without an author's name in the current frame.
func (f *emitter) variable(base, typ string, cell bool) *local {
	return &local{name: f.name(base), typ: typ, cell: cell, frame: f.frame}
}

// declare makes the local of one of the author's variables.
func (f *emitter) declare(v *types.Var) *local {
	l := &local{
		name:   f.authors(v.Name()),
		typ:    f.goType(f.typ(v.Type())),
		cell:   f.source.usage[v].cell(),
		signed: losesSign(f.typ(v.Type())),
		frame:  f.frame,
	}
	f.locals[v] = l
	return l
}

// define writes the declaration of a variable with its value.
func (f *emitter) define(l *local, value code) {
	switch {
	case l.cell:
		f.emit("%s := new(%s)", l.name, l.typ)
		f.emit("*%s = %s", l.name, value.text)
	case value.text == "nil":
		f.emit("var %s %s", l.name, l.typ)
	default:
		f.emit("%s := %s", l.name, value.text)
	}
}

// defineZero writes the declaration of a variable that is zero.
func (f *emitter) defineZero(l *local) {
	if l.cell {
		f.emit("%s := new(%s)", l.name, l.typ)
	} else {
		f.emit("var %s %s", l.name, l.typ)
	}
}

// ref is the value of a variable; a variable of another frame is captured.
func (f *emitter) ref(l *local) code {
	f.capture(l)
	if l.cell {
		return deref(l.name)
	}
	c := atom(l.name)
	c.stable = l.frame != nil // nothing else than a statement of this function changes it
	return c
}

func (f *emitter) capture(l *local) {
	if l.frame == nil {
		return
	}
	for fr := f.frame; fr != nil && fr != l.frame; fr = fr.outer {
		known := false
		for _, c := range fr.captured {
			known = known || c == l
		}
		if !known {
			fr.captured = append(fr.captured, l)
		}
	}
}

func params(locals []*local) []string {
	list := make([]string, len(locals))
	for i, l := range locals {
		list[i] = l.param()
	}
	return list
}

// arguments hands on what a frame captured.
func arguments(locals []*local) []code {
	list := make([]code, len(locals))
	for i, l := range locals {
		list[i] = l.argument()
	}
	return list
}
