package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"text/template"
	"time"
)

func main() {
	fields()
	methods()
	embedding()
	pipelines()
	loops()
	comparisons()
	builtins()
	functions()
	printing()
	nested()
	options()
	failures()
	recursive()
	generic()
	writers()
}

func run(source string, data any) {
	t, err := template.New("t").Funcs(funcs).Parse(source)
	if err != nil {
		fmt.Println("parse:", err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, data)
	fmt.Printf("%s => %q", source, b.String())
	if err != nil {
		var e template.ExecError
		fmt.Printf(" %T %v %v", err, err, errors.As(err, &e))
	}
	fmt.Println()
}

type Name string
type Level int8
type Ratio float32
type Flag bool
type Size uint16
type Names []Name
type Scores map[Name]Level

type Point struct{ X, Y int }

func (p Point) Sum() int             { return p.X + p.Y }
func (p Point) Add(q Point) Point    { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Scale(n int) *Point  { return &Point{p.X * n, p.Y * n} }
func (p Point) String() string       { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }
func (p Point) Many(n ...Level) int  { return len(n) }
func (p Point) Pair() (int, error)   { return p.X, nil }
func (p Point) Fail() (Point, error) { return p, Failure{p.X} }
func (p Point) Three() (int, int, error) {
	return 1, 2, nil
}
func (p Point) Two() (int, int) { return 1, 2 }
func (p Point) Nothing()        {}
func (p Point) Panic() int      { panic(fmt.Sprint("panicked at ", p.X)) }
func (p Point) Broken() int     { var s []int; return s[p.X] }
func (p Point) hidden() int     { return 1 }

type Failure struct{ Code int }

func (f Failure) Error() string { return fmt.Sprint("failure ", f.Code) }

type Temp float64

func (t *Temp) String() string { return fmt.Sprintf("%.1f degrees", float64(*t)) }

type Shape interface{ Area() float64 }

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }

type Circle struct{ R float64 }

func (c *Circle) Area() float64 { return c.R * 3 }

type Data struct {
	Name    Name
	Level   Level
	Ratio   Ratio
	Flag    Flag
	Size    Size
	Names   Names
	Scores  Scores
	P       Point
	PP      *Point
	Nil     *Point
	List    []Point
	PList   []*Point
	ByName  map[string]Point
	ByPoint map[Point]string
	Any     any
	Shape   Shape
	NoShape Shape
	Shapes  []Shape
	Err     error
	When    time.Time
	Wait    time.Duration
	Temp    Temp
	PTemp   *Temp
	F       func(Point, int) Name
	G       func() (Level, error)
	NilF    func()
	Array   [3]Level
	Anon    struct{ A, B int }
	Ch      chan Level
	secret  int
	Matrix  [][]Ratio
	AnyMap  map[string]any
	Anys    []any
}

func data() *Data {
	temp := Temp(36.6)
	return &Data{
		Name: "Ann", Level: 3, Ratio: 1.5, Flag: true, Size: 7, Names: Names{"a", "b", "c"}, Scores: Scores{"x": 1, "y": -2},
		P: Point{1, 2}, PP: &Point{3, 4}, List: []Point{{1, 1}, {2, 2}}, PList: []*Point{{5, 5}, nil},
		ByName: map[string]Point{"p": {7, 8}, "q": {9, 9}}, ByPoint: map[Point]string{{1, 2}: "one two", {0, 5}: "five"}, Any: Point{6, 6},
		Shape: Square{2}, Shapes: []Shape{Square{1}, &Circle{2}, nil}, Err: Failure{4}, When: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), Wait: 90 * time.Second,
		Temp: temp, PTemp: &temp, F: func(p Point, n int) Name { return Name(fmt.Sprint("F", p, n)) }, G: func() (Level, error) { return 9, nil },
		Array: [3]Level{1, 2, 3}, Anon: struct{ A, B int }{1, 2}, secret: 1, Matrix: [][]Ratio{{1, 2}, {3}},
		AnyMap: map[string]any{"p": Point{1, 1}, "n": Level(2), "s": "text", "f": strings.ToUpper, "l": []any{Point{2, 2}, 3}, "nil": nil},
		Anys:   []any{Point{1, 2}, Name("n"), 5, nil, Failure{1}},
	}
}

func fields() {
	d := data()
	for _, source := range []string{
		"{{.Name}} {{.Level}} {{.Ratio}} {{.Flag}} {{.Size}}", "{{.Names}} {{.Scores}} {{.Scores.x}}", "{{.P}} {{.P.X}} {{.PP.Y}} {{.PP}} {{.Nil}}", "{{.Nil.X}}", "{{.Nil.Z}}", "{{.Nil.Sum}}",
		"{{.List}} {{.PList}}", "{{.ByName.p}} {{.ByName.p.X}} {{.ByName.none}}", "{{.ByPoint}}", "{{.Any}} {{.Any.X}} {{.Any.Z}}", "{{.Shape}} {{.Shape.Side}} {{.NoShape}}", "{{.NoShape.Side}}", "{{.Err}} {{.Err.Code}}",
		"{{.When.Year}} {{.When.Format \"2006\"}} {{.Wait}} {{.Wait.Minutes}}", "{{.Temp}} {{.PTemp}}", "{{.Array}} {{.Anon}} {{.Anon.B}}", "{{.secret}}", "{{.Missing}}", "{{.Name.X}}", "{{.P.X.Y}}",
		"{{.AnyMap.p}} {{.AnyMap.p.X}} {{.AnyMap.s}} {{.AnyMap.none}} {{.AnyMap.none.x}}", "{{.AnyMap.nil}}", "{{.AnyMap.nil.x}}", "{{.Anys}}", "{{.Matrix}}", "{{.}}", "{{.F}}", "{{.Ch}}", "{{.P.hidden}}", "{{.Scores.X 1}}", "{{.P.X 1}}", "{{1 | .P.X}}", "{{.Names.x}}", "{{(.P).X}} {{(index .List 1).Y}}", "{{$.P.X}} {{$x := .PP}}{{$x.Y}} {{$x.Sum}}",
	} {
		if !strings.Contains(source, "{{.}}") && !strings.Contains(source, "PList") {
			run(source, *d)
			run(source, d)
		}
	}
	run("{{.}} {{.X}}", Point{1, 2})
	run("{{.}} {{.X}}", map[string]Point{"X": {1, 2}})
	run("{{.}} {{.X}}", map[string]any{"X": []Point{{1, 2}}})
	run("{{.}}", nil)
	run("{{.X}}", nil)
	run("{{.}}", Name("n"))
	run("{{.X}}", Name("n"))
	run("{{.x}} {{.y}}", Scores{"x": 1})
	run("{{.X.Y}}", struct{ X map[string]int }{})
	run("{{.}}", (*Point)(nil))
	run("{{.X}}", (*Point)(nil))
	p := &Point{1, 2}
	run("{{.}} {{.X}} {{.Sum}} {{.Scale 3}}", &p)
	var s Shape = Square{3}
	run("{{.}} {{.Area}} {{.Side}}", s)
	run("{{.}} {{.Area}} {{.Side}}", &s)
}

func methods() {
	d := data()
	for _, source := range []string{
		"{{.P.Sum}} {{.PP.Sum}} {{.P.Add .PP}} {{.P.Add .P}} {{.PP.Scale 2}} {{(.PP.Scale 2).X}}", "{{.P.Scale 2}}", "{{(index .List 0).Scale 2}}", "{{.P.Many}} {{.P.Many 1 2 3}} {{.P.Many .Level}}", "{{.P.Many 1.5}}", "{{.P.Pair}}", "{{.P.Fail}}",
		"{{.P.Three}}", "{{.P.Two}}", "{{.P.Nothing}}", "{{.P.Panic}}", "{{.P.Broken}}", "{{.P.Sum 1}}", "{{.P.Add}}", "{{.P.Add 1}}", "{{.P.Add .Name}}", "{{.P.Add .Nil}}", "{{.P.Add nil}}", "{{.PP.Scale \"x\"}}", "{{.PP.Scale .Level}}", "{{.PP | .P.Add}}", "{{3 | .PP.Scale}}",
		"{{.Shape.Area}}", "{{range .Shapes}}{{if .}}{{.Area}} {{end}}{{end}}", "{{(index .Shapes 2).Area}}", "{{.Err.Error}}", "{{.PTemp.String}} {{.Temp.String}}", "{{.Any.Sum}} {{.Any.Scale 2}}", "{{.ByName.p.Sum}}", "{{.ByName.p.Scale 1}}", "{{.AnyMap.p.Add .P}}",
		"{{.F .P 1}}", "{{call .F .P 1}}", "{{call .G}}", "{{call .F .P}}", "{{call .F 1 2}}", "{{call .F .PP 2}}", "{{call .NilF}}", "{{call .Name}}", "{{call .AnyMap.f \"up\"}}", "{{call nil}}", "{{.P | call .F}}", "{{.Nil.Scale 2}}", "{{.PP.X.Y.Z}}",
	} {
		run(source, *d)
		run(source, d)
	}
}

type Base struct {
	ID   int
	Note string
}

func (b Base) Title() string           { return fmt.Sprint("base ", b.ID) }
func (b *Base) Rename(s string) string { return s + b.Note }

type Mid struct {
	*Base
	Point
	Note string
}

type Twice struct {
	Mid
	Other
}

type Other struct{ Note, Extra string }

type lower struct{ Shown int }

func (lower) Method() string { return "m" }

type Upper struct {
	lower
	Shape
	time.Duration
}

func embedding() {
	m := Mid{&Base{1, "bn"}, Point{2, 3}, "mn"}
	for _, source := range []string{"{{.ID}} {{.Note}} {{.Base.Note}} {{.X}} {{.Sum}} {{.Title}} {{.Rename \"a\"}} {{.Point}} {{.Scale 2}}", "{{.Scale 2}}", "{{.}}"} {
		if source != "{{.}}" {
			run(source, m)
		}
		run(source, &m)
	}
	run("{{.ID}}", Mid{})
	run("{{.Title}}", Mid{})
	run("{{.Note}} {{.Extra}} {{.X}}", Twice{m, Other{"on", "oe"}})
	run("{{.X}} {{.Extra}} {{.Mid.Note}}", Twice{m, Other{"on", "oe"}})
	u := Upper{lower{1}, Square{2}, time.Minute}
	run("{{.Shown}} {{.Method}} {{.Area}} {{.Seconds}} {{.Duration}} {{.Shape.Side}}", u)
	run("{{.lower}}", u)
	run("{{.Side}}", u)
}

func pipelines() {
	d := data()
	for _, source := range []string{
		"{{.Name | printf \"%s-%d\" \"x\" | len}}", "{{with .PP}}{{.X}}{{.Sum}}{{end}}", "{{with .Nil}}x{{else}}none{{end}}", "{{with $x := .P}}{{$x.X}}{{.Y}}{{$.Name}}{{end}}", "{{with .Missing}}{{end}}", "{{with .Nil}}a{{else with .PP}}b{{.X}}{{else}}c{{end}}",
		"{{if .Name}}t{{else}}f{{end}}{{if .Nil}}t{{else}}f{{end}}{{if .P}}t{{end}}{{if .NoShape}}t{{else}}f{{end}}{{if .Flag}}t{{end}}{{if .Ratio}}t{{end}}{{if .Size}}t{{end}}{{if .NilF}}t{{else}}f{{end}}{{if .Array}}t{{end}}{{if .Ch}}t{{else}}f{{end}}",
		"{{if and .Flag (gt .Level 2)}}both{{end}} {{if or .Nil .Name}}{{or .Nil .Name}}{{end}} {{not .Nil}} {{and 1 0 .Missing}}", "{{and .P .Name}} {{or .Nil .NoShape}}", "{{$x := .Level}}{{$x}}{{$x = .Name}}{{$x}}{{if true}}{{$x = 5}}{{$y := 6}}{{end}}{{$x}}", "{{.P.Sum | print}} {{.PP.Sum | .PP.Scale}}",
		"{{(.P.Add (.PP.Scale 2)).Sum}}", "{{printf \"%v %T %d %+v %#v\" .P .Level .Level .Any .Name}}", "{{printf \"%s|%q|%5.2f|%x\" .Name .Name .Ratio .Size}}", "{{print .Name .Level .P}} {{println .Name .Ratio}}", "{{\"lit\" | printf \"%s %s\" .Name}}", "{{1.5}} {{0x10}} {{'a'}} {{1i}} {{1e3}} {{true}} {{nil}}", "{{.Name 1}}", "{{1 2}}", "{{(.Name) 1}}",
	} {
		run(source, d)
	}
}

func (n Names) All() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for _, name := range n {
			if !yield(name) {
				return
			}
		}
	}
}

func (n Names) Indexed() iter.Seq2[Level, Name] {
	return func(yield func(Level, Name) bool) {
		for i, name := range n {
			if !yield(Level(i), name) {
				return
			}
		}
	}
}

func loops() {
	d := data()
	d.Ch = make(chan Level, 3)
	d.Ch <- 4
	d.Ch <- 5
	close(d.Ch)
	for _, source := range []string{
		"{{range .Names}}<{{.}}>{{end}}", "{{range $i, $n := .Names}}{{$i}}{{$n}} {{end}}", "{{range $n := .Names}}{{$n}}{{end}}", "{{range .List}}{{.X}}{{.Sum}}{{.Scale 2}} {{end}}", "{{range $i, $p := .PList}}{{$i}}{{with $p}}{{.X}}{{else}}nil{{end}} {{end}}",
		"{{range $k, $v := .Scores}}{{$k}}={{$v}} {{end}}", "{{range $k, $v := .ByPoint}}{{$k.X}}{{$k.Sum}}={{$v}} {{end}}", "{{range .ByName}}{{.}}{{end}}", "{{range .Ch}}{{.}} {{else}}closed{{end}}", "{{range .Level}}{{.}} {{end}}", "{{range $i := .Size}}{{$i}}{{end}}", "{{range $i, $j := .Level}}{{end}}",
		"{{range .Names.All}}{{.}} {{end}}", "{{range $x := .Names.All}}{{$x}} {{end}}", "{{range $i, $x := .Names.Indexed}}{{$i}}{{$x}} {{end}}", "{{range .Names.Indexed}}{{.}} {{end}}", "{{range .Nil}}x{{else}}nil{{end}}", "{{range .P}}x{{end}}", "{{range .Name}}x{{end}}", "{{range .Array}}{{.}}{{end}}",
		"{{range .Anys}}[{{.}}]{{end}}", "{{range $i, $e := .Matrix}}{{range $j, $f := $e}}{{$i}}{{$j}}{{$f}} {{end}}{{end}}", "{{range .Names}}{{if eq . \"b\"}}{{continue}}{{end}}{{.}}{{end}}", "{{range .Names}}{{if eq . \"b\"}}{{break}}{{end}}{{.}}{{else}}none{{end}}", "{{$last := .P}}{{range .List}}{{$last = .}}{{end}}{{$last}}", "{{$i := 0}}{{$n := .Name}}{{range $i, $n = .Names}}{{end}}{{$i}}{{$n}}", "{{range .Shapes}}{{.}}{{end}}", "{{range .NilF}}{{end}}", "{{range .Names}}{{range $.Nil}}{{else}}{{break}}{{end}}{{.}}{{end}}", "{{range .Names}}{{range $.Nil}}{{else}}{{continue}}{{end}}{{.}}{{end}}", "{{range .Names}}{{with $.P}}{{if .X}}{{break}}{{end}}{{end}}{{.}}{{end}}",
		"{{range $i, $n := .Names}}{{range $j, $m := $.Names}}{{if eq $j 1}}{{break}}{{end}}{{$i}}{{$m}}{{end}}{{if $i}}{{continue}}{{end}}|{{end}}",
	} {
		if !strings.Contains(source, ".Shapes") {
			run(source, d)
		}
	}
	run("{{range .}}{{.X}}{{end}}", []Point{{1, 2}})
	run("{{range .}}{{.X}}{{end}}", map[string]*Point{"a": {1, 2}, "b": {3, 4}})
	run("{{range .}}{{.}} {{else}}empty{{end}}", Names(nil))
	run("{{range .}}{{.}} {{else}}empty{{end}}", Level(0))
}

func comparisons() {
	d := data()
	for _, source := range []string{
		"{{eq .Name \"Ann\"}} {{eq .Level 3}} {{eq .Level 1 2 3}} {{ne .Level 3}} {{eq .Size 7}} {{eq .Level .Size}} {{eq .Flag true}} {{eq .Ratio 1.5}}", "{{eq .P .P}} {{eq .P .PP}}", "{{eq .PP .PP}} {{eq .Nil nil}} {{eq .PP nil}} {{eq .NoShape nil}}", "{{eq .Any .P}} {{eq .Shape .Shape}} {{eq .Err .Err}}", "{{eq .Names .Names}}", "{{eq .Names nil}}", "{{eq .Name 1}}", "{{eq .P}}", "{{eq .Scores .Scores}}",
		"{{lt .Level 4}} {{lt .Level .Size}} {{gt .Size .Level}} {{le .Ratio 1.5}} {{ge .Name \"Ann\"}} {{lt .Name \"B\"}}", "{{lt .P .P}}", "{{lt .Level .Ratio}}", "{{lt .Flag .Flag}}", "{{ge .Name 1}}", "{{ne .P .Any}} {{ne .Name .Level}}", "{{eq .Anys .Anys}}", "{{eq .Array .Array}} {{eq .Anon .Anon}}", "{{eq (index .Anys 0) .P}} {{eq (index .Anys 3) nil}}",
	} {
		run(source, d)
	}
}

func builtins() {
	d := data()
	for _, source := range []string{
		"{{index .Names 1}} {{index .Scores \"x\"}} {{index .Scores .Name}} {{index .ByPoint .P}} {{index .Matrix 0 1}} {{index .Array .Level}}", "{{index .Array 2}} {{index .Array 3}}", "{{index .Names \"x\"}}", "{{index .Names nil}}", "{{index .Scores 1}}", "{{index .P 1}}", "{{index nil 1}}", "{{index .Nil 1}}", "{{index .Name 0}}", "{{index .ByName \"p\"}} {{index .ByName \"z\"}}", "{{index .AnyMap \"p\"}} {{(index .AnyMap \"p\").X}}", "{{index .AnyMap \"l\" 0}}", "{{index .Names 1.5}}", "{{index .Names .Size}}", "{{index .Names -1}}", "{{index .ByPoint .PP}}",
		"{{len .Names}} {{len .Scores}} {{len .Name}} {{len .Array}} {{len .Ch}}", "{{len .P}}", "{{len .Nil}}", "{{len 3}}", "{{slice .Names 1}} {{slice .Names 0 2}} {{slice .Names 0 1 2}} {{slice .Name 1 2}}", "{{slice .Name 0 1 2}}", "{{slice .Names 2 1}}", "{{slice .Names 5}}", "{{slice .Array 1}}", "{{slice .Scores 1}}", "{{slice .P}}", "{{slice nil}}", "{{slice .Names 1 2 3 4}}", "{{(slice .Names 1).All | len}}",
		"{{html .Name}} {{html .P}} {{html \"<b>\" .Level}} {{js .Name \"'\"}} {{urlquery .P .Name}} {{html .Nil}} {{html nil}}", "{{html .PTemp}} {{.P | html}} {{html .Err}}", "{{print .Err .Nil}} {{print}}", "{{not}}", "{{len}}", "{{not 1 2}}", "{{printf 1}}", "{{printf}}", "{{and}}",
	} {
		run(source, d)
	}
}

var funcs = template.FuncMap{
	"upper":   strings.ToUpper,
	"title":   func(n Name) Name { return Name(strings.ToTitle(string(n))) },
	"mid":     func(p, q Point) Point { return Point{(p.X + q.X) / 2, (p.Y + q.Y) / 2} },
	"ptr":     func(p *Point) string { return fmt.Sprintf("%p", p)[:2] + p.String() },
	"any":     func(x any) string { return fmt.Sprintf("%T", x) },
	"shape":   func(s Shape) float64 { return s.Area() },
	"err":     func(e error) string { return "err:" + e.Error() },
	"str":     func(s fmt.Stringer) string { return "str:" + s.String() },
	"list":    func(p ...Point) []Point { return p },
	"names":   func(n ...any) int { return len(n) },
	"level":   func(l Level) (Level, error) { return l + 1, nil },
	"bad":     func(l Level) (Level, error) { return l, Failure{int(l)} },
	"boom":    func() Name { panic(Failure{7}) },
	"nothing": func() any { return nil },
	"boxed":   func() any { return Point{8, 8} },
	"maker":   func() func(Level) Name { return func(l Level) Name { return Name(fmt.Sprint("made", l)) } },
	"slice2":  func(s []Name) int { return len(s) },
	"ints": func(s ...int) (sum int) {
		for _, n := range s {
			sum += n
		}
		return sum
	},
	"float": func(f Ratio) Ratio { return f * 2 },
	"uint":  func(u Size) Size { return u + 1 },
	"flag":  func(f Flag) Flag { return !f },
}

func functions() {
	d := data()
	for _, source := range []string{
		"{{upper \"x\"}} {{upper .Name}}", "{{title .Name}} {{title \"lit\"}} {{.Name | title | title}}", "{{mid .P .PP}} {{(mid .P .PP).X}} {{mid .P .Any}}", "{{ptr .PP}}", "{{ptr .P}}", "{{ptr .Nil}}", "{{any .P}} {{any .PP}} {{any .Level}} {{any 1}} {{any nil}} {{any .Any}} {{any .Shape}} {{any .NoShape}} {{any \"s\"}}", "{{shape .Shape}} {{shape (index .Shapes 1)}}", "{{shape .P}}", "{{shape .NoShape}}",
		"{{err .Err}}", "{{err .P}}", "{{str .P}} {{str .PP}} {{str .Wait}} {{str .PTemp}}", "{{str .Name}}", "{{list .P .PP .Any}} {{len (list)}} {{(index (list .P) 0).Sum}}", "{{list .P 1}}", "{{names .P nil .Name 1 .Any}}", "{{level 5}} {{level .Level}} {{.Level | level}} {{level .Size}}", "{{level 500}}", "{{level \"x\"}}", "{{bad 3}}", "{{boom}}", "{{nothing}} {{nothing | print}}", "{{boxed}} {{boxed.X}} {{(boxed).Sum}}", "{{call (maker) 3}} {{call maker 4}}", "{{maker}}", "{{slice2 .Names}}", "{{ints 1 2 3}} {{ints .Level}}", "{{float .Ratio}} {{float 2}} {{float 2.5}}", "{{uint .Size}} {{uint 3}} {{uint -3}}", "{{flag .Flag}} {{flag false}} {{flag 1}}", "{{undefined}}", "{{level}}", "{{level 1 2}}", "{{1 | level 2}}",
	} {
		run(source, d)
	}
	for _, bad := range []template.FuncMap{{"two": func() (int, Point) { return 0, Point{} }}, {"none": func(Point) {}}, {"value": Point{}}, {"bad-name": func() int { return 1 }}, {"three": func() (int, int, error) { return 1, 2, nil }}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			template.New("x").Funcs(bad)
		}()
	}
}

func printing() {
	d := data()
	temp := Temp(1)
	run("{{.}}", temp)
	run("{{.}}", &temp)
	run("{{range .}}{{.}} {{end}}", []Temp{1, 2})
	run("{{range .}}{{.}} {{end}}", map[string]Temp{"a": 1})
	run("{{.Temp}} {{.PTemp}}", d)
	run("{{.}}", struct {
		A Level
		B []Name
		C *Level
	}{1, Names{"x"}, nil})
	run("{{.}} {{.Code}}", Failure{3})
	run("{{.}} {{.Code}}", &Failure{3})
	run("{{.}}", []error{Failure{1}, io.EOF})
	run("{{.}}", func() {})
	run("{{.}}", make(chan Point))
	run("{{printf \"%v\" .}}", []any{Point{1, 2}, &temp == nil, Level(3)})
}

func nested() {
	t := template.Must(template.New("root").Funcs(funcs).Parse(`{{define "point"}}({{.X}};{{.Sum}}{{template "deep" .Y}}){{end}}{{define "deep"}}[{{.}}]{{end}}{{template "point" .P}} {{template "point" .PP}}{{block "b" .List}}{{range .}}{{template "point" .}}{{end}}{{end}}{{template "none"}}`))
	fmt.Println(t.Execute(os.Stdout, data()))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "point", Point{5, 6}))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "missing", Point{5, 6}))
	fmt.Println(t.Lookup("deep").Execute(os.Stdout, Level(1)))
	c := template.Must(t.Clone())
	template.Must(c.Parse(`{{define "deep"}}changed {{. | title}}{{end}}`))
	fmt.Println(c.ExecuteTemplate(os.Stdout, "deep", Name("x")))
	fmt.Println(template.New("empty").Execute(os.Stdout, Point{}))
	var b bytes.Buffer
	fmt.Println(template.Must(template.New("lines").Parse("a\n{{.X}}\n  {{.Nope}}\nend")).Execute(&b, Point{1, 2}), b.String())
	fmt.Println(template.Must(template.New("loop").Parse(`{{define "n"}}{{.Name}}{{with .Next}} > {{template "n" .}}{{end}}{{end}}{{template "n" .}}`)).Execute(os.Stdout, &Node{"a", &Node{"b", nil, nil}, nil}))
}

type Node struct {
	Name string
	Next *Node
	Kids []*Node
}

func (n *Node) Depth() int {
	if n == nil {
		return 0
	}
	return 1 + n.Next.Depth()
}

func (n *Node) Walk(f func(*Node)) int { f(n); return len(n.Kids) }

type Tree map[string]Tree

func recursive() {
	n := &Node{"a", &Node{"b", nil, nil}, []*Node{{Name: "k1"}, {Name: "k2"}}}
	run("{{.Name}}{{.Next.Name}}{{.Next.Next}}{{.Depth}}{{.Next.Next.Depth}}{{range .Kids}}{{.Name}}{{.Depth}}{{end}}{{len .Kids}}{{(index .Kids 1).Name}}", n)
	run("{{.Name}}{{.Next.Name}}", *n)
	run("{{.Depth}}", *n)
	run("{{.Next.Next.Name}}", n)
	run("{{range $k, $v := .}}{{$k}}:{{range $l, $w := $v}}{{$l}}{{$w}}{{end}} {{end}}{{.a}} {{.a.b.c}}", Tree{"a": {"b": nil}, "c": {}})
}

func options() {
	for _, option := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
		t := template.Must(template.New("o").Option(option).Parse("{{.a}} {{.b}} {{.b.X}}"))
		for _, d := range []any{map[string]Point{"a": {1, 2}}, map[string]any{"a": Point{1, 2}}, map[string]*Point{"a": nil}, Scores{"a": 1}} {
			var b strings.Builder
			err := t.Execute(&b, d)
			fmt.Println(option, b.String(), err)
		}
	}
	t := template.Must(template.New("d").Delims("<<", ">>").Parse("<<.X>> {{.Y}}"))
	fmt.Println(t.Execute(os.Stdout, Point{1, 2}))
}

func failures() {
	_, err := template.New("x").Parse("{{.X | nofunc}}")
	fmt.Println(err)
	t := template.Must(template.New("named %d").Parse("100% {{.P.Fail}}"))
	err = t.Execute(io.Discard, data())
	var f Failure
	fmt.Println(err, errors.As(err, &f), f.Code)
	var e template.ExecError
	fmt.Println(errors.As(err, &e), e.Name, errors.Unwrap(errors.Unwrap(e)) == error(f))
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		fmt.Println(template.Must(template.New("p").Parse("{{.P.Panic}}")).Execute(io.Discard, data()))
	}()
}

type Box[T any] struct {
	Value T
	Next  *Box[T]
}

func (b Box[T]) Get() T         { return b.Value }
func (b *Box[T]) Is(v any) bool { return any(b.Value) == v }

func generic() {
	run("{{.Value}} {{.Get}} {{.Value.Sum}} {{.Get.X}}", Box[Point]{Value: Point{1, 2}})
	run("{{.Value}} {{.Next.Get}} {{.Is 5}} {{.Next.Is 6}}", &Box[int]{5, &Box[int]{6, nil}})
	run("{{.Is 5}}", Box[int]{5, nil})
	run("{{.X}}", Box[int]{5, nil})
}

type failWriter struct{ n int }

func (w *failWriter) Write(p []byte) (int, error) {
	if w.n--; w.n < 0 {
		return 0, Failure{99}
	}
	return len(p), nil
}

func writers() {
	t := template.Must(template.New("w").Parse("a{{.X}}b"))
	for n := range 4 {
		err := t.Execute(&failWriter{n}, Point{1, 2})
		fmt.Printf("%T %v\n", err, err)
	}
}
