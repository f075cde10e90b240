package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// An Edit is a new text for a record of a lesson, or a new record.
type Edit struct {
	Line   int // of the opening fence in the lesson's file; of a new record's the snippet's closing fence
	Column int // of the opening fence; of a new record's the snippet's
	Lines  int // how many lines the record has
	Text   string
	// New is what the opening fence of a new record says after its marks, such as
	// "output {match=approx}"; empty for a record that is there.
	New string
}

// EditOf returns an edit that gives a record another text.
func EditOf(r *Record, text string) Edit {
	return Edit{Line: r.Line - 1, Column: r.Column, Lines: r.Lines, Text: text}
}

// NewRecord returns an edit that puts a record after a snippet.
func NewRecord(s *Snippet, info, text string) Edit {
	return Edit{Line: s.End, Column: s.Column, Text: text, New: info}
}

// Rewrite returns a lesson's file with edits made. Nothing else of it changes: new lines
// stand as deep in lists and quotations, and end, as those beside them. Edits that do
// not fit the file are left out.
func Rewrite(source []byte, edits []Edit) []byte {
	lines := slices.Collect(strings.Lines(string(source)))
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b Edit) int { return b.Line - a.Line }) // so that lines before stay where they are
	for _, e := range edits {
		open, close := e.Line-1, e.Line+e.Lines
		if e.New != "" {
			close = open
		}
		if open < 0 || close >= len(lines) || e.Column < 1 || e.Column > len(lines[open]) {
			continue
		}
		w := writer{prefix: prefix(lines[open][:e.Column-1]), end: ending(lines[open])}
		if e.New != "" {
			w.fence(lines[open][e.Column-1:], e)
			if !strings.HasSuffix(lines[open], "\n") {
				lines[open] += w.end
			}
			lines = slices.Insert(lines, open+1, w.lines...)
			continue
		}
		mark := markOf(lines[open][e.Column-1:])
		if mark == "" {
			continue
		}
		if longer := enclosing(mark, e.Text); longer != mark {
			lines[open] = strings.Replace(lines[open], mark, longer, 1)
			lines[close] = strings.Replace(lines[close], markOf(strings.TrimLeft(lines[close], " \t>")), longer, 1)
		}
		w.text(e.Text)
		lines = slices.Replace(lines, open+1, close, w.lines...)
	}
	return []byte(strings.Join(lines, ""))
}

// A writer makes lines of one block.
type writer struct {
	prefix string // of each line: the lists and quotations that it stands in
	end    string // of each line
	lines  []string
}

func (w *writer) line(text string) {
	line := w.prefix + text
	if text == "" {
		line = strings.TrimRight(line, " \t")
	}
	w.lines = append(w.lines, line+w.end)
}

func (w *writer) text(text string) {
	for line := range strings.Lines(text) {
		w.line(strings.TrimSuffix(line, "\n"))
	}
}

// fence writes a new record after an empty line, with the marks of the fence above.
func (w *writer) fence(above string, e Edit) {
	mark := markOf(above)
	if mark == "" {
		mark = "```"
	}
	mark = enclosing(mark[:min(len(mark), 3)], e.Text)
	w.line("")
	w.line(mark + e.New)
	w.text(e.Text)
	w.line(mark)
}

// prefix is what stands before the lines of a block whose first line begins with text:
// the marks of quotations and as much space as that of lists took.
func prefix(text string) string {
	return strings.Map(func(c rune) rune {
		if c == '>' || c == '\t' {
			return c
		}
		return ' '
	}, text)
}

func ending(line string) string {
	if strings.HasSuffix(line, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// markOf returns the backticks or tildes that text begins with; "" where there are not
// three.
func markOf(text string) string {
	for _, c := range []string{"`", "~"} {
		if n := len(text) - len(strings.TrimLeft(text, c)); n >= 3 {
			return text[:n]
		}
	}
	return ""
}

// enclosing is a fence as long as it must be for no line of the text to close it.
func enclosing(mark, text string) string {
	for line := range strings.Lines(text) {
		inner := markOf(strings.TrimLeft(line, " "))
		if strings.HasPrefix(inner, mark) {
			mark = inner + mark[:1]
		}
	}
	return mark
}

// IsText tells whether a text can stand in a lesson as it is: as Markdown reads a
// file, some bytes never come out of it.
func IsText(text string) bool {
	return !strings.ContainsAny(text, "\r\x00") && bytes.Equal([]byte(text), bytes.ToValidUTF8([]byte(text), nil))
}
