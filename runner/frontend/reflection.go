package frontend

import (
	"go/ast"
	"go/types"
)

// Package reflect is the run-time's own: its Type and Value are not those of the
// standard library, whose packages therefore cannot be handed any.

// reflects reports whether the program looks into values by package reflect.
func (l *lowering) reflects() bool {
	return l.importsAny([]string{"reflect"}) || l.imports["reflect"] != ""
}

// refusedReflection are functions and types of package reflect that the run-time has not.
var refusedReflection = map[string]string{
	"StructOf":      "the interpreter has no struct types but those of the program",
	"NewAt":         inMemory,
	"SliceAt":       inMemory,
	"SetPointer":    inMemory,
	"UnsafePointer": inMemory,
	"InterfaceData": inMemory,
	"SliceHeader":   inMemory,
	"StringHeader":  inMemory,
}

const inMemory = "it would show values as the interpreter has them in memory"

// refuseReflection refuses what is not there of package reflect, and what has its types
// elsewhere in the standard library.
func (l *lowering) refuseReflection() {
	selected := map[*ast.Ident]bool{}
	for sel := range l.program.info.Selections {
		selected[sel.Sel] = true
	}
	for id, obj := range l.program.info.Uses {
		if obj.Pkg() == nil || obj.Pkg() == l.program.pkg {
			continue
		}
		if obj.Pkg().Path() == "reflect" {
			_, isMethodOfKind := obj.(*types.Const) // reflect.UnsafePointer is a kind too
			if reason := refusedReflection[obj.Name()]; reason != "" && !isMethodOfKind {
				l.attempt(func() { l.refuse(id.Pos(), "reflect.%s is not supported: %s", obj.Name(), reason) })
			}
			continue
		}
		if selected[id] && isReflectType(obj.Type()) {
			continue // a field, which is converted
		}
		if mentionsReflection(obj.Type()) {
			l.attempt(func() {
				l.refuse(id.Pos(), "%s.%s is not supported: it has a type of package reflect", obj.Pkg().Name(), obj.Name())
			})
		}
	}
}

// isReflectType reports whether t is reflect.Type. Its unexported methods keep other
// types than the run-time's from implementing it.
func isReflectType(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Type" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "reflect"
}

// mentionsReflection reports whether a function has parameters or results, or a variable
// is, of a type of package reflect that the run-time has one of its own for.
func mentionsReflection(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		switch t.Obj().Name() {
		case "Type", "Value", "StructField", "Method", "MapIter", "SelectCase":
			return t.Obj().Pkg() != nil && t.Obj().Pkg().Path() == "reflect"
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				if mentionsReflection(v.Type()) {
					return true
				}
			}
		}
	case *types.Basic, *types.Interface, *types.Struct, *types.TypeParam, *types.Tuple:
	case interface{ Elem() types.Type }:
		return mentionsReflection(t.Elem())
	}
	return false
}
