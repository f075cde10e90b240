package frontend

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"runnel/runner/wire"
)

// A registry numbers the types that values in interfaces have, and what the native
// run-time must know of them: their names, their shapes and their methods.
type registry struct {
	types      numbering
	dynamic    map[int]bool // types of values that interfaces hold
	interfaces numbering    // that values are asked whether they implement them

	nativeInterfaces []*types.Named // to which values are converted
	methods          map[registeredMethod]bool
	calls            strings.Builder // of rt.Method and rt.Represent
	represented      typeutil.Map    // types.Type → true: those that rt.Represent is called for
	valuesRecover    *bool
}

type registeredMethod struct {
	id   int
	name string
}

// A numbering gives types their numbers, from 1.
type numbering struct {
	numbers typeutil.Map // types.Type → int, its index in list
	list    []types.Type // from 1
}

func (n *numbering) number(t types.Type) int {
	if i := n.numbers.At(t); i != nil {
		return i.(int)
	}
	i := len(n.list)
	n.numbers.Set(t, i)
	n.list = append(n.list, t)
	return i
}

func (r *registry) init() {
	r.types.list = []types.Type{nil}
	r.interfaces.list = []types.Type{nil}
	r.dynamic = map[int]bool{}
	r.methods = map[registeredMethod]bool{}
}

// number is the index of a type in the table.
func (l *lowering) number(t types.Type) int { return l.registry.types.number(l.normal(t)) }

// dynamicType is the number of a type that an interface may hold a value of.
func (l *lowering) dynamicType(t types.Type) int {
	n := l.number(t)
	l.registry.dynamic[n] = true
	return n
}

func (r *registry) dynamicIDs() []int {
	ids := make([]int, 0, len(r.dynamic))
	for id := range r.dynamic {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// interfaceType is the number of an interface that values are asked whether they
// implement it.
func (r *registry) interfaceType(t types.Type) int { return r.interfaces.number(types.Unalias(t)) }

// wanted notes that values are converted to an interface of native code.
func (r *registry) wanted(n *types.Named) {
	if !slices.Contains(r.nativeInterfaces, n) {
		r.nativeInterfaces = append(r.nativeInterfaces, n)
	}
}

// printing are the methods that printing looks for in any value.
var printing = map[string]bool{
	"Error": true, "String": true, "GoString": true, "Format": true,
	"MarshalJSON": true, "UnmarshalJSON": true, "MarshalText": true, "UnmarshalText": true, "LogValue": true,
	"MarshalXML": true, "UnmarshalXML": true, "MarshalXMLAttr": true, "UnmarshalXMLAttr": true,
	"IsZero": true, "Scan": true,
}

// optionalMethods are what other packages look for.
var optionalMethods = map[string]bool{"IsBoolFlag": true}

// errorMethods are what package errors looks for in an error.
var errorMethods = map[string]bool{"Unwrap": true, "Is": true, "As": true}

// registerMethods hands the run-time the methods that native code may call, and
// reports whether there was one to hand over.
func (l *lowering) registerMethods() bool {
	added := l.represent()
	l.describeParts()
	for id := 1; id < len(l.registry.types.list); id++ {
		t := l.registry.types.list[id]
		if isInterface(t) || !l.boxed(t) {
			continue
		}
		set := l.methods.MethodSet(t)
		for i := range set.Len() {
			sel := set.At(i)
			name := sel.Obj().Name()
			key := registeredMethod{id, name}
			if l.registry.methods[key] || !l.calledNatively(t, name) {
				continue
			}
			l.registry.methods[key] = true
			added = true
			l.attempt(func() { l.registerMethod(id, t, sel) })
		}
	}
	return added
}

func (l *lowering) calledNatively(t types.Type, name string) bool {
	if printing[name] || optionalMethods[name] {
		return true
	}
	for _, n := range l.registry.nativeInterfaces {
		iface := n.Underlying().(*types.Interface)
		if n.Obj().Pkg() == nil && errorMethods[name] && types.Implements(t, iface) {
			return true
		}
		for m := range iface.Methods() {
			if m.Name() == name && l.implements(t, iface) {
				return true
			}
		}
	}
	return false
}

// implements reports whether a type's method set has an interface's methods.
func (l *lowering) implements(t types.Type, iface *types.Interface) bool {
	if types.Implements(t, iface) {
		return true
	}
	set := l.methods.MethodSet(t)
	for m := range iface.Methods() {
		sel := set.Lookup(m.Pkg(), m.Name())
		if sel == nil {
			return false
		}
		want := l.substitute(newEnvironment(nil, nil), m.Signature()).(*types.Signature)
		if !l.sameSignature(sel.Obj().(*types.Func), sel, want) {
			return false
		}
	}
	return true
}

func (l *lowering) registerMethod(id int, t types.Type, sel *types.Selection) {
	m := sel.Obj().(*types.Func)
	if m.Name() == "Set" { // package flag wants zero values of its flags
		l.representType(t)
	}
	sig := sel.Type().(*types.Signature)
	sig = l.substitute(newEnvironment(nil, nil), types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())).(*types.Signature)
	params, args := l.forwarded(sig)
	if params != "" {
		params = ", " + params
	}
	value := "v_"
	if written := l.goType(t); written != "any" {
		value = "v_.(" + written + ")"
	}
	body := l.callOn(fixed("x_"), t, m, sel.Index(), args, sig, call(rt("Token")))
	name := l.unique(fmt.Sprintf("W_%d_%s", id, m.Name()))
	l.synthesize("func %s(v_ any%s)%s {\nx_ := %s\n%s%s%s\n}", name, params, l.nativeResults(sig), value, checkValueMethod(t, sel)+l.takenToken(m), returning(sig), body.text)
	fmt.Fprintf(&l.registry.calls, "%s(%d, %q, %s)\n", rt("Method"), id, m.Name(), name)
}

// nativeResults writes results as native code has them: channels with their direction.
func (l *lowering) nativeResults(sig *types.Signature) string {
	if sig.Results().Len() == 1 {
		if c, ok := types.Unalias(sig.Results().At(0).Type()).(*types.Chan); ok && c.Dir() == types.RecvOnly {
			return " <-chan " + l.goType(c.Elem())
		}
	}
	return l.results(sig)
}

// describeParts numbers everything that the types in the table are made of, as far as
// they are the program's.
func (l *lowering) describeParts() {
	r := &l.registry
	for id := 1; id < len(r.types.list); id++ {
		if n, ok := r.types.list[id].(*types.Named); ok && !l.fromSource(n) {
			continue
		}
		switch t := r.types.list[id].Underlying().(type) {
		case *types.Struct:
			for f := range t.Fields() {
				l.number(f.Type())
			}
		case *types.Map:
			l.number(t.Key())
			l.number(t.Elem())
		case *types.Basic, *types.Interface, *types.Signature:
		case interface{ Elem() types.Type }:
			l.number(t.Elem())
		}
	}
}

// describe makes the table of types, and writes the function that registers methods
// and native types.
func (l *lowering) describe() (table []wire.Type, register string) {
	l.describeParts()
	r := &l.registry
	var b strings.Builder
	b.WriteString("var none_ *" + rt("Defers") + "\n")
	b.WriteString("func register_() {\n")
	for _, id := range r.dynamicIDs() {
		if t := r.types.list[id]; !l.boxed(t) {
			fmt.Fprintf(&b, "%s(%d, (*%s)(nil))\n", rt("Native"), id, l.goType(t))
		}
	}
	b.WriteString(r.calls.String())
	b.WriteString("}\n")
	table = make([]wire.Type, len(r.types.list))
	for id := 1; id < len(r.types.list); id++ {
		table[id] = l.describeType(r.types.list[id])
	}
	return table, b.String()
}

func (l *lowering) describeType(t types.Type) wire.Type {
	r := &l.registry
	d := wire.Type{Name: typeName(t), Kind: kindOf(t), Erased: l.erased(t)}
	switch n := t.(type) {
	case *types.Named:
		d.Named = true
		if pkg := n.Obj().Pkg(); pkg != nil {
			d.Pkg = pkg.Path()
		}
		d.Std = !l.fromSource(n)
	case *types.Basic:
		d.Std = true
	}
	if !d.Std {
		l.describeShape(&d, t.Underlying())
	}
	if isInterface(t) {
		return d
	}
	set := l.methods.MethodSet(t)
	for i := range set.Len() {
		d.Methods = append(d.Methods, set.At(i).Obj().Name())
	}
	for i := 1; i < len(r.interfaces.list); i++ {
		if l.implements(t, r.interfaces.list[i].Underlying().(*types.Interface)) {
			d.Implements = append(d.Implements, i)
		}
	}
	return d
}

// describeShape tells what a type is made of.
func (l *lowering) describeShape(d *wire.Type, t types.Type) {
	switch t := t.(type) {
	case *types.Struct:
		for i := range t.NumFields() {
			f := t.Field(i)
			d.Fields = append(d.Fields, wire.Field{Name: f.Name(), Type: l.number(f.Type()), Exported: f.Exported(), Embedded: f.Embedded(), Tag: t.Tag(i)})
		}
	case *types.Map:
		d.Key, d.Elem = l.number(t.Key()), l.number(t.Elem())
	case *types.Array:
		d.Len, d.Elem = int(t.Len()), l.number(t.Elem())
	case *types.Chan:
		d.Dir, d.Elem = directions[t.Dir()], l.number(t.Elem())
	case *types.Basic, *types.Interface, *types.Signature:
	case interface{ Elem() types.Type }:
		d.Elem = l.number(t.Elem())
	}
}

func (r *registry) interfaceTable() []wire.Interface {
	table := make([]wire.Interface, len(r.interfaces.list))
	for i := 1; i < len(r.interfaces.list); i++ {
		t := r.interfaces.list[i]
		table[i].Name = typeName(t)
		for m := range t.Underlying().(*types.Interface).Methods() {
			if isReflectType(t) && m.Name() != "FieldByNameFunc" {
				continue // the run-time's differ in what they are made of; this one tells enough
			}
			table[i].Methods = append(table[i].Methods, wire.InterfaceMethod{Name: m.Name(), Type: typeName(
				types.NewSignatureType(nil, nil, nil, unnamedVars(m.Signature().Params()), unnamedVars(m.Signature().Results()), m.Signature().Variadic()))})
		}
	}
	return table
}

func unnamedVars(t *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range t.Variables() {
		vars = append(vars, types.NewParam(0, nil, "", v.Type()))
	}
	return types.NewTuple(vars...)
}

var kinds = map[types.BasicKind]reflect.Kind{
	types.Bool: reflect.Bool, types.String: reflect.String, types.UnsafePointer: reflect.UnsafePointer,
	types.Int: reflect.Int, types.Int8: reflect.Int8, types.Int16: reflect.Int16, types.Int32: reflect.Int32, types.Int64: reflect.Int64,
	types.Uint: reflect.Uint, types.Uint8: reflect.Uint8, types.Uint16: reflect.Uint16, types.Uint32: reflect.Uint32, types.Uint64: reflect.Uint64,
	types.Uintptr: reflect.Uintptr, types.Float32: reflect.Float32, types.Float64: reflect.Float64,
	types.Complex64: reflect.Complex64, types.Complex128: reflect.Complex128,
}

var directions = map[types.ChanDir]int{
	types.SendRecv: int(reflect.BothDir), types.SendOnly: int(reflect.SendDir), types.RecvOnly: int(reflect.RecvDir),
}

func kindOf(t types.Type) reflect.Kind {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return kinds[u.Kind()]
	case *types.Pointer:
		return reflect.Pointer
	case *types.Slice:
		return reflect.Slice
	case *types.Array:
		return reflect.Array
	case *types.Chan:
		return reflect.Chan
	case *types.Map:
		return reflect.Map
	case *types.Struct:
		return reflect.Struct
	case *types.Signature:
		return reflect.Func
	}
	return reflect.Interface
}
