// Package expression writes regular expressions of Go's as JavaScript reads them, so that
// a page's script holds outputs to the records that the site is checked with. It matches
// nothing itself.
package expression

import (
	"fmt"
	"regexp/syntax"
	"strings"
	"unicode"
)

// JavaScript is the source of a JavaScript regular expression, with the flag u, that
// finds something in exactly those lines in which text does. A line has no newline.
func JavaScript(text string) (string, error) {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return "", fmt.Errorf("reading a regular expression: %w", err)
	}
	var b strings.Builder
	write(&b, parsed)
	return b.String(), nil
}

// write keeps each part in a group of its own. Whether a repetition is greedy makes no
// difference to whether a line matches.
func write(b *strings.Builder, e *syntax.Regexp) {
	switch e.Op {
	case syntax.OpNoMatch:
		b.WriteString("[]")
	case syntax.OpEmptyMatch:
		b.WriteString("(?:)")
	case syntax.OpLiteral:
		for _, r := range e.Rune {
			writeRune(b, r, e.Flags&syntax.FoldCase != 0)
		}
	case syntax.OpCharClass:
		writeClass(b, e.Rune)
	case syntax.OpAnyCharNotNL, syntax.OpAnyChar:
		b.WriteString("[^]")
	case syntax.OpBeginLine, syntax.OpBeginText:
		b.WriteString("^")
	case syntax.OpEndLine, syntax.OpEndText:
		b.WriteString("$")
	case syntax.OpWordBoundary:
		b.WriteString(`\b`)
	case syntax.OpNoWordBoundary:
		b.WriteString(`\B`)
	case syntax.OpStar:
		repeat(b, e, "*")
	case syntax.OpPlus:
		repeat(b, e, "+")
	case syntax.OpQuest:
		repeat(b, e, "?")
	case syntax.OpRepeat:
		repeat(b, e, bounds(e.Min, e.Max))
	case syntax.OpCapture, syntax.OpConcat:
		group(b, e.Sub, "")
	case syntax.OpAlternate:
		group(b, e.Sub, "|")
	}
}

func repeat(b *strings.Builder, e *syntax.Regexp, times string) {
	group(b, e.Sub, "")
	b.WriteString(times)
}

func group(b *strings.Builder, parts []*syntax.Regexp, between string) {
	b.WriteString("(?:")
	for i, part := range parts {
		if i > 0 {
			b.WriteString(between)
		}
		write(b, part)
	}
	b.WriteString(")")
}

func bounds(least, most int) string {
	if most < 0 {
		return fmt.Sprintf("{%d,}", least)
	}
	return fmt.Sprintf("{%d,%d}", least, most)
}

func writeRune(b *strings.Builder, r rune, folded bool) {
	if !folded {
		b.WriteString(quoted(r))
		return
	}
	ranges := []rune{r, r}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		ranges = append(ranges, other, other)
	}
	writeClass(b, ranges)
}

// writeClass writes pairs of first and last characters.
func writeClass(b *strings.Builder, ranges []rune) {
	b.WriteString("[")
	for i := 0; i < len(ranges); i += 2 {
		b.WriteString(quoted(ranges[i]))
		if ranges[i+1] != ranges[i] {
			b.WriteString("-" + quoted(ranges[i+1]))
		}
	}
	b.WriteString("]")
}

func quoted(r rune) string {
	if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ') {
		return string(r)
	}
	return fmt.Sprintf(`\u{%x}`, r)
}
