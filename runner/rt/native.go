package rt

import (
	"reflect"
	"sync"
)

// nativeTypes holds what nativeTyp has made: what it says of a type never changes.
var nativeTypes sync.Map // reflect.Type to *typ

// nativeTyp describes a native type. What such a type leads to is described when it is
// met: its elem, its key and the typ of its fields are nil.
func nativeTyp(r reflect.Type) *typ {
	if t, ok := nativeTypes.Load(r); ok {
		return t.(*typ)
	}
	t := &typ{name: r.String(), kind: r.Kind(), named: r.PkgPath() != "", std: true, rep: r, comparable: r.Comparable()}
	if t.kind == reflect.Struct {
		for f := range r.Fields() {
			t.fields = append(t.fields, field{name: f.Name, exported: f.IsExported(), embedded: f.Anonymous, tag: f.Tag})
		}
	}
	first, _ := nativeTypes.LoadOrStore(r, t)
	return first.(*typ)
}

// of is t, or the description of the type of v where t is a native type or not known.
func (t *typ) of(v reflect.Value) *typ {
	if (t == nil || t.std) && v.IsValid() {
		return nativeTyp(v.Type())
	}
	return t
}

// elemKind is the kind of the elements of v, which is of type t.
func (t *typ) elemKind(v reflect.Value) reflect.Kind {
	if t.elem == nil {
		return v.Type().Elem().Kind()
	}
	return t.elem.kind
}

var (
	typeOfBox   = reflect.TypeFor[Box]()
	typeOfBoxed = reflect.TypeFor[boxed]()
)

// dynamic is the type and the value of what an interface holds. The interface may have
// been reached through an unexported field.
func dynamic(v reflect.Value) (*typ, reflect.Value) {
	if v.Type() != typeOfBox && !v.Type().Implements(typeOfBoxed) {
		return nativeTyp(v.Type()), v
	}
	// By promotion, if v is a wrapper.
	return program.Load().types[v.FieldByName("ID").Int()], v.FieldByName("V").Elem()
}

// basic is a value of a basic type as one of a predeclared type, which has no methods.
func basic(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Uint8:
		return uint8(v.Uint())
	case reflect.Float32:
		return float32(v.Float())
	case reflect.Float64:
		return v.Float()
	case reflect.Complex64:
		return complex64(v.Complex())
	case reflect.Complex128:
		return v.Complex()
	}
	if v.CanInt() {
		return v.Int()
	}
	return v.Uint()
}
