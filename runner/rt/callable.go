package rt

import (
	"reflect"
	"slices"
)

// Signature tells the parameters and results of the function type with index id: the
// indexes of their types, the first params of which are the parameters.
func Signature(id int, variadic bool, params int, types ...int) {
	program := program.Load()
	t := program.types[id]
	t.variadic = variadic
	for i, part := range types {
		if i < params {
			t.params = append(t.params, program.types[part])
		} else {
			t.results = append(t.results, program.types[part])
		}
	}
}

// Signed tells that the function type with index signature is that of a method, without
// its receiver. ofValue tells that the method is one of what a pointer points to.
func Signed(id int, name string, signature int, ofValue bool) {
	t := program.Load().types[id]
	if t.signatures == nil {
		t.signatures = map[string]signed{}
	}
	t.signatures[name] = signed{program.Load().types[signature], ofValue}
}

type signed struct {
	t       *typ
	ofValue bool
}

// A callable is a function, or a method with its receiver.
type callable struct {
	t        *typ            // a function type
	f        reflect.Value   // takes representations
	receiver []reflect.Value // its first arguments
	check    func()          // panics where it cannot be called; nil for no check
}

// callableOf is the function that x is.
func callableOf(x value) callable { return callable{t: x.t, f: x.open()} }

// method is a method of x; ok is false where it has none of that name.
func (x value) method(name string) (m callable, ok bool) {
	if x.t.std {
		f := x.v.MethodByName(name)
		if !f.IsValid() {
			return callable{}, false
		}
		return callable{t: nativeTyp(f.Type()), f: f}, true
	}
	s, ok := x.t.signatures[name]
	f := x.t.methods[name]
	if !ok || f == nil {
		return callable{}, false
	}
	receiver := reflect.New(reflect.TypeFor[any]()).Elem()
	if v := x.interior(); v != nil {
		receiver.Set(reflect.ValueOf(v))
	}
	m = callable{t: s.t, f: reflect.ValueOf(f), receiver: []reflect.Value{receiver}}
	if s.ofValue && x.isNil() {
		elem := x.t.elemType()
		m.check = func() { ValueMethod(elem.name+"."+name, elem.reflected().Name()) }
	}
	return m, true
}

func (c callable) variadic() bool { return c.t.std && c.f.Type().IsVariadic() || c.t.variadic }

func (c callable) params() int { return c.f.Type().NumIn() - len(c.receiver) }

func (c callable) results() int { return c.f.Type().NumOut() }

// param is the type of parameter i; a variadic one is a slice.
func (c callable) param(i int) *typ {
	r := c.f.Type().In(i + len(c.receiver))
	if c.t.std {
		return nativeTyp(r)
	}
	return child(c.t.params[i], r)
}

func (c callable) result(i int) *typ {
	r := c.f.Type().Out(i)
	if c.t.std {
		return nativeTyp(r)
	}
	return child(c.t.results[i], r)
}

// call calls c. The arguments of a variadic parameter are apart.
func (c callable) call(args []value) []value {
	if c.check != nil {
		c.check()
	}
	in := slices.Clone(c.receiver)
	fixed := c.params()
	if c.variadic() {
		fixed--
	}
	parameter := func(i int) reflect.Type { return c.f.Type().In(i + len(c.receiver)) }
	for i := range fixed {
		in = append(in, args[i].as(c.param(i), parameter(i)))
	}
	call := c.f.Call
	if c.variadic() {
		rest := c.param(fixed)
		list := reflect.MakeSlice(rest.rep, 0, len(args)-fixed)
		for _, arg := range args[fixed:] {
			list = reflect.Append(list, arg.as(rest.elemType(), rest.rep.Elem()))
		}
		slot := variable(rest, parameter(fixed))
		slot.set(list)
		in = append(in, slot.v)
		if c.f.Type().IsVariadic() {
			call = c.f.CallSlice
		}
	}
	var results []value
	for i, out := range call(in) {
		results = append(results, value{c.result(i), out})
	}
	return results
}

// as is the representation of x, which is assignable to type t, as that is held as r.
func (x value) as(t *typ, r reflect.Type) reflect.Value {
	target := variable(t, r)
	switch {
	case x.t == nil:
	case t.kind != reflect.Interface:
		target.set(x.open())
	default:
		return InInterface(x.held(), r)
	}
	return target.v
}

// InInterface is x, as an interface of the program holds it, as a value of the interface
// type r.
func InInterface(x any, r reflect.Type) reflect.Value {
	v := reflect.New(r).Elem()
	if r == typeOfError {
		if e := ToError(x); e != nil {
			v.Set(reflect.ValueOf(e))
		}
	} else if wrap, ok := program.Load().wrappers[r]; ok {
		v.Set(wrap.Call([]reflect.Value{reflect.ValueOf(&x).Elem()})[0])
	} else if held := reflect.ValueOf(x); held.IsValid() {
		if !held.Type().AssignableTo(r) {
			panic("rt: no value of the program can become a " + r.String())
		}
		v.Set(held)
	}
	return v
}

var typeOfError = reflect.TypeFor[error]()

// Wrapper tells how a value becomes one of an interface of the standard library to which
// p, a nil pointer, points.
func Wrapper(p, wrap any) {
	program.Load().wrappers[reflect.TypeOf(p).Elem()] = reflect.ValueOf(wrap)
}

// assignableTo reports whether values of type t can be assigned to variables of type u.
func (t *typ) assignableTo(u *typ) bool {
	switch {
	case t == u:
		return true
	case t.std && u.std:
		return t.rep.AssignableTo(u.rep)
	case u.kind == reflect.Interface:
		return t.hasMethods(u.methodNames())
	}
	return !(t.isNamed() && u.isNamed()) && t.sameShape(u)
}

// isNamed is true of predeclared types too.
func (t *typ) isNamed() bool {
	switch t.kind {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan, reflect.Func, reflect.Struct, reflect.Interface:
		return t.named
	}
	return true
}

// methodNames are those of an interface type.
func (t *typ) methodNames() []string {
	if !t.std {
		return t.names
	}
	var names []string
	for m := range t.rep.Methods() {
		names = append(names, m.Name)
	}
	return names
}

func (t *typ) hasMethods(names []string) bool {
	for _, name := range names {
		has := slices.Contains(t.names, name)
		if t.std {
			_, has = t.rep.MethodByName(name)
		}
		if !has {
			return false
		}
	}
	return true
}

// sameShape reports whether the underlying types are identical.
func (t *typ) sameShape(u *typ) bool {
	if t.kind != u.kind {
		return false
	}
	switch t.kind {
	case reflect.Pointer, reflect.Slice:
		return t.elemType() == u.elemType()
	case reflect.Array:
		return t.elemType() == u.elemType() && t.rep.Len() == u.rep.Len()
	case reflect.Map:
		return t.elemType() == u.elemType() && t.keyType() == u.keyType()
	case reflect.Chan:
		return t.elemType() == u.elemType()
	case reflect.Func:
		return slices.Equal(t.params, u.params) && slices.Equal(t.results, u.results) && t.variadic == u.variadic && t.rep == u.rep
	case reflect.Struct:
		if len(t.fields) != len(u.fields) {
			return false
		}
		for i, f := range t.fields {
			if g := u.fields[i]; f.name != g.name || f.tag != g.tag || f.embedded != g.embedded || t.fieldType(i) != u.fieldType(i) {
				return false
			}
		}
		return true
	}
	return false
}
