package rt

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"text/template"
	"time"
)

type (
	templateData struct {
		Name    jsonText
		Number  jsonNumber
		Size    uint16
		Ratio   float32
		Flags   jsonFlags
		Table   map[jsonText]jsonNumber
		Words   map[string]jsonText
		Point   jsonPoint
		Pointer *jsonPoint
		Nil     *jsonPoint
		List    []jsonPoint
		Nodes   *jsonNode
		Any     any
		Anys    []any
		ByPoint map[jsonPoint]string
		Array   [3]jsonNumber
		When    time.Time
		Wait    time.Duration
		JSONEmbedded
		*jsonBase
		hidden int //lint:ignore U1000 it must not be encoded
	}
)

func templateValue() *templateData {
	return &templateData{
		Name: "n", Number: 3, Size: 4, Ratio: 1.5, Flags: jsonFlags{true, false}, Table: map[jsonText]jsonNumber{"a": 1}, Words: map[string]jsonText{"w": "v"},
		Point: jsonPoint{1, 2}, Pointer: &jsonPoint{3, 4}, List: []jsonPoint{{5, 6}, {7, 8}}, Nodes: &jsonNode{Value: 1, Next: &jsonNode{Value: 2}},
		Any: jsonPoint{9, 9}, Anys: []any{1, jsonText("t"), nil, jsonPoint{}}, ByPoint: map[jsonPoint]string{{1, 2}: "p"}, Array: [3]jsonNumber{1, 2, 3},
		When: time.Unix(0, 0).UTC(), Wait: time.Second,
	}
}

var templateSources = []string{
	"{{.Name}} {{.Number}} {{.Size}} {{.Ratio}} {{.Flags}} {{.Table}} {{.Words.w}} {{.Words.x}} {{.Point}} {{.Pointer}} {{.Nil}} {{.Any.X}} {{.Anys}} {{.ByPoint}}",
	"{{range $i, $e := .List}}{{$i}}{{$e.X}}{{else}}none{{end}}{{range $k, $v := .Table}}{{$k}}{{$v}}{{end}}{{range .Number}}{{.}}{{end}}{{range .Anys}}{{.}},{{end}}",
	"{{with .Nodes}}{{.Value}}{{.Next.Value}}{{.Next.Next}}{{.Next.Next.Value}}{{end}}", "{{if and .Flags (gt .Number 2)}}{{index .Flags 0}}{{else}}{{.Name}}{{end}}",
	"{{index .Table .Name}} {{index .ByPoint .Point}} {{index .Array .Number}} {{slice .List 1}} {{len .Words}} {{printf \"%v %T %d\" .Point .Name .Number}} {{print .Name .Number}}",
	"{{eq .Name \"n\"}} {{eq .Number .Size}} {{lt .Ratio 2.0}} {{eq .Point .Any}} {{ne .Anys .Flags}} {{le .Size .Number}} {{not .Nil}}", "{{.ID}} {{.Deep.Deeper}}", "{{.Value}}", "{{.hidden}}",
	"{{define \"x\"}}{{.X}}{{end}}{{template \"x\" .Point}}", "{{block \"y\" .List}}{{range .}}{{.Y}}{{end}}{{end}}", "{{.When.Year}} {{.Wait.Seconds}} {{.When.Format 1}}",
	"{{$x := .Name}}{{$x = .Number}}{{$x}}{{range $x = .List}}{{break}}{{end}}{{$x}}", "{{html .Name .Point}} {{js .Name}} {{urlquery .Point}} {{call .Name}} {{.Point.X.Y}} {{nil}}",
	"{{.Name | printf \"%s%s\" .Words.w | len}} {{1 | index .List}} {{(index .List 0).X}} {{(.Nodes).Next.Value}} {{\"a\" 1}}", "{{or .Nil .Any .Name}} {{and .Name .Nil}} {{template \"none\"}}", "{{len .Words.x}}",
}

// endless finds loops over large numbers, and templates that may execute themselves.
var endless = regexp.MustCompile(`(?s)range.*\d{4}|range[^}]*\d[xeEpP_]|range[^}]*'|(template|block).*(template|block)|template..t|range.*range.*range.*range`)

// FuzzExecuteText executes templates with values and with what stands for them in the
// interpreter.
func FuzzExecuteText(f *testing.F) {
	for _, source := range templateSources {
		f.Add(source)
		for action := range strings.SplitAfterSeq(source, "}}") {
			f.Add(action)
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		parsed, err := template.New("t").Parse(source)
		if err != nil || endless.MatchString(source) {
			return
		}
		m := newModel([]any{templateValue()})
		for _, option := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
			parsed.Option(option)
			var want, got strings.Builder
			wantErr := parsed.Execute(&want, templateValue())
			err := ExecuteText(parsed, &got, m.value(templateValue()))
			if got.String() != want.String() && !strings.Contains(want.String(), "0x") || fmt.Sprint(err) != fmt.Sprint(wantErr) && !strings.Contains(fmt.Sprint(wantErr), "0x") {
				t.Errorf("%s\ngot  %q %v\nwant %q %v", source, got.String(), err, want.String(), wantErr)
			}
		}
	})
}
