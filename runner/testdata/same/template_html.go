package main

import (
	"errors"
	"fmt"
	"html/template"
	"os"
	"strings"
	"sync"
	"time"
)

type Name string
type Level int
type Money float64

func (m Money) String() string { return fmt.Sprintf("$%.2f<&>", float64(m)) }

type PtrString struct{ S string }

func (p *PtrString) String() string { return "ptr " + p.S }

type Both struct{ N int }

func (Both) String() string               { return "string" }
func (Both) MarshalJSON() ([]byte, error) { return []byte(`{"both":"</script>"}`), nil }

type Bad struct{ C chan int }

type Fails struct{}

func (Fails) MarshalJSON() ([]byte, error) { return nil, errors.New("no */ <script> <!-- json") }

type Failure struct{ Code int }

func (f Failure) Error() string { return fmt.Sprint("<failure> ", f.Code) }

type Item struct {
	Name  Name
	Price Money
	Tags  []Name
	Link  string
	Meta  map[Name]Level `json:"meta"`
}

func (i Item) Upper() string               { return strings.ToUpper(string(i.Name)) }
func (i *Item) HTML() template.HTML        { return template.HTML("<b>" + string(i.Name) + "</b>") }
func (i Item) URL(page Level) template.URL { return template.URL(fmt.Sprintf("javascript:%d", page)) }
func (i Item) Fail() (Name, error)         { return "", Failure{int(i.Price)} }

type Page struct {
	Title  Name
	Items  []Item
	First  *Item
	Nil    *Item
	Level  Level
	Money  Money
	PMoney *Money
	Ptr    *PtrString
	Val    PtrString
	Both   Both
	Bad    Bad
	Fails  Fails
	Err    error
	Any    any
	When   time.Time
	Safe   template.HTML
	JS     template.JS
	Attr   template.HTMLAttr
	CSS    template.CSS
	Quote  string
	Names  []Name
	M      map[string]any
}

func page() *Page {
	m := Money(5)
	return &Page{
		Title: "<Shop & \"Co\">", Items: []Item{{"pen<il", 1.5, []Name{"a<b", "c"}, "/x?a=b&c=d e", map[Name]Level{"k": 1}}, {"paper", 2, nil, "javascript:alert(1)", nil}},
		First: &Item{Name: "fir'st"}, Level: 3, Money: 4.5, PMoney: &m, Ptr: &PtrString{"<p>"}, Val: PtrString{"<v>"}, Both: Both{1}, Err: Failure{2}, Any: Item{Name: "any"},
		When: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), Safe: "<i>safe</i>", JS: "f(1)", Attr: `data-x="1"`, CSS: "color: red", Quote: "it's \"quoted\" </script>\u2028", Names: []Name{"x", "y<"},
		M: map[string]any{"item": Item{Name: "in map"}, "n": Level(4), "s": "<s>"},
	}
}

var funcs = template.FuncMap{
	"upper": strings.ToUpper,
	"safe":  func(n Name) template.HTML { return template.HTML(n) },
	"first": func(items []Item) Item { return items[0] },
	"fail":  func() (string, error) { return "", Failure{9} },
}

func run(source string) {
	t, err := template.New("t").Funcs(funcs).Parse(source)
	if err != nil {
		fmt.Println("parse:", err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, page())
	fmt.Printf("%s => %q %v\n", source, b.String(), err)
	var b2 strings.Builder
	if err2 := t.Execute(&b2, page()); b.String() != b2.String() || fmt.Sprint(err) != fmt.Sprint(err2) {
		fmt.Printf("again: %q %v\n", b2.String(), err2)
	}
}

func main() {
	for _, source := range []string{
		"<h1>{{.Title}}</h1>{{.Level}} {{.Money}} {{.PMoney}} {{.Ptr}} {{.Val}} {{.Both}} {{.Err}} {{.Any}} {{.Nil}} {{.Safe}} {{.When}}",
		"<a href=\"{{(index .Items 0).Link}}\" title='{{.Title}}' {{.Attr}} class={{.Title}}>x</a>",
		"<a href=\"/search?q={{.Title}}&l={{.Level}}\">{{.Quote}}</a><a href=\"{{(index .Items 1).Link}}\">", "<a href=\"{{(index .Items 0).URL 3}}\">", "<img src={{.Quote}}>",
		"<script>var a = {{.Title}}, b = {{.Level}}, c = {{.Items}}, d = {{.First}}, e = {{.Any}}, f = {{.Money}}, g = {{.PMoney}}, h = {{.Ptr}}, i = {{.Val}}, j = {{.Both}}, k = {{.Nil}}, l = {{.Names}}, m = {{.M}}, n = {{.JS}}, o = {{.Quote}}, p = {{.When}}, q = {{.Err}}</script>",
		"<script>var a = {{.Bad}}, b = {{.Fails}};</script>", "<script>var s = \"{{.Title}} {{.Money}}\", t = '{{.Quote}}', r = /{{.Title}}/;</script>", "<script>`{{.Title}}`</script>", "<div onclick=\"go({{.First}}, '{{.Title}}')\">",
		"<style>p { color: {{.Title}}; {{.CSS}}; width: {{.Level}}px; background: url({{.Quote}}) }</style><p style=\"{{.CSS}}; x: {{.Title}}\">", "<textarea>{{.Title}}{{.Safe}}</textarea><title>{{.Money}}</title>", "<!-- {{.Title}} -->{{/* c */}}x", "<input value={{.Money}} {{.Title}}=1>",
		"{{range .Items}}<li>{{.Name}} {{.Upper}} {{.Price}} {{range $i, $t := .Tags}}{{$i}}:{{$t}} {{else}}none{{end}}{{with .Meta}}{{.k}}{{end}}</li>{{end}}", "{{.First.HTML}} {{range .Items}}{{.HTML}}{{end}}", "{{.First.Fail}}", "{{with .First}}{{.Name}}{{end}}{{with .Nil}}x{{else}}-{{end}}", "{{if gt .Level 2}}<b>{{.Level}}{{else}}<i>{{end}}",
		"{{upper .Quote}} {{safe .Title}} {{(first .Items).Upper}} {{.Title | safe}} {{.Title | printf \"%s!\"}} {{.Title | html}} {{print .Title .Level}} {{urlquery .Title}}", "{{fail}}", "{{.Missing}}", "{{.M.item.Upper}} {{.M.n}} {{.M.s}} {{.M.none}}", "{{define \"li\"}}<li title=\"{{.Name}}\">{{.Name}}{{end}}{{range .Items}}{{template \"li\" .}}{{end}}<script>x = {{template \"li\" .First}}</script>",
		"{{define \"v\"}}{{.Title}}{{end}}<p>{{template \"v\" .}}</p><a href=\"?x={{template \"v\" .}}\">", "{{template \"none\" .}}", "<script>var x = {{if .Level}}1", "<a href='{{if .Level}}x{{else}}\"{{end}}", "<a {{if .Level}}href='{{end}}x'>", "{{.Title", "{{nofunc}}", "", "{{eq .Title \"x\"}} {{len .Items}} {{index .Names 1}} {{slice .Names 1}} {{not .Nil}} {{and .Level .Money}}", "{{block \"b\" .Items}}{{range .}}{{.Name}};{{end}}{{end}}", "<p>{{printf \"%v %d %T\" .Any .Level .Money}}</p>", "<a href={{.Title}} x>{{.Names}}{{.Items}}</a>",
	} {
		run(source)
	}
	t := template.Must(template.New("set").Funcs(funcs).Parse(`{{define "a"}}<a>{{.Name}}</a>{{end}}{{define "b"}}[{{template "a" .}}]{{end}}{{define "broken"}}<a href="{{end}}`))
	item := Item{Name: "<n>"}
	fmt.Println(t.ExecuteTemplate(os.Stdout, "a", item))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "b", &item))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "none", item))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "broken", item))
	fmt.Println(t.Execute(os.Stdout, item))
	_, err := t.Clone()
	fmt.Println(err)
	_, err = t.Parse("late")
	fmt.Println(err)
	fmt.Println(t.Lookup("b").Execute(os.Stdout, map[string]Name{"Name": "m"}))
	base := template.Must(template.New("base").Parse(`<html>{{block "body" .}}default{{end}}</html>`))
	for _, body := range []string{"one {{.Name}}", "two {{.Upper}}"} {
		c := template.Must(template.Must(base.Clone()).Parse(`{{define "body"}}` + body + `{{end}}`))
		fmt.Println(c.Execute(os.Stdout, item))
	}
	var wg sync.WaitGroup
	shared := template.Must(template.New("shared").Parse(`<p>{{.Name}} {{.Upper}}</p>`))
	results := make([]string, 20)
	for i := range results {
		wg.Go(func() {
			var b strings.Builder
			if err := shared.Execute(&b, Item{Name: Name(fmt.Sprint("<", i, ">"))}); err != nil {
				panic(err)
			}
			results[i] = b.String()
		})
	}
	wg.Wait()
	fmt.Println(results)
	fmt.Println(template.HTMLEscapeString("<a>"), template.JSEscapeString("'"), template.HTMLEscaper("x", 1))
}
