package rt

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"runnel/runner/wire"
)

// A Description is what the table knows of a type, for the package that shows programs
// their types.
type Description struct {
	wire.Type
	Rep             reflect.Type        // what Represent told; nil of native types, and where it was not called
	Native          reflect.Type        // of which Native told; nil where it did not
	Signatures      []MethodDescription // of the methods that Signed told of
	Params, Results []int               // indexes of types, of a function type
	Variadic        bool
}

// A MethodDescription is a method of a type.
type MethodDescription struct {
	Name string
	Type int           // the index of a function type
	F    reflect.Value // as Method was handed it; not valid of methods of interfaces, and of unexported ones
}

// Describe tells what the table knows of the type with index id.
func Describe(id int) Description {
	table := program.Load()
	if id >= len(table.wired) {
		return Description{}
	}
	t := table.types[id]
	d := Description{Type: table.wired[id], Rep: t.rep, Variadic: t.variadic}
	for native, index := range table.natives {
		if index == id {
			d.Native, d.Rep = native, nil
		}
	}
	for name, s := range t.signatures {
		m := MethodDescription{Name: name, Type: s.t.id}
		if f := t.methods[name]; f != nil {
			m.F = reflect.ValueOf(f)
		}
		d.Signatures = append(d.Signatures, m)
	}
	for _, p := range t.params {
		d.Params = append(d.Params, p.id)
	}
	for _, r := range t.results {
		d.Results = append(d.Results, r.id)
	}
	return d
}

// Described is the number of types that the table has.
func Described() int { return len(program.Load().types) }

var extending sync.Mutex // one at a time

// Extend gives the table a type that the program makes while it runs, and returns its
// index. Its values are held as rep.
func Extend(w wire.Type, rep reflect.Type) int {
	extending.Lock()
	defer extending.Unlock()
	longer := *program.Load()
	t := &typ{id: len(longer.types), rep: rep}
	longer.types = append(slices.Clip(longer.types), t)
	longer.wired = append(slices.Clip(longer.wired), w)
	longer.fill(t, w)
	t.comparable = t.isComparable()
	t.direct = t.comparable && t.isDirect()
	program.Store(&longer)
	return t.id
}

// Dynamic is the type and the value of what an interface holds, which may have been
// reached through an unexported field. The index is 0 of a native type. The value is
// not valid where it is nil and its type is erased.
func Dynamic(v reflect.Value) (id int, held reflect.Value) {
	t, held := dynamic(v)
	return t.id, held
}

// TypeID is the index of a type of the program that this package told native code of; 0
// of a native type.
func TypeID(t reflect.Type) int {
	if n, ok := t.(namedType); ok {
		return n.t.id
	}
	return 0
}

// FormatHeld prints a value of the type with index id, 0 of a native type. Methods of a
// hidden one are not called.
func FormatHeld(s fmt.State, verb rune, id int, v reflect.Value, isHidden bool) {
	t, a := nativeTyp(v.Type()), visible
	if id != 0 {
		t = program.Load().types[id]
	}
	if isHidden {
		a = hidden
	}
	newPrinter(s, verb).print(t, v, verb, 0, a)
}

// Verbatim is a value with which native code panics in the words of compiled code.
// Others are taken for the interpreter's.
type Verbatim struct{ Value any }

// Format implements fmt.Formatter, for package fmt prints what a method panics with.
func (v Verbatim) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, fmt.FormatString(s, verb), v.Value)
}
