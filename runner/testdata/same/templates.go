package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
	"time"
)

type invoice struct {
	Number int
	Buyer  *customer
	Lines  []line
	Notes  map[string]string
	Paid   bool
	Due    time.Time
	Format func(float64) string
}

type customer struct {
	First, Last string
	Country     country
}

type country string

type line struct {
	Item  string
	Count int
	Price money
}

type money float64

func (m money) String() string               { return fmt.Sprintf("$%.2f", float64(m)) }
func (c customer) FullName() string          { return c.First + " " + c.Last }
func (c *customer) Greeting(s string) string { return s + ", " + c.First + "!" }
func (c country) IsHome() bool               { return c == "NL" }
func (l line) Total() money                  { return money(l.Count) * l.Price }
func (i invoice) Total() (sum money) {
	for _, l := range i.Lines {
		sum += l.Total()
	}
	return sum
}

func (i invoice) Find(name string) (line, error) {
	for _, l := range i.Lines {
		if l.Item == name {
			return l, nil
		}
	}
	return line{}, errors.New("no line for " + name)
}

const text = `{{- /* all that a template can do */ -}}
Invoice #{{printf "%05d" .Number}} for {{.Buyer.FullName}} ({{.Buyer.Country}}{{if .Buyer.Country.IsHome}}, home{{end}})
{{.Buyer.Greeting "Hello" | upper}}
{{range $i, $l := .Lines}}{{$i | inc}}. {{printf "%-8s" $l.Item}} {{$l.Count}} x {{$l.Price}} = {{.Total}}
{{else}}nothing
{{end -}}
Total {{.Total}}{{with .Notes}} {{range $k, $v := .}}[{{$k}}: {{$v | printf "%q"}}]{{end}}{{end}}
{{- if and .Paid (gt .Total 1.0)}} PAID{{else if not .Lines}} EMPTY{{else}} DUE {{.Due.Format "2006-01-02"}}{{end}}
{{define "row"}}<{{.}}>{{end}}{{template "row" len .Lines}} {{call .Format 2.5}} {{(index .Lines 0).Item}} {{index .Notes "vip"}}
{{block "footer" .Number}}footer {{.}}{{end}} {{$x := 1}}{{range .Lines}}{{$x = inc $x}}{{end}}{{$x}} {{slice "abcdef" 1 3}} {{html "<b>"}} {{eq 1 2 1}} {{or "" "default"}}
{{range $i, $w := words "a b c d"}}{{if eq $w "c"}}{{break}}{{end}}{{if eq $i 0}}{{continue}}{{end}}{{$w}}{{end}} {{len "日本"}} {{print 1 2 "x"}} {{true}}
`

func main() {
	functions := template.FuncMap{
		"upper": strings.ToUpper,
		"inc":   func(n int) int { return n + 1 },
		"words": strings.Fields,
		"fail":  func() (string, error) { return "", errors.New("failed on purpose") },
	}
	t := template.Must(template.New("invoice").Funcs(functions).Parse(text))
	i := invoice{
		Number: 42,
		Buyer:  &customer{"Ada", "King", "NL"},
		Lines:  []line{{"pencil", 10, 0.5}, {"paper", 2, 3.25}},
		Notes:  map[string]string{"vip": "yes", "by": "a \"b\""},
		Due:    time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC),
		Format: func(f float64) string { return fmt.Sprint(f * 2) },
	}
	if err := t.Execute(os.Stdout, i); err != nil {
		fmt.Println(err)
	}
	i.Paid = true
	if err := template.Must(t.Clone()).Lookup("footer").Execute(os.Stdout, i.Total()); err != nil {
		fmt.Println(err)
	}
	fmt.Println()

	for _, source := range []string{
		"{{.Missing}}", "{{fail}}", `{{(.Find "ink").Item}}`, `{{(.Find "paper").Total}}`, "{{.Buyer.First.X}}", "{{index .Lines 5}}", "{{template \"none\"}}",
	} {
		var b strings.Builder
		err := template.Must(template.New("t").Funcs(functions).Parse(source)).Execute(&b, i)
		fmt.Printf("%q %v\n", b.String(), err)
	}
	for _, source := range []string{"{{", "{{if}}", "{{end}}", "{{nothing 1}}", "{{.X | }}"} {
		_, err := template.New("bad").Parse(source)
		fmt.Println(err)
	}
	var b strings.Builder
	maps := template.Must(template.New("m").Option("missingkey=error").Parse("{{.a}}{{range .list}} {{.name}}{{end}} {{.b}}"))
	err := maps.Execute(&b, map[string]any{"a": 1, "list": []map[string]string{{"name": "x"}, {"name": "y"}}})
	fmt.Println(b.String(), err)
}
