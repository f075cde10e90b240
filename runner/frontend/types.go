package frontend

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// typeTable knows how each type of the program is written in the lowered one.
type typeTable struct {
	written      typeutil.Map // types.Type → string
	names        typeutil.Map // *types.Named struct → string
	declarations []declaredType
	cyclic       typeutil.Map // types.Type → bool
	erased       typeutil.Map // types.Type → bool
	boxed        typeutil.Map // types.Type → bool

	nativeInterfaces []*types.Named // that were written
}

type declaredType struct {
	name string
	typ  *types.Named
}

// goType writes a type as the lowered program has it: defined types as what they are
// defined as, except structs, which need a name because they may contain themselves;
// interfaces of the program as any; channels without direction.
func (l *lowering) goType(t types.Type) string {
	t = l.normal(t)
	if s := l.types.written.At(t); s != nil {
		return s.(string)
	}
	s := "any"
	if !l.erased(t) {
		s = l.openType(t)
	}
	l.types.written.Set(t, s)
	return s
}

// openType writes a type whose erasure has been undone at its outside.
func (l *lowering) openType(t types.Type) string {
	switch t := l.normal(t).(type) {
	case *types.Basic:
		return l.basicType(t)
	case *types.Pointer:
		return "*" + l.goType(t.Elem())
	case *types.Slice:
		return "[]" + l.goType(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), l.goType(t.Elem()))
	case *types.Chan:
		return "chan " + l.goType(t.Elem())
	case *types.Map:
		return "map[" + l.goType(t.Key()) + "]" + l.goType(t.Elem())
	case *types.Signature:
		return "func" + l.signature(t)
	case *types.Interface:
		return "any"
	case *types.Struct:
		return l.structType(t)
	case *types.Named:
		return l.namedType(t)
	case *types.TypeParam:
		panic("a type parameter is left: " + t.String())
	}
	panic(fmt.Sprintf("no way to write a %T", t))
}

func (l *lowering) basicType(t *types.Basic) string {
	switch t.Kind() {
	case types.UnsafePointer:
		l.refuse(l.at, "unsafe.Pointer is not supported: it would defeat the interpreter's own memory")
	case types.UntypedNil:
		return "any"
	}
	switch d := types.Default(t).(*types.Basic); d.Kind() {
	case types.Uint8:
		return "uint8"
	case types.Int32:
		return "int32"
	default:
		return d.Name()
	}
}

func (l *lowering) namedType(t *types.Named) string {
	obj := t.Obj()
	if obj.Pkg() == nil {
		return obj.Name() // error, comparable
	}
	if _, ok := t.Underlying().(*types.Interface); ok {
		if l.isSource(obj.Pkg()) || t.TypeArgs().Len() > 0 {
			return "any"
		}
		l.types.nativeInterfaces = append(l.types.nativeInterfaces, t) // once: what is written is kept
		return l.imported(obj.Pkg().Path()) + "." + obj.Name()
	}
	_, isStruct := t.Underlying().(*types.Struct)
	if !l.isSource(obj.Pkg()) {
		if t.TypeArgs().Len() == 0 {
			return l.imported(obj.Pkg().Path()) + "." + obj.Name()
		}
		if isStruct {
			l.refuse(l.at, "%s.%s is not supported%s", obj.Pkg().Path(), obj.Name(), l.because(obj))
		}
	}
	if !isStruct {
		return l.openType(t.Underlying())
	}
	if name := l.types.names.At(t); name != nil {
		return name.(string)
	}
	name := l.unique("T_" + identifierOf(obj.Name()))
	l.types.names.Set(t, name)
	l.types.declarations = append(l.types.declarations, declaredType{name, t})
	return name
}

// identifierOf leaves out the type arguments of a type's name.
func identifierOf(name string) string {
	name, _, _ = strings.Cut(name, "[")
	return name
}

func (l *lowering) structType(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct{}"
	}
	var b strings.Builder
	b.WriteString("struct {")
	for i := range t.NumFields() {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(" " + fieldName(t, i) + " " + l.goType(t.Field(i).Type()))
		if tag := t.Tag(i); tag != "" {
			b.WriteString(" " + strconv.Quote(tag))
		}
	}
	b.WriteString(" }")
	return b.String()
}

// fieldName is what field i of a struct of the program is called in the lowered one.
// All are exported, because yaegi would rename others itself.
func fieldName(t *types.Struct, i int) string {
	f := t.Field(i)
	if f.Exported() {
		return f.Name()
	}
	name := "F_" + f.Name()
	if f.Name() == "_" {
		name = fmt.Sprintf("X_%d", i)
	}
	for clashes := true; clashes; { // with a field that is exported
		clashes = false
		for other := range t.Fields() {
			if other.Name() == name {
				name, clashes = name+"_", true
			}
		}
	}
	return name
}

// declareTypes writes the declarations of all structs. Writing one may find others.
func (l *lowering) declareTypes() string {
	var b strings.Builder
	for i := 0; i < len(l.types.declarations); i++ {
		d := l.types.declarations[i]
		written := l.structType(d.typ.Underlying().(*types.Struct))
		if written == "struct{}" { // yaegi fails to assert that an interface holds one
			written = "struct { X_pad uint8 }"
		}
		fmt.Fprintf(&b, "type %s %s\n", d.name, written)
	}
	return b.String()
}

// signature writes the parameters and results of a function type. A variadic one has a
// slice: yaegi takes an argument of that slice's type for all of them.
func (l *lowering) signature(t *types.Signature) string {
	var params []string
	for i := range t.Params().Len() {
		params = append(params, l.paramType(t, i))
	}
	return "(" + strings.Join(params, ", ") + ")" + l.results(t)
}

func (l *lowering) paramType(t *types.Signature, i int) string {
	return l.parameterType(t.Params().At(i).Type())
}

func (l *lowering) results(t *types.Signature) string {
	var results []string
	for v := range t.Results().Variables() {
		results = append(results, l.goType(v.Type()))
	}
	switch len(results) {
	case 0:
		return ""
	case 1:
		return " " + results[0]
	}
	return " (" + strings.Join(results, ", ") + ")"
}

// sliceElem is the type of the elements of a slice, or of a string taken for one.
func sliceElem(t types.Type) types.Type {
	if s, ok := t.Underlying().(*types.Slice); ok {
		return s.Elem()
	}
	return types.Typ[types.Uint8]
}

func isInterface(t types.Type) bool { return types.IsInterface(t) }

func isEmptyInterface(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}

// native tells that an interface type is written as itself and not as any: native
// code has it in its signatures.
func (l *lowering) native(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && isInterface(t) && l.goType(n) != "any"
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isUnsigned(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

func pointee(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// typed makes the default type of an untyped one.
func typed(t types.Type) types.Type {
	if b, ok := t.(*types.Basic); ok {
		return types.Default(b)
	}
	return t
}
