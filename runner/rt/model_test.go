package rt

import (
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"
	"unsafe"

	"runnel/runner/wire"
)

// A model holds values of compiled types as a lowered program holds them, so that what
// this package makes of them can be compared with what Go makes of the originals. The
// program is this package: its types are those that a program declares.
type model struct {
	types      []wire.Type
	interfaces []wire.Interface
	originals  []reflect.Type // by index in types
	index      map[reflect.Type]int
	asserted   []reflect.Type // the interfaces, by index

	held     map[place]reflect.Value // pointers and the like to what stands for them
	original map[place]reflect.Value // the reverse
}

type place struct {
	address unsafe.Pointer
	typ     reflect.Type
}

// newModel describes the types of the values, all that they lead to, and interfaces,
// which are pointers to interface types. It is loaded when it is made.
func newModel(values []any, interfaces ...any) *model {
	m := &model{
		types: make([]wire.Type, 1), originals: make([]reflect.Type, 1), index: map[reflect.Type]int{},
		interfaces: make([]wire.Interface, 1), asserted: make([]reflect.Type, 1),
		held: map[place]reflect.Value{}, original: map[place]reflect.Value{},
	}
	for _, i := range interfaces {
		t := reflect.TypeOf(i).Elem()
		w := wire.Interface{Name: t.String()}
		for f := range t.Methods() {
			w.Methods = append(w.Methods, wire.InterfaceMethod{Name: f.Name, Type: f.Type.String()})
		}
		m.interfaces = append(m.interfaces, w)
		m.asserted = append(m.asserted, t)
	}
	for _, v := range values {
		m.add(reflect.TypeOf(v))
	}
	m.load()
	return m
}

func (m *model) load() {
	Load(m.types, m.interfaces)
	for id, t := range m.originals {
		if t == nil {
			continue
		}
		if native(t) {
			Native(id, reflect.Zero(reflect.PointerTo(t)).Interface())
			continue
		}
		var methods []string
		for f := range t.Methods() {
			methods = append(methods, f.Name)
		}
		Represent(id, reflect.Zero(reflect.PointerTo(m.plain(t))).Interface(), methods...)
		for f := range t.Methods() {
			Method(id, f.Name, m.method(f))
		}
	}
}

// method is what an interpreter makes of a method.
func (m *model) method(f reflect.Method) any {
	in := []reflect.Type{reflect.TypeFor[any]()}
	var out []reflect.Type
	for i := 1; i < f.Type.NumIn(); i++ {
		in = append(in, f.Type.In(i))
	}
	for t := range f.Type.Outs() {
		out = append(out, t)
	}
	return reflect.MakeFunc(reflect.FuncOf(in, out, f.Type.IsVariadic()), func(args []reflect.Value) []reflect.Value {
		receiver := reflect.New(f.Type.In(0)).Elem()
		held := args[0].Elem()
		m.restore(receiver, held)
		results := f.Func.Call(append([]reflect.Value{receiver}, args[1:]...))
		if receiver.Kind() == reflect.Pointer && !m.known(held, receiver.Type()) && !receiver.IsNil() {
			held.Elem().Set(m.hold(receiver.Elem())) // of what only the held value leads to
		}
		return results
	}).Interface()
}

func own(t reflect.Type) bool { return t.PkgPath() == "runnel/runner/rt" }

// native reports whether values of a type are held as they are.
func native(t reflect.Type) bool {
	if t.Name() != "" {
		return !own(t)
	}
	switch t.Kind() {
	case reflect.Struct, reflect.Func, reflect.Interface:
		return t == reflect.TypeFor[any]()
	case reflect.Map:
		return native(t.Key()) && native(t.Elem())
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return native(t.Elem())
	}
	return true
}

// add describes a type.
func (m *model) add(t reflect.Type) int {
	if t == nil {
		return 0
	}
	if id, ok := m.index[t]; ok {
		return id
	}
	id := len(m.types)
	m.index[t] = id
	m.types = append(m.types, wire.Type{})
	m.originals = append(m.originals, t)
	w := wire.Type{Name: t.String(), Kind: t.Kind(), Named: t.PkgPath() != "", Std: native(t) && t.Kind() != reflect.Interface}
	for f := range t.Methods() {
		w.Methods = append(w.Methods, f.Name)
	}
	for i, asserted := range m.asserted {
		if asserted != nil && t.Implements(asserted) {
			w.Implements = append(w.Implements, i)
		}
	}
	if !w.Std {
		switch t.Kind() {
		case reflect.Array:
			w.Len = t.Len()
			w.Elem = m.add(t.Elem())
		case reflect.Pointer, reflect.Slice, reflect.Chan:
			w.Elem = m.add(t.Elem())
		case reflect.Map:
			w.Elem, w.Key = m.add(t.Elem()), m.add(t.Key())
		case reflect.Struct:
			for f := range t.Fields() {
				w.Fields = append(w.Fields, wire.Field{Name: f.Name, Type: m.add(f.Type), Exported: f.IsExported(), Embedded: f.Anonymous, Tag: string(f.Tag)})
			}
		}
	}
	m.types[id] = w
	return id
}

// recursive reports whether a type leads to itself.
func recursive(t reflect.Type) bool { return leads(t, t, map[reflect.Type]bool{}) }

func leads(from, to reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[from] || native(from) {
		return false
	}
	seen[from] = true
	next := func(t reflect.Type) bool { return t == to || leads(t, to, seen) }
	switch from.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return next(from.Elem())
	case reflect.Map:
		return next(from.Elem()) || next(from.Key())
	case reflect.Struct:
		for f := range from.Fields() {
			if next(f.Type) {
				return true
			}
		}
	}
	return false
}

// representation is the type in which the interpreter holds values of a type. What is
// part of a cycle is erased, except structs and arrays.
func (m *model) representation(t reflect.Type) reflect.Type {
	if native(t) {
		return t
	}
	switch t.Kind() {
	case reflect.Struct, reflect.Array:
	case reflect.Interface:
		return reflect.TypeFor[any]()
	default:
		if recursive(t) {
			return reflect.TypeFor[any]()
		}
	}
	return m.plain(t)
}

// plain is the representation of what an erased value of type t is.
func (m *model) plain(t reflect.Type) reflect.Type {
	switch t.Kind() {
	case reflect.Pointer:
		return reflect.PointerTo(m.representation(t.Elem()))
	case reflect.Slice:
		return reflect.SliceOf(m.representation(t.Elem()))
	case reflect.Array:
		return reflect.ArrayOf(t.Len(), m.representation(t.Elem()))
	case reflect.Map:
		return reflect.MapOf(m.representation(t.Key()), m.representation(t.Elem()))
	case reflect.Chan:
		return reflect.ChanOf(reflect.BothDir, m.representation(t.Elem()))
	case reflect.Func:
		return reflect.TypeFor[func()]()
	case reflect.Interface:
		return reflect.TypeFor[any]()
	case reflect.Struct:
		var fields []reflect.StructField
		for f := range t.Fields() {
			name := f.Name
			switch {
			case name == "_":
				name = fmt.Sprintf("X_%d", len(fields))
			case !f.IsExported():
				name = "F_" + name
			}
			fields = append(fields, reflect.StructField{Name: name, Type: m.representation(f.Type), Tag: f.Tag})
		}
		if len(fields) == 0 {
			fields = append(fields, reflect.StructField{Name: "X_0", Type: reflect.TypeFor[int]()})
		}
		return reflect.StructOf(fields)
	}
	for _, basic := range []any{
		false, 0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0), uintptr(0),
		float32(0), 0.0, complex64(0), 0i, "", unsafe.Pointer(nil),
	} {
		if b := reflect.TypeOf(basic); b.Kind() == t.Kind() {
			return b
		}
	}
	panic("no representation of " + t.String())
}

// value is what an interface of the program holds of v.
func (m *model) value(v any) any {
	if v == nil || native(reflect.TypeOf(v)) {
		return m.nativeValue(v)
	}
	t := reflect.TypeOf(v)
	id, ok := m.index[t]
	if !ok {
		id = m.add(t)
		m.load()
	}
	return Box{id, m.hold(reflect.ValueOf(v)).Interface()}
}

// nativeValue is v, but that interfaces in it hold what those of a program do.
func (m *model) nativeValue(v any) any {
	r := reflect.ValueOf(v)
	if v == nil || r.Type().Name() != "" || nativeTyp(r.Type()).std {
		return v
	}
	switch r.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map, reflect.Pointer:
		return m.hold(r).Interface()
	}
	return v
}

// hold makes of a value what the interpreter holds of it; nil where it holds nothing.
func (m *model) hold(v reflect.Value) reflect.Value {
	t := v.Type()
	plain := t
	if !native(t) || !nativeTyp(t).std && t.Name() == "" {
		if t.Kind() == reflect.Interface {
			return m.holdInterface(v)
		}
		plain = m.plain(t)
	}
	switch t.Kind() {
	case reflect.Interface:
		return m.holdInterface(v)
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Chan, reflect.Func:
		if v.IsNil() {
			if m.representation(t).Kind() == reflect.Interface {
				return reflect.Zero(reflect.TypeFor[any]())
			}
			return reflect.Zero(plain)
		}
	}
	if plain == t {
		return v
	}
	switch t.Kind() {
	case reflect.Pointer:
		if p, ok := m.held[place{v.UnsafePointer(), t}]; ok {
			return p
		}
		p := reflect.New(plain.Elem())
		m.remember(v, p)
		p.Elem().Set(m.hold(v.Elem()))
		return p
	case reflect.Map:
		if p, ok := m.held[place{v.UnsafePointer(), t}]; ok {
			return p
		}
		c := reflect.MakeMap(plain)
		m.remember(v, c)
		for each := v.MapRange(); each.Next(); {
			c.SetMapIndex(m.hold(each.Key()), m.hold(each.Value()))
		}
		return c
	case reflect.Slice:
		c := reflect.MakeSlice(plain, v.Len(), v.Cap())
		m.remember(v, c)
		for i := range v.Len() {
			c.Index(i).Set(m.hold(v.Index(i)))
		}
		return c
	case reflect.Array:
		c := reflect.New(plain).Elem()
		for i := range v.Len() {
			c.Index(i).Set(m.hold(v.Index(i)))
		}
		return c
	case reflect.Chan:
		if p, ok := m.held[place{v.UnsafePointer(), t}]; ok {
			return p
		}
		c := reflect.MakeChan(plain, v.Cap())
		m.remember(v, c)
		return c
	case reflect.Func:
		c := reflect.ValueOf(func() {})
		m.remember(v, c)
		return c
	case reflect.Struct:
		c := reflect.New(plain).Elem()
		for i := range v.NumField() {
			c.Field(i).Set(m.hold(readable(v, i)))
		}
		return c
	}
	return v.Convert(plain)
}

// readable is a field of a struct that may be unexported.
func readable(v reflect.Value, i int) reflect.Value {
	if !v.CanAddr() {
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		v = c
	}
	f := v.Field(i)
	return reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem()
}

func (m *model) remember(original, held reflect.Value) {
	m.held[place{original.UnsafePointer(), original.Type()}] = held
	m.original[place{held.UnsafePointer(), original.Type()}] = original
}

// holdInterface is what an interface holds, as a value of the interface type.
func (m *model) holdInterface(v reflect.Value) reflect.Value {
	t := m.representation(v.Type())
	c := reflect.New(t).Elem()
	if v.IsNil() {
		return c
	}
	x := m.value(v.Interface())
	switch t {
	case reflect.TypeFor[error]():
		x = ToError(x)
	case reflect.TypeFor[fmt.Stringer]():
		x = To(x, func(b Box) fmt.Stringer { return stringerBox{b} })
	}
	c.Set(reflect.ValueOf(x))
	return c
}

// known reports whether a held pointer or the like stands for an original.
func (m *model) known(held reflect.Value, t reflect.Type) bool {
	_, ok := m.original[place{held.UnsafePointer(), t}]
	return ok && !held.IsNil()
}

// restore sets a value to what stands for it.
func (m *model) restore(v, held reflect.Value) {
	t := v.Type()
	if held.IsValid() && held.Kind() == reflect.Interface {
		held = held.Elem()
	}
	if !held.IsValid() {
		return // nil
	}
	switch t.Kind() {
	case reflect.Interface:
		x := held.Interface()
		if b, ok := x.(boxed); ok {
			o := reflect.New(m.originals[b.box().ID]).Elem()
			m.restore(o, reflect.ValueOf(b.box().V))
			v.Set(o)
			return
		}
		v.Set(held)
		return
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Chan, reflect.Func:
		switch {
		case held.IsNil():
			return
		case m.known(held, t):
			v.Set(m.original[place{held.UnsafePointer(), t}])
			return
		case t.Kind() == reflect.Pointer && held.Type() != t:
			v.Set(reflect.New(t.Elem()))
			m.restore(v.Elem(), held.Elem())
			return
		}
	case reflect.Struct:
		if held.Type() == t {
			break
		}
		for i := range t.NumField() {
			m.restore(readable(v, i), held.Field(i))
		}
		return
	case reflect.Array:
		if held.Type() == t {
			break
		}
		for i := range t.Len() {
			m.restore(v.Index(i), held.Index(i))
		}
		return
	}
	v.Set(held.Convert(t))
}

// addresses replaces in what was printed of held values their addresses by those of
// the originals, which printed want.
func (m *model) addresses(text, want string) string {
	if text == want {
		return text
	}
	type pair struct{ held, original uintptr }
	var pairs []pair
	for p, o := range m.original {
		pairs = append(pairs, pair{uintptr(p.address), uintptr(o.UnsafePointer())})
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].held > pairs[j].held })
	var old []string
	for _, p := range pairs {
		for _, base := range []string{"%x", "%X", "%d", "%b", "%o"} {
			if original := fmt.Sprintf(base, p.original); strings.Contains(want, original) {
				old = append(old, fmt.Sprintf(base, p.held), original)
			}
		}
	}
	return strings.NewReplacer(old...).Replace(text)
}

func TestModelRestoresWhatItHolds(t *testing.T) {
	values := slices.DeleteFunc(slices.Clone(printedValues), func(v any) bool {
		return v == nil || reflect.TypeOf(v).Kind() == reflect.Func
	})
	m := newModel(values)
	for _, v := range values {
		if native(reflect.TypeOf(v)) {
			continue
		}
		got := reflect.New(reflect.TypeOf(v)).Elem()
		m.restore(got, reflect.ValueOf(m.value(v).(Box).V))
		if got, want := fmt.Sprintf("%#v", got.Interface()), fmt.Sprintf("%#v", v); m.addresses(got, want) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
