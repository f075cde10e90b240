// Package rt is the native run-time of lowered programs: what an interpreted program
// cannot do itself as compiled Go does it. It knows the program's types, compares and
// prints values of them, runs deferred calls, and panics in the words of Go.
//
// The interpreter holds values in a representation of its own: a struct is an unnamed
// struct with all fields exported, of any other defined type only the underlying one
// is left, and pointers of types that refer to themselves are held as any. So a value
// whose type only the program knows is kept in an interface as a Box, which tells its
// type; any other value is kept as it is.
//
// The package interprets nothing, and knows nothing of the runner: a worker hands it
// the table of types, and hands its functions to the interpreter.
package rt

import (
	"reflect"
	"sync/atomic"
	"time"

	"runnel/runner/wire"
)

// A Box is what an interface holds of a value whose type only the program knows. Boxes
// of equal type and equal value are ==, so that they work as keys of maps.
type Box struct {
	ID int // index of the type in the program's table
	V  any // in the interpreter's representation
}

// box lets every type that embeds a Box be taken for the Box.
func (b Box) box() Box { return b }

// typ is the type of the box's value.
func (b Box) typ() *typ { return program.Load().types[b.ID] }

type boxed interface{ box() Box }

// program is the one program of this process. It is process-wide, because what prints
// or compares a Box, package fmt or an operator, has nothing but the Box: a table could
// only be reached through a pointer in each of them, and a worker runs one program.
// It is set once, before the program runs; the pointer makes that hold for tests too,
// which load one table after another.
var program atomic.Pointer[table]

func init() { Load(nil, nil) }

// A table is what is known of a program's types. Natives and methods are added before
// the program starts a goroutine.
type table struct {
	types      []*typ
	wired      []wire.Type // what types was made of
	interfaces []iface
	natives    map[reflect.Type]int
	wrappers   map[reflect.Type]reflect.Value // interfaces of the standard library to To_I

	yielded time.Time // when Yield let another goroutine run
}

type typ struct {
	id      int
	name    string
	kind    reflect.Kind
	named   bool
	std     bool
	elem    *typ
	key     *typ
	pointer *typ         // the unnamed type of pointers to this one; nil where the table has none
	rep     reflect.Type // of its values in the interpreter, erasure undone; nil of what is native
	fields  []field
	methods map[string]any // func(v any, args...) results

	params, results []*typ // of a function type, where Signature was called
	variadic        bool
	signatures      map[string]signed // of methods, where Signed was called

	satisfies  []int    // interfaces
	names      []string // of the method set
	comparable bool
	direct     bool // == of two representations is == of the values
}

type field struct {
	name     string
	typ      *typ
	exported bool
	embedded bool
	tag      reflect.StructTag
}

// Load sets the types of the program. Index 0 of both is unused.
func Load(types []wire.Type, interfaces []wire.Interface) {
	t := &table{natives: map[reflect.Type]int{}, wrappers: map[reflect.Type]reflect.Value{}}
	t.wired = types
	for id := range max(len(types), 1) {
		t.types = append(t.types, &typ{id: id})
	}
	for id, wired := range types {
		t.fill(t.types[id], wired)
	}
	for _, typ := range t.types {
		typ.comparable = typ.isComparable()
		typ.direct = typ.comparable && typ.isDirect()
		if typ.kind == reflect.Pointer && !typ.named && typ.elem != nil {
			typ.elem.pointer = typ
		}
	}
	for _, wired := range interfaces {
		t.interfaces = append(t.interfaces, newIface(wired))
	}
	program.Store(t)
}

func (t *table) fill(typ *typ, w wire.Type) {
	typ.name, typ.kind, typ.named, typ.std = w.Name, w.Kind, w.Named, w.Std
	if w.Elem != 0 {
		typ.elem = t.types[w.Elem]
	}
	if w.Key != 0 {
		typ.key = t.types[w.Key]
	}
	for _, f := range w.Fields {
		typ.fields = append(typ.fields, field{f.Name, t.types[f.Type], f.Exported, f.Embedded, reflect.StructTag(f.Tag)})
	}
	typ.satisfies, typ.names = w.Implements, w.Methods
}

// isComparable reports whether Go has == for the type. Types that refer to themselves
// do so through a pointer or the like, so this ends.
func (t *typ) isComparable() bool {
	switch t.kind {
	case reflect.Slice, reflect.Map, reflect.Func:
		return false
	case reflect.Array:
		return t.elem == nil || t.elem.isComparable()
	case reflect.Struct:
		for _, f := range t.fields {
			if !f.typ.isComparable() {
				return false
			}
		}
	}
	return true
}

// isDirect is false of types that hold interfaces, whose Boxes may hold what cannot be
// compared, and of those with blank fields, which are not compared. Native structs are
// left to Go.
func (t *typ) isDirect() bool {
	if t.std && t.kind == reflect.Struct {
		return true
	}
	switch t.kind {
	case reflect.Interface:
		return false
	case reflect.Array:
		return t.elem == nil || t.elem.isDirect()
	case reflect.Struct:
		for _, f := range t.fields {
			if f.name == "_" || !f.typ.isDirect() {
				return false
			}
		}
	}
	return true
}

// Method gives the type with index id a method: f is a func(v any, args...) results,
// where v is what a Box holds.
func Method(id int, name string, f any) {
	t := program.Load().types[id]
	if t.methods == nil {
		t.methods = map[string]any{}
	}
	t.methods[name] = f
}

// MethodOf is the method that Method gave the type of a box; nil where it has none.
func MethodOf(b Box, name string) any {
	return b.typ().methods[name]
}

// Native says that the type with index id is the native type to which p, a nil
// pointer, points. Its values are never boxed.
func Native(id int, p any) {
	program.Load().natives[reflect.TypeOf(p).Elem()] = id
}

// Represent says that values of the type with index id are held as the type to which p,
// a nil pointer, points. It is called for all types of the program before any of their
// values is looked into. The methods are those of an interface type.
func Represent(id int, p any, methods ...string) {
	t := program.Load().types[id]
	t.rep = reflect.TypeOf(p).Elem()
	if t.kind == reflect.Interface {
		t.names = methods
	}
}

// Any is a value as an interface of the program holds it: the Box of a wrapper, which
// stands for it in the interfaces of the standard library; anything else as it is.
func Any(x any) any {
	if b, ok := x.(boxed); ok {
		return b.box()
	}
	return x
}

// ID is the index of the dynamic type of x: 0 of one that the table does not hold, -1
// of nil.
func ID(x any) int {
	switch x := x.(type) {
	case nil:
		return -1
	case Box:
		return x.ID
	case boxed:
		return x.box().ID
	}
	return program.Load().natives[reflect.TypeOf(x)]
}

// Value is what x holds: the value of a Box, anything else as it is.
func Value(x any) any {
	switch x := x.(type) {
	case Box:
		return x.V
	case boxed:
		return x.box().V
	}
	return x
}

// TypeName is the name of the dynamic type of x as %T prints it.
func TypeName(x any) string {
	switch x := x.(type) {
	case nil:
		return "<nil>"
	case boxed:
		return x.box().typ().name
	case interface{ goType() string }:
		return x.goType()
	}
	return reflect.TypeOf(x).String()
}
