package match

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// A Difference says where an output is not what its record asks for.
type Difference struct {
	// RecordLine is the first line of the record that does not hold, from 1; one
	// more than the record has where the output goes on after its end.
	RecordLine int
	// OutputLine is the first line of the output that does not hold, from 1; one
	// more than the output has where it ends too early.
	OutputLine int

	record, output []line
	rows           []row
	ordered        bool
}

// A row is one line of the rendered difference. Both indexes are set: the one that
// the row does not show is where the other text goes on.
type row struct {
	op     op
	record int // index in the record
	output int // index in the output
}

type op byte

const (
	both    op = ' ' // a line of the record that holds
	missing op = '-' // a line of the record that does not
	surplus op = '+' // a line of the output that nothing in the record asks for
)

// Context lines are shown around a difference, and an output is searched that much
// further than a segment is long.
const (
	contextLines = 3
	searchLines  = 20
)

// newDifference completes a difference; rows holds at least one that is not both.
func newDifference(record, output []line, rows []row, ordered bool) *Difference {
	d := &Difference{record: record, output: output, rows: rows, ordered: ordered}
	at := d.blocks()[0].first()
	d.RecordLine, d.OutputLine = at.record+1, at.output+1
	return d
}

// explain compares the segment that failed with the part of the output where it
// ought to stand.
func explain(p pattern, out []line, failed, from int) *Difference {
	seg := p.segments[failed]
	n := len(seg.lines)
	first, last := failed == 0, failed == len(p.segments)-1
	lo, hi := from, len(out)
	switch {
	case first && last:
	case first:
		hi = min(hi, n+searchLines)
	case last:
		lo = max(lo, hi-n-searchLines)
	default:
		_, nearest := seg.find(out[from:])
		lo += nearest
		hi = min(hi, lo+n+searchLines)
	}

	var rows []row
	for i := max(0, seg.start-contextLines); i < seg.start; i++ {
		rows = append(rows, row{both, i, lo})
	}
	for _, r := range align(seg.lines, out[lo:hi], !first, !last) {
		rows = append(rows, row{r.op, r.record + seg.start, r.output + lo})
	}
	if !last {
		rows = append(rows, row{both, seg.start + n, hi})
	}
	return newDifference(p.lines, out, rows, true)
}

// align pairs the lines of record and out that agree and shows the others. Where
// the record is open at an end, a wildcard stands there: it takes the output's
// lines, except for as many as the record misses beside it, which are most likely
// those that should have held.
func align(record, out []line, openStart, openEnd bool) []row {
	var rows []row
	r, o := 0, 0
	paired := false
	block := func(rEnd, oEnd int, atEnd bool) {
		lines := rEnd - r
		if openEnd && atEnd {
			oEnd = min(oEnd, o+lines)
		} else if openStart && !paired {
			o = max(o, oEnd-lines)
		}
		for ; r < rEnd; r++ {
			rows = append(rows, row{missing, r, o})
		}
		for ; o < oEnd; o++ {
			rows = append(rows, row{surplus, r, o})
		}
	}
	for _, p := range pairs(record, out) {
		block(p.record, p.output, false)
		rows = append(rows, row{both, p.record, p.output})
		r, o, paired = p.record+1, p.output+1, true
	}
	block(len(record), len(out), true)
	return rows
}

// pairs returns the lines that agree, in order, as many as it can cheaply find.
func pairs(record, out []line) []row {
	if expressions(record) {
		return pairExpressions(record, out)
	}
	var all []row
	r, o := 0, 0
	equal := func(end int) {
		for ; r < end; r, o = r+1, o+1 {
			if record[r].holds(out[o]) {
				all = append(all, row{both, r, o})
			}
		}
	}
	for _, d := range lcs.DiffLines(shapes(record), shapes(out)) {
		equal(d.Start)
		r, o = d.End, d.ReplEnd
	}
	equal(len(record))
	return all
}

func shapes(lines []line) []string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = l.shape
	}
	return all
}

// matchUnordered pairs equal lines wherever they stand; of lines that stand too often
// the last ones are left.
func matchUnordered(record, out []line) *Difference {
	needed := make(map[string]int, len(record))
	for _, l := range record {
		needed[l.text]++
	}
	open := needed[wildcard] > 0
	delete(needed, wildcard)

	var extra []row
	for i, l := range out {
		if needed[l.text] > 0 {
			needed[l.text]--
		} else if !open {
			extra = append(extra, row{surplus, len(record), i})
		}
	}
	firstExtra := len(out)
	if len(extra) > 0 {
		firstExtra = extra[0].output
	}
	var rows []row
	for i := len(record) - 1; i >= 0; i-- {
		if text := record[i].text; needed[text] > 0 {
			needed[text]--
			rows = append(rows, row{missing, i, firstExtra})
		}
	}
	slices.Reverse(rows)
	rows = append(rows, extra...)
	if len(rows) == 0 {
		return nil
	}
	return newDifference(record, out, rows, false)
}
