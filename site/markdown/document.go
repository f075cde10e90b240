// Package markdown turns a lesson into a Document: its body as HTML, the snippets
// found in it and everything wrong with them. It runs nothing; what snippets look
// like is left to whoever renders a Document once their results are known.
//
// goldmark reads the lesson; one walk over its tree then takes each construct that
// runnel knows of, in a file of its own: it is checked, and replaced by a node that
// holds all that rendering needs. The tree is rendered at once and dropped, because
// the trees of a large course would take gigabytes.
package markdown

import (
	"fmt"
	"io"

	"runnel/runner"
	"runnel/site/check/match"
	"runnel/site/course"
)

// A Document is a parsed lesson.
type Document struct {
	Lesson   *course.Lesson
	Headings []Heading  // of the body, in order: levels 1 to 3
	Snippets []*Snippet // in order
	Values   []*Phrase
	Claims   []*Claim
	Terms    []*course.Term // that the lesson links to, each once
	// TitleID is the anchor of the heading that repeats the lesson's title; empty
	// where there is none. That heading is not rendered: the page's own, which
	// shows the title, should have this id.
	TitleID string
	// Files are what the lesson shows or offers beside text, such as images, each
	// once: slash-separated paths within the course. On the site they are expected
	// under the same paths.
	Files []string

	body    []byte // HTML
	holes   []hole
	anchors map[string]bool // ids of headings and snippets
	spoilt  map[string]bool // ids of snippets that could not be made
	links   []anchorLink
}

// A hole is an offset of a body where an insert belongs.
type hole struct {
	offset int
	insert Insert
}

// An Insert is what of a lesson is rendered once results are known.
type Insert interface{ insert() }

func (*Snippet) insert() {}
func (*Phrase) insert()  {}
func (*Claim) insert()   {}

// Render writes the body as HTML. An insert is written by the function that is passed. A
// Document can be rendered many times and at once.
func (d *Document) Render(w io.Writer, insert func(w io.Writer, i Insert) error) error {
	written := 0
	for _, h := range d.holes {
		if _, err := w.Write(d.body[written:h.offset]); err != nil {
			return fmt.Errorf("rendering %s: %w", d.Lesson.File, err)
		}
		if err := insert(w, h.insert); err != nil {
			return fmt.Errorf("rendering %s: %w", d.Lesson.File, err)
		}
		written = h.offset
	}
	if _, err := w.Write(d.body[written:]); err != nil {
		return fmt.Errorf("rendering %s: %w", d.Lesson.File, err)
	}
	return nil
}

// A Heading is one of a lesson's.
type Heading struct {
	Level int
	ID    string
	Text  string // without markup
}

// A Snippet is one Go fence as shown, or a variant of one.
type Snippet struct {
	ID      string
	Title   string
	Code    string // as shown, ends with a newline
	Line    int    // line of the opening fence in the lesson's file, from 1
	Column  int    // column of the opening fence
	End     int    // line of the closing fence
	Lines   []int  // highlighted lines (hl="2,5-7"), from 1
	Run     bool
	Expect  Expect
	Program runner.Program // where Run
	Both    bool           // show the times of compiled Go beside the interpreter's
	Fixed   bool           // not to be edited and run in the page
	Records []*Record      // at most one for each stream

	// Base is the snippet that this one is a variant of; nil where it is none. Code is
	// then the diff that makes the program of Base's.
	Base *Snippet

	Sweep *Sweep // nil where there is none

	Session *Session // that it is a part of; nil where there is none
	Part    int      // which of its parts, from 1

	// Parts are what Code consists of, where that is not the text of one file.
	Parts []Part
	// Shown are the lines of each file, from 1, that Code has; nil for a variant.
	Shown [][]int

	written written
	places  map[string][]Place // of the lines of the program's files, by name
}

// Expect is how a snippet's run should end.
type Expect struct {
	Status runner.Status
	Exit   int // for runner.Exit: the code
}

// A Record is the output that the author committed beside a snippet.
type Record struct {
	Stream runner.Stream
	Match  match.Rule
	Text   string // between the fences
	Line   int    // line of the first line of Text in the lesson's file
	Lines  int    // how many lines Text has there
	Column int    // column of the opening fence, in the line above
}
