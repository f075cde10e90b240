package frontend

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// typeName writes a type as package reflect and the run-time's errors do.
func typeName(t types.Type) string {
	switch t := t.(type) {
	case *types.Alias:
		return typeName(types.Unalias(t))
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
		return namedTypeName(t)
	case *types.Pointer:
		return "*" + typeName(t.Elem())
	case *types.Slice:
		return "[]" + typeName(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), typeName(t.Elem()))
	case *types.Map:
		return "map[" + typeName(t.Key()) + "]" + typeName(t.Elem())
	case *types.Chan:
		switch t.Dir() {
		case types.SendOnly:
			return "chan<- " + typeName(t.Elem())
		case types.RecvOnly:
			return "<-chan " + typeName(t.Elem())
		}
		if c, ok := t.Elem().(*types.Chan); ok && c.Dir() == types.RecvOnly {
			return "chan (" + typeName(t.Elem()) + ")"
		}
		return "chan " + typeName(t.Elem())
	case *types.Signature:
		return "func" + signatureName(t)
	case *types.Struct:
		return structName(t)
	case *types.Interface:
		return interfaceName(t)
	}
	return t.String()
}

func namedTypeName(t *types.Named) string {
	name := t.Obj().Name()
	if t.TypeArgs().Len() > 0 {
		var args []string
		for arg := range t.TypeArgs().Types() {
			args = append(args, argumentName(arg))
		}
		name += "[" + strings.Join(args, ",") + "]"
	}
	if pkg := t.Obj().Pkg(); pkg != nil {
		return pkg.Name() + "." + name
	}
	return name
}

// argumentName is the name of a type argument, which has its package's whole path.
func argumentName(t types.Type) string {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		return strings.TrimSuffix(n.Obj().Pkg().Path(), n.Obj().Pkg().Name()) + typeName(n)
	}
	return typeName(t)
}

func signatureName(t *types.Signature) string {
	var params, results []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		if t.Variadic() && i == t.Params().Len()-1 {
			params = append(params, "..."+typeName(sliceElem(p)))
		} else {
			params = append(params, typeName(p))
		}
	}
	for v := range t.Results().Variables() {
		results = append(results, typeName(v.Type()))
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

func structName(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct {}"
	}
	var fields []string
	for i := range t.NumFields() {
		f := t.Field(i)
		text := f.Name() + " " + typeName(f.Type())
		if f.Embedded() {
			text = typeName(f.Type())
		}
		if tag := t.Tag(i); tag != "" {
			text += " " + strconv.Quote(tag)
		}
		fields = append(fields, text)
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

func interfaceName(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return "interface {}"
	}
	var methods []string
	for m := range t.Methods() {
		name := m.Name()
		if !m.Exported() {
			name = m.Pkg().Name() + "." + name
		}
		methods = append(methods, name+signatureName(m.Signature()))
	}
	return "interface { " + strings.Join(methods, "; ") + " }"
}
