// Package match holds what a run wrote to the record that its author committed.
// Two texts and a rule go in; a Difference comes out where the rule is broken. It
// reads no lesson and runs nothing.
//
// Texts are compared line by line. A final newline ends the last line and is not
// compared: a record always has one, a program need not write it. Every other byte
// counts, a carriage return and a trailing blank among them, and nothing is
// normalised.
//
// In a record, a line that is exactly "..." stands for any number of lines, also
// none.
//
// Under Approx the lines stand in order and their text must be equal, but these
// numbers may move:
//
//   - a duration as Go prints it (1.5s, 1m2.5s, 38µs), or a number, one blank and a
//     unit (500 ms; s, ms, µs, us or ns): by 20% of what the record says or by 20ms,
//     whichever is more. A blank before the unit fixes the unit.
//   - a number with a decimal point or an exponent (1.25, 1e+06), also directly
//     before letters or % (3.9x, 12.5%): by 10% of what the record says or by one in
//     the last place that the record shows after the point, whichever is more.
//   - an address (0x and at least six hexadecimal digits): to any other.
//
// Under Regexp each line of the record is a regular expression of Go's that a whole
// line of the output must match, in order.
//
// Under Approx integers are exact, and so are digits that belong to a name or a version (v1.2,
// 127.0.0.1). Blanks beside a number that may move do not count, since columns move
// with its width.
package match

import (
	"regexp"
	"strings"
)

// A Rule says what a run must have in common with its record.
type Rule string

const (
	Exact     Rule = "exact"     // the same lines in the same order
	Unordered Rule = "unordered" // the same lines in any order, each as often
	Approx    Rule = "approx"    // the same lines in the same order, measured numbers within tolerance
	Regexp    Rule = "regexp"    // lines that match the record's, in the same order
)

// wildcard is the line of a record that stands for any lines.
const wildcard = "..."

// Match holds output to record. It returns nil where the rule is kept. A rule that
// it does not know is taken for Exact, the strictest.
func Match(rule Rule, record, output string) *Difference {
	read := literal
	switch rule {
	case Unordered:
		return matchUnordered(lines(record, literal), lines(output, literal))
	case Approx:
		read = measured
	}
	p := parsePattern(lines(record, read))
	if rule == Regexp {
		p.compile()
	}
	out := lines(output, read)
	failed, from := p.match(out)
	if failed < 0 {
		return nil
	}
	return explain(p, out, failed, from)
}

// A line is one line of a record or an output.
type line struct {
	text    string
	shape   string   // text without its measured numbers
	numbers []number // in the order of their places in shape
	// expression is what an output's line must match in a record of regular
	// expressions; nil elsewhere.
	expression *regexp.Regexp
}

// lines splits text at its newlines. A final newline ends the last line, so that an
// empty text has no lines and "\n" has one, which is empty.
func lines(text string, read func(string) line) []line {
	if text == "" {
		return nil
	}
	var all []line
	for l := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		all = append(all, read(l))
	}
	return all
}

// literal reads a line of which every byte counts.
func literal(text string) line { return line{text: text, shape: text} }

// holds reports whether the output's line is what the record's line asks for.
func (l line) holds(out line) bool {
	if l.expression != nil {
		return l.expression.MatchString(out.text)
	}
	return l.shape == out.shape && l.broken(out) < 0
}

// broken returns the index of the first number of l that out's is too far from, or
// -1. The two lines have one shape.
func (l line) broken(out line) int {
	for i, n := range l.numbers {
		if !n.holds(out.numbers[i]) {
			return i
		}
	}
	return -1
}
