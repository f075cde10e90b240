package main

import (
	"fmt"
	"reflect"
)

// What reflection panics with.

type inner struct {
	X int
	y string
}

type MyErr struct{ code int }

func (e MyErr) Error() string { return "my" }

type Outer struct {
	inner
	Exported int
	hidden   int
	list     []int
	m        map[string]int
	Any      any
	Ptr      *Outer
	f        func()
	Err      error
}

func (o Outer) Method(n int) int { return n }

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(*reflect.ValueError); ok {
			fmt.Printf("%s: ValueError %q %v: %v\n", name, e.Method, e.Kind, e)
			return
		}
		if e, ok := r.(error); ok {
			fmt.Printf("%s: error %v\n", name, e)
			return
		}
		fmt.Printf("%s: %T %v\n", name, r, r)
	}()
	f()
}

func main() {
	v := reflect.ValueOf(Outer{Any: 1, list: []int{1}})
	p := reflect.ValueOf(&Outer{Any: 1}).Elem()
	i := reflect.ValueOf(7)
	var zero reflect.Value
	try("SetInt unaddressable", func() { i.SetInt(1) })
	try("Set unaddressable", func() { i.Set(i) })
	try("SetInt wrong kind", func() { p.FieldByName("Any").SetInt(1) })
	try("SetInt hidden", func() { p.FieldByName("hidden").SetInt(1) })
	try("Set hidden", func() { p.FieldByName("Exported").Set(p.FieldByName("hidden")) })
	try("Interface hidden", func() { v.FieldByName("hidden").Interface() })
	try("promoted", func() { p.FieldByName("X").SetInt(3); fmt.Println(p.FieldByName("X").Interface()) })
	try("promoted hidden", func() { p.FieldByName("y").SetString("x") })
	try("embedded", func() { p.Field(0).Interface() })
	try("NumField", func() { i.NumField() })
	try("Field", func() { i.Field(0) })
	try("Field range", func() { v.Field(99) })
	try("FieldByName", func() { i.FieldByName("x") })
	try("Elem", func() { i.Elem() })
	try("Len", func() { i.Len() })
	try("Len pointer", func() { reflect.ValueOf(&i).Len() })
	try("Index", func() { reflect.ValueOf([]int{1}).Index(1) })
	try("Index array", func() { reflect.ValueOf([1]int{1}).Index(-1) })
	try("Index string", func() { reflect.ValueOf("ab").Index(2) })
	try("Index kind", func() { i.Index(0) })
	try("Slice", func() { reflect.ValueOf([]int{1}).Slice(0, 5) })
	try("Slice array", func() { reflect.ValueOf([1]int{1}).Slice(0, 1) })
	try("Slice string", func() { reflect.ValueOf("ab").Slice(1, 5) })
	try("Slice3", func() { reflect.ValueOf([]int{1}).Slice3(0, 1, 5) })
	try("Int", func() { reflect.ValueOf("x").Int() })
	try("Uint", func() { i.Uint() })
	try("Float", func() { v.Float() })
	try("Bool", func() { v.Bool() })
	try("Bytes", func() { reflect.ValueOf([]int{}).Bytes() })
	try("Complex", func() { i.Complex() })
	try("IsNil", func() { i.IsNil() })
	try("MapIndex", func() { i.MapIndex(i) })
	try("MapIndex key", func() { reflect.ValueOf(map[string]int{}).MapIndex(i) })
	try("MapKeys", func() { i.MapKeys() })
	try("MapRange", func() { i.MapRange() })
	try("SetMapIndex nil", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), i) })
	try("SetMapIndex type", func() { reflect.ValueOf(map[string]int{}).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf("b")) })
	try("SetMapIndex hidden", func() { v.FieldByName("m").SetMapIndex(reflect.ValueOf("a"), i) })
	try("Unhashable", func() { reflect.ValueOf(map[any]int{}).SetMapIndex(reflect.ValueOf([]inner{}), i) })
	try("Call", func() { i.Call(nil) })
	try("Call hidden", func() { v.FieldByName("f").Call(nil) })
	try("Call nil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("Call few", func() { v.MethodByName("Method").Call(nil) })
	try("Call zero", func() { v.MethodByName("Method").Call([]reflect.Value{zero}) })
	try("Call type", func() { v.MethodByName("Method").Call([]reflect.Value{v}) })
	try("CallSlice", func() { v.MethodByName("Method").CallSlice([]reflect.Value{i}) })
	try("no method", func() { v.MethodByName("Nope").Call(nil) })
	try("Method range", func() { v.Method(5) })
	try("Method nil", func() { p.FieldByName("Err").Method(0) })
	try("Type of zero", func() { zero.Type() })
	try("Interface of zero", func() { zero.Interface() })
	try("CanInterface of zero", func() { zero.CanInterface() })
	try("Int of zero", func() { zero.Int() })
	try("Set zero", func() { p.Field(1).Set(zero) })
	try("zero Set", func() { zero.Set(i) })
	try("IsZero of zero", func() { zero.IsZero() })
	try("NumMethod of zero", func() { zero.NumMethod() })
	try("NumField of zero", func() { zero.NumField() })
	try("Elem of zero", func() { zero.Elem() })
	try("String of zero", func() { fmt.Println(zero.String(), zero.Kind(), zero.IsValid(), zero) })
	try("Addr", func() { i.Addr() })
	try("Set type", func() { p.FieldByName("Exported").Set(reflect.ValueOf("x")) })
	try("Set interface", func() { p.FieldByName("Err").Set(i) })
	try("Set error", func() { p.FieldByName("Err").Set(reflect.ValueOf(MyErr{1})); fmt.Println(p.FieldByName("Err")) })
	try("Convert", func() { i.Convert(reflect.TypeOf(inner{})) })
	try("Convert array", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeOf([2]int{})) })
	try("Convert to pointer", func() { reflect.ValueOf([]inner{}).Convert(reflect.TypeOf(&[2]inner{})) })
	try("MakeSlice", func() { reflect.MakeSlice(reflect.TypeOf(1), 0, 0) })
	try("MakeSlice len", func() { reflect.MakeSlice(reflect.TypeOf([]inner{}), -1, 0) })
	try("MakeSlice cap", func() { reflect.MakeSlice(reflect.TypeOf([]inner{}), 2, 1) })
	try("MakeMap", func() { reflect.MakeMap(reflect.TypeOf(1)) })
	try("MakeChan", func() { reflect.MakeChan(reflect.TypeOf(1), 0) })
	try("MakeChan dir", func() { reflect.MakeChan(reflect.TypeOf((<-chan inner)(nil)), 0) })
	try("MakeChan size", func() { reflect.MakeChan(reflect.TypeOf(make(chan int)), -1) })
	try("MakeFunc", func() { reflect.MakeFunc(reflect.TypeOf(1), nil) })
	try("MakeFunc count", func() {
		reflect.MakeFunc(reflect.TypeOf(func() int { return 0 }), func([]reflect.Value) []reflect.Value { return nil }).Call(nil)
	})
	try("MapOf", func() { reflect.MapOf(reflect.TypeOf([]inner{}), reflect.TypeOf(1)) })
	try("ArrayOf", func() { reflect.ArrayOf(-1, reflect.TypeOf(1)) })
	try("Zero", func() { reflect.Zero(nil) })
	try("New", func() { reflect.New(nil) })
	try("Append", func() { reflect.Append(i, i) })
	try("Append type", func() { reflect.Append(reflect.ValueOf([]inner{}), i) })
	try("AppendSlice", func() { reflect.AppendSlice(reflect.ValueOf([]inner{}), reflect.ValueOf([]int{})) })
	try("Copy", func() { reflect.Copy(i, i) })
	try("Swapper", func() { reflect.Swapper(1) })
	try("Swapper range", func() { reflect.Swapper([]inner{{}})(0, 1) })
	try("Type.Elem", func() { reflect.TypeOf(inner{}).Elem() })
	try("Type.Key", func() { reflect.TypeOf([]inner{}).Key() })
	try("Type.Len", func() { reflect.TypeOf([]inner{}).Len() })
	try("Type.Field", func() { reflect.TypeOf(1).Field(0) })
	try("Type.Field range", func() { reflect.TypeOf(inner{}).Field(2) })
	try("Type.NumField", func() { reflect.TypeOf(&inner{}).NumField() })
	try("Type.FieldByName", func() { reflect.TypeOf(&inner{}).FieldByName("X") })
	try("Type.NumIn", func() { reflect.TypeOf(1).NumIn() })
	try("Type.In", func() { reflect.TypeOf(func() {}).In(0) })
	try("Type.Out", func() { reflect.TypeOf(inner{}).Out(0) })
	try("Type.IsVariadic", func() { reflect.TypeOf(inner{}).IsVariadic() })
	try("Type.ChanDir", func() { reflect.TypeOf(inner{}).ChanDir() })
	try("Type.Bits", func() { reflect.TypeOf(inner{}).Bits() })
	try("Type.Method", func() { reflect.TypeOf(MyErr{}).Method(1) })
	try("Type.Implements", func() { reflect.TypeOf(MyErr{}).Implements(reflect.TypeOf(1)) })
	try("Type.Implements nil", func() { reflect.TypeOf(MyErr{}).Implements(nil) })
	try("Type.AssignableTo", func() { reflect.TypeOf(MyErr{}).AssignableTo(nil) })
	try("Type.OverflowInt", func() { reflect.TypeOf(MyErr{}).OverflowInt(1) })
	try("nil Type", func() { fmt.Println(reflect.TypeOf(nil).Kind()) })
	try("VisibleFields", func() { reflect.VisibleFields(reflect.TypeOf(1)) })
	try("Send", func() { reflect.ValueOf((<-chan inner)(nil)).Send(i) })
	try("Recv", func() { reflect.ValueOf((chan<- inner)(nil)).Recv() })
	try("Close", func() { reflect.ValueOf((<-chan inner)(nil)).Close() })
	try("Close kind", func() { i.Close() })
	try("Send type", func() { reflect.ValueOf(make(chan inner, 1)).Send(i) })
	try("Send closed", func() { c := make(chan inner); close(c); reflect.ValueOf(c).Send(v.Field(0)) })
	try("Close twice", func() { c := make(chan inner); close(c); reflect.ValueOf(c).Close() })
	try("Select", func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault, Chan: i}}) })
	try("SetLen", func() { x := []inner{{}}; reflect.ValueOf(&x).Elem().SetLen(2) })
	try("SetCap", func() { x := []inner{{}}; reflect.ValueOf(&x).Elem().SetCap(0) })
	try("Grow", func() { x := []inner{{}}; reflect.ValueOf(&x).Elem().Grow(-1) })
	try("FieldByIndex nil", func() {
		type E struct{ *inner }
		reflect.ValueOf(E{}).FieldByIndex([]int{0, 0})
	})
	try("FieldByIndexErr", func() {
		type E struct{ *inner }
		_, err := reflect.ValueOf(E{}).FieldByIndexErr([]int{0, 0})
		fmt.Println(err)
	})
	try("Equal", func() { reflect.ValueOf([]int{}).Equal(reflect.ValueOf([]int{})) })
	try("MapIter", func() { reflect.ValueOf(map[int]inner{}).MapRange().Key() })
	try("MapIter value", func() { new(reflect.MapIter).Next() })
	try("Seq", func() { v.Seq() })
	try("TypeAssert", func() { fmt.Println(reflect.TypeAssert[error](reflect.ValueOf(MyErr{2}))) })
	try("TypeAssert other", func() { fmt.Println(reflect.TypeAssert[inner](reflect.ValueOf(MyErr{2}))) })
	try("TypeAssert hidden", func() { reflect.TypeAssert[int](v.FieldByName("hidden")) })
	try("TypeAssert zero", func() { reflect.TypeAssert[int](zero) })
	try("program's own words", func() { panic("reflect: slice index out of range") })
	try("own ValueError", func() { panic(&reflect.ValueError{Method: "m"}) })
	try("nil pointer", func() { fmt.Println(p.FieldByName("Ptr").Elem().IsValid()); p.FieldByName("Ptr").Elem().Field(0) })
}
