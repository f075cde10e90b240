package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

var htmlTag = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// insteadOf says what is written instead of an HTML element.
var insteadOf = map[string]string{
	"a":          "write [text](target)",
	"b":          "write **text**",
	"blockquote": "begin each line with >",
	"br":         `end the line with a backslash`,
	"code":       "write `code`",
	"del":        "write ~~text~~",
	"em":         "write *text*",
	"h1":         "write # heading",
	"h2":         "write ## heading",
	"h3":         "write ### heading",
	"hr":         "write a line of ***",
	"i":          "write *text*",
	"img":        "write ![what it shows](file.png)",
	"li":         "begin the line with -",
	"ol":         "number the lines 1. 2. 3.",
	"p":          "leave an empty line between paragraphs",
	"pre":        "write a fence of ```text",
	"s":          "write ~~text~~",
	"strong":     "write **text**",
	"table":      "write a table with | between its cells",
	"tt":         "write `code`",
	"ul":         "begin each line with -",
}

// rawHTML refuses HTML: lessons may come from anyone, and what they may put on a
// page is what Markdown can say.
func (r *reading) rawHTML(n ast.Node, lines *text.Segments) {
	defer remove(n)
	if lines.Len() == 0 {
		return
	}
	first := lines.At(0)
	code := first.Value(r.source)
	offset := first.Start + len(code) - len(bytes.TrimLeft(code, " \t"))
	code = bytes.TrimLeft(code, " \t")
	m := htmlTag.FindSubmatch(code)
	if m == nil {
		what := "an HTML declaration"
		if bytes.HasPrefix(code, []byte("<!--")) {
			what = "an HTML comment"
		}
		r.fault(offset, "%s is not rendered: delete it, or put it in backticks where the text is meant", what)
		return
	}
	name := strings.ToLower(string(m[2]))
	if len(m[1]) > 0 && r.tags[name] {
		return // its opening tag was reported
	}
	if r.tags == nil {
		r.tags = make(map[string]bool)
	}
	r.tags[name] = true
	tag := "<" + string(m[1]) + string(m[2]) + ">"
	if instead, ok := insteadOf[name]; ok {
		r.fault(offset, "HTML is not rendered: instead of %s %s", tag, instead)
		return
	}
	r.fault(offset, "HTML is not rendered: write Markdown instead of %[1]s, or `%[1]s` in backticks where the text is meant", tag)
}
