package reflect

import (
	"iter"
	native "reflect"
)

// NumMethod is the number of methods that Method counts: the exported ones, and all of
// an interface.
func (t *rtype) NumMethod() int {
	switch {
	case !t.own:
		return t.rep.NumMethod()
	case t.kind == native.Interface:
		return len(t.methods)
	}
	n := 0
	for n < len(t.methods) && t.methods[n].exported {
		n++
	}
	return n
}

// Method is method i, in the order of their names.
func (t *rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		fail("reflect: Method index out of range")
	}
	if !t.own {
		return ofNativeMethod(t.rep.Method(i))
	}
	m := t.methods[i]
	if t.kind == native.Interface {
		described := Method{Name: m.name, Type: m.typ, Index: i}
		if !m.exported {
			described.PkgPath = t.fieldPackage()
		}
		return described
	}
	f := funcOf(append([]*rtype{t}, m.typ.in...), m.typ.out, m.typ.variadic)
	call := func(args []native.Value) []native.Value {
		receiver := valueOf(t, args[0])
		return receiver.bound(m).call(args[1:])
	}
	return Method{Name: m.name, Type: f, Func: Value{t: f, v: native.MakeFunc(f.rep, call)}, Index: i}
}

func ofNativeMethod(m native.Method) Method {
	described := Method{Name: m.Name, PkgPath: m.PkgPath, Type: ofNative(m.Type), Index: m.Index}
	if m.Func.IsValid() {
		described.Func = ofReflected(m.Func)
	}
	return described
}

// MethodByName is the method of that name.
func (t *rtype) MethodByName(name string) (Method, bool) {
	for i := range t.NumMethod() {
		if t.methodName(i) == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t *rtype) methodName(i int) string {
	if t.own {
		return t.methods[i].name
	}
	return t.rep.Method(i).Name
}

// Methods are the methods that Method counts.
func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

// methodType is the type of t's method of a name, without receiver; nil where it has
// none. An unexported method is one of the program's own.
func (t *rtype) methodType(name string) *rtype {
	if t.own {
		for _, m := range t.methods {
			if m.name == name {
				return m.typ
			}
		}
		return nil
	}
	m, ok := t.rep.MethodByName(name)
	switch {
	case !ok:
		return nil
	case t.kind == native.Interface:
		return ofNative(m.Type)
	}
	all := ofNative(m.Type)
	return funcOf(all.params()[1:], all.results(), all.isVariadic())
}

// Implements reports whether t has the methods of the interface u.
func (t *rtype) Implements(u Type) bool {
	switch {
	case u == nil:
		fail("reflect: nil type passed to Type.Implements")
	case u.Kind() != native.Interface:
		fail("reflect: non-interface type passed to Type.Implements")
	}
	return t.implements(ofType(u))
}

func (t *rtype) implements(u *rtype) bool {
	if !t.own && !u.own {
		return t.rep.Implements(u.rep)
	}
	for i := range u.NumMethod() {
		name := u.methodName(i)
		if m := t.methodType(name); m == nil || m != u.methodType(name) {
			return false
		}
	}
	return true
}
