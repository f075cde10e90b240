package markdown

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"runnel/site/check/prose"
	"runnel/site/quantity"
)

// A Phrase is held to what was measured:
// [about 500 ms](run:waited.wall).
type Phrase struct {
	HTML string // the phrase
	Text string // the phrase without its markup
	Name string // what stands behind it: "waited.wall", "serial.wall/waited.wall"
	// References are what is measured: one quantity, or two whose ratio is meant.
	References []Reference
	Measure    prose.Measure
	Number     *prose.Number // what the phrase says; nil where the measured value is shown
	Tolerance  float64       // part of Number that the measurement may be off

	Line, Column int // of the link
}

// Quoted tells that the value is a text, which the phrase quotes.
func (v *Phrase) Quoted() bool { return v.References[0].Field.Kind == quantity.Text }

// The part of a number in prose that a measurement may be off.
const defaultTolerance = 0.2

// A valueNode stands around a phrase.
type valueNode struct {
	ast.BaseInline
	value *Phrase
	start int // where the phrase begins in the body
}

var kindValue = ast.NewNodeKind("Value")

func (n *valueNode) Kind() ast.NodeKind            { return kindValue }
func (n *valueNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// value takes a link whose destination is a quantity.
func (r *reading) value(n *ast.Link, destination string) {
	offset := max(n.Pos(), 0)
	v := &Phrase{Text: plain(n, r.source), Tolerance: defaultTolerance}
	v.Line, v.Column = r.position(offset)
	var wrong string
	if v.Name, wrong = v.read(destination); wrong == "" {
		wrong = v.say()
	}
	if wrong != "" {
		r.fault(offset, "%s", wrong)
		return
	}
	node := &valueNode{value: v}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		node.AppendChild(node, c)
	}
	replace(n, node)
	r.doc.Values = append(r.doc.Values, v)
}

const valueForm = "write it like run:waited.wall, run:lesson/waited.wall, run:sweep[n=10].wall or run:serial.wall/waited.wall"

var tolerance = regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]+)?%$`)

// read takes apart what follows run: in a destination.
func (v *Phrase) read(destination string) (name, wrong string) {
	name, part, wide := strings.Cut(destination, "~")
	if wide {
		percent, err := strconv.ParseFloat(strings.TrimSuffix(part, "%"), 64)
		if err != nil || percent <= 0 || !tolerance.MatchString(part) {
			return "", "what follows the ~ is how far the measurement may be off, such as ~50%"
		}
		v.Tolerance = percent / 100
	}
	path := ""
	for _, segment := range segments(name) {
		point := strings.LastIndexByte(segment, ']') + 1
		id, field, ended := strings.Cut(segment[point:], ".")
		id = segment[:point] + id
		before, _, _ := strings.Cut(id, "[")
		switch {
		case !isID(before):
			return "", "not the name of a measured value: " + valueForm
		case !ended:
			path += id + "/"
			continue
		}
		f, wrong := fieldOf(field)
		if wrong != "" {
			return "", wrong
		}
		if f.Kind == quantity.Exact && !wide {
			v.Tolerance = 0
		}
		v.References = append(v.References, Reference{Name: path + segment, Field: f})
		path = ""
	}
	switch n := len(v.References); {
	case path != "":
		return "", "the quantity is missing, such as " + strings.TrimSuffix(path, "/") + ".wall: there are " + quantity.Names()
	case n > 2:
		return "", "a ratio is of two values: " + valueForm
	case n == 2 && v.References[0].Field.Kind != v.References[1].Field.Kind:
		return "", "a ratio is of two values of one kind: " + valueForm
	case n == 2 && v.Quoted():
		return "", "texts have no ratio: " + valueForm
	}
	return name, ""
}

// segments splits a name at its slashes, but for those in brackets, where the values of
// a sweep's point stand.
func segments(name string) []string {
	within := false
	var all []string
	start := 0
	for i := range len(name) {
		switch {
		case name[i] == '[':
			within = true
		case name[i] == ']':
			within = false
		case name[i] == '/' && !within:
			all = append(all, name[start:i])
			start = i + 1
		}
	}
	return append(all, name[start:])
}

// say reads what the phrase says of the value.
func (v *Phrase) say() (wrong string) {
	switch {
	case len(v.References) == 2:
		v.Measure = prose.Ratio
		if v.Tolerance == 0 {
			v.Tolerance = defaultTolerance // of rounding
		}
	case v.Quoted():
		return ""
	default:
		v.Measure = map[quantity.Kind]prose.Measure{
			quantity.Time: prose.Duration, quantity.Bytes: prose.Size, quantity.Many: prose.Count, quantity.Exact: prose.Count,
		}[v.References[0].Field.Kind]
	}
	number, found, wrong := prose.Parse(v.Text, v.Measure)
	if found && wrong == "" {
		v.Number = &number
	}
	return wrong
}

// noValueIn reports measured values where nothing but text can stand.
func (r *reading) noValueIn(parent ast.Node, what string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if link, ok := n.(*ast.Link); ok && slices.Contains([]string{"run", "term"}, schemeOf(link.Destination)) {
			r.fault(max(link.Pos(), 0), "%s holds text only: write it without the link", what)
		}
		r.noValueIn(n, what)
	}
}

func schemeOf(destination []byte) string {
	t, _ := parseTarget(destination)
	return t.scheme
}

// renderValue leaves a hole that knows the phrase within it.
func renderValue(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n, b := node.(*valueNode), w.(*body)
	if entering {
		n.start = b.Len()
		return ast.WalkContinue, nil
	}
	n.value.HTML = string(b.Bytes()[n.start:])
	b.Truncate(n.start)
	b.holes = append(b.holes, hole{n.start, n.value})
	return ast.WalkContinue, nil
}
