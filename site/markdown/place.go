package markdown

import (
	"strings"

	"runnel/runner"
)

// A Place is where something stands in a file of the course.
type Place struct {
	Path         string // as the author would type it
	Line, Column int    // from 1; the column in bytes
}

// Place returns where the author wrote what a diagnostic of the snippet's program is
// about.
func (s *Snippet) Place(d runner.Diagnostic) Place {
	places := s.written.places
	if d.Line < 1 || len(places) == 0 {
		return Place{s.written.path, s.Line, s.Column}
	}
	// An error at the end of the text may be said to be of the line after it.
	at := places[min(d.Line, len(places))-1]
	at.Line += max(0, d.Line-len(places))
	at.Column += max(d.Column, 1) - 1
	return at
}

// A written text is what an author wrote for a snippet, wherever it stands.
type written struct {
	path   string // of the lesson
	text   string
	places []Place // where each line begins
}

// writtenIn is the text of a fence.
func (r *reading) writtenIn(f *fence) written {
	w := written{path: r.doc.Lesson.File, text: string(join(f.Lines(), r.source))}
	line, column := r.position(f.offset)
	for range strings.Lines(w.text) {
		line++
		w.places = append(w.places, Place{w.path, line, column})
	}
	return w
}
