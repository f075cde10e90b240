package markdown

import (
	"net/url"
	"path"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// pictures are the endings of files that a page may show.
var pictures = []string{".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// image checks an image, and replaces its destination by the address within the
// site, ready for an attribute.
func (r *reading) image(n *ast.Image) {
	t, wrong := parseTarget(n.Destination)
	n.Destination = nil
	offset := max(n.Pos(), 0)
	r.noValueIn(n, "the description of an image")
	if plain(n, r.source) == "" {
		r.fault(offset, "the image has no description: write what it shows between the brackets, for those who cannot see it")
	}
	switch {
	case wrong != "":
		r.fault(offset, "%s", wrong)
		return
	case t.scheme != "":
		r.fault(offset, "an image comes from the course itself, so that no request leaves the site: copy it beside the lesson and write its relative path")
		return
	case t.query || t.fragment != "" || t.path == "":
		r.fault(offset, "the target of an image is the relative path of a file alone")
		return
	}
	name := path.Join(path.Dir(r.doc.Lesson.Path), t.path)
	if wrong := r.file(name, pictures); wrong != "" {
		r.fault(offset, "%s", wrong)
		return
	}
	address := url.URL{Path: relativeTo(r.doc.Lesson.URL, name)}
	n.Destination = util.EscapeHTML([]byte(address.String()))
}

func renderImage(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	_, _ = w.WriteString(`<img src="`)
	_, _ = w.Write(n.Destination)
	_, _ = w.WriteString(`" alt="`)
	_, _ = w.Write(util.EscapeHTML([]byte(plain(n, source))))
	_ = w.WriteByte('"')
	if n.Title != nil {
		_, _ = w.WriteString(` title="`)
		html.DefaultWriter.Write(w, n.Title)
		_ = w.WriteByte('"')
	}
	return ast.WalkSkipChildren, w.WriteByte('>')
}
