package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"
)

func main() {
	structs()
	embedding()
	existing()
	collections()
	keys()
	interfaces()
	methods()
	quoted()
	nulls()
	mismatches()
	invalid()
	decoders()
	recursive()
	generic()
}

func read[T any](text string) {
	var v T
	err := json.Unmarshal([]byte(text), &v)
	b, _ := json.Marshal(v)
	printed := fmt.Sprintf("%+v", v)
	if strings.Contains(printed, "0x") {
		printed = "an address"
	}
	fmt.Printf("%s | %s | %v\n", printed, b, describe(err))
}

func describe(err error) string {
	if err == nil {
		return "ok"
	}
	text := fmt.Sprintf("%T: %v", err, err)
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		text += fmt.Sprintf(" [%s %v %v %d %q %q]", e.Value, e.Type, e.Type.Kind(), e.Offset, e.Struct, e.Field)
	}
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		text += fmt.Sprintf(" [%d]", e.Offset)
	}
	return text
}

type Point struct{ X, Y int }

type Celsius float64

type Person struct {
	Name   string `json:"name"`
	Age    uint8  `json:"age"`
	Skip   string `json:"-"`
	secret string
	Temp   Celsius `json:"temp"`
	Tags   []string
	At     *Point             `json:"at"`
	Where  Point              `json:"where"`
	Scores map[string]Celsius `json:"scores"`
	When   time.Time          `json:"when"`
	Any    any
	Raw    json.RawMessage `json:"raw"`
	Num    json.Number
	Bytes  []byte
	Grid   [2][2]int
	Nested struct {
		Deep []struct{ V Celsius }
	}
}

func structs() {
	read[Person](`{"name":"Ann","age":30,"Skip":"x","secret":"y","temp":36.6,"Tags":["a","b"],"at":{"X":1,"Y":2},"where":{"X":3},
		"scores":{"a":1,"b":2.5},"when":"2024-01-02T03:04:05Z","Any":{"k":[1,"x",null,true]},"raw": {"z" : 1} ,"Num":12.50,"Bytes":"aGVsbG8=",
		"Grid":[[1,2],[3]],"Nested":{"Deep":[{"V":1},{"V":2}]}}`)
	read[Person](`{"NAME":"upper","Age":1,"tAgS":[],"AT":null,"unknown":{"a":[{"b":"}"}]}}`)
	read[Person](`  { } `)
	read[*Person](`{"name":"p"}`)
	read[**Point](`{"x":1,"y":2}`)
	read[Point](`{"X":1,"X":2,"x":3}`)
	read[struct{ A, b int }](`{"A":1,"b":2}`)
	read[struct{}](`{"A":1}`)
	read[struct {
		A int `json:"a"`
		B int `json:"A"`
	}](`{"A":1,"a":2}`)
	read[struct{ Kelvin, Straße int }](`{"Kelvin":1,"STRAßE":2,"straſe":3}`)
	read[Person](`{"name":"\u00e9\n\"\ud83d\ude00\ud800x\u003c\/"}`)
}

type Base struct {
	ID   int
	Name string
}

type lower struct{ Shown int }

type Deep struct{ *Middle }
type Middle struct{ *Inner }
type Inner struct {
	X int
	Y Celsius `json:"why"`
}

type Number int

func embedding() {
	read[struct {
		Base
		Extra int
	}](`{"ID":1,"Name":"n","Extra":2,"Base":{"ID":9}}`)
	read[struct {
		*Base
		Name string
	}](`{"ID":1,"Name":"n"}`)
	read[struct {
		lower
		B int
	}](`{"Shown":1,"B":2}`)
	read[struct {
		*lower
		B int
	}](`{"B":2,"Shown":1,"b":3}`)
	var d Deep
	fmt.Println(json.Unmarshal([]byte(`{"x":1,"WHY":2}`), &d), d.X, d.Y)
	fmt.Println(describe(json.Unmarshal([]byte(`{"x":1,"why":"warm"}`), &d)))
	read[struct {
		Base `json:"base"`
		Number
	}](`{"base":{"ID":3},"Number":4}`)
	read[struct {
		Base `json:"base"`
		L    []Base
	}](`{"base":{"ID":3},"L":[{"Name":"a"},{"ID":"x"}]}`)
}

func existing() {
	p := Person{Name: "old", Age: 5, secret: "s", Tags: []string{"x", "y", "z"}, At: &Point{7, 8}, Scores: map[string]Celsius{"k": 1}}
	at := p.At
	err := json.Unmarshal([]byte(`{"Tags":["a"],"at":{"Y":1},"scores":{"l":2}}`), &p)
	fmt.Println(p.Name, p.secret, p.Tags, len(p.Tags), *p.At, at == p.At, p.Scores, err)
	list := []Point{{1, 2}, {3, 4}, {5, 6}}
	fmt.Println(json.Unmarshal([]byte(`[{"X":9},{"Y":8}]`), &list), list, list[:3])
	array := [3]Point{{1, 2}, {3, 4}, {5, 6}}
	fmt.Println(json.Unmarshal([]byte(`[{"X":9}]`), &array), array)
	fmt.Println(json.Unmarshal([]byte(`[{"X":1},{"X":2},{"X":3},{"X":4}]`), &array), array)
	m := map[string]Point{"a": {1, 2}, "b": {3, 4}}
	fmt.Println(json.Unmarshal([]byte(`{"a":{"X":5},"c":{}}`), &m), m)
	pm := map[string]*Point{"a": {1, 2}}
	a := pm["a"]
	fmt.Println(json.Unmarshal([]byte(`{"a":{"X":5}}`), &pm), *pm["a"], *a)
	var x any = &Point{1, 2}
	fmt.Println(json.Unmarshal([]byte(`{"Y":5}`), &x), x.(*Point).X, x.(*Point).Y)
	x = Point{1, 2}
	fmt.Println(json.Unmarshal([]byte(`{"Y":5}`), &x), x)
	x = &x
	fmt.Println(json.Unmarshal([]byte(`[1]`), x), x)
	h := struct{ V any }{&[]Point{{1, 1}}}
	fmt.Println(json.Unmarshal([]byte(`{"V":[{"X":2}]}`), &h), *h.V.(*[]Point))
	fmt.Println(json.Unmarshal([]byte(`{"V":null}`), &h), h)
	fmt.Println(json.Unmarshal([]byte(`{"X":11}`), any(at)), *at)
}

type Level int8
type Name string
type Flags []Flag
type Flag bool
type Octets []Octet
type Octet byte
type Table map[Name]Flags

func collections() {
	read[Flags](`[true,false]`)
	read[Flags](`[]`)
	read[Flags](`null`)
	read[Table](`{"a":[true],"b":null,"c":[]}`)
	read[[]Level](`[1,-2,127]`)
	read[[]*Level](`[1,null,3]`)
	read[Octets](`"AQID"`)
	read[Octets](`[1,2]`)
	read[[]byte](`"!"`)
	read[[]Name](`["a","b"]`)
	read[[0]Name](`["a","b"]`)
	read[map[string]map[string][]Point](`{"a":{"b":[{"X":1}]}}`)
	read[[][]Celsius](`[[1],[],null,[2,3]]`)
	read[map[string]any](`{"a":{"b":1}}`)
	read[[]map[Name]any](`[{"a":{"b":[1,{"c":2}]}},null]`)
}

type Color int

func (c *Color) UnmarshalText(b []byte) error {
	switch string(b) {
	case "red":
		*c = 1
	case "blue":
		*c = 2
	default:
		return fmt.Errorf("unknown color %q", b)
	}
	return nil
}

func (c Color) MarshalText() ([]byte, error) { return []byte([]string{"none", "red", "blue"}[c]), nil }

type Cell struct{ R, C int }

func (c *Cell) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%d:%d", &c.R, &c.C)
	return err
}

func keys() {
	read[map[int]string](`{"1":"a","-2":"b"}`)
	read[map[Level]Point](`{"1":{},"300":{},"2":{"X":1}}`)
	read[map[uint8]int](`{"256":1,"x":2,"-1":3,"255":4}`)
	read[map[Color]int](`{"red":1,"blue":2}`)
	read[map[Color]int](`{"red":1,"green":2}`)
	var cells map[Cell]bool
	fmt.Println(json.Unmarshal([]byte(`{"1:2":true,"3:4":false}`), &cells), len(cells), cells[Cell{1, 2}])
	read[map[Name]Name](`{"x":"y"}`)
	var bad map[bool]int
	fmt.Println(describe(json.Unmarshal([]byte(`{"true":1}`), &bad)))
	var badPoint map[Point]int
	fmt.Println(describe(json.Unmarshal([]byte(`{"true":1}`), &badPoint)))
}

type Shape interface{ Area() float64 }
type Anything interface{}

func interfaces() {
	var s Shape
	fmt.Println(describe(json.Unmarshal([]byte(`{"R":1}`), &s)))
	fmt.Println(describe(json.Unmarshal([]byte(`[1]`), &s)))
	fmt.Println(describe(json.Unmarshal([]byte(`"x"`), &s)))
	fmt.Println(describe(json.Unmarshal([]byte(`1`), &s)))
	fmt.Println(describe(json.Unmarshal([]byte(`true`), &s)))
	fmt.Println(describe(json.Unmarshal([]byte(`null`), &s)))
	s = &Circle{1}
	fmt.Println(describe(json.Unmarshal([]byte(`{"R":5}`), &s)), s.Area())
	s = Square{1}
	fmt.Println(describe(json.Unmarshal([]byte(`{"Side":5}`), &s)), s.Area())
	read[Anything](`{"a":[1,"b"]}`)
	read[[]Anything](`[1,"x",null,{"k":2}]`)
	var e error
	fmt.Println(describe(json.Unmarshal([]byte(`{}`), &e)))
	var st fmt.Stringer = time.Second
	fmt.Println(describe(json.Unmarshal([]byte(`5`), &st)))
	read[struct{ S Shape }](`{"S":null}`)
	read[struct{ S Shape }](`{"S":{"a":1}}`)
	read[struct{ E error }](`{"E":"text"}`)
}

type Circle struct{ R float64 }

func (c *Circle) Area() float64 { return c.R * c.R * 3 }

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }

type Duration time.Duration

func (d *Duration) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return fmt.Errorf("duration %s: %w", b, err)
	}
	parsed, err := time.ParseDuration(text)
	*d = Duration(parsed)
	return err
}

type Seen struct{ text []string }

func (s *Seen) UnmarshalJSON(b []byte) error {
	s.text = append(s.text, string(b))
	return nil
}

type Config struct {
	Timeout Duration  `json:"timeout"`
	Retry   *Duration `json:"retry"`
	Color   Color     `json:"color"`
	Colors  []Color   `json:"colors"`
	Seen    Seen
	PSeen   *Seen
	Map     map[string]Duration
	Big     big.Int
	PBig    *big.Int
}

type Upper string

func (u *Upper) UnmarshalText(b []byte) error { *u = Upper(strings.ToUpper(string(b))); return nil }

type Custom struct {
	Kind  string
	Value any
}

// UnmarshalJSON decodes what depends on the kind.
func (c *Custom) UnmarshalJSON(b []byte) error {
	var head struct {
		Kind  string          `json:"kind"`
		Value json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return err
	}
	c.Kind = head.Kind
	switch head.Kind {
	case "point":
		c.Value = new(Point)
	case "circle":
		c.Value = &Circle{}
	default:
		return fmt.Errorf("unknown kind %q", head.Kind)
	}
	return json.Unmarshal(head.Value, c.Value)
}

func methods() {
	var c Config
	fmt.Println(json.Unmarshal([]byte(`{"timeout":"5s","retry":"1m","color":"red","colors":["blue","red"],"Seen": {"a" : 1},"PSeen":[ ],"Map":{"x":"2h"},"Big":123456789012345678901234567890,"PBig":5}`), &c))
	fmt.Println(time.Duration(c.Timeout), time.Duration(*c.Retry), c.Color, c.Colors, c.Seen, *c.PSeen, time.Duration(c.Map["x"]), &c.Big, c.PBig)
	fmt.Println(json.Unmarshal([]byte(`{"Seen":null,"PSeen":null,"retry":null,"color":null}`), &c), c.Seen, c.PSeen, c.Retry, c.Color)
	for _, text := range []string{`{"timeout":5}`, `{"timeout":"x"}`, `{"color":"green"}`, `{"colors":["red",3]}`, `{"color":{}}`, `{"color":[]}`, `{"color":true}`, `{"Big":"x"}`} {
		fmt.Println(describe(json.Unmarshal([]byte(text), &c)))
	}
	read[[]Upper](`["a","b"]`)
	read[Upper](`1`)
	var list []Custom
	fmt.Println(json.Unmarshal([]byte(`[{"kind":"point","value":{"X":1}},{"kind":"circle","value":{"R":2}}]`), &list))
	for _, c := range list {
		fmt.Printf("%s %T %+v\n", c.Kind, c.Value, c.Value)
	}
	fmt.Println(describe(json.Unmarshal([]byte(`[{"kind":"cube"}]`), &list)))
	fmt.Println(describe(json.Unmarshal([]byte(`[{"kind":"point","value":{"X":"one"}}]`), &list)))
	fmt.Println(describe(json.Unmarshal([]byte(`{"L":[{"kind":"point","value":{"X":"one"}}]}`), &struct{ L []Custom }{})))
	var u json.Unmarshaler = new(Seen)
	fmt.Println(json.Unmarshal([]byte(`[1,2]`), u), u)
}

type Quoted struct {
	I int         `json:"i,string"`
	F *float64    `json:"f,string"`
	B Flag        `json:"b,string"`
	S Name        `json:"s,string"`
	C Color       `json:"c,string"`
	N json.Number `json:",string"`
	L []int       `json:"l,string"`
}

func quoted() {
	read[Quoted](`{"i":"5","b":"true","s":"\"x\"","N":"7","l":[1]}`)
	read[Quoted](`{"i":"null","b":null,"s":null,"f":null}`)
	for _, text := range []string{`{"i":5}`, `{"i":"x"}`, `{"i":""}`, `{"i":"true"}`, `{"i":"1.5"}`, `{"i":"\"5\""}`, `{"b":"maybe"}`, `{"b":"t"}`, `{"b":"1"}`,
		`{"s":"x"}`, `{"s":"\"x"}`, `{"s":"1"}`, `{"i":[1]}`, `{"i":{"a":1}}`, `{"N":"x"}`, `{"c":"red"}`, `{"c":"\"red\""}`, `{"i":"nul"}`, `{"f":"2.5"}`, `{"i":" 5"}`, `{"i":"99999999999999999999"}`} {
		var q Quoted
		err := json.Unmarshal([]byte(text), &q)
		fmt.Println(text, q.I, q.B, q.S, q.C, q.N, describe(err))
	}
}

func nulls() {
	p := Person{Name: "n", Age: 1, At: &Point{}, Tags: []string{"a"}, Any: 1, Scores: map[string]Celsius{}, Raw: json.RawMessage("1")}
	fmt.Println(json.Unmarshal([]byte(`{"name":null,"age":null,"at":null,"Tags":null,"Any":null,"scores":null,"where":null,"Grid":null,"when":null,"raw":null,"Bytes":null}`), &p))
	fmt.Println(p.Name, p.Age, p.At, p.Tags == nil, p.Any, p.Scores == nil, string(p.Raw))
	pp := &Point{1, 2}
	fmt.Println(json.Unmarshal([]byte(`null`), pp), *pp)
	fmt.Println(json.Unmarshal([]byte(`null`), &pp), pp)
	var nilPoint *Point
	fmt.Println(describe(json.Unmarshal([]byte(`{}`), nilPoint)))
	fmt.Println(describe(json.Unmarshal([]byte(`{}`), Point{})))
	fmt.Println(describe(json.Unmarshal([]byte(`{}`), nil)))
	fmt.Println(describe(json.Unmarshal([]byte(`{}`), map[string]Point{})))
	fmt.Println(describe(json.Unmarshal([]byte(`{`), Point{})))
	fmt.Println(describe(json.Unmarshal([]byte(`1`), Celsius(1))))
}

func mismatches() {
	for _, text := range []string{
		`{"name":1}`, `{"age":-1}`, `{"age":256}`, `{"age":1.5}`, `{"age":"x"}`, `{"temp":"hot"}`, `{"temp":1e999}`, `{"Tags":"x"}`, `{"Tags":{}}`, `{"Tags":[1,"b",{}]}`,
		`{"at":[]}`, `{"at":5}`, `{"where":{"X":"a","Y":2}}`, `{"where":[1]}`, `{"scores":{"a":"b","c":3}}`, `{"scores":[]}`, `{"when":"never"}`, `{"when":5}`, `{"Num":"x"}`, `{"Num":true}`,
		`{"Bytes":"***"}`, `{"Bytes":5}`, `{"Grid":[[1,"x"]]}`, `{"Nested":{"Deep":[{"V":1},{"V":"two"}]}}`, `{"Nested":{"Deep":true}}`,
		`{"name":true,"age":"later"}`, `[]`, `"text"`, `5`, `true`, `null`, ` {"Any":1e999,"name":"kept"}`, `{"Any":[1e999],"name":"kept"}`,
	} {
		var p Person
		err := json.Unmarshal([]byte(text), &p)
		fmt.Println(text, p.Name, p.Age, p.Tags, p.Where, p.Scores, len(p.Nested.Deep), describe(err))
	}
	read[Celsius](`"x"`)
	read[Level](`128`)
	read[[]Level](`[1,"2",3]`)
	read[map[string][]Celsius](`{"a":[1],"b":["x"]}`)
	read[Flag](`0`)
	read[Name](`{}`)
	read[func(Point)](`{}`)
	read[chan int](`1`)
	read[struct{ F func() }](`{"F":"x"}`)
	read[complex128](`1`)
}

func invalid() {
	for _, text := range []string{``, ` `, `{`, `{"name"`, `{"name":}`, `{"name":"x"} x`, `[1,2`, `nul`, `{"a":01}`, `"\x"`, "\"\n\"", `{"a":1,}`, `tru`, `-`, `{'a':1}`, `[1,]`, `{"name":"ok","age":3`} {
		var p Person
		err := json.Unmarshal([]byte(text), &p)
		fmt.Printf("%q %q %v\n", text, p.Name, describe(err))
	}
}

func decoders() {
	dec := json.NewDecoder(strings.NewReader(` {"X":1} {"Y":2}
	{"X":"bad"}   {"X":3} [] {"X":4`))
	for {
		var p Point
		err := dec.Decode(&p)
		fmt.Println(p, describe(err), dec.InputOffset())
		if _, ok := err.(*json.UnmarshalTypeError); err != nil && !ok {
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"X":1,"Z":2,"y":3,"Q":{"a":[]}}`))
	dec.DisallowUnknownFields()
	var p Point
	fmt.Println(describe(dec.Decode(&p)), p)
	dec = json.NewDecoder(strings.NewReader(`{"name":"n","Any":{"a":[1,2.5]},"Num":3} {"Any":12345678901234567890}`))
	dec.UseNumber()
	var q Person
	fmt.Println(describe(dec.Decode(&q)))
	fmt.Printf("%#v %#v\n", q.Any, q.Num)
	fmt.Println(describe(dec.Decode(&q)))
	fmt.Printf("%#v\n", q.Any)
	fmt.Println(dec.Decode(&q) == io.EOF)
	dec = json.NewDecoder(strings.NewReader(`{"points": [ {"X":1}, {"X":2} , {"X":"no"} ], "more": {"a": {"X": 5}}}`))
	for {
		token, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v\n", token, token)
		for token == json.Delim('[') && dec.More() {
			var p Point
			fmt.Println(describe(dec.Decode(&p)), p)
		}
		if token == "a" {
			var p Point
			fmt.Println(describe(dec.Decode(&p)), p, dec.More())
		}
	}
	dec = json.NewDecoder(io.MultiReader(strings.NewReader(`{"X`), strings.NewReader(`":7}`), bytes.NewReader([]byte("{}"))))
	fmt.Println(dec.Decode(&p), p)
	rest, _ := io.ReadAll(dec.Buffered())
	fmt.Println(string(rest))
	fmt.Println(describe(json.NewDecoder(failReader{}).Decode(&p)))
	fmt.Println(describe(json.NewDecoder(strings.NewReader("{}")).Decode(p)))
	var viaAny any = &p
	fmt.Println(json.NewDecoder(strings.NewReader(`{"X":70}`)).Decode(viaAny), p)
}

type failReader struct{}

func (failReader) Read([]byte) (int, error) { return 0, errors.New("unplugged") }

type Node struct {
	Name string
	Next *Node
	Kids []Node
	Attr map[string]*Node
	Self any
}

type A struct {
	B  *B
	Bs []B
}

type B struct {
	A  *A
	M  map[Name]A
	At time.Time
	N  Level
}

type List []List
type Dict map[string]Dict

func recursive() {
	var n Node
	fmt.Println(json.Unmarshal([]byte(`{"Name":"a","Next":{"Name":"b","Next":{"Name":"c"}},"Kids":[{"Name":"k","Kids":[{"Name":"l"}]},{}],"Attr":{"x":{"Name":"y"},"z":null}}`), &n))
	fmt.Println(n.Next.Next.Name, len(n.Kids), n.Kids[0].Kids[0].Name, n.Attr["x"].Name, n.Attr["z"] == nil)
	n.Self = &n
	old := n.Next
	fmt.Println(json.Unmarshal([]byte(`{"Self":{"Name":"again"},"Next":{"Name":"changed"},"Kids":[{"Name":"first"}]}`), &n))
	fmt.Println(n.Name, old.Name, old == n.Next, n.Next.Next.Name, len(n.Kids), n.Kids[0].Kids[0].Name)
	var a A
	fmt.Println(describe(json.Unmarshal([]byte(`{"B":{"A":{"Bs":[{"N":1}]},"M":{"k":{"B":{"N":2}}},"At":"2020-01-01T00:00:00Z"},"Bs":[{"N":3},{"N":"x"}]}`), &a)))
	fmt.Println(a.B.A.Bs[0].N, a.B.M["k"].B.N, a.B.At, a.Bs[0].N, len(a.Bs))
	fmt.Println(describe(json.Unmarshal([]byte(`{"B":{"M":{"k":{"B":{"N":1000}}}}}`), &a)))
	read[List](`[[],[[],null]]`)
	read[Dict](`{"a":{"b":{},"c":null}}`)
	read[List](`[[1]]`)
	read[map[string]List](`{"a":[[]]}`)
	l := List{{}, {}, {}}
	fmt.Println(json.Unmarshal([]byte(`[[[]]]`), &l), len(l), len(l[0]))
}

type Page[T any] struct {
	Items []T `json:"items"`
	Next  *T  `json:"next"`
}

func load[T any](text string) (T, error) {
	var v T
	err := json.NewDecoder(strings.NewReader(text)).Decode(&v)
	return v, err
}

func generic() {
	p, err := load[Page[Point]](`{"items":[{"X":1}],"next":{"Y":2}}`)
	fmt.Println(p.Items, *p.Next, err)
	_, err = load[Page[Celsius]](`{"items":[1,"x"]}`)
	fmt.Println(describe(err))
	_, err = load[Page[Page[Celsius]]](`{"items":[{"items":true}]}`)
	fmt.Println(describe(err))
	n, err := load[int]("5")
	fmt.Println(n, err)
}
