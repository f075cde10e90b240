package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// alerts are the kinds of alert, as forges have them.
var alerts = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

// An alertNode is a quotation whose first line is such as [!NOTE].
type alertNode struct {
	ast.BaseBlock
	name string // such as "Note"
}

var kindAlert = ast.NewNodeKind("Alert")

func (n *alertNode) Kind() ast.NodeKind            { return kindAlert }
func (n *alertNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// alert replaces a quotation that is an alert, and returns what stands in the tree.
func (r *reading) alert(quote *ast.Blockquote) ast.Node {
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return quote
	}
	line := first.Lines().At(0)
	head, tail, ok := bytes.Cut(bytes.TrimSpace(line.Value(r.source)), []byte("]"))
	if !ok || !bytes.HasPrefix(head, []byte("[!")) {
		return quote
	}
	kind := strings.ToUpper(string(head[2:]))
	if !slices.Contains(alerts, kind) {
		if isWord(kind) && len(tail) == 0 {
			r.fault(line.Start, "unknown alert [!%s]: the alerts are %s", kind, strings.Join(alerts, ", "))
		}
		return quote
	}
	if len(tail) > 0 {
		r.fault(line.Start, "the text of an alert begins on the line after [!%s]", kind)
		return quote
	}
	for n := first.FirstChild(); n != nil && n.Pos() < line.Stop; n = first.FirstChild() {
		first.RemoveChild(first, n)
	}
	if first.FirstChild() == nil {
		quote.RemoveChild(quote, first)
	}
	if quote.FirstChild() == nil {
		r.fault(line.Start, "the alert is empty: write its text on the lines after [!%s]", kind)
	}
	alert := &alertNode{name: kind[:1] + strings.ToLower(kind[1:])}
	for n := quote.FirstChild(); n != nil; n = quote.FirstChild() {
		alert.AppendChild(alert, n)
	}
	replace(quote, alert)
	return alert
}

func isWord(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func renderAlert(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</div>\n")
		return ast.WalkContinue, err
	}
	name := n.(*alertNode).name
	_, err := w.WriteString(`<div class="alert alert-` + strings.ToLower(name) + `" role="note">` + "\n" +
		`<p class="alert-title">` + name + "</p>\n")
	return ast.WalkContinue, err
}
