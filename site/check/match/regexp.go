package match

import (
	"errors"
	"regexp"
	"regexp/syntax"
)

// compile makes the lines of a record regular expressions. One that is not a valid
// one stands for its own text; Check reports it.
func (p pattern) compile() {
	for i := range p.lines {
		if p.lines[i].text != wildcard {
			p.lines[i].expression, _ = whole(p.lines[i].text)
		}
	}
}

// whole is the expression that whole lines must match.
func whole(text string) (*regexp.Regexp, error) {
	if _, err := regexp.Compile(text); err != nil {
		return nil, err // of the author's text, not of what is put around it
	}
	return regexp.Compile("^(?:" + text + ")$")
}

// Check returns the first line of a record, from 1, that its rule cannot read, and
// why; 0 where there is none.
func Check(rule Rule, record string) (bad int, why string) {
	if rule != Regexp {
		return 0, ""
	}
	for i, l := range lines(record, literal) {
		if _, err := whole(l.text); err != nil {
			why = err.Error()
			if e := (*syntax.Error)(nil); errors.As(err, &e) {
				why = e.Code.String() + ": " + e.Expr
			}
			return i + 1, why
		}
	}
	return 0, ""
}

// findExpression is find for lines that are regular expressions.
func (seg segment) findExpression(out []line) (at, nearest int) {
	longest := 0
	for at := range out {
		n := 0
		for n < len(seg.lines) && at+n < len(out) && seg.lines[n].holds(out[at+n]) {
			n++
		}
		if n == len(seg.lines) {
			return at, 0
		}
		if n > longest {
			longest, nearest = n, at
		}
	}
	return -1, nearest
}

// pairExpressions pairs each line with the next that it matches.
func pairExpressions(record, out []line) []row {
	var all []row
	o := 0
	for r, l := range record {
		for i := o; i < len(out); i++ {
			if l.holds(out[i]) {
				all = append(all, row{both, r, i})
				o = i + 1
				break
			}
		}
	}
	return all
}

// expressions tells that lines are of a record of regular expressions.
func expressions(lines []line) bool { return len(lines) > 0 && lines[0].expression != nil }
