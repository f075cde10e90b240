package main

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
)

// Values that reflection makes, converts and changes.

type Celsius float64
type Fahrenheit float64
type Name string
type Bytes []byte
type Runes []rune
type Names []Name
type Ages map[Name]int
type Point struct{ X, Y int }
type Vector struct{ X, Y int }
type Tagged struct {
	X int `json:"x"`
	Y int
}
type Shape interface{ Sides() int }
type Square struct{ Side int }

func (Square) Sides() int        { return 4 }
func (n Name) String() string    { return "<" + string(n) + ">" }
func (p *Point) Move(dx, dy int) { p.X += dx; p.Y += dy }
func (p Point) String() string   { return fmt.Sprintf("(%d;%d)", p.X, p.Y) }
func (ns Names) Len() int        { return len(ns) }
func (c Celsius) F() Fahrenheit  { return Fahrenheit(c*9/5 + 32) }
func (t *Tree) Insert(v int) *Tree {
	if t == nil {
		return &Tree{Val: v}
	}
	if v < t.Val {
		t.Left = t.Left.Insert(v)
	} else {
		t.Right = t.Right.Insert(v)
	}
	return t
}

type Tree struct {
	Left, Right *Tree
	Val         int
	Kids        []Tree
	Index       map[string]*Tree
}

type Lists []Lists
type Visit func(*Tree, Visit) bool

func convert(x any, types ...reflect.Type) {
	v := reflect.ValueOf(x)
	for _, t := range types {
		if !v.Type().ConvertibleTo(t) || !v.CanConvert(t) {
			fmt.Printf("%v -> %v: no (%t)\n", v.Type(), t, v.Type().ConvertibleTo(t))
			continue
		}
		c := v.Convert(t)
		fmt.Printf("%v -> %v: %v %#v\n", v.Type(), c.Type(), c, c.Interface())
	}
}

func main() {
	// New, Zero, Indirect
	p := reflect.New(reflect.TypeOf(Point{}))
	p.Elem().Field(0).SetInt(3)
	p.MethodByName("Move").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})
	pt := p.Interface().(*Point)
	fmt.Println(pt, *pt, reflect.Indirect(p), p.Elem().CanAddr(), p.Elem().Addr().Interface() == any(pt))
	for _, t := range []reflect.Type{reflect.TypeOf(Point{}), reflect.TypeOf(pt), reflect.TypeFor[Shape](), reflect.TypeFor[[]Point](), reflect.TypeFor[*Tree](), reflect.TypeFor[Lists](), reflect.TypeFor[Name](), reflect.TypeFor[[2]Point](), reflect.TypeFor[Visit](), reflect.TypeFor[error]()} {
		z := reflect.Zero(t)
		fmt.Println(z.Type(), z.Kind(), z.IsZero(), z.CanSet(), z, z.IsValid())
		fmt.Printf("%T %v\n", z.Interface(), z.Interface() == nil)
		n := reflect.New(t)
		n.Elem().Set(z)
		fmt.Println(n.Type(), n.Elem().CanSet(), n.Elem().IsZero())
	}

	// Slices
	names := reflect.MakeSlice(reflect.TypeFor[Names](), 0, 4)
	names = reflect.Append(names, reflect.ValueOf(Name("a")), reflect.ValueOf(Name("b")))
	names = reflect.AppendSlice(names, reflect.ValueOf(Names{"c", "d", "e"}))
	fmt.Println(names, names.Type(), names.Len(), names.Interface().(Names).Len(), names.Index(1), names.Slice(1, 3).Type())
	names.Index(0).SetString("z")
	fmt.Println(names.Interface(), reflect.Copy(names, reflect.ValueOf([]Name{"q", "r"})), names)
	own := []Point{{1, 2}, {3, 4}}
	ov := reflect.ValueOf(&own).Elem()
	ov.Set(reflect.Append(ov, reflect.ValueOf(Point{5, 6})))
	ov.Index(0).Field(1).SetInt(9)
	ov.Index(1).Addr().MethodByName("Move").Call([]reflect.Value{reflect.ValueOf(10), reflect.ValueOf(10)})
	ov.Index(2).Set(reflect.Zero(ov.Type().Elem()))
	fmt.Println(own, len(own))
	ov.SetLen(1)
	ov.Grow(10)
	fmt.Println(own, cap(own) >= 11)
	ov.SetCap(1)
	fmt.Println(cap(own), ov.Cap())
	ov.SetZero()
	fmt.Println(own == nil)
	swap := reflect.Swapper([]string{"a"})
	swap(0, 0)
	pts := []Point{{1, 1}, {2, 2}, {3, 3}}
	reflect.Swapper(pts)(0, 2)
	fmt.Println(pts)
	arr := [3]Celsius{1, 2, 3}
	av := reflect.ValueOf(&arr).Elem()
	av.Index(1).SetFloat(20)
	fmt.Println(arr, av.Slice(1, 3), av.Slice(1, 2).Type(), av.Len(), reflect.ValueOf(&arr).Len())
	lists := reflect.ValueOf(Lists{{}, {{}}})
	lists = reflect.Append(lists, lists)
	fmt.Println(lists, lists.Index(2).Len(), lists.Index(0).IsNil(), lists.Type().Elem() == lists.Type())
	made := reflect.MakeSlice(reflect.SliceOf(reflect.TypeFor[*Tree]()), 1, 1)
	made.Index(0).Set(reflect.ValueOf(new(Tree).Insert(2)))
	trees := made.Interface().([]*Tree)
	fmt.Println(trees[0].Right.Val, made.Index(0).Elem().FieldByName("Left").IsNil())

	// Maps
	ages := reflect.MakeMap(reflect.TypeFor[Ages]())
	ages.SetMapIndex(reflect.ValueOf(Name("ann")), reflect.ValueOf(3))
	ages.SetMapIndex(reflect.ValueOf(Name("bob")), reflect.ValueOf(4))
	ages.SetMapIndex(reflect.ValueOf(Name("cid")), reflect.ValueOf(5))
	ages.SetMapIndex(reflect.ValueOf(Name("bob")), reflect.Value{})
	fmt.Println(ages.Interface().(Ages)["ann"], ages.Len(), ages.MapIndex(reflect.ValueOf(Name("x"))).IsValid(), ages)
	keys := ages.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys[0].Interface(), keys[1].Interface(), keys[0].Type())
	sum := 0
	for it := ages.MapRange(); it.Next(); {
		sum += int(it.Value().Int()) + it.Key().Len()
	}
	fmt.Println(sum)
	mixed := reflect.ValueOf(map[any]Shape{1: Square{1}, Name("n"): nil})
	mixed.SetMapIndex(reflect.ValueOf(Point{1, 2}), reflect.ValueOf(Square{2}))
	fmt.Println(mixed.MapIndex(reflect.ValueOf(1)), mixed.MapIndex(reflect.ValueOf(Point{1, 2})).Elem().Field(0), mixed.MapIndex(reflect.ValueOf(Name("n"))).IsNil(), mixed.MapIndex(reflect.ValueOf("n")).IsValid(), mixed.Len())
	made = reflect.MakeMap(reflect.MapOf(reflect.TypeFor[Point](), reflect.TypeFor[[]Tree]()))
	made.SetMapIndex(reflect.ValueOf(Point{1, 1}), reflect.ValueOf([]Tree{{Val: 4}}))
	fmt.Println(made.Interface().(map[Point][]Tree)[Point{1, 1}][0].Val, made.Type())
	var key Name
	var age int
	for it := ages.MapRange(); it.Next(); {
		reflect.ValueOf(&key).Elem().SetIterKey(it)
		reflect.ValueOf(&age).Elem().SetIterValue(it)
	}
	fmt.Println(key == "ann" && age == 3 || key == "cid" && age == 5)
	ages.Clear()
	fmt.Println(ages.Len())

	// Structs that refer to themselves
	tree := new(Tree).Insert(5).Insert(-3)
	tv := reflect.ValueOf(tree).Elem()
	left := tv.FieldByName("Left")
	fmt.Println(left.Type(), left.Kind(), left.IsNil(), left.Elem().FieldByName("Val"), left.CanSet())
	left.Set(reflect.New(left.Type().Elem()))
	left.Elem().FieldByName("Val").SetInt(77)
	fmt.Println(tree.Left.Val, tree.Left.Left == nil)
	tv.FieldByName("Kids").Set(reflect.ValueOf([]Tree{*tree, {Val: 1}}))
	tv.FieldByName("Kids").Index(1).FieldByName("Right").Set(reflect.ValueOf(tree))
	tv.FieldByName("Index").Set(reflect.MakeMap(tv.FieldByName("Index").Type()))
	tv.FieldByName("Index").SetMapIndex(reflect.ValueOf("self"), tv.Addr())
	fmt.Println(len(tree.Kids), tree.Kids[1].Right == tree, tree.Index["self"] == tree)
	left.Set(reflect.Zero(left.Type()))
	fmt.Println(tree.Left == nil, left.IsZero(), tv.FieldByName("Right").Interface().(*Tree).Val)
	r := reflect.ValueOf((*Tree)(nil)).MethodByName("Insert").Call([]reflect.Value{reflect.ValueOf(8)})
	fmt.Println(r[0].Elem().FieldByName("Val"), r[0].Interface().(*Tree).Val, reflect.ValueOf((*Tree)(nil)).IsNil())
	var visit Visit
	vv := reflect.ValueOf(&visit).Elem()
	vv.Set(reflect.MakeFunc(vv.Type(), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(in[0].IsNil() && in[1].IsNil())}
	}))
	fmt.Println(visit(nil, nil), visit(tree, visit), vv.Type())

	// Interfaces
	var s Shape
	sv := reflect.ValueOf(&s).Elem()
	sv.Set(reflect.ValueOf(Square{3}))
	fmt.Println(s.Sides(), sv.Elem().Type(), sv.Elem().CanSet(), sv.Elem().Field(0), sv.NumMethod())
	var e error
	ev := reflect.ValueOf(&e).Elem()
	ev.Set(reflect.ValueOf(io.EOF))
	fmt.Println(e == io.EOF, ev.Elem().Type(), ev.Elem().Elem().Field(0))
	var a any = Point{1, 2}
	aelem := reflect.ValueOf(&a).Elem()
	fmt.Println(aelem.Kind(), aelem.Elem().Kind(), aelem.Elem(), aelem.NumMethod())
	aelem.Set(reflect.ValueOf(Celsius(4)))
	fmt.Println(a.(Celsius).F())
	var w io.Writer
	var sb strings.Builder
	reflect.ValueOf(&w).Elem().Set(reflect.ValueOf(&sb))
	fmt.Fprint(w, "written")
	fmt.Println(sb.String())
	var str fmt.Stringer
	reflect.ValueOf(&str).Elem().Set(reflect.ValueOf(Name("str")))
	fmt.Println(str, str.(Name) == "str")

	// Conversions
	convert(Celsius(36.6), reflect.TypeFor[Fahrenheit](), reflect.TypeFor[float64](), reflect.TypeFor[int](), reflect.TypeFor[Name](), reflect.TypeFor[any]())
	convert(65, reflect.TypeFor[Name](), reflect.TypeFor[uint8](), reflect.TypeFor[Celsius](), reflect.TypeFor[fmt.Stringer]())
	convert("text", reflect.TypeFor[Name](), reflect.TypeFor[Bytes](), reflect.TypeFor[Runes](), reflect.TypeFor[[]byte](), reflect.TypeFor[int]())
	convert(Name("text"), reflect.TypeFor[string](), reflect.TypeFor[Bytes](), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error]())
	convert(Bytes("bytes"), reflect.TypeFor[string](), reflect.TypeFor[Name](), reflect.TypeFor[[]byte](), reflect.TypeFor[[2]byte](), reflect.TypeFor[[9]byte](), reflect.TypeFor[*[2]byte]())
	convert(Point{1, 2}, reflect.TypeFor[Vector](), reflect.TypeFor[Tagged](), reflect.TypeFor[struct{ X, Y int }](), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[Square]())
	convert(Names{"a"}, reflect.TypeFor[[]Name](), reflect.TypeFor[[]string](), reflect.TypeFor[[1]Name](), reflect.TypeFor[interface{ Len() int }]())
	convert(Square{2}, reflect.TypeFor[Shape](), reflect.TypeFor[any]())
	convert(make(chan Point), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[int]())

	// Sequences
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, i.Type(), " ")
	}
	for i := range reflect.ValueOf(Celsius(2).F).Type().Outs() {
		fmt.Print(i, " ")
	}
	type Count uint8
	for i := range reflect.ValueOf(Count(2)).Seq() {
		fmt.Print(i, i.Type(), " ")
	}
	for i, x := range reflect.ValueOf(Names{"x", "y"}).Seq2() {
		fmt.Print(i, x, x.Type(), " ")
	}
	for i, x := range reflect.ValueOf(&[2]Point{{1, 2}}).Seq2() {
		fmt.Print(i, x, " ")
	}
	for i, r := range reflect.ValueOf("aé").Seq2() {
		fmt.Print(i, r, r.Type(), " ")
	}
	for k := range reflect.ValueOf(Ages{"one": 1}).Seq() {
		fmt.Print(k, k.Type(), " ")
	}
	for x := range reflect.ValueOf(slices.Values([]Point{{1, 1}, {2, 2}})).Seq() {
		fmt.Print(x, x.Type(), " ")
	}
	for k, x := range reflect.ValueOf(maps.All(map[Name]Square{"k": {1}})).Seq2() {
		fmt.Print(k, x, x.Type(), " ")
	}
	ch := make(chan Name, 2)
	ch <- "1"
	ch <- "2"
	close(ch)
	for x := range reflect.ValueOf(ch).Seq() {
		fmt.Print(x, " ")
	}
	fmt.Println()
	for _, t := range []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[Point](), reflect.TypeFor[Names](), reflect.TypeFor[*[1]Point](), reflect.TypeFor[func(func(Name) bool)](), reflect.TypeFor[func(func(Name, Point) bool)](), reflect.TypeFor[chan Name](), reflect.TypeFor[Celsius]()} {
		fmt.Print(t, t.CanSeq(), t.CanSeq2(), " ")
	}
	fmt.Println()
	for f, v := range reflect.ValueOf(Tagged{1, 2}).Fields() {
		fmt.Print(f.Name, f.Tag, v, " ")
	}
	fmt.Println()

	// Printing
	type holder struct {
		V reflect.Value
		T reflect.Type
		k reflect.Kind
	}
	h := holder{reflect.ValueOf(Name("n")), reflect.TypeFor[Point](), reflect.Map}
	fmt.Println(h.V, h.T, h.k, []reflect.Type{h.T}, []reflect.Value{h.V, reflect.ValueOf(1), {}}, []reflect.Kind{h.k})
	fmt.Printf("%v %+v %s %d %q %x|%5v|%-8v|\n", h.V, h.V, h.V, reflect.ValueOf(Celsius(3)), h.V, h.V, reflect.ValueOf(7), reflect.ValueOf(Point{1, 2}))
	fmt.Printf("%v %+v\n", h.T, h)
	fmt.Printf("%T %T %T %T %v\n", h.V, h.T, h.k, reflect.TypeFor[Point]().Field(0), reflect.TypeFor[Point]().Field(0))
	hidden := reflect.ValueOf(struct {
		n Name
		p Point
		a any
		q *Point
	}{"n", Point{1, 2}, Celsius(1), nil})
	for i := range hidden.NumField() {
		fmt.Print(hidden.Field(i), " ", hidden.Field(i).Kind(), " ")
	}
	fmt.Println(hidden)
}
