package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

func main() {
	structs()
	embedding()
	options()
	kinds()
	keys()
	methods()
	addresses()
	interfaces()
	failures()
	cycles()
	encoders()
	generic()
}

func show(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		fmt.Printf("error %T: %v\n", err, err)
		return
	}
	fmt.Println(string(b))
}

type Point struct {
	X, Y int
}

type Person struct {
	Name    string `json:"name"`
	Age     int    `json:"age,omitempty"`
	Email   string `json:"-"`
	Dash    string `json:"-,"`
	secret  string
	At      *Point         `json:"at"`
	Tags    []string       `json:"tags,omitempty"`
	Extra   map[string]any `json:"extra,omitempty"`
	Friends []*Person      `json:"friends,omitempty"`
	Bad     int            `json:"quote\"d"`
	Punct   int            `json:"a.b/c-d$%"`
	Html    int            `json:"<html>&"`
	Ünicode int
	_       int
}

func structs() {
	show(Point{1, 2})
	show(&Point{1, 2})
	show((*Point)(nil))
	show(struct{}{})
	show(struct{ A, b int }{1, 2})
	show(Person{Name: "Ann", Age: 3, Email: "x", Dash: "d", secret: "s"})
	show(&Person{Name: "<b>&\u2028\x00\xff\"", At: &Point{}, Tags: []string{"a", "b"}, Extra: map[string]any{"p": Point{3, 4}, "a": nil, "n": 1.5, "s": []any{Point{}, "x"}},
		Friends: []*Person{{Name: "Bob"}, nil}})
	show([]Person{})
	show([]Person(nil))
	show([]Point{{1, 2}, {3, 4}})
	show([2]Point{})
	show(map[string]Point{"b": {1, 2}, "a": {}})
	show(map[string]*Point{"z": nil})
	show([]*Point{nil, {5, 6}})
	var nothing map[string]Point
	show(nothing)
	p := &Point{7, 8}
	show(&p)
	type local struct {
		Inner struct {
			V int `json:"v"`
		} `json:"inner"`
		List []struct{ N int }
	}
	l := local{List: []struct{ N int }{{1}, {2}}}
	l.Inner.V = 9
	show(l)
}

type Base struct {
	ID   int
	Name string
}

type Other struct {
	Name string
	Note string `json:"note"`
}

type lower struct {
	Shown  int
	hidden int
}

type Tagged struct {
	Value int `json:"Name"`
}

type Number int

type Deep struct{ Middle }
type Middle struct{ *Inner }
type Inner struct {
	X, Y int
	Z    int `json:"z"`
}

func embedding() {
	show(struct {
		Base
		Extra int
	}{Base{1, "n"}, 2})
	show(struct {
		Base
		Other
	}{Base{1, "a"}, Other{"b", "c"}}) // Name is dropped
	show(struct {
		Base
		Name string
	}{Base{1, "a"}, "outer"})
	show(struct {
		Base
		Tagged
	}{Base{1, "a"}, Tagged{5}})
	show(struct {
		*Base
		A int
	}{nil, 1})
	show(struct {
		*Base
		A int
	}{&Base{2, "p"}, 1})
	show(struct {
		lower
		B int
	}{lower{1, 2}, 3})
	show(struct {
		*lower
		B int
	}{&lower{1, 2}, 3})
	show(struct {
		Base `json:"base"`
		Number
		fmt.Stringer
	}{Base{1, "x"}, 4, nil})
	show(Deep{Middle{&Inner{1, 2, 3}}})
	show(Deep{})
	show(struct {
		Deep
		X string
	}{Deep{Middle{&Inner{1, 2, 3}}}, "top"})
	show(struct {
		Base
		M Middle
	}{})
	type twice struct {
		Deep
		Middle
	}
	show(twice{Deep{Middle{&Inner{1, 2, 3}}}, Middle{&Inner{4, 5, 6}}})
	show(struct {
		time.Duration
		At time.Time
	}{time.Second, time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)})
	show(struct {
		time.Time
		Lost int
	}{time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC), 1})
}

type Level int8
type Flag bool
type Text string
type Ratio float32

type Options struct {
	I   int            `json:"i,omitempty"`
	S   string         `json:",omitempty"`
	P   *Point         `json:"p,omitempty"`
	B   Flag           `json:"b,omitempty"`
	F   Ratio          `json:"f,omitempty"`
	A   [0]int         `json:"a,omitempty"`
	A2  [2]int         `json:"a2,omitempty"`
	M   map[string]int `json:"m,omitempty"`
	L   []Level        `json:"l,omitempty"`
	St  Point          `json:"st,omitempty"`
	Any any            `json:"any,omitempty"`
	T   time.Time      `json:"t,omitempty"`
}

type Zeros struct {
	I  int       `json:"i,omitzero"`
	P  Point     `json:"p,omitzero"`
	T  time.Time `json:"t,omitzero"`
	S  []int     `json:"s,omitzero"`
	E  Even      `json:"e,omitzero"`
	PE *Even     `json:"pe,omitzero"`
	O  Odd       `json:"o,omitzero"`
	Z  Zeroer    `json:"z,omitzero"`
	A  [2]Point  `json:"a,omitzero,omitempty"`
}

type Even int

func (e Even) IsZero() bool { return e%2 == 0 }

type Odd int

func (o *Odd) IsZero() bool { return *o%2 == 1 }

type Zeroer interface{ IsZero() bool }

type Quoted struct {
	I  int         `json:"i,string"`
	U  uint8       `json:",string"`
	F  float64     `json:"f,string"`
	B  Flag        `json:"b,string"`
	S  Text        `json:"s,string"`
	P  *int        `json:"p,string"`
	L  []int       `json:"l,string"`
	St Point       `json:"st,string"`
	N  json.Number `json:"n,string"`
	O  Level       `json:"o,omitempty,string"`
}

func options() {
	show(Options{})
	show(Options{I: 1, S: "s", P: &Point{}, B: true, F: 0.5, M: map[string]int{"x": 1}, L: []Level{1}, Any: Level(0), St: Point{1, 2}})
	show(Options{M: map[string]int{}, L: []Level{}, Any: (*Point)(nil)})
	even, odd := Even(3), Odd(1)
	show(Zeros{})
	show(Zeros{I: 1, P: Point{1, 0}, T: time.Unix(0, 0).UTC(), S: []int{}, E: 3, PE: &even, O: 2, Z: even})
	show(&Zeros{E: 2, O: odd, Z: Even(4), PE: new(Even)})
	show(Zeros{Z: (*Even)(nil), A: [2]Point{{1, 1}}})
	n := 5
	show(Quoted{I: 1, U: 2, F: 1.5, B: true, S: "a\"<b", P: &n, L: []int{1}, N: "12"})
	show(Quoted{O: 3})
}

func kinds() {
	show([]any{Level(-3), Flag(true), Text("t"), Ratio(0.1), Ratio(1e21), float32(3.4e-7), 1e20, 1e21, 1e-6, 1e-7, 123456789.0, -0.0, math.Copysign(0, -1)})
	show([]any{uint64(math.MaxUint64), int64(math.MinInt64), uintptr(7), 'x', byte(8), nil, true, "é\t\b\f\n\r\\/"})
	type Bytes []byte
	type Octet byte
	show([]any{[]byte("hello"), Bytes("hi"), []Octet{1, 2}, []byte(nil), Bytes{}, [3]byte{1, 2, 3}, [2]Octet{4, 5}})
	show(json.RawMessage(`{"a": [1, 2 , "<"]}`))
	show(struct {
		R json.RawMessage
		N json.Number
		D time.Duration
	}{json.RawMessage(`{ "x" : 1 }`), "1e5", 3 * time.Second})
	type Matrix [][]Ratio
	show(Matrix{{1, 2}, nil, {}})
	type Set map[Text]struct{}
	show(Set{"b": {}, "a": {}})
}

type Color int

func (c Color) MarshalText() ([]byte, error) {
	if c < 0 {
		return nil, fmt.Errorf("bad color %d", int(c))
	}
	return []byte([]string{"red", "<green>", "blue"}[c]), nil
}

type Cell struct{ R, C int }

func (c Cell) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d:%d", c.R, c.C), nil }

type PtrKey struct{ N int }

func (k *PtrKey) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "ptr%d", k.N), nil }

type Word string

func (w Word) MarshalText() ([]byte, error) { return []byte("not used for keys"), nil }

func keys() {
	show(map[int]string{10: "x", 9: "y", -1: "z"})
	show(map[Level]Color{3: 1, -2: 0})
	show(map[Color]int{2: 1, 0: 2, 1: 3})
	show(map[Cell]bool{{1, 2}: true, {0, 5}: false})
	show(map[Text]Point{"q": {}})
	show(map[Word]Word{"k": "v"})
	show(map[*PtrKey]int{{3}: 3, nil: 0})
	show(map[PtrKey]int{})
	show(map[bool]int{true: 1})
	show(map[Point]int{})
	show(map[float64]int(nil))
	show(map[any]int{})
	show(map[Color]int{-1: 0})
	show(map[uint8]Color{200: 2})
	show(map[string]map[Color][]Cell{"m": {1: {{1, 2}}}})
}

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"celsius": %.1f}`, float64(t)), nil
}

type Secret struct{ s string }

func (s Secret) MarshalJSON() ([]byte, error) { return json.Marshal("***<" + s.s[:1] + ">") }

type Both struct{ N int }

func (Both) MarshalJSON() ([]byte, error) { return []byte(`"json"`), nil }
func (Both) MarshalText() ([]byte, error) { return []byte("text"), nil }

type Event struct {
	Name string
	At   time.Time
}

func (e Event) MarshalJSON() ([]byte, error) {
	type plain Event
	return json.Marshal(struct {
		plain
		At   string `json:"at"`
		Kind string
	}{plain(e), e.At.Format(time.DateOnly), "event"})
}

type Wrapper struct {
	Event
	N int
}

func methods() {
	show([]any{Temp(1.5), Secret{"top"}, Both{1}, Color(1), &Both{}, Cell{1, 2}})
	show(struct {
		T Temp
		P *Temp
		S Secret
		C Color `json:",omitempty"`
		D Color `json:",omitempty"`
		M map[string]Temp
	}{T: 2, S: Secret{"x"}, D: 2, M: map[string]Temp{"a": 3}})
	show(Event{"launch", time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)})
	show(Wrapper{Event{"promoted", time.Time{}}, 3})
	show([]error{errors.New("lost")})
}

type PtrMarshal struct{ N int }

func (p *PtrMarshal) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte(`"nil pointer"`), nil
	}
	return fmt.Appendf(nil, `"#%d"`, p.N), nil
}

type PtrText int

func (p *PtrText) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "t%d", int(*p)), nil }

type Holder struct {
	V PtrMarshal
	P *PtrMarshal
	T PtrText
	L []PtrMarshal
	A [1]PtrText
	M map[string]PtrMarshal
	I any
}

// Methods of pointers count where a value can be addressed.
func addresses() {
	h := Holder{V: PtrMarshal{1}, P: &PtrMarshal{2}, T: 3, L: []PtrMarshal{{4}}, A: [1]PtrText{5}, M: map[string]PtrMarshal{"k": {6}}, I: PtrMarshal{7}}
	show(h)
	show(&h)
	show([]Holder{h})
	show(map[string]Holder{"m": h})
	show(map[string]*Holder{"m": &h})
	show([1]PtrText{1})
	show(&[1]PtrText{1})
	show([]PtrText{1})
	show(Holder{I: (*PtrMarshal)(nil)})
	var m json.Marshaler
	show(struct{ M json.Marshaler }{m})
	m = (*PtrMarshal)(nil)
	show(struct{ M json.Marshaler }{m})
	show(m)
}

type Shape interface{ Area() float64 }

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }

type Circle struct{ R float64 }

func (c *Circle) Area() float64               { return 3 * c.R * c.R }
func (c Circle) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `{"r":%v}`, c.R), nil }

type Drawing struct {
	Shapes []Shape
	Top    Shape
	Err    error
	Str    fmt.Stringer
	Any    any
	ByName map[string]Shape
}

type failure struct {
	Code int
	why  string
}

func (f failure) Error() string { return f.why }

func interfaces() {
	show(Drawing{})
	show(Drawing{
		Shapes: []Shape{Square{2}, &Circle{1}, nil, &Square{3}},
		Top:    Square{1},
		Err:    failure{3, "w"},
		Str:    time.Second,
		Any:    []any{Square{}, map[string]any{"c": Circle{2}}, &failure{4, "v"}},
		ByName: map[string]Shape{"s": Square{5}},
	})
	var s Shape = Square{7}
	show(s)
	show(&s)
	show(map[string]any{"shape": s, "list": []any{s, []Shape{s}}, "err": error(failure{1, "x"})})
}

type failing struct{ text string }

func (f failing) MarshalJSON() ([]byte, error) { return nil, errors.New(f.text) }

type invalid int

func (invalid) MarshalJSON() ([]byte, error) { return []byte(`{"a":}`), nil }

type failingPtr struct{}

func (*failingPtr) MarshalJSON() ([]byte, error) { return nil, failure{9, "ptr"} }

func failures() {
	show(make(chan int))
	show(struct{ C chan Point }{})
	show(struct{ F func(Point) error }{})
	show([]any{Point{}, func() {}})
	show(complex(1, 2))
	type Cx complex64
	show(Cx(1))
	show(math.NaN())
	show(Ratio(math.Inf(1)))
	show(struct{ R Ratio }{Ratio(math.Inf(-1))})
	show(failing{"no way"})
	show(map[string]any{"in": []failing{{"deep"}}})
	show(&failing{"pointer"})
	show(invalid(1))
	show([]invalid{1})
	show(&failingPtr{})
	show([]failingPtr{{}})
	show(Color(-1))
	show(json.Number("abc"))
	show(json.RawMessage("{"))
	_, err := json.Marshal([]any{failingPtr{}, &failingPtr{}})
	var f failure
	var m *json.MarshalerError
	fmt.Println(errors.As(err, &f), f.Code, errors.As(err, &m), m.Err, m.Unwrap() == error(f))
	_, err = json.Marshal(make(chan Point))
	var u *json.UnsupportedTypeError
	fmt.Println(errors.As(err, &u), u.Type, u.Type.Kind())
	var v *json.UnsupportedValueError
	_, err = json.Marshal(Ratio(math.NaN()))
	fmt.Println(errors.As(err, &v), v.Str)
	show(failing{"x"})
}

type Node struct {
	Name string
	Next *Node          `json:",omitempty"`
	Kids []*Node        `json:",omitempty"`
	Attr map[string]any `json:",omitempty"`
}

type Tree struct {
	Left, Right *Tree
	Value       int
}

type List []List

func cycles() {
	n := &Node{Name: "a"}
	n.Next = &Node{Name: "b", Kids: []*Node{{Name: "c"}}}
	show(n)
	n.Next.Next = n
	show(n)
	show(*n)
	t := &Tree{Value: 2, Left: &Tree{Value: 1}, Right: &Tree{Value: 3}}
	show(t)
	m := &Node{Name: "m", Attr: map[string]any{}}
	m.Attr["self"] = m
	show(m)
	show(List{{}, {{}, nil}})
	l := List{nil}
	l[0] = l
	show(l)
	deep := &Node{Name: "0"}
	for i := range 1500 {
		deep = &Node{Name: fmt.Sprint(i), Next: deep}
	}
	b, err := json.Marshal(deep)
	fmt.Println(len(b), err)
}

func encoders() {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.Encode(Person{Name: "<x>"})
	enc.SetEscapeHTML(false)
	enc.Encode(Person{Name: "<x>\u2028", Extra: map[string]any{"<k>": Secret{"y"}, "e": Event{Name: "<e>"}}})
	enc.SetIndent(">", "\t")
	if err := enc.Encode([]Point{{1, 2}}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(enc.Encode(make(chan Point)))
	fmt.Print(out.String())
	json.NewEncoder(os.Stdout).Encode(map[string]Shape{"s": Square{1}})
	fmt.Println(json.NewEncoder(failWriter{}).Encode(Point{}))
	broken := json.NewEncoder(failWriter{})
	fmt.Println(broken.Encode(Point{}), broken.Encode(make(chan Point)))
	b, err := json.MarshalIndent(Drawing{Shapes: []Shape{Square{1}}, Any: struct{}{}}, "", "  ")
	fmt.Println(string(b), err)
	_, err = json.MarshalIndent(Color(-5), "", " ")
	fmt.Println(err)
	var sb strings.Builder
	func() {
		e := json.NewEncoder(&sb)
		defer e.Encode(Point{5, 6})
	}()
	fmt.Print(sb.String())
	fmt.Println(marshal(Point{1, 1}), marshal([]Temp{1}))
}

type failWriter struct{}

func (failWriter) Write(b []byte) (int, error) { return 0, errors.New("disk full") }

type Pair[A, B any] struct {
	First  A `json:"first"`
	Second B `json:"second,omitempty"`
}

func marshal[T any](v T) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func generic() {
	show(Pair[int, string]{1, ""})
	show(Pair[Point, []Pair[Color, Temp]]{Point{}, []Pair[Color, Temp]{{1, 2}}})
	fmt.Println(marshal(Pair[chan int, int]{}))
	fmt.Println(marshal(Pair[any, *Pair[int, int]]{Second: &Pair[int, int]{1, 2}}))
	show(json.Valid([]byte(marshal(Point{}))))
}
