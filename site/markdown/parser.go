package markdown

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"runnel/site/course"
	"runnel/site/fault"
)

// A Parser parses the lessons of one course. It is safe for concurrent use.
type Parser struct {
	course   *course.Course
	lessons  map[string]*course.Lesson // by path
	markdown parser.Parser
	html     renderer.Renderer
}

// NewParser returns a parser of the course's lessons. The course is what links and
// images are held to; it may not change afterwards.
func NewParser(c *course.Course) *Parser {
	md := goldmark.New(
		goldmark.WithExtensions(
			// An align attribute, because the page's policy forbids styles.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
			extension.TaskList,
			extension.Footnote,
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 0))),
	)
	p := &Parser{course: c, lessons: make(map[string]*course.Lesson), markdown: md.Parser(), html: md.Renderer()}
	for _, l := range c.Lessons() {
		p.lessons[l.Path] = l
	}
	return p
}

// Parse parses one lesson and returns everything wrong with it. The document is
// complete but for what is wrong.
func (p *Parser) Parse(lesson *course.Lesson) (*Document, []fault.Fault) {
	return p.parse(lesson, "_term-")
}

// parse parses a lesson; explanations of terms get ids with a prefix.
func (p *Parser) parse(lesson *course.Lesson, tips string) (*Document, []fault.Fault) {
	// Line ends become LF: no position changes, for no column is after them. The
	// capacity is cut off because goldmark may append to the source.
	source := lesson.Source[lesson.Body:len(lesson.Source):len(lesson.Source)]
	if bytes.IndexByte(source, '\r') >= 0 {
		source = slices.Clip(bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n")))
	}
	doc := &Document{Lesson: lesson, anchors: make(map[string]bool), spoilt: make(map[string]bool)}
	r := &reading{
		Parser: p, doc: doc, source: source, tips: tips,
		line:     1 + bytes.Count(lesson.Source[:lesson.Body], []byte("\n")),
		headings: make(map[string]int),
		slugs:    make(map[string]int),
		snippets: make(map[string]snippetID),
		sessions: make(map[string]*Session),
	}
	r.starts = make([]int, 0, 1+bytes.Count(source, []byte("\n")))
	for i := 0; i < len(source); {
		r.starts = append(r.starts, i)
		next := bytes.IndexByte(source[i:], '\n')
		if next < 0 {
			break
		}
		i += next + 1
	}
	tree := p.markdown.Parse(text.NewReader(source))
	r.children(tree)
	r.endSessions()
	r.checkIDs()
	r.render(tree)
	fault.Sort(r.faults)
	return doc, r.faults
}

// A reading is the walk over one lesson's tree.
type reading struct {
	*Parser
	doc      *Document
	source   []byte
	line     int   // the line of the file that source begins with
	starts   []int // offsets of the lines of source
	faults   []fault.Fault
	headings map[string]int // lines, by id
	slugs    map[string]int // how often each was numbered to make an id of it
	snippets map[string]snippetID
	sessions map[string]*Session // by name
	fences   int                 // Go fences so far
	tips     string              // begins the ids of explanations of terms
	terms    int                 // links to terms so far
	tags     map[string]bool     // names of HTML elements that were reported
}

// children takes the nodes below a parent; each may replace or remove itself.
func (r *reading) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		r.node(n)
		n = next
	}
}

func (r *reading) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text, *ast.CodeSpan:
	case *ast.Heading:
		r.children(n)
		r.heading(n)
	case *ast.FencedCodeBlock:
		r.fence(n)
	case *ast.CodeBlock:
		replace(n, &codeNode{code: join(n.Lines(), r.source)})
	case *ast.Blockquote:
		r.children(r.alert(n))
	case *ast.HTMLBlock:
		r.rawHTML(n, n.Lines())
	case *ast.RawHTML:
		r.rawHTML(n, n.Segments)
	case *ast.Link:
		r.children(n)
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	default:
		r.children(n)
	}
}

// fault reports what is wrong at an offset of the source.
func (r *reading) fault(offset int, format string, args ...any) {
	line, column := r.position(offset)
	r.faults = append(r.faults, fault.Fault{
		Path: r.doc.Lesson.File, Line: line, Column: column, Message: fmt.Sprintf(format, args...),
	})
}

// position returns the line in the lesson's file and the column, in bytes, of an
// offset of the source.
func (r *reading) position(offset int) (line, column int) {
	i, found := slices.BinarySearch(r.starts, offset)
	if !found {
		i--
	}
	if i < 0 {
		return r.line, 1 // an empty source
	}
	return r.line + i, offset - r.starts[i] + 1
}

// lineOf returns the line at an offset of the source, and the offset of the next.
func (r *reading) lineOf(offset int) (line []byte, next int) {
	i, found := slices.BinarySearch(r.starts, offset)
	if !found {
		i--
	}
	next = len(r.source)
	if i+1 < len(r.starts) {
		next = r.starts[i+1]
	}
	return r.source[r.starts[i]:next], next
}

func replace(old, with ast.Node) {
	parent := old.Parent()
	parent.ReplaceChild(parent, old, with)
}

func remove(n ast.Node) {
	parent := n.Parent()
	parent.RemoveChild(parent, n)
}

// join returns the text of a code block, whose lines end with a newline each. Where
// nothing was cut off the lines, that is a part of the source itself.
func join(lines *text.Segments, source []byte) []byte {
	if lines.Len() == 0 {
		return nil
	}
	size, whole := 0, true
	for i := range lines.Len() {
		line := lines.At(i)
		whole = whole && line.Padding == 0 && source[line.Stop-1] == '\n' && (i == 0 || line.Start == lines.At(i-1).Stop)
		size += line.Len() + 1
	}
	if whole {
		return source[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
	}
	code := make([]byte, 0, size)
	for i := range lines.Len() {
		line := lines.At(i)
		code = append(code, line.Value(source)...)
	}
	return code
}
