package frontend

import (
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// Types that contain themselves corrupt yaegi's memory. So where a cycle of types
// goes through a reference, values of the reference's type are written as any, and
// get their type back where they are used: pointers to structs that contain
// themselves, defined types that are no structs and contain themselves, and what
// holds a struct that contains itself in another way than by a pointer.

// erased reports whether values of a type are written as any.
func (l *lowering) erased(t types.Type) bool {
	t = l.normal(t)
	switch t.(type) {
	case *types.Basic, *types.Interface, *types.Struct, *types.Array, *types.Tuple, *types.TypeParam:
		return false
	}
	if v := l.types.erased.At(t); v != nil {
		return v.(bool)
	}
	l.types.erased.Set(t, false) // while it is found out: a cycle needs one break only
	e := l.isErased(t)
	l.types.erased.Set(t, e)
	return e
}

func (l *lowering) isErased(t types.Type) bool {
	switch t := t.(type) {
	case *types.Named:
		if !l.fromSource(t) || isInterface(t) {
			return false
		}
		switch t.Underlying().(type) {
		case *types.Struct, *types.Array, *types.Basic:
			return false
		}
		return l.erased(t.Underlying()) || l.reaches(t.Underlying(), t, l.isRecursivePointer)
	case *types.Pointer:
		// *P is what P is, in type P *P.
		n, ok := types.Unalias(t.Elem()).(*types.Named)
		return l.isRecursivePointer(t) || ok && l.fromSource(n) && isPointer(n) && l.reaches(n.Underlying(), n, nil)
	}
	// A slice, map, channel or function type without a name.
	return l.holdsItself(t)
}

// fromSource reports whether a named type is written as its underlying type.
func (l *lowering) fromSource(t *types.Named) bool {
	pkg := t.Obj().Pkg()
	return pkg != nil && (l.isSource(pkg) || t.TypeArgs().Len() > 0)
}

// isRecursivePointer reports whether t points to a struct or an array of the program
// that contains itself.
func (l *lowering) isRecursivePointer(t types.Type) bool {
	p, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return false
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	if !ok || !l.fromSource(n) {
		return false
	}
	switch n.Underlying().(type) {
	case *types.Struct, *types.Array:
	default:
		return false
	}
	if v := l.types.cyclic.At(n); v != nil {
		return v.(bool)
	}
	c := l.reaches(n.Underlying(), n, nil)
	l.types.cyclic.Set(n, c)
	return c
}

// holdsItself reports whether an unnamed type holds a struct that contains the struct
// again by a way that nothing else breaks.
func (l *lowering) holdsItself(t types.Type) bool {
	found := false
	stop := func(t types.Type) bool {
		if l.isRecursivePointer(t) {
			return true
		}
		n, ok := t.(*types.Named)
		if !ok || !l.fromSource(n) || isInterface(n) {
			return false
		}
		if _, ok := n.Underlying().(*types.Struct); !ok {
			return l.erased(n)
		}
		broken := func(t types.Type) bool {
			if l.isRecursivePointer(t) {
				return true
			}
			n, ok := t.(*types.Named)
			if !ok {
				return false
			}
			_, isStruct := n.Underlying().(*types.Struct)
			return !isStruct && l.erased(n)
		}
		found = found || l.reaches(n.Underlying(), n, broken)
		return true
	}
	l.reaches(t, nil, stop)
	return found
}

// reaches reports whether a type contains another, in any way but through interfaces
// of the program, which are written as any. It looks no further where stop tells so.
func (l *lowering) reaches(from types.Type, target *types.Named, stop func(types.Type) bool) bool {
	var seen typeutil.Map
	var walk func(t types.Type) bool
	walk = func(t types.Type) bool {
		t = types.Unalias(t)
		if target != nil && types.Identical(t, target) {
			return true
		}
		if stop != nil && stop(t) {
			return false
		}
		switch t := t.(type) {
		case *types.Named:
			if !l.fromSource(t) || isInterface(t) || seen.At(t) != nil {
				return false
			}
			seen.Set(t, true)
			return walk(t.Underlying())
		case *types.Map:
			return walk(t.Key()) || walk(t.Elem())
		case *types.Struct:
			for f := range t.Fields() {
				if walk(f.Type()) {
					return true
				}
			}
		case *types.Signature:
			return walk(t.Params()) || walk(t.Results())
		case *types.Tuple:
			for v := range t.Variables() {
				if walk(v.Type()) {
					return true
				}
			}
		case interface{ Elem() types.Type }:
			return walk(t.Elem())
		}
		return false
	}
	return walk(from)
}

// open gives an erased value its type back. A pointer that is nil fails there, which
// is a nil dereference; of nil slices, maps and functions other things than their
// elements may be asked.
func (l *lowering) open(c code, t types.Type) code {
	if !l.erased(t) {
		return c
	}
	if isPointer(t) {
		return code{text: c.operand() + ".(" + l.openType(t) + ")", prec: primary, stable: c.stable}
	}
	return call(l.opener(t), c)
}

// opener is a function that undoes the erasure of a type whose nil has a use.
func (l *lowering) opener(t types.Type) string {
	written := l.openType(t.Underlying())
	return l.helper("O_", t, func(name string) string {
		return "func " + name + "(x any) " + written + " {\nif x == nil {\nvar z " + written + "\nreturn z\n}\nreturn x.(" + written + ")\n}\n"
	})
}

// closed writes a value of an erased type as any.
func (l *lowering) closed(c code, t types.Type) code {
	if !l.erased(t) {
		return c
	}
	if isPointer(t) {
		return code{text: "any(" + c.text + ")", prec: primary, stable: c.stable}
	}
	written := l.openType(t.Underlying())
	return call(l.helper("C_", t, func(name string) string {
		return "func " + name + "(x " + written + ") any {\nif x == nil {\nreturn nil\n}\nreturn any(x)\n}\n"
	}), c)
}
