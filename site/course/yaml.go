package course

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A key is one that a mapping may hold. Its set takes the value, or returns what the
// value must be.
type key struct {
	name string
	set  func(ast.Node) (want string)
}

// A document is YAML text within a file. It is read strictly and to its end: the
// library's own decoder stops at the first thing that is wrong.
type document struct {
	src   []byte
	line  int // the line of the file that src begins with, from 1
	fault func(line, column int, format string, args ...any)

	lines [][]byte       // of src
	set   map[string]int // the lines of the keys that were met
}

// decode sets the keys of the mapping that the document is. It returns false where
// nothing can be said of the keys, because the document is not one of YAML.
func (d *document) decode(keys []key) bool {
	d.set = make(map[string]int)
	d.prepare()
	if len(bytes.TrimSpace(d.src)) == 0 {
		return true
	}
	file, err := parser.ParseBytes(d.src, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err)
		return false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return true
	}
	if len(file.Docs) > 1 {
		d.at(file.Docs[1].Start, "a second document begins here: there may be one only, so delete the line of ---")
	}
	body, ok := file.Docs[0].Body.(*ast.MappingNode)
	if !ok {
		d.at(file.Docs[0].Body.GetToken(), "lines of the form key: value are expected; the keys are %s", strings.Join(names(keys), ", "))
		return false
	}
	for _, entry := range body.Values {
		d.entry(entry, keys)
	}
	return true
}

// prepare brings the text to the form that the library reads.
func (d *document) prepare() {
	d.src = bytes.ReplaceAll(d.src, []byte("\r\n"), []byte("\n"))
	d.src = bytes.ReplaceAll(d.src, []byte("\r"), []byte(" ")) // which the library takes for a line's end
	d.lines = bytes.Split(d.src, []byte("\n"))
}

func (d *document) entry(entry *ast.MappingValueNode, keys []key) {
	tk := entry.Key.GetToken()
	name := tk.Value
	i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
	if i < 0 {
		near := Nearest(name, names(keys))
		if near != "" {
			near = fmt.Sprintf(" (did you mean %s?)", near)
		}
		d.at(tk, "unknown key %s%s: the keys are %s", name, near, strings.Join(names(keys), ", "))
		return
	}
	line, _ := d.position(tk)
	if first, ok := d.set[name]; ok {
		d.at(tk, "%s is set twice, first in line %d: remove one", name, first)
		return
	}
	d.set[name] = line
	if entry.Value.Type() == ast.NullType {
		d.at(tk, "%s has no value: write one, or delete the line", name)
		return
	}
	if want := keys[i].set(entry.Value); want != "" {
		d.at(entry.Value.GetToken(), "%s must be %s", name, want)
	}
}

func names(keys []key) []string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = k.name
	}
	return all
}

// text takes a value of one or more words, whose line ends become spaces.
func text(dst *string) func(ast.Node) string {
	return func(n ast.Node) string {
		value, want := textOf(n)
		if want == "" && value == "" {
			want = "text that is not empty"
		}
		if want == "" {
			*dst = value
		}
		return want
	}
}

func textOf(n ast.Node) (value, want string) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.Join(strings.Fields(n.Value), " "), ""
	case *ast.LiteralNode:
		return strings.Join(strings.Fields(n.Value.Value), " "), ""
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return "", fmt.Sprintf("text: write %q in quotes", n.GetToken().Value)
	}
	return "", "text"
}

// whole takes a whole number.
func whole(dst *int) func(ast.Node) string {
	return func(n ast.Node) string {
		const want = "a whole number, such as 10"
		number, ok := n.(*ast.IntegerNode)
		if !ok {
			return want
		}
		switch v := number.Value.(type) {
		case int64:
			*dst = int(v)
		case uint64:
			if v > math.MaxInt32 {
				return want
			}
			*dst = int(v)
		}
		return ""
	}
}

// truth takes true or false.
func truth(dst *bool) func(ast.Node) string {
	return func(n ast.Node) string {
		v, ok := n.(*ast.BoolNode)
		if !ok {
			return "true or false"
		}
		*dst = v.Value
		return ""
	}
}

// An item is one value of a list, with its place in the file.
type item struct {
	value        string
	line, column int
}

// list takes a list of words.
func (d *document) list(dst *[]item) func(ast.Node) string {
	return func(n ast.Node) string {
		const want = "a list, with each value on a line of its own after a hyphen"
		seq, ok := n.(*ast.SequenceNode)
		if !ok {
			return want
		}
		for _, v := range seq.Values {
			value, bad := textOf(v)
			line, column := d.position(v.GetToken())
			if bad != "" {
				d.fault(line, column, "each value of the list must be %s", bad)
				continue
			}
			*dst = append(*dst, item{value, line, column})
		}
		return ""
	}
}

// syntax reports what the library's parser would not read.
func (d *document) syntax(err error) {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		d.fault(d.line, 0, "not valid YAML: %v", err)
		return
	}
	hint := ""
	if strings.Contains(e.GetMessage(), "mapping value is not allowed") {
		hint = " (text that holds a colon and a space is written in quotes)"
	}
	d.at(e.GetToken(), "not valid YAML: %s%s", e.GetMessage(), hint)
}

func (d *document) at(tk *token.Token, format string, args ...any) {
	line, column := d.position(tk)
	d.fault(line, column, format, args...)
}

// position returns the line of a token in the file and its column in bytes; column
// is 0 where the library's, which counts runes, does not lead to the token's text.
func (d *document) position(tk *token.Token) (line, column int) {
	if tk == nil || tk.Position == nil {
		return d.line, 0
	}
	n := min(max(tk.Position.Line, 1), len(d.lines))
	rest := d.lines[n-1]
	for range tk.Position.Column - 1 {
		_, size := utf8.DecodeRune(rest)
		rest = rest[size:]
	}
	line = d.line + n - 1
	word, _, _ := strings.Cut(strings.TrimSpace(cmp.Or(tk.Origin, tk.Value)), "\n")
	if word == "" || !bytes.HasPrefix(rest, []byte(word)) {
		return line, 0
	}
	return line, len(d.lines[n-1]) - len(rest) + 1
}
