// Package patch makes one text of another by a unified diff, as an author writes it in
// a lesson: hunks need no line numbers, and are then placed by the lines that they keep
// and remove, which must occur exactly once. It knows nothing of what the text is.
package patch

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"runnel/site/course"
)

// A Mistake is what keeps a diff from being applied.
type Mistake struct {
	Line    int // of the diff, from 0
	Message string
}

// A Line is one of the text that a diff makes.
type Line struct {
	Text string // with its newline
	// Old and New are where the line comes from: its line in the old text, or, with
	// Old at -1, in the diff. Both count from 0.
	Old, New int
}

// Apply returns the lines of the text that diff makes of old, or what is wrong with it.
func Apply(old, diff string) ([]Line, []Mistake) {
	p := &placing{old: splitLines(old)}
	hunks := p.split(splitLines(diff))
	for _, h := range hunks {
		p.place(h)
	}
	if len(p.mistakes) > 0 {
		return nil, p.mistakes
	}
	slices.SortStableFunc(hunks, func(a, b *hunk) int { return a.at - b.at })
	for i, h := range hunks[1:] {
		if before := hunks[i]; before.at+len(before.old()) > h.at {
			p.mistake(max(h.first(), before.first()), "this change and another one are of the same lines: write them as one")
		}
	}
	if len(p.mistakes) > 0 {
		return nil, p.mistakes
	}
	return p.apply(hunks)
}

// A hunk is one change.
type hunk struct {
	line  int // of its header, or of its first line
	lines []diffLine
	named *span // by the line numbers of its header; nil where it has none
	at    int   // the line of the old text that it begins with, from 0, once it is placed
}

// A span is the lines of the old text that a header names.
type span struct {
	line, count int
}

type diffLine struct {
	gitdiff.Line
	at int // line of the diff
}

func (h *hunk) first() int { return h.lines[0].at }

// old are the lines that it keeps or removes.
func (h *hunk) old() []diffLine {
	var lines []diffLine
	for _, l := range h.lines {
		if l.Old() {
			lines = append(lines, l)
		}
	}
	return lines
}

type placing struct {
	old      []string
	mistakes []Mistake
}

func (p *placing) mistake(line int, format string, args ...any) {
	p.mistakes = append(p.mistakes, Mistake{line, fmt.Sprintf(format, args...)})
}

var numbered = regexp.MustCompile(`^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d+(?:,\d+)? @@`)

// split takes a diff apart. A header is a line of @@, with or without line numbers; the
// names of files above the first are left out.
func (p *placing) split(diff []string) []*hunk {
	var hunks []*hunk
	h := &hunk{}
	end := func() {
		if h = trim(h); len(h.lines) > 0 || h.named != nil {
			hunks = append(hunks, h)
		}
	}
	start := 0
	if len(diff) >= 2 && strings.HasPrefix(diff[0], "--- ") && strings.HasPrefix(diff[1], "+++ ") {
		start = 2
	}
	for i := start; i < len(diff); i++ {
		line := diff[i]
		switch {
		case strings.HasPrefix(line, "@@"):
			end()
			h = &hunk{line: i}
			p.header(h, line)
		case strings.HasPrefix(line, `\`): // "\ No newline at end of file"
		case line == "\n":
			h.lines = append(h.lines, diffLine{gitdiff.Line{Op: gitdiff.OpContext, Line: line}, i})
		default:
			op, ok := ops[line[0]]
			if !ok {
				p.mistake(i, "a line of a diff begins with a blank, - or +: write a blank before a line that stays")
				continue
			}
			h.lines = append(h.lines, diffLine{gitdiff.Line{Op: op, Line: line[1:]}, i})
		}
	}
	end()
	if len(hunks) == 0 && len(p.mistakes) == 0 {
		p.mistake(0, "the diff changes nothing: write lines that begin with - or +")
	}
	return hunks
}

var ops = map[byte]gitdiff.LineOp{' ': gitdiff.OpContext, '-': gitdiff.OpDelete, '+': gitdiff.OpAdd}

// header reads what follows @@.
func (p *placing) header(h *hunk, line string) {
	m := numbered.FindStringSubmatch(line)
	if m == nil {
		if strings.Trim(line, "@ \n") != "" {
			p.mistake(h.line, "this header cannot be read: write @@ -LINE,COUNT +LINE,COUNT @@, or @@ alone to have the change found by its lines")
		}
		return
	}
	h.named = &span{count: 1}
	h.named.line, _ = strconv.Atoi(m[1]) // digits, and not too many
	if m[2] != "" {
		h.named.count, _ = strconv.Atoi(m[2])
	}
}

// trim drops empty lines around a hunk that is placed by its lines.
func trim(h *hunk) *hunk {
	if h.named != nil {
		return h
	}
	empty := func(l diffLine) bool { return l.Op == gitdiff.OpContext && l.Line.Line == "\n" }
	for len(h.lines) > 0 && empty(h.lines[0]) {
		h.lines = h.lines[1:]
	}
	for n := len(h.lines); n > 0 && empty(h.lines[n-1]); n = len(h.lines) {
		h.lines = h.lines[:n-1]
	}
	return h
}

// place finds the lines of the old text that a hunk is about.
func (p *placing) place(h *hunk) {
	if !slices.ContainsFunc(h.lines, func(l diffLine) bool { return l.Op != gitdiff.OpContext }) {
		p.mistake(h.line, "this part changes nothing: write lines that begin with - or +")
		return
	}
	old := h.old()
	if h.named != nil {
		p.placeByNumber(h, old)
		return
	}
	if len(old) == 0 {
		p.mistake(h.first(), "where these lines belong is not said: write a line beside them that stays, with a blank before it")
		return
	}
	var found []int
	for at := 0; at+len(old) <= len(p.old); at++ {
		if p.matches(old, at) == len(old) {
			found = append(found, at)
		}
	}
	switch len(found) {
	case 0:
		p.notFound(old)
	case 1:
		h.at = found[0]
	default:
		what := "this line occurs"
		if len(old) > 1 {
			what = "these lines occur"
		}
		p.mistake(old[0].at, "%s %s in the program, first in its lines %d and %d: add a line beside them that stays, so that there is one such place",
			what, times(len(found)), found[0]+1, found[1]+1)
	}
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// placeByNumber holds a hunk to the lines that its header names.
func (p *placing) placeByNumber(h *hunk, old []diffLine) {
	if len(old) != h.named.count {
		p.mistake(h.line, "the header counts %d old lines, but there are %d: write @@ alone to have the change found by its lines", h.named.count, len(old))
		return
	}
	at := h.named.line - 1
	if len(old) == 0 {
		at++ // an insertion names the line before it
	}
	if at < 0 || at+len(old) > len(p.old) {
		p.mistake(h.line, "the program has %d lines, not those of this header: write @@ alone to have the change found by its lines", len(p.old))
		return
	}
	if n := p.matches(old, at); n < len(old) {
		p.mistake(old[n].at, "line %d of the program is %s: mend the diff, or write @@ alone above it to have the change found by its lines", at+n+1, quote(p.old[at+n]))
		return
	}
	h.at = at
}

// matches counts how many of the lines are those of the old text from at on.
func (p *placing) matches(lines []diffLine, at int) int {
	for i, l := range lines {
		if at+i >= len(p.old) || p.old[at+i] != l.Line.Line {
			return i
		}
	}
	return len(lines)
}

// notFound tells which line keeps a hunk from being placed.
func (p *placing) notFound(old []diffLine) {
	for _, l := range old {
		if slices.Contains(p.old, l.Line.Line) {
			continue
		}
		for i, other := range p.old {
			if strings.Join(strings.Fields(other), " ") == strings.Join(strings.Fields(l.Line.Line), " ") {
				p.mistake(l.at, "this line is not in the program: line %d differs from it in white space", i+1)
				return
			}
		}
		p.mistake(l.at, "this line is not in the program: %s%s", quote(l.Line.Line), p.nearest(l.Line.Line))
		return
	}
	best, where := 0, 0
	for at := range p.old {
		if n := p.matches(old, at); n > best {
			best, where = n, at
		}
	}
	next := "the program ends"
	if where+best < len(p.old) {
		next = "the program goes on with " + quote(p.old[where+best])
	}
	p.mistake(old[best].at, "this line does not follow the one above it: there %s; set changes of different places apart by a line of @@", next)
}

// nearest tells which line of the old text may have been meant.
func (p *placing) nearest(line string) string {
	near := course.Nearest(line, p.old)
	if near == "" {
		return "; the lines with - and with a space are the program's own"
	}
	return fmt.Sprintf("; did you mean line %d, %s?", slices.Index(p.old, near)+1, quote(near))
}

func quote(line string) string { return strconv.Quote(strings.TrimSuffix(line, "\n")) }

// apply makes the new text of hunks that are placed, in their order.
func (p *placing) apply(hunks []*hunk) ([]Line, []Mistake) {
	var text strings.Builder
	applier := gitdiff.NewTextApplier(&text, strings.NewReader(strings.Join(p.old, "")))
	var lines []Line
	next := 0 // line of the old text
	keep := func(to int) {
		for ; next < to; next++ {
			lines = append(lines, Line{Old: next, New: -1})
		}
	}
	for _, h := range hunks {
		if err := applier.ApplyFragment(h.fragmentAt(len(lines) + h.at - next)); err != nil {
			return nil, []Mistake{{h.line, "the change cannot be applied: " + err.Error()}}
		}
		keep(h.at)
		for _, l := range h.lines {
			switch l.Op {
			case gitdiff.OpContext:
				keep(next + 1)
			case gitdiff.OpDelete:
				next++
			case gitdiff.OpAdd:
				lines = append(lines, Line{Old: -1, New: l.at})
			}
		}
	}
	if err := applier.Close(); err != nil {
		return nil, []Mistake{{0, "the change cannot be applied: " + err.Error()}}
	}
	keep(len(p.old))
	for i, line := range splitLines(text.String()) {
		lines[i].Text = line
	}
	return lines, nil
}

// fragmentAt is the hunk as gitdiff applies it; at is where it begins in the new text,
// from 0.
func (h *hunk) fragmentAt(at int) *gitdiff.TextFragment {
	f := &gitdiff.TextFragment{OldPosition: int64(h.at + 1), NewPosition: int64(at + 1)}
	for _, l := range h.lines {
		f.Lines = append(f.Lines, l.Line)
		switch {
		case l.Op == gitdiff.OpAdd:
			f.LinesAdded++
			f.TrailingContext = 0
		case l.Op == gitdiff.OpDelete:
			f.LinesDeleted++
			f.TrailingContext = 0
		case f.LinesAdded+f.LinesDeleted == 0:
			f.LeadingContext++
		default:
			f.TrailingContext++
		}
		if l.Old() {
			f.OldLines++
		}
		if l.New() {
			f.NewLines++
		}
	}
	return f
}

// splitLines returns the lines of a text, each with a newline.
func splitLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimSuffix(line, "\n")+"\n")
	}
	return lines
}
