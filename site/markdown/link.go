package markdown

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"runnel/site/course"
)

// offered are the endings of files that a lesson may link to. Nothing in which a
// browser would run scripts is among them.
var offered = []string{".avif", ".csv", ".gif", ".go", ".jpeg", ".jpg", ".json", ".pdf", ".png", ".txt", ".webp", ".zip"}

// A target is where a link or an image leads, taken apart and unescaped.
type target struct {
	scheme   string // lower case; empty for what is relative
	whole    string
	path     string // relative, slash-separated
	query    bool
	fragment string
}

// parseTarget takes apart a destination; what is wrong with any of them is returned.
func parseTarget(destination []byte) (t target, wrong string) {
	t.whole = string(unescape(destination))
	if strings.TrimSpace(t.whole) == "" {
		return t, "the link leads nowhere: write its target between the parentheses"
	}
	if strings.IndexFunc(t.whole, func(c rune) bool { return c < ' ' || c == 0x7f }) >= 0 {
		return t, "the target holds a control character: remove it"
	}
	if end := strings.IndexAny(t.whole, ":/?#"); end >= 0 && t.whole[end] == ':' {
		t.scheme = strings.ToLower(t.whole[:end])
		return t, ""
	}
	if strings.Contains(t.whole, `\`) {
		return t, "the target holds a backslash: folders are separated by /"
	}
	if strings.HasPrefix(t.whole, "/") {
		return t, "the target begins with /: use a relative path such as ../chapter/lesson.md, because the site may stand in a folder of its host"
	}
	rest, fragment, _ := strings.Cut(t.whole, "#")
	rest, _, t.query = strings.Cut(rest, "?")
	var err, err2 error
	t.path, err = url.PathUnescape(rest)
	t.fragment, err2 = url.PathUnescape(fragment)
	if err != nil || err2 != nil {
		return t, "the target holds a % that is not followed by two hexadecimal digits: write it %25"
	}
	return t, ""
}

// link checks a link, and replaces its destination by the address within the site,
// ready for an attribute. A measured value and a term become
// nodes of their own.
func (r *reading) link(n *ast.Link) {
	t, wrong := parseTarget(n.Destination)
	n.Destination = nil
	offset := max(n.Pos(), 0)
	switch {
	case wrong != "":
		r.fault(offset, "%s", wrong)
	case t.scheme == "run":
		r.value(n, t.whole[len("run:"):])
	case t.scheme == "term":
		r.term(n, t.whole[len("term:"):])
	case t.scheme != "":
		n.Destination = r.absolute(offset, t)
	case t.query:
		r.fault(offset, "a link within the course has no query: remove what follows the ?")
	case t.path == "":
		n.Destination = r.anchored(offset, "", r.doc.Lesson, t.fragment)
	default:
		n.Destination = r.relative(offset, t)
	}
}

// autoLink checks a link that is its own text.
func (r *reading) autoLink(n *ast.AutoLink) {
	if n.AutoLinkType == ast.AutoLinkEmail {
		return
	}
	t, wrong := parseTarget(n.URL(r.source))
	if wrong == "" && r.absolute(max(n.Pos(), 0), t) != nil {
		return
	}
	if wrong != "" {
		r.fault(max(n.Pos(), 0), "%s", wrong)
	}
	replace(n, ast.NewString(n.Label(r.source)))
}

// absolute returns the address of a link that leads out of the course.
func (r *reading) absolute(offset int, t target) []byte {
	switch t.scheme {
	case "http", "https":
		u, err := url.Parse(t.whole)
		if err != nil || u.Host == "" {
			r.fault(offset, "not a valid address: write it like https://example.org/page")
			return nil
		}
	case "mailto":
	case "run":
		r.fault(offset, "a measured value is a link: write [about 500 ms](%s)", t.whole)
		return nil
	case "term":
		r.fault(offset, "a term is a link: write [goroutine](%s)", t.whole)
		return nil
	default:
		r.fault(offset, "%s links are not allowed: a link is a relative path, or begins with https:, http: or mailto:", t.scheme)
		return nil
	}
	address := t.scheme + t.whole[len(t.scheme):]
	return util.EscapeHTML(util.URLEscape([]byte(address), false))
}

// relative returns the address of a link to another lesson or to a file.
func (r *reading) relative(offset int, t target) []byte {
	name := path.Join(path.Dir(r.doc.Lesson.Path), t.path)
	switch ext := strings.ToLower(path.Ext(name)); {
	case name == ".." || strings.HasPrefix(name, "../"):
		r.fault(offset, "the link leaves the course: link to a lesson of the course, or to an address such as https://example.org/")
		return nil
	case ext == ".md":
		lesson := r.lessons[name]
		if lesson == nil {
			r.fault(offset, "%s", r.noLesson(name))
			return nil
		}
		return r.anchored(offset, relativeTo(r.doc.Lesson.URL, lesson.URL), lesson, t.fragment)
	case ext == ".html" && r.lessons[strings.TrimSuffix(name, ".html")+".md"] != nil:
		r.fault(offset, "link to the lesson's own file, %s: it becomes a link to its page", strings.TrimSuffix(t.path, ".html")+".md")
		return nil
	default:
		if wrong := r.file(name, offered); wrong != "" {
			r.fault(offset, "%s", wrong)
			return nil
		}
		return util.EscapeHTML([]byte((&url.URL{Path: relativeTo(r.doc.Lesson.URL, name), Fragment: t.fragment}).String()))
	}
}

// anchored returns the address of a page with a fragment, whose anchor is checked
// when all documents are there.
func (r *reading) anchored(offset int, page string, lesson *course.Lesson, fragment string) []byte {
	if fragment != "" {
		line, column := r.position(offset)
		r.doc.links = append(r.doc.links, anchorLink{lesson: lesson, fragment: fragment, line: line, column: column})
	}
	address := (&url.URL{Path: page, Fragment: fragment}).String()
	if address == "" {
		address = "#"
	}
	return util.EscapeHTML([]byte(address))
}

// noLesson says why a path is that of no lesson.
func (r *reading) noLesson(name string) string {
	if info, err := r.course.Stat(name); err == nil && !info.IsDir() {
		return name + " is not a page of the course: it is a draft, or does not stand in a chapter"
	}
	var known []string
	for p := range r.lessons {
		known = append(known, p)
	}
	slices.Sort(known)
	if near := course.Nearest(name, known); near != "" {
		return "there is no lesson " + name + " in the course: did you mean " + near + "?"
	}
	return "there is no lesson " + name + " in the course"
}

// file takes a file beside the lessons that the page needs; it returns what is wrong
// with it. allowed are the endings that its name may have.
func (r *reading) file(name string, allowed []string) string {
	if name == ".." || strings.HasPrefix(name, "../") {
		return "the file lies outside of the course: copy it into the course"
	}
	info, err := r.course.Stat(name)
	switch {
	case err != nil:
		return "there is no file " + name + " in the course"
	case info.IsDir():
		return "that is a folder: name a file in it, such as its index.md"
	case !slices.Contains(allowed, strings.ToLower(path.Ext(name))):
		return "a file of this kind cannot be used here: its name ends in " + strings.Join(allowed, ", ")
	case strings.HasPrefix(name, ".") || strings.Contains(name, "/."):
		return name + " is hidden: files and folders that begin with a dot are not published"
	}
	if !slices.Contains(r.doc.Files, name) {
		r.doc.Files = append(r.doc.Files, name)
	}
	return ""
}

// relativeTo returns the path that leads from one file of the site to another.
func relativeTo(from, to string) string {
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	for len(a) > 1 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)-1) + strings.Join(b, "/")
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	n := node.(*ast.Link)
	writeLinkStart(w, n.Destination)
	if n.Title != nil {
		_, _ = w.WriteString(` title="`)
		html.DefaultWriter.Write(w, n.Title)
		_ = w.WriteByte('"')
	}
	return ast.WalkContinue, w.WriteByte('>')
}

func renderAutoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	address := n.URL(source)
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = append([]byte("mailto:"), address...)
	}
	writeLinkStart(w, util.EscapeHTML(util.URLEscape(address, false)))
	_ = w.WriteByte('>')
	_, _ = w.Write(util.EscapeHTML(n.Label(source)))
	_, err := w.WriteString("</a>")
	return ast.WalkContinue, err
}

// writeLinkStart writes a link up to its further attributes. A page that is opened
// from here is not told by whom.
func writeLinkStart(w util.BufWriter, address []byte) {
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(address)
	_ = w.WriteByte('"')
	scheme, _, _ := bytes.Cut(address, []byte(":"))
	if s := strings.ToLower(string(scheme)); s == "http" || s == "https" {
		_, _ = w.WriteString(` rel="noopener"`)
	}
}
