package rt

import (
	"reflect"
	"slices"
	"strings"
)

// A value is what package reflect calls a Value, of a type as Go sees it: packages that
// look into values by reflection are answered from it. The zero value stands for what a
// nil interface holds.
type value struct {
	t *typ
	v reflect.Value // the representation; where the type is erased, the interface with it
}

// valueOf is the value that an interface holds.
func valueOf(x any) value {
	if x == nil {
		return value{}
	}
	t, v := dynamic(reflect.ValueOf(x))
	return value{t, v}.known()
}

// known fails where the program has not said how it holds values of the type.
func (x value) known() value {
	if x.t.rep == nil {
		panic("rt: the representation of " + x.t.name + " is not known")
	}
	return x
}

// held is what an interface of the program holds of x.
func (x value) held() any {
	switch {
	case x.t == nil:
		return nil
	case x.t.kind == reflect.Interface || x.t.std:
		return Any(x.v.Interface())
	}
	return Box{x.t.id, x.interior()}
}

// interior is what a Box holds of x.
func (x value) interior() any {
	if !x.v.IsValid() {
		return nil
	}
	return x.v.Interface()
}

// open is the representation itself: not valid where it is nil and erased.
func (x value) open() reflect.Value {
	if x.v.IsValid() && x.v.Kind() == reflect.Interface && x.t.kind != reflect.Interface {
		return x.v.Elem()
	}
	return x.v
}

// set stores a representation, which is not valid where it is nil and erased.
func (x value) set(v reflect.Value) {
	if !v.IsValid() || x.v.Kind() == reflect.Interface && x.t.kind != reflect.Interface && canBeNil(v.Kind()) && v.IsNil() {
		x.v.SetZero()
		return
	}
	x.v.Set(v)
}

func canBeNil(kind reflect.Kind) bool {
	switch kind {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Chan, reflect.Func, reflect.Interface, reflect.UnsafePointer:
		return true
	}
	return false
}

// isNil asks a value of a type that has a nil.
func (x value) isNil() bool { return isNil(x.open()) }

func (x value) len() int { return length(x.open()) }

// isZero is reflect.Value.IsZero.
func (x value) isZero() bool {
	v := x.open()
	return !v.IsValid() || v.IsZero()
}

// canAddr reports whether there is a pointer to x to be had.
func (x value) canAddr() bool { return x.v.IsValid() && x.v.CanAddr() }

// elem is what an interface holds or a pointer that is not nil points to.
func (x value) elem() value {
	if x.t.kind != reflect.Interface {
		return value{x.t.elemType(), x.open().Elem()}
	}
	if x.v.IsNil() {
		return value{}
	}
	t, v := dynamic(x.v.Elem())
	return value{t, v}.known()
}

func (x value) index(i int) value { return value{x.t.elemType(), x.open().Index(i)} }

func (x value) field(i int) value { return value{x.t.fieldType(i), x.v.Field(i)} }

// variable is a new variable of type t, held as r.
func variable(t *typ, r reflect.Type) value { return value{t, reflect.New(r).Elem()} }

// child is the type c of a part of a value; r is the part's representation.
func child(c *typ, r reflect.Type) *typ {
	if c == nil || c.rep == nil {
		return nativeTyp(r)
	}
	return c
}

// elemType, keyType and fieldType are types of parts.
func (t *typ) elemType() *typ { return child(t.elem, t.rep.Elem()) }

func (t *typ) keyType() *typ { return child(t.key, t.rep.Key()) }

func (t *typ) fieldType(i int) *typ { return child(t.fields[i].typ, t.rep.Field(i).Type) }

// A protocol is an interface for which a package looks in values.
type protocol struct {
	iface  reflect.Type
	method string
	f      reflect.Type // of the method, as Method is handed it
}

// has reports whether a type has the methods of a protocol.
func (t *typ) has(p *protocol) bool {
	switch {
	case t.std:
		return t.rep.Implements(p.iface)
	case t.kind == reflect.Interface:
		return slices.Contains(t.names, p.method)
	}
	f, ok := t.methods[p.method]
	return ok && reflect.TypeOf(f) == p.f
}

// pointerHas reports whether pointers to a type have the methods of a protocol.
func (t *typ) pointerHas(p *protocol) bool {
	if t.std {
		return reflect.PointerTo(t.rep).Implements(p.iface)
	}
	return t.pointer != nil && t.pointer.has(p)
}

// address is a pointer to x, in a form that has methods only.
func (x value) address() value {
	if x.t.std {
		return value{nativeTyp(reflect.PointerTo(x.t.rep)), x.v.Addr()}
	}
	return value{x.t.pointer, x.v.Addr()}
}

// reflected is the type as native code may ask for its name and kind.
func (t *typ) reflected() reflect.Type {
	if t.std {
		return t.rep
	}
	return namedType{t.rep, t}
}

// A namedType has the names that the program gives a type.
type namedType struct {
	reflect.Type
	t *typ
}

func (n namedType) String() string     { return n.t.name }
func (n namedType) Kind() reflect.Kind { return n.t.kind }

// Name is the name without the package.
func (n namedType) Name() string {
	if !n.t.named {
		return ""
	}
	name, args, generic := strings.Cut(n.t.name, "[")
	name = name[strings.LastIndexByte(name, '.')+1:]
	if generic {
		name += "[" + args
	}
	return name
}

// PkgPath is that of the program.
func (n namedType) PkgPath() string {
	if !n.t.named {
		return ""
	}
	return "main"
}

// fieldNamed finds a field of a struct as a selector does, in embedded structs too; ok
// is false where there is none or several are as near.
func (t *typ) fieldNamed(name string) (path []int, f field, ok bool) {
	type part struct {
		t    *typ
		path []int
	}
	level, seen := []part{{t: t}}, map[*typ]bool{}
	for len(level) > 0 && !ok {
		var deeper []part
		found := 0
		for _, p := range level {
			if seen[p.t] {
				continue
			}
			seen[p.t] = true
			for i := range p.t.fields {
				at := append(slices.Clip(p.path), i)
				if p.t.fields[i].name == name {
					found++
					path, f = at, p.t.fields[i]
				}
				if !p.t.fields[i].embedded {
					continue
				}
				inner := p.t.fieldType(i)
				if inner.kind == reflect.Pointer {
					inner = inner.elemType()
				}
				if inner.kind == reflect.Struct {
					deeper = append(deeper, part{inner, at})
				}
			}
		}
		if found > 1 {
			return nil, field{}, false
		}
		ok = found == 1
		level = deeper
	}
	return path, f, ok
}
