package markdown

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
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
	places := s.places[d.File]
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
	name   string // of the program's file
	text   string
	places []Place // where each line begins
}

// writtenIn is the text of a fence.
func (r *reading) writtenIn(f *fence) written {
	w := written{path: r.doc.Lesson.File, name: mainFile, text: string(join(f.Lines(), r.source))}
	line, column := r.position(f.offset)
	for range strings.Lines(w.text) {
		line++
		w.places = append(w.places, Place{w.path, line, column})
	}
	return w
}

// writtenAt is the text of a file of the course.
func (r *reading) writtenAt(a attribute, name string) (written, bool) {
	w := written{path: r.doc.Lesson.File, name: path.Base(name)}
	if !fs.ValidPath(name) || name == "." {
		r.fault(a.valueAt, "file is the path of a file within the course's folder, such as code/fetch.go, or code/fetch.go#region for a part of it")
		return w, false
	}
	if path.Ext(name) != ".go" {
		r.fault(a.valueAt, "%s is no Go file: a snippet includes those only", name)
		return w, false
	}
	source, err := r.course.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.fault(a.valueAt, "there is no file %s in the course's folder %s", name, r.course.Dir)
		return w, false
	case err != nil:
		r.fault(a.valueAt, "the file %s cannot be included: %v", name, cmp.Or(errors.Unwrap(err), err))
		return w, false
	}
	w.text = strings.ReplaceAll(string(source), "\r\n", "\n")
	if w.text != "" && !strings.HasSuffix(w.text, "\n") {
		w.text += "\n"
	}
	line := 0
	file := filepath.Join(r.course.Dir, filepath.FromSlash(name))
	for range strings.Lines(w.text) {
		line++
		w.places = append(w.places, Place{file, line, 1})
	}
	return w, true
}

// A Source is one file of Go that the author wrote for a snippet, in its fence or
// beside the lessons.
type Source struct {
	Text   string
	Places []Place // where each line begins
}

// Sources are the files that the author wrote for the snippet; none of a variant.
func (s *Snippet) Sources() []Source {
	var all []Source
	var text strings.Builder
	start, n := 0, 0
	end := func() {
		if text.Len() > 0 {
			all = append(all, Source{text.String(), s.written.places[start:n]})
		}
		text.Reset()
	}
	archive := s.written.archive()
	for line := range strings.Lines(s.written.text) {
		if archive && archiveFile.MatchString(strings.TrimRight(line, "\n")) {
			end()
			start = n + 1
		} else {
			text.WriteString(line)
		}
		n++
	}
	end()
	return all
}
