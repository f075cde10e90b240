package rt

import (
	"fmt"
	"reflect"
	"runtime"
	"testing"
)

// raises compares what two functions panic with, their type too.
func raises(t *testing.T, what string, got, want func()) {
	t.Helper()
	tell := func(f func()) string { return answer(func() any { f(); return "nothing" }) }
	if got, want := tell(got), tell(want); got != want {
		t.Errorf("%s: got %s, want %s", what, got, want)
	}
}

func TestRuntimeErrors(t *testing.T) {
	var (
		zero     = 0
		minus    = -1
		nilSlice []int
		nilMap   map[string]int
		nilFunc  func()
		nilPoint *point
		shut     = make(chan int)
		nilChan  chan int
	)
	close(shut)
	iterate := func(seq func(func() bool), body func() bool) func() {
		return func() {
			for range seq {
				if !body() {
					break
				}
			}
		}
	}
	kept := func(yield *func() bool) func(func() bool) { return func(y func() bool) { *yield = y; y() } }
	var yield func() bool
	for what, test := range map[string][2]func(){
		"nil":               {NilDereference, func() { nilPoint.X = 1 }},
		"call of nil":       {NilDereference, func() { nilFunc() }},
		"shift":             {func() { _ = Shift(minus) }, func() { _ = 1 << minus }},
		"no shift":          {func() { _ = Shift(zero) }, func() { _ = 1 << zero }},
		"make len":          {func() { MakeLen(minus, minus) }, func() { _ = make([]int, minus) }},
		"make cap":          {func() { MakeLen(1, zero) }, func() { _ = make([]int, 1, zero) }},
		"make negative cap": {func() { MakeLen(0, minus) }, func() { _ = make([]int, 0, minus) }},
		"make neither":      {func() { MakeLen(minus, zero) }, func() { _ = make([]int, minus, zero) }},
		"make":              {func() { MakeLen(1, 2) }, func() { _ = make([]int, 1, 2) }},
		"make much":         {func() { MakeLen(1<<62, 1<<62) }, func() { _ = make([]int, 1<<62+zero) }},
		"value method":      {func() { ValueMethod("runnel/runner/rt.point.Sum", "point") }, func() { _ = Value(nilPoint).(summer).Sum() }},
		"array of slice":    {func() { SliceToArray(nilSlice, (*[2]int)(nil)) }, func() { _ = [2]int(nilSlice) }},
		"array pointer":     {func() { SliceToArray([]int{1}, (*[2]int)(nil)) }, func() { _ = (*[2]int)([]int{1}) }},
		"panic nil":         {func() { Panic(nil) }, func() { panic(nil) }},
		"panic":             {func() { Panic("text") }, func() { panic("text") }},
		"closed":            {func() { Select(false, shut, Send{}, 1) }, func() { shut <- 1 }},
		"nil map":           {func() { reflect.ValueOf(nilMap).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) }, func() { nilMap["a"] = 1 }},
		"close nil":         {func() { reflect.ValueOf(nilChan).Close() }, func() { close(nilChan) }},
		"iterator done":     {func() { IteratorFailed(IteratorDone) }, iterate(func(y func() bool) { y(); y() }, func() bool { return false })},
		"iterator over":     {func() { IteratorFailed(IteratorExhausted) }, func() { iterate(kept(&yield), func() bool { return true })(); yield() }},
		"iterator panicked": {func() { IteratorFailed(IteratorPanicked) }, iterate(func(y func() bool) { _ = recovered(func() { y() }); y() }, func() bool { panic(1) })},
		"panic swallowed":   {func() { IteratorFailed(IteratorPanicSwallowed) }, iterate(func(y func() bool) { _ = recovered(func() { y() }) }, func() bool { panic(1) })},
	} {
		raises(t, what, test[0], test[1])
	}
}

type summer interface{ Sum() int }

func (p point) Sum() int { return p.X + p.Y }

// TestTranslate: the interpreter finds with package reflect what compiled code finds
// itself, and so panics in other words.
func TestTranslate(t *testing.T) {
	var (
		five     = 5
		minus    = -1
		nilFunc  func()
		nilPoint *point
		slice    = []int{1, 2, 3}
	)
	of := reflect.ValueOf
	bounds := func(text string) func() { return func() { panic(boundsError(text)) } }
	for what, test := range map[string][2]func(){
		"slice index":   {func() { of(slice).Index(five) }, bounds("index out of range")},
		"array index":   {func() { of([3]int{}).Index(five) }, bounds("index out of range")},
		"string index":  {func() { of("abc").Index(five) }, bounds("index out of range")},
		"slice":         {func() { of(slice).Slice(five, five) }, bounds("slice bounds out of range")},
		"slice 3":       {func() { of(slice).Slice3(0, five, five) }, bounds("slice bounds out of range")},
		"string slice":  {func() { of("abc").Slice(0, five) }, bounds("slice bounds out of range")},
		"make":          {func() { reflect.MakeSlice(reflect.TypeFor[[]int](), minus, five) }, func() { _ = make([]int, minus) }},
		"make much":     {func() { reflect.MakeSlice(reflect.TypeFor[[]int](), 1<<62, 1<<62) }, func() { _ = make([]int, minus) }},
		"make cap":      {func() { reflect.MakeSlice(reflect.TypeFor[[]int](), 0, minus) }, func() { _ = make([]int, 0, minus) }},
		"make less":     {func() { reflect.MakeSlice(reflect.TypeFor[[]int](), five, 1) }, func() { _ = make([]int, five, 1) }},
		"chan":          {func() { reflect.MakeChan(reflect.TypeFor[chan int](), minus) }, func() { _ = make(chan int, minus) }},
		"nil pointer":   {func() { of(nilPoint).Elem().Field(0) }, func() { nilPoint.X = 1 }},
		"nil function":  {func() { of(nilFunc).Call(nil) }, func() { nilFunc() }},
		"to array":      {func() { of(slice).Convert(reflect.TypeFor[[4]int]()) }, func() { _ = [4]int(slice) }},
		"array pointer": {func() { of(slice).Convert(reflect.TypeFor[*[4]int]()) }, func() { _ = (*[4]int)(slice) }},
		"runtime":       {func() { _ = slice[five] }, func() { _ = slice[five] }},
		"other text":    {func() { panic("reflect on that") }, func() { panic("reflect on that") }},
		"other error":   {func() { panic(fmt.Errorf("1:2: interface conversion: nil is not x")) }, func() { panic(fmt.Errorf("1:2: interface conversion: nil is not x")) }},
		"a wrong kind":  {func() { of(1).Len() }, func() { panic(&reflect.ValueError{Method: "reflect.Value.Len", Kind: reflect.Int}) }},
	} {
		got := Translate(recovered(test[0]))
		raises(t, what, func() { panic(got) }, test[1])
	}
	if err, ok := errorString("x").(runtime.Error); !ok || err.Error() != "runtime error: x" {
		t.Errorf("got %v", err)
	}
	m := newModel([]any{failing{}})
	if box := m.value(failing{1}); Translate(ToError(box)) != box || Translate(box) != box {
		t.Error("a wrapper is not translated to its Box")
	}
}

// TestAssertionOfTheInterpreter: one that fails without being the program's is the
// dereference of an erased nil pointer.
func TestAssertionOfTheInterpreter(t *testing.T) {
	for text, want := range map[string]string{
		"interface {} is nil, not *struct {}": answer(func() any { NilDereference(); return nil }),
		"nil is not int":                      answer(func() any { NilDereference(); return nil }),
		"interface {} is string, not int":     "panic *runtime.TypeAssertionError: interface conversion: interface {} is string, not int",
	} {
		if got := answer(func() any { panic(translateAssertion(text)) }); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
