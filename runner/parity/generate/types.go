package generate

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
)

var basics = []types.Type{
	types.Typ[types.Int], types.Typ[types.Int], types.Typ[types.Int], types.Typ[types.String], types.Typ[types.String],
	types.Typ[types.Bool], types.Typ[types.Float64], types.Typ[types.Int8], types.Typ[types.Int16],
	types.Typ[types.Int32], types.Typ[types.Int64], types.Typ[types.Uint], types.Typ[types.Uint8],
	types.Typ[types.Uint16], types.Typ[types.Uint32], types.Typ[types.Uint64], types.Typ[types.Float32],
	types.Typ[types.Complex128],
}

var emptyInterface = types.Universe.Lookup("any").Type()

// basicType is a basic type or one that is defined as one.
func (g *generator) basicType() types.Type {
	if g.chance(20) {
		if t := g.declaredAs(func(t types.Type) bool { _, ok := t.(*types.Basic); return ok }); t != nil {
			return t
		}
	}
	return pick(g, basics)
}

// declaredAs is a declared type with such an underlying one, or nil.
func (g *generator) declaredAs(accept func(types.Type) bool) types.Type {
	var found []types.Type
	for _, named := range g.types {
		if accept(named.Underlying()) {
			found = append(found, named)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return pick(g, found)
}

// anyType is any type that a variable may have.
func (g *generator) anyType(depth int) types.Type {
	if depth <= 0 {
		return g.basicType()
	}
	switch g.IntN(20) {
	case 0, 1, 2, 3, 4:
		return g.basicType()
	case 5, 6, 7, 8, 9:
		if len(g.types) > 0 {
			return pick(g, g.types)
		}
	case 10, 11:
		return types.NewSlice(g.anyType(depth - 1))
	case 12, 13:
		return types.NewMap(g.keyType(), g.anyType(depth-1))
	case 14:
		return types.NewArray(g.anyType(depth-1), int64(1+g.IntN(4)))
	case 15, 16:
		if t := g.declaredAs(func(t types.Type) bool { _, ok := t.(*types.Struct); return ok }); t != nil {
			return types.NewPointer(t)
		}
		return types.NewPointer(g.basicType())
	case 17:
		return g.functionType(depth - 1)
	case 18:
		return pick(g, []types.Type{emptyInterface, errorType, types.NewChan(types.SendRecv, g.basicType())})
	}
	if t := g.instance(depth - 1); t != nil {
		return t
	}
	return g.basicType()
}

func (g *generator) keyType() types.Type {
	switch g.IntN(10) {
	case 0, 1, 2:
		return types.Typ[types.Int]
	case 3, 4, 5:
		return types.Typ[types.String]
	case 6:
		if t := g.declaredAs(types.Comparable); t != nil && !holdsPointer(t) && !holdsInterface(t) {
			return t
		}
	case 7:
		return types.NewArray(types.Typ[types.Int8], 2)
	}
	for {
		// NaN is a key that is never found, and an order of its own for package fmt.
		if t := g.basicType(); t.Underlying().(*types.Basic).Info()&(types.IsFloat|types.IsComplex) == 0 {
			return t
		}
	}
}

func (g *generator) functionType(depth int) types.Type {
	var params, results []*types.Var
	for range g.IntN(3) {
		params = append(params, g.parameter(g.anyType(min(depth, 1))))
	}
	for range g.IntN(3) {
		results = append(results, g.parameter(g.anyType(min(depth, 1))))
	}
	return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), types.NewTuple(results...), false)
}

// parameter is one without a name.
func (g *generator) parameter(t types.Type) *types.Var {
	return types.NewParam(token.NoPos, g.pkg, "", t)
}

// newNamed makes a type that has no underlying one yet.
func (g *generator) newNamed(stem string) *types.Named {
	name := types.NewTypeName(token.NoPos, g.pkg, g.fresh(stem), nil)
	return types.NewNamed(name, nil, nil)
}

// declareType declares a type with its methods.
func (g *generator) declareType() {
	named := g.newNamed("T")
	switch g.IntN(16) {
	case 0, 1, 2, 3, 4, 5, 6:
		g.declareStruct(named)
	case 7:
		g.declareRecursive(named)
	case 8, 9:
		g.declareEnum(named)
	case 10:
		named.SetUnderlying(pick(g, basics).(*types.Basic))
	case 11:
		named.SetUnderlying(types.NewSlice(g.anyType(1)))
	case 12:
		named.SetUnderlying(types.NewMap(g.keyType(), g.anyType(1)))
	case 13:
		named.SetUnderlying(types.NewArray(g.anyType(1), int64(1+g.IntN(3))))
	case 14:
		named.SetUnderlying(g.functionType(1))
	case 15:
		g.declareInterface(named)
		return
	}
	name := named.Obj().Name()
	if _, ok := named.Underlying().(*types.Struct); !ok {
		g.declare("type %s %s", name, typeName(named.Underlying()))
	}
	g.types = append(g.types, named)
	g.declareMethods(named)
}

// declareStruct gives a type fields, some of them embedded, some with tags.
func (g *generator) declareStruct(named *types.Named) {
	exported := g.chance(50)
	var fields []*types.Var
	var tags []string
	taken := map[string]bool{}
	for range g.IntN(6) {
		t := g.anyType(2)
		if embedded, ok := g.embeddable(t); ok && g.chance(40) && !taken[embedded] {
			taken[embedded] = true
			fields = append(fields, types.NewField(token.NoPos, g.pkg, embedded, t, true))
			tags = append(tags, "")
			continue
		}
		stem := "f"
		if exported || g.chance(20) {
			stem = "F"
		}
		name := g.fresh(stem)
		fields = append(fields, types.NewField(token.NoPos, g.pkg, name, t, false))
		tag := ""
		if stem == "F" && g.chance(30) {
			tag = fmt.Sprintf(`json:"%s"`, pick(g, []string{name + "_x", ",omitempty", name + ",omitempty", "-", strings.ToLower(name)}))
		}
		tags = append(tags, tag)
	}
	named.SetUnderlying(types.NewStruct(fields, tags))
	g.declareFields(named)
}

// embeddable is the name of the field that a type makes where it is embedded.
func (g *generator) embeddable(t types.Type) (name string, ok bool) {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
		if _, ok := t.Underlying().(*types.Struct); !ok {
			return "", false
		}
	}
	if named, ok := t.(*types.Named); ok && named.Obj().Pkg() != nil {
		return named.Obj().Name(), true
	}
	return "", false
}

func (g *generator) declareFields(named *types.Named) {
	u := named.Underlying().(*types.Struct)
	var b strings.Builder
	for i := range u.NumFields() {
		field := u.Field(i)
		if !field.Embedded() {
			b.WriteString(field.Name() + " ")
		}
		b.WriteString(typeName(field.Type()))
		if u.Tag(i) != "" {
			fmt.Fprintf(&b, " `%s`", u.Tag(i))
		}
		b.WriteString("\n")
	}
	g.declare("type %s struct {\n%s}", named.Obj().Name(), b.String())
}

// declareRecursive declares a struct that leads back to itself.
func (g *generator) declareRecursive(named *types.Named) {
	var back types.Type = types.NewPointer(named)
	switch g.IntN(4) {
	case 0:
		back = types.NewSlice(back)
	case 1:
		back = types.NewMap(types.Typ[types.String], back)
	case 2:
		back = types.NewSlice(named)
	}
	fields := []*types.Var{
		types.NewField(token.NoPos, g.pkg, g.fresh("F"), g.basicType(), false),
		types.NewField(token.NoPos, g.pkg, g.fresh("F"), back, false),
	}
	if g.chance(40) {
		fields = append(fields, types.NewField(token.NoPos, g.pkg, g.fresh("F"), types.NewPointer(named), false))
	}
	named.SetUnderlying(types.NewStruct(fields, nil))
	g.declareFields(named)
}

// declareEnum declares constants of a type too.
func (g *generator) declareEnum(named *types.Named) {
	named.SetUnderlying(pick(g, basics[7:16]).Underlying())
	var names []string
	for range 2 + g.IntN(3) {
		names = append(names, g.fresh("c"))
	}
	first := pick(g, []string{"iota", "iota + 1", "1 << iota", "iota * 10", "5 - iota"})
	g.declare("const (\n%s %s = %s\n%s\n)", names[0], named.Obj().Name(), first, strings.Join(names[1:], "\n"))
	for _, name := range names {
		g.constants = append(g.constants, g.add(variable{name: name, typ: named, fixed: true, constant: true}))
	}
}

// declareInterface declares one with some of the methods that types share.
func (g *generator) declareInterface(named *types.Named) {
	var methods []*types.Func
	chosen := map[string]bool{}
	for range 1 + g.IntN(2) {
		m := pick(g, g.methods)
		if !chosen[m.name] {
			chosen[m.name] = true
			methods = append(methods, types.NewFunc(token.NoPos, g.pkg, m.name, m.signature(nil)))
		}
	}
	u := types.NewInterfaceType(methods, nil).Complete()
	named.SetUnderlying(u)
	g.declare("type %s %s", named.Obj().Name(), typeName(u))
	g.types = append(g.types, named)
}

// walk calls visit for a type and all that its values hold, pointers included, until
// visit reports true.
func walk(t types.Type, visit func(types.Type) bool) bool {
	seen := map[types.Type]bool{}
	var down func(types.Type) bool
	down = func(t types.Type) bool {
		if seen[t] {
			return false
		}
		seen[t] = true
		if visit(t) {
			return true
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			for field := range u.Fields() {
				if down(field.Type()) {
					return true
				}
			}
		case *types.Map:
			return down(u.Key()) || down(u.Elem())
		case interface{ Elem() types.Type }:
			return down(u.Elem())
		}
		return false
	}
	return down(t)
}

func holdsInterface(t types.Type) bool { return walk(t, types.IsInterface) }

func holdsPointer(t types.Type) bool {
	return walk(t, func(t types.Type) bool { _, ok := t.Underlying().(*types.Pointer); return ok })
}

// printable reports whether package fmt prints values of a type alike under any engine.
func printable(t types.Type) bool {
	return !walk(t, func(t types.Type) bool {
		switch t.Underlying().(type) {
		case *types.Signature, *types.Chan:
			return true
		}
		return false
	})
}

// isolated reports whether a copy of a value shares nothing with it.
func isolated(t types.Type) bool {
	return !walk(t, func(t types.Type) bool { return nilable(t) })
}
