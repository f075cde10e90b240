package rt

import (
	"reflect"
	"slices"
	"sync"

	"runnel/runner/wire"
)

// An iface is an interface type of the program.
type iface struct {
	name    string
	methods []wire.InterfaceMethod
	natives *sync.Map // reflect.Type to the first method that it lacks, "" for none
}

func newIface(w wire.Interface) iface {
	return iface{name: w.Name, methods: w.Methods, natives: &sync.Map{}}
}

// Implements reports whether the dynamic type of x has the methods of an interface,
// the one with the index i.
func Implements(x any, i int) bool {
	if x == nil {
		return false
	}
	if b, ok := x.(boxed); ok {
		return slices.Contains(b.box().typ().satisfies, i)
	}
	return program.Load().interfaces[i].lacking(reflect.TypeOf(x)) == ""
}

// lacking is the name of the first method that a native type lacks, "" for none.
func (i iface) lacking(t reflect.Type) string {
	if name, ok := i.natives.Load(t); ok {
		return name.(string)
	}
	name := ""
	for _, m := range i.methods {
		if has, ok := t.MethodByName(m.Name); !ok || withoutReceiver(has.Type).String() != m.Type {
			name = m.Name
			break
		}
	}
	i.natives.Store(t, name)
	return name
}

func withoutReceiver(f reflect.Type) reflect.Type {
	var in, out []reflect.Type
	for i := 1; i < f.NumIn(); i++ {
		in = append(in, f.In(i))
	}
	for t := range f.Outs() {
		out = append(out, t)
	}
	return reflect.FuncOf(in, out, f.IsVariadic())
}

// missing is the name of the first method that the type of x lacks.
func (i iface) missing(x any) string {
	b, ok := x.(Box)
	if !ok {
		return i.lacking(reflect.TypeOf(x))
	}
	t := b.typ()
	for _, m := range i.methods {
		if !slices.Contains(t.names, m.Name) {
			return m.Name
		}
	}
	for _, m := range i.methods { // it has them all, one of another type
		if f := t.methods[m.Name]; f != nil && withoutReceiver(reflect.TypeOf(f)).String() != m.Type {
			return m.Name
		}
	}
	return i.methods[0].Name
}

// AssertFailed panics as a type assertion does that fails. Its operand x was of the
// interface type named from; the wanted type is named to and is the interface with the
// index i, or none where i is 0.
func AssertFailed(x any, i int, from, to string) {
	x = Any(x)
	text := "interface conversion: "
	switch {
	case x == nil && i != 0:
		text += "interface is nil, not " + to
	case x == nil:
		text += from + " is nil, not " + to
	case i != 0:
		text += TypeName(x) + " is not " + to + ": missing method " + program.Load().interfaces[i].missing(x)
	default:
		name := TypeName(x)
		text += from + " is " + name + ", not " + to
		if _, ok := x.(Box); name == to && ok {
			text += " (types from different scopes)"
		} else if name == to {
			text += " (types from different packages)"
		}
	}
	panic(runtimeError{text, "*runtime.TypeAssertionError"})
}

// Call calls a method of a native value. The arguments of a variadic parameter are one
// slice.
func Call(x any, method string, args ...any) []any {
	if x == nil {
		NilDereference()
	}
	m := reflect.ValueOf(x).MethodByName(method)
	if !m.IsValid() {
		panic("rt: " + TypeName(x) + " has no method " + method)
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		in[i] = as(m.Type().In(i), arg)
	}
	call := m.Call
	if m.Type().IsVariadic() {
		call = m.CallSlice
	}
	results := call(in)
	out := make([]any, len(results))
	for i, r := range results {
		out[i] = r.Interface()
	}
	return out
}

// as is a value of type t: an untyped constant arrives as its default type, and nil as
// nothing.
func as(t reflect.Type, x any) reflect.Value {
	if x == nil {
		return reflect.Zero(t)
	}
	v := reflect.ValueOf(x)
	if v.Type() != t && v.CanConvert(t) {
		v = v.Convert(t)
	}
	return v
}
