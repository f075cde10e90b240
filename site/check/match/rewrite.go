package match

import (
	"regexp"
	"strings"
)

// Rewrite returns a record that an output holds to, as much as it can like the one
// that is given: lines that still hold stay as they are, and so do wildcards.
func Rewrite(rule Rule, record, output string) string {
	text := record
	for range strings.Count(record, wildcard) + 2 { // each round mends one part between wildcards
		d := Match(rule, text, output)
		if d == nil {
			return text
		}
		text = d.apply(rule)
	}
	if Match(rule, text, output) == nil {
		return text
	}
	return write(rule, lines(output, literal))
}

// apply returns the record with the difference in it.
func (d *Difference) apply(rule Rule) string {
	gone := make(map[int]bool)
	more := make(map[int][]line) // before the record's line of that index
	for _, r := range d.rows {
		switch r.op {
		case missing:
			gone[r.record] = true
		case surplus:
			more[r.record] = append(more[r.record], d.output[r.output])
		}
	}
	var b strings.Builder
	for i := range len(d.record) + 1 {
		b.WriteString(write(rule, more[i]))
		if i < len(d.record) && !gone[i] {
			b.WriteString(d.record[i].text + "\n")
		}
	}
	return b.String()
}

// write returns lines of an output as a record has them.
func write(rule Rule, lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		if rule == Regexp {
			l.text = regexp.QuoteMeta(l.text)
		}
		b.WriteString(l.text + "\n")
	}
	return b.String()
}

// Measured tells whether an output holds numbers that differ from run to run, such as
// durations and addresses, so that a record of it needs Approx.
func Measured(output string) bool {
	for _, l := range lines(output, measured) {
		for _, n := range l.numbers {
			if n.kind != decimal {
				return true
			}
		}
	}
	return false
}
