// Package markdown turns a lesson into a Document: its tree, the snippets found in
// it and everything wrong with them. It runs nothing; a Document is rendered once
// the results of its snippets are known.
package markdown

import (
	"github.com/yuin/goldmark/ast"

	"runnel/runner"
	"runnel/site/course"
)

// A Document is a parsed lesson.
type Document struct {
	Lesson   *course.Lesson
	Headings []Heading  // in order, for the table of contents
	Snippets []*Snippet // in order
	tree     ast.Node
}

// A Heading is one entry of a table of contents.
type Heading struct {
	Level int
	ID    string
	Text  string // without markup
}

// A Snippet is one Go fence as shown.
type Snippet struct {
	ID      string
	Title   string
	Code    string // as shown, ends with a newline
	Line    int    // line of the opening fence in the lesson's file, from 1
	Column  int    // column of the opening fence
	Lines   []int  // highlighted lines (hl="2,5-7"), from 1
	Run     bool
	Expect  Expect
	Program runner.Program // where Run
	Records []*Record      // at most one for each stream
}

// Expect is how a snippet's run should end.
type Expect struct {
	Status runner.Status
	Exit   int // for runner.Exit: the code
}

// A Record is the output that the author committed beside a snippet.
type Record struct {
	Stream runner.Stream
	Match  Match
	Text   string // between the fences
	Line   int    // line of the first line of Text in the lesson's file
}

// A Match is the rule by which a run is held to a record.
type Match string

const (
	Exact     Match = "exact"
	Unordered Match = "unordered" // the same lines in any order
	Approx    Match = "approx"    // durations, floats and addresses within tolerance
)
