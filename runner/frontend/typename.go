package frontend

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// typeName writes a type as package reflect and the run-time's errors do.
func typeName(t types.Type) string { return typeNamer{}.name(t) }

// argumentName is the name of a type argument.
func argumentName(t types.Type) string { return typeNamer{argument: true}.name(t) }

// A typeNamer writes types. In an argument of a generic type each has its package's whole
// path, a type that a function declares has a number, and unexported fields have their
// package.
type typeNamer struct{ argument bool }

func (n typeNamer) name(t types.Type) string {
	switch t := t.(type) {
	case *types.Alias:
		return n.name(types.Unalias(t))
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return "unsafe.Pointer"
		}
		switch d := types.Default(t).(*types.Basic); d.Kind() {
		case types.Uint8:
			return "uint8"
		case types.Int32:
			return "int32"
		default:
			return d.Name()
		}
	case *types.Named:
		return n.named(t)
	case *types.Pointer:
		return "*" + n.name(t.Elem())
	case *types.Slice:
		return "[]" + n.name(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), n.name(t.Elem()))
	case *types.Map:
		return "map[" + n.name(t.Key()) + "]" + n.name(t.Elem())
	case *types.Chan:
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- " + n.name(t.Elem())
		case types.RecvOnly:
			return "<-chan " + n.name(t.Elem())
		}
		if c, ok := t.Elem().(*types.Chan); ok && c.Dir() == types.RecvOnly {
			return "chan (" + n.name(t.Elem()) + ")"
		}
		return "chan " + n.name(t.Elem())
	case *types.Signature:
		return "func" + n.signature(t)
	case *types.Struct:
		return n.structType(t)
	case *types.Interface:
		return n.interfaceType(t)
	}
	return t.String()
}

func (n typeNamer) named(t *types.Named) string {
	name := t.Obj().Name()
	if t.TypeArgs().Len() > 0 {
		var args []string
		for arg := range t.TypeArgs().Types() {
			args = append(args, argumentName(arg))
		}
		name += "[" + strings.Join(args, ",") + "]"
	}
	pkg := t.Obj().Pkg()
	switch {
	case pkg == nil:
		return name
	case !n.argument:
		return pkg.Name() + "." + name
	case isLocal(t.Obj()):
		return pkg.Path() + "." + name + "·" + strconv.Itoa(localNumber(t.Obj()))
	}
	return pkg.Path() + "." + name
}

// isLocal reports whether a function declares a type.
func isLocal(obj *types.TypeName) bool {
	return obj.Pkg() != nil && obj.Parent() != obj.Pkg().Scope()
}

// localNumber is the number of a type that a function declares among all those of its
// package, from 1.
func localNumber(obj *types.TypeName) int {
	var count func(s *types.Scope) int
	count = func(s *types.Scope) int {
		n := 0
		for i := range s.NumChildren() {
			inner := s.Child(i)
			n += count(inner)
			for _, name := range inner.Names() {
				declared, ok := inner.Lookup(name).(*types.TypeName)
				if !ok || declared.IsAlias() || declared.Pos() > obj.Pos() {
					continue
				}
				if _, isParam := declared.Type().(*types.TypeParam); !isParam {
					n++
				}
			}
		}
		return n
	}
	return count(obj.Pkg().Scope())
}

func (n typeNamer) signature(t *types.Signature) string {
	var params, results []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			params = append(params, "..."+n.name(sliceElem(p)))
		} else {
			params = append(params, n.name(p))
		}
	}
	for v := range t.Results().Variables() {
		results = append(results, n.name(v.Type()))
	}
	text := "(" + strings.Join(params, ", ") + ")"
	switch len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	}
	return text + " (" + strings.Join(results, ", ") + ")"
}

func (n typeNamer) structType(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct {}"
	}
	var fields []string
	for i := range t.NumFields() {
		f := t.Field(i)
		text := n.name(f.Type())
		name := f.Name()
		if n.argument && !f.Exported() {
			name = f.Pkg().Path() + "." + name
		}
		if !f.Embedded() {
			text = name + " " + text
		} else if n.argument && !strings.HasSuffix(text, "."+f.Name()) {
			text = name + " = " + text // the type has another name
		}
		if tag := t.Tag(i); tag != "" {
			text += " " + strconv.Quote(tag)
		}
		fields = append(fields, text)
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

func (n typeNamer) interfaceType(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return "interface {}"
	}
	var methods []string
	for m := range t.Methods() {
		name := m.Name()
		if !m.Exported() {
			name = m.Pkg().Name() + "." + name
		}
		methods = append(methods, name+n.signature(m.Signature()))
	}
	return "interface { " + strings.Join(methods, "; ") + " }"
}
