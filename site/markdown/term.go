package markdown

import (
	"html"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"runnel/site/course"
	"runnel/site/fault"
)

// GlossaryURL is where the glossary's page stands within the site.
const GlossaryURL = "glossary.html"

// A termNode stands around a word that the glossary defines.
type termNode struct {
	ast.BaseInline
	term *course.Term
	id   string // of its explanation
	url  string
	tip  string // the explanation, as text
}

var kindTerm = ast.NewNodeKind("Term")

func (n *termNode) Kind() ast.NodeKind            { return kindTerm }
func (n *termNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// term takes a link to a term: by its name or an alias, or by the link's own text where
// it names none.
func (r *reading) term(n *ast.Link, name string) {
	offset := max(n.Pos(), 0)
	if strings.TrimSpace(name) == "" {
		name = plain(n, r.source)
	}
	term := r.course.Term(name)
	if term == nil {
		r.glossaryFault(offset, name)
		return
	}
	if n.FirstChild() == nil {
		r.fault(offset, "the link has no text: write [%s](term:%s)", term.Name, name)
	}
	if !slices.Contains(r.doc.Terms, term) {
		r.doc.Terms = append(r.doc.Terms, term)
	}
	r.terms++
	node := &termNode{
		term: term,
		id:   r.tips + strconv.Itoa(r.terms),
		url:  relativeTo(r.doc.Lesson.URL, GlossaryURL) + "#" + term.ID(),
		tip:  r.text(term.Definition),
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		node.AppendChild(node, c)
	}
	replace(n, node)
}

func (r *reading) glossaryFault(offset int, name string) {
	message := "the glossary has no term " + name
	var known []string
	for _, t := range r.course.Glossary {
		known = append(append(known, t.Name), t.Aliases...)
	}
	if near := course.Nearest(name, known); near != "" {
		message += ": did you mean " + near + "?"
	} else {
		message += ": define it in " + filepath.Join(r.course.Dir, course.GlossaryFile)
	}
	line, column := r.position(offset)
	r.faults = append(r.faults, fault.Fault{Path: r.doc.Lesson.File, Line: line, Column: column, Message: message, Kind: fault.Glossary})
}

// text is Markdown without its markup.
func (p *Parser) text(source string) string {
	b := []byte(source)
	return plain(p.markdown.Parse(text.NewReader(b)), b)
}

func renderTerm(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*termNode)
	if entering {
		_, err := w.WriteString(`<span class="term"><a href="` + html.EscapeString(n.url) + `" aria-describedby="` + n.id + `">`)
		return ast.WalkContinue, err
	}
	_, _ = w.WriteString(`</a><span class="tip" role="tooltip" id="` + n.id + `">` + html.EscapeString(n.tip))
	for _, t := range n.term.Translations {
		_, _ = w.WriteString(` <span class="translation">` + html.EscapeString(t.Language) +
			`: <span lang="` + html.EscapeString(t.Language) + `">` + html.EscapeString(t.Text) + `</span></span>`)
	}
	_, err := w.WriteString(`</span></span>`)
	return ast.WalkContinue, err
}

// A Definition is a term with its definition as a document, whose page is the
// glossary's.
type Definition struct {
	Term     *course.Term
	Document *Document
}

// Definitions parses the definitions of all terms. A definition is a paragraph.
func (p *Parser) Definitions() ([]Definition, []fault.Fault) {
	var all []Definition
	var faults []fault.Fault
	for _, t := range p.course.Glossary {
		doc, found := p.parse(&course.Lesson{
			Path:   course.GlossaryFile,
			File:   filepath.Join(p.course.Dir, course.GlossaryFile),
			URL:    GlossaryURL,
			Source: []byte(t.Definition + "\n"),
		}, "_term-"+t.ID()+"-")
		if len(doc.Snippets) > 0 || len(doc.Values) > 0 || len(doc.Claims) > 0 {
			found = append(found, fault.Fault{Message: "a definition holds text and links only"})
			doc.Snippets, doc.Values, doc.Claims, doc.holes = nil, nil, nil, nil
		}
		for _, f := range found {
			f.Path, f.Line, f.Column = doc.Lesson.File, t.Line, 0
			f.Message = "in the definition of " + t.Name + ": " + f.Message
			faults = append(faults, f)
		}
		all = append(all, Definition{t, doc})
	}
	return all, faults
}

// CheckTerms reports terms that no document links to.
func CheckTerms(c *course.Course, docs []*Document) []fault.Fault {
	used := make(map[*course.Term]bool)
	for _, d := range docs {
		for _, t := range d.Terms {
			used[t] = true
		}
	}
	var faults []fault.Fault
	for _, t := range c.Glossary {
		if !used[t] {
			faults = append(faults, fault.Fault{
				Path: filepath.Join(c.Dir, course.GlossaryFile), Line: t.Line, Kind: fault.Glossary,
				Message: "no lesson links to the term " + t.Name + ": write [" + t.Name + "](term:" + t.ID() + ") where it is introduced, or remove it",
			})
		}
	}
	return faults
}
