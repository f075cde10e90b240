package reflect

import (
	"fmt"
	native "reflect"
	"strings"
	"testing"

	"runnel/runner/rt"
	"runnel/runner/wire"
)

// A program with type celsius float64, type node struct { Val celsius `unit:"C"`; next
// *node } and what they lead to, in the interpreter's representation: *node is erased.
const (
	idCelsius = iota + 1
	idNode
	idNodePointer
	idMethod
	idNodes
	idString
)

type heldNode = struct {
	Val    float64 `unit:"C"`
	F_next any
}

func load(t *testing.T) {
	t.Helper()
	types := make([]wire.Type, idString+1)
	types[idCelsius] = wire.Type{Name: "main.celsius", Kind: native.Float64, Named: true, Pkg: "main", Methods: []string{"String", "hidden"}}
	types[idNode] = wire.Type{Name: "main.node", Kind: native.Struct, Named: true, Pkg: "main", Fields: []wire.Field{
		{Name: "Val", Type: idCelsius, Exported: true, Tag: `unit:"C"`}, {Name: "next", Type: idNodePointer},
	}}
	types[idNodePointer] = wire.Type{Name: "*main.node", Kind: native.Pointer, Elem: idNode, Erased: true}
	types[idMethod] = wire.Type{Name: "func() string", Kind: native.Func}
	types[idNodes] = wire.Type{Name: "[]*main.node", Kind: native.Slice, Elem: idNodePointer}
	types[idString] = wire.Type{Name: "string", Kind: native.String, Std: true}
	rt.Load(types, nil)
	rt.Represent(idCelsius, (*float64)(nil))
	rt.Represent(idNode, (*heldNode)(nil))
	rt.Represent(idNodePointer, (**heldNode)(nil))
	rt.Represent(idMethod, (*func() string)(nil))
	rt.Represent(idNodes, (*[]any)(nil))
	rt.Signature(idMethod, false, 0, idString)
	rt.Method(idCelsius, "String", func(v any) string { return fmt.Sprintf("%g°C", v) })
	rt.Signed(idCelsius, "String", idMethod, false)
	rt.Signed(idCelsius, "hidden", idMethod, false)
	Symbols() // begins anew
}

func celsius(f float64) any { return rt.Box{ID: idCelsius, V: f} }

func TestTypesOfTheProgram(t *testing.T) {
	load(t)
	c, n := TypeOf(celsius(1)), TypeOf(rt.Box{ID: idNode, V: heldNode{}})
	next := n.Field(1)
	for want, got := range map[string]any{
		"main.celsius float64 celsius main 1 8 true":       said(c),
		"main.node struct node main 0 16 true":             said(n),
		"*main.node ptr   0 8 true":                        said(next.Type),
		"{next main *main.node  8 [1] false}":              next,
		"C":                                                n.Field(0).Tag.Get("unit"),
		"String func(main.celsius) string":                 c.Method(0).Name + " " + c.Method(0).Type.String(),
		"true true true":                                   fmt.Sprint(next.Type.Elem() == n, PointerTo(n) == next.Type, SliceOf(next.Type) == TypeOf(rt.Box{ID: idNodes})),
		"[2]map[main.celsius]<-chan []main.node":           ArrayOf(2, MapOf(c, ChanOf(native.RecvDir, SliceOf(n)))),
		"func(main.celsius, ...main.node) (*int, error)":   FuncOf([]Type{c, SliceOf(n)}, []Type{TypeOf(new(int)), TypeOf(new(error)).Elem()}, true),
		"true false":                                       fmt.Sprint(c.Implements(TypeOf(new(fmt.Stringer)).Elem()), n.Implements(TypeOf(new(fmt.Stringer)).Elem())),
		"true true false":                                  fmt.Sprint(c.ConvertibleTo(TypeOf(1)), TypeOf(1.5).ConvertibleTo(c), TypeOf(1.5).AssignableTo(c)),
		"func() string is the type of a method: true true": "func() string is the type of a method: " + fmt.Sprint(TypeOf(strings.ToUpper) != nil, ValueOf(celsius(1)).Method(0).Type() == ofNative(native.TypeFor[func() string]())),
	} {
		if fmt.Sprint(got) != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func said(t Type) string {
	return fmt.Sprint(t, " ", t.Kind(), " ", t.Name(), " ", t.PkgPath(), " ", t.NumMethod(), " ", t.Size(), " ", t.Comparable())
}

// What is made by reflection is held as the interpreter holds it.
func TestValuesOfTheProgram(t *testing.T) {
	load(t)
	first := &heldNode{Val: 1}
	v := ValueOf(rt.Box{ID: idNodePointer, V: first})
	second := New(v.Type().Elem())
	second.Elem().Field(0).Set(ValueOf(celsius(2)))
	if v.Elem().Field(1).CanSet() || !v.Elem().Field(0).CanSet() || !v.Elem().Field(1).IsNil() {
		t.Error("what can be set is not what is exported")
	}
	list := Append(MakeSlice(SliceOf(v.Type()), 0, 2), v, second, Zero(v.Type()))
	held, ok := list.Interface().(rt.Box)
	if !ok || held.ID != idNodes {
		t.Fatalf("got %#v", list.Interface())
	}
	nodes := held.V.([]any)
	if len(nodes) != 3 || nodes[0] != first || nodes[1].(*heldNode).Val != 2 || nodes[2] != nil {
		t.Errorf("got %v", nodes)
	}
	if got := list.Index(2).Interface(); got != any(rt.Box{ID: idNodePointer}) {
		t.Errorf("a nil pointer is held as %#v", got)
	}
	if got := fmt.Sprint(second.Elem().Field(0), list.Index(1).Elem(), " ", list.Index(1).Elem().Field(0).Method(0).Call(nil)[0]); got != "2°C {2°C <nil>} 2°C" {
		t.Errorf("printed %s", got)
	}
	if got := ValueOf(celsius(3)).Method(0).Interface().(rt.Box); got.ID != idMethod || got.V.(func() string)() != "3°C" {
		t.Errorf("a method value is held as %#v", got)
	}
	m := MakeMap(MapOf(TypeOf(celsius(0)), TypeOf(new(any)).Elem()))
	m.SetMapIndex(ValueOf(celsius(1)), ValueOf(celsius(2)))
	made := m.Interface().(rt.Box)
	if got := fmt.Sprintf("%v %s", made, rt.TypeName(made)); got != "map[1°C:2°C] map[main.celsius]interface {}" {
		t.Errorf("a map of a type that is made is %s", got)
	}
	if again := MakeMap(m.Type()).Interface().(rt.Box); again.ID != made.ID {
		t.Errorf("a type that was made has two numbers, %d and %d", made.ID, again.ID)
	}
}

func TestSymbolsStandForAllThatTellsOfTypes(t *testing.T) {
	own := Symbols()
	for _, x := range []any{Append, AppendSlice, ArrayOf, ChanOf, Copy, DeepEqual, FuncOf, Indirect, MakeChan, MakeFunc, MakeMap, MakeMapWithSize, MakeSlice,
		MapOf, New, PointerTo, PtrTo, Select, SliceOf, Swapper, TypeOf, ValueOf, VisibleFields, Zero} {
		found := false
		for _, v := range own {
			found = found || v.Kind() == native.Func && v.Pointer() == native.ValueOf(x).Pointer()
		}
		if !found {
			t.Errorf("%T is no symbol", x)
		}
	}
}
