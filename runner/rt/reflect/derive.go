package reflect

import (
	"fmt"
	native "reflect"
	"strings"
)

// PointerTo is the type of pointers to t.
func PointerTo(t Type) Type { return pointerTo(ofType(t)) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func pointerTo(t *rtype) *rtype {
	return derive(&rtype{kind: native.Pointer, name: "*" + t.name, elem: t, rep: native.PointerTo(t.slot())})
}

// SliceOf is the type of slices of t.
func SliceOf(t Type) Type { return sliceOf(ofType(t)) }

func sliceOf(t *rtype) *rtype {
	return derive(&rtype{kind: native.Slice, name: "[]" + t.name, elem: t, rep: native.SliceOf(t.slot())})
}

// ArrayOf is the type of arrays of t.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		fail("reflect: negative length passed to ArrayOf")
	}
	t := ofType(elem)
	return derive(&rtype{
		kind: native.Array, name: fmt.Sprintf("[%d]%s", length, t.name), elem: t, length: length, rep: native.ArrayOf(length, t.slot()),
	})
}

// MapOf is the type of maps of keys to elements.
func MapOf(key, elem Type) Type {
	k, e := ofType(key), ofType(elem)
	if !k.Comparable() {
		fail("reflect.MapOf: invalid key type " + k.name)
	}
	return derive(&rtype{
		kind: native.Map, name: "map[" + k.name + "]" + e.name, key: k, elem: e, rep: native.MapOf(k.slot(), e.slot()),
	})
}

// ChanOf is the type of channels of t.
func ChanOf(dir ChanDir, t Type) Type {
	e := ofType(t)
	name := ""
	switch dir {
	case native.SendDir:
		name = "chan<- " + e.name
	case native.RecvDir:
		name = "<-chan " + e.name
	case native.BothDir:
		name = "chan " + e.name
		if strings.HasPrefix(e.name, "<") {
			name = "chan (" + e.name + ")"
		}
	default:
		fail("reflect.ChanOf: invalid dir")
	}
	heldAs := native.BothDir
	if !e.own {
		heldAs = dir
	}
	return derive(&rtype{kind: native.Chan, name: name, elem: e, dir: dir, rep: native.ChanOf(heldAs, e.slot())})
}

// FuncOf is the type of functions.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != native.Slice) {
		fail("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return funcOf(ofTypes(in), ofTypes(out), variadic)
}

func ofTypes(types []Type) []*rtype {
	var all []*rtype
	for _, t := range types {
		all = append(all, ofType(t))
	}
	return all
}

// funcOf is the type of functions. Those of the program's types take a slice for a
// variadic parameter.
func funcOf(in, out []*rtype, variadic bool) *rtype {
	t := &rtype{kind: native.Func, in: in, out: out, variadic: variadic}
	isOwn := false
	slots := func(types []*rtype) (slots []native.Type, names []string) {
		for _, t := range types {
			slots, names = append(slots, t.slot()), append(names, t.name)
			isOwn = isOwn || t.own
		}
		return slots, names
	}
	params, ins := slots(in)
	results, outs := slots(out)
	t.rep = native.FuncOf(params, results, variadic && !isOwn)
	if variadic {
		last := len(ins) - 1
		ins[last] = "..." + in[last].element().name
	}
	t.name = "func(" + strings.Join(ins, ", ") + ")"
	switch len(outs) {
	case 0:
	case 1:
		t.name += " " + outs[0]
	default:
		t.name += " (" + strings.Join(outs, ", ") + ")"
	}
	return derive(t)
}
