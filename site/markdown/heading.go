package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"runnel/site/course"
)

// heading gives a heading its anchor. The first one of level 1 is removed where it
// repeats the lesson's title, as it does in lessons that read well on a forge.
func (r *reading) heading(n *ast.Heading) {
	title := plain(n, r.source)
	id := r.slug(title)
	first := len(r.headings) == 0
	r.headings[id], _ = r.position(max(n.Pos(), 0))
	r.doc.anchors[id] = true
	if first && n.Level == 1 && n.Parent().Kind() == ast.KindDocument && r.isTitle(n, title) {
		r.doc.TitleID = id
		remove(n)
		return
	}
	n.SetAttributeString("id", []byte(id))
	if n.Level <= 3 {
		r.doc.Headings = append(r.doc.Headings, Heading{Level: n.Level, ID: id, Text: title})
	}
}

func (r *reading) isTitle(n *ast.Heading, title string) bool {
	want := r.doc.Lesson.Front.Title
	return title == want || course.HeadingText(string(bytes.TrimSpace(n.Lines().Value(r.source)))) == want
}

// slug makes the anchor that forges give a heading: lower case, without punctuation,
// with hyphens for spaces, and numbered from its second use.
func (r *reading) slug(title string) string {
	slug := strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case c == '-' || unicode.IsLetter(c) || unicode.In(c, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(c)
		}
		return -1
	}, title)
	if slug == "" {
		slug = "section"
	}
	id := slug
	for r.headings[id] > 0 {
		r.slugs[slug]++
		id = slug + "-" + strconv.Itoa(r.slugs[slug])
	}
	return id
}

// plain returns the text of an inline node without its markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	writePlain(&b, n, source)
	return strings.TrimSpace(b.String())
}

func writePlain(b *strings.Builder, parent ast.Node, source []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			value := n.Value(source)
			if parent.Kind() != ast.KindCodeSpan && !n.IsRaw() {
				value = unescape(value)
			}
			b.Write(value)
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *extast.FootnoteLink, *ast.RawHTML:
		default:
			writePlain(b, n, source)
		}
	}
}

// unescape resolves backslash escapes and character references.
func unescape(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text)))
}
