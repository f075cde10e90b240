// Package fault holds what is wrong with a course: a place in one of its files
// and a sentence that says what is wrong and what would be right. A stage that
// finds faults returns all of them beside whatever it could still make.
package fault

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Kind says what a fault is about.
type Kind string

const (
	Lesson   Kind = ""         // how a lesson or the course is written, its links and anchors among it
	Run      Kind = "run"      // a program does not end as its lesson expects
	Record   Kind = "record"   // a program does not print what its record says
	Parity   Kind = "parity"   // a program does something else under the Go toolchain
	Value    Kind = "value"    // a number in the text is not what was measured
	Claim    Kind = "claim"    // a claim does not hold
	Format   Kind = "format"   // a snippet is not formatted
	Repeat   Kind = "repeat"   // a program does not do the same each time
	Glossary Kind = "glossary" // a term is not used, or not defined
)

// String names the kind.
func (k Kind) String() string {
	if k == Lesson {
		return "lesson"
	}
	return string(k)
}

// A Fault is one thing wrong at one place.
type Fault struct {
	Path    string // as the author would type it
	Line    int    // from 1; 0 where the whole file is meant
	Column  int    // from 1, in bytes; 0 where the whole line is meant
	Message string // may hold further lines, such as a diff
	Kind    Kind
	// Lesson is the file of the lesson that this is a fault of, where Path is another:
	// one that the lesson includes.
	Lesson string
}

// String renders the fault as path:line:column: message.
func (f Fault) String() string {
	var b strings.Builder
	b.WriteString(f.Path)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d", f.Line)
		if f.Column > 0 {
			fmt.Fprintf(&b, ":%d", f.Column)
		}
	}
	b.WriteString(": ")
	b.WriteString(f.Message)
	return b.String()
}

// Sort orders faults by path, line, column and message.
func Sort(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
