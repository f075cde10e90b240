package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"sort"
	"strings"
	"sync"
	"time"
)

// What types tell of themselves.

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type Shape interface {
	Area() float64
	hidden()
	Name() string
}

type base struct{ ID int }

func (b base) Describe() string { return fmt.Sprint("base ", b.ID) }
func (b *base) Reset()          { b.ID = 0 }

type Timed struct {
	time.Time
	*strings.Builder
	sync.Mutex
}

type User struct {
	base
	Name  string `json:"name" validate:"required"`
	Age   int8   `json:"age,omitempty"`
	email string
	Tags  []string
	Attrs map[string]any
	Next  *User
	Temp  celsius `unit:"celsius"`
	When  time.Time
	Err   error
	F     func(int, ...string) error
	C     <-chan int
	Any   any
	S     Shape
	_     int
	Grid  [2][3]*celsius
	In    struct{ X, y int }
}

func (u User) Hello(greeting string, n int) string { return strings.Repeat(greeting, n) + u.Name }
func (u *User) SetName(s string)                   { u.Name = s }
func (u User) hidden()                             {}
func (u User) Area() float64                       { return 1 }
func (u User) Sum(ns ...int) (t int, err error)    { return }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{"", p.Key} }

type Tree struct {
	Left, Right *Tree
	Kids        []Tree
	ByName      map[string]*Tree
	Visit       func(*Tree) Tree
}

type List []List
type Fn func(Fn) Fn
type Loop map[string]Loop
type Empty struct{}
type Alias = map[celsius][]User
type Chan chan<- chan Chan

func show(t reflect.Type) {
	fmt.Printf("%v kind=%v name=%q pkg=%q methods=%d size=%d align=%d/%d comparable=%t\n",
		t, t.Kind(), t.Name(), t.PkgPath(), t.NumMethod(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable())
	for i := range t.NumMethod() {
		m := t.Method(i)
		byName, ok := t.MethodByName(m.Name)
		fmt.Println("  method", m.Index, m.Name, m.Type, m.PkgPath, m.IsExported(), m.Func.IsValid(), ok, byName.Index)
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			fmt.Printf("  field %s %v tag=%q index=%v embedded=%v offset=%v pkg=%q exported=%t\n",
				f.Name, f.Type, f.Tag, f.Index, f.Anonymous, f.Offset, f.PkgPath, f.IsExported())
		}
		for _, f := range reflect.VisibleFields(t) {
			fmt.Print("  visible ", f.Name, f.Index)
		}
		fmt.Println()
	case reflect.Func:
		fmt.Println("  in", t.NumIn(), "out", t.NumOut(), t.IsVariadic())
		for in := range t.Ins() {
			fmt.Println("   ", in, in.Kind())
		}
		for out := range t.Outs() {
			fmt.Println("   ", out, out.Kind())
		}
	case reflect.Map:
		fmt.Println("  of", t.Key(), t.Elem())
	case reflect.Chan:
		fmt.Println("  of", t.ChanDir(), t.Elem())
	case reflect.Array:
		fmt.Println("  of", t.Len(), t.Elem())
	case reflect.Pointer, reflect.Slice:
		fmt.Println("  of", t.Elem())
	}
}

func main() {
	type local struct{ celsius }
	type Int int
	for _, x := range []any{
		1, "a", celsius(3), User{}, &User{}, []User{}, map[string]*User{}, Pair[string, celsius]{}, &Pair[int, Pair[Int, local]]{},
		User{}.F, User{}.C, local{}, &local{}, Int(1), struct {
			X int `a:"b"`
			y string
		}{}, [3]celsius{}, &[2]*celsius{}, time.Second, time.Now(), os.Stdout, errors.New("x"), func(a int, b ...Shape) {},
		Tree{}, &Tree{}, List{}, Fn(nil), Loop{}, Empty{}, struct{}{}, Alias{}, Chan(nil), make(chan Empty), Timed{}, &Timed{},
		func() (int, error) { return 0, nil }, []any{}, map[any]error{}, [0]func(){}, complex64(1), uintptr(1), 'x', byte(1),
		func(func(int) bool) {}, (*Shape)(nil), (*error)(nil), (*interface{ Foo(int) string })(nil), []Shape{}, new(any),
	} {
		show(reflect.TypeOf(x))
	}
	show(reflect.TypeFor[Shape]())
	show(reflect.TypeFor[error]())
	show(reflect.TypeFor[io.ReadWriter]())
	show(reflect.TypeFor[any]())
	show(reflect.TypeFor[interface {
		io.Reader
		Shape
	}]())

	ut := reflect.TypeOf(User{})
	f, ok := ut.FieldByName("ID")
	fmt.Println(f.Name, f.Index, ok, f.Tag)
	f, ok = ut.FieldByName("Nope")
	fmt.Println(f.Name, ok)
	f, _ = ut.FieldByName("Name")
	fmt.Println(f.Tag.Get("json"), f.Tag.Get("validate"), f.Tag.Get("xml"))
	tag, has := f.Tag.Lookup("validate")
	fmt.Println(tag, has)
	f, ok = ut.FieldByNameFunc(func(s string) bool { return strings.ToLower(s) == "temp" })
	fmt.Println(f.Name, f.Type, ok)
	fmt.Println(ut.FieldByIndex([]int{0, 0}).Name, ut.FieldByIndex([]int{16, 1}).Name)
	fmt.Printf("%v %+v\n", ut.Field(1), ut.Field(2))

	shape, stringer, err := reflect.TypeFor[Shape](), reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error]()
	describer := reflect.TypeFor[interface{ Describe() string }]()
	for _, t := range []reflect.Type{ut, reflect.PointerTo(ut), reflect.TypeFor[celsius](), reflect.TypeFor[time.Time](), reflect.TypeOf(io.EOF), shape, reflect.TypeFor[*Timed](), reflect.TypeFor[Timed]()} {
		fmt.Println(t, t.Implements(shape), t.Implements(stringer), t.Implements(err), t.Implements(describer))
	}
	all := []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[Int](), reflect.TypeFor[celsius](), reflect.TypeFor[float64](), reflect.TypeFor[string](),
		reflect.TypeFor[[]byte](), reflect.TypeFor[List](), reflect.TypeFor[[]List](), reflect.TypeFor[Empty](), reflect.TypeFor[struct{}](),
		reflect.TypeFor[*User](), reflect.TypeFor[Shape](), reflect.TypeFor[any](), reflect.TypeFor[chan int](), reflect.TypeFor[<-chan int](),
		reflect.TypeFor[map[string]Loop](), reflect.TypeFor[Loop](), reflect.TypeFor[func(Fn) Fn](), reflect.TypeFor[Fn](),
		reflect.TypeFor[[3]int](), reflect.TypeFor[[]int](), reflect.TypeFor[*[3]int](), reflect.TypeFor[struct{ X int }](), reflect.TypeFor[struct {
			X int `t:"1"`
		}](),
	}
	for _, t := range all {
		var assignable, convertible []string
		for _, u := range all {
			if t.AssignableTo(u) {
				assignable = append(assignable, u.String())
			}
			if t.ConvertibleTo(u) {
				convertible = append(convertible, u.String())
			}
		}
		fmt.Println(t, "assignable:", assignable, "convertible:", convertible)
	}
	names := []string{
		reflect.SliceOf(ut).String(), reflect.PointerTo(reflect.PointerTo(ut)).String(), reflect.MapOf(reflect.TypeFor[celsius](), ut).String(),
		reflect.ArrayOf(3, ut).String(), reflect.ChanOf(reflect.RecvDir, ut).String(), reflect.ChanOf(reflect.BothDir, reflect.TypeFor[<-chan Int]()).String(),
		reflect.FuncOf([]reflect.Type{ut, reflect.TypeFor[[]Int]()}, []reflect.Type{err}, true).String(), reflect.SliceOf(reflect.TypeFor[int]()).String(),
		reflect.TypeFor[struct {
			User
			p *Int `a:"b"`
			_ func(...string)
		}]().String(),
	}
	sort.Strings(names)
	fmt.Println(strings.Join(names, "\n"))
	fmt.Println(reflect.SliceOf(ut) == reflect.TypeOf([]User{}), reflect.MapOf(reflect.TypeFor[string](), reflect.TypeFor[*User]()) == reflect.TypeFor[map[string]*User](),
		reflect.SliceOf(reflect.TypeFor[Tree]()) == reflect.TypeFor[[]Tree](), reflect.PointerTo(ut) == reflect.TypeFor[*User](), reflect.SliceOf(ut) == reflect.SliceOf(ut))
	fmt.Println(reflect.TypeOf(strings.ToUpper) == reflect.TypeFor[func(string) string](), reflect.TypeFor[time.Time]().Method(0).Type)
}
