package match

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a rendered difference shows at most; the rest is counted.
const (
	maxRun   = 12  // lines that are missing, or surplus, one after the other
	maxRows  = 60  // lines in all
	maxRunes = 120 // of one line
	maxQuote = 60  // of one line in a summary
)

// Summary says in one sentence what the first difference is.
func (d *Difference) Summary() string {
	for _, b := range d.blocks() {
		switch {
		case b.agrees():
			continue
		case len(b.surplus) == 0:
			return fmt.Sprintf("the record has %s, which the run did not write", quote(d.record[b.missing[0].record].text, 0))
		case len(b.missing) == 0:
			return fmt.Sprintf("the run wrote %s, which the record does not have", quote(d.output[b.surplus[0].output].text, 0))
		}
		rec, out := d.record[b.missing[0].record], d.output[b.surplus[0].output]
		at := commonRunes(rec.text, out.text)
		s := fmt.Sprintf("the record has %s, the run wrote %s", quote(rec.text, at), quote(out.text, at))
		if rec.shape != out.shape {
			return s
		}
		if i := rec.broken(out); i >= 0 {
			s += fmt.Sprintf(": %s is not %s of %s", out.numbers[i].text, rec.numbers[i].within(), rec.numbers[i].text)
		}
		return s
	}
	return ""
}

// String renders the difference as a unified diff, - for the record and + for the
// run, without a final newline. It is for reading, not for patching: long texts and
// lines are cut, and in changed lines what cannot be seen is made visible.
func (d *Difference) String() string {
	w := &diffWriter{}
	w.WriteString("--- record\n+++ run\n")
	hidden := 0
	for i, b := range d.blocks() {
		if w.rows >= maxRows {
			hidden += len(b.missing) + len(b.surplus)
			continue
		}
		before := b.both
		if i > 0 && (b.agrees() || len(before) > 2*contextLines) {
			w.context(d, before[:min(contextLines, len(before))])
			before = before[min(contextLines, len(before)):]
		}
		if b.agrees() {
			continue
		}
		if d.ordered && (i == 0 || len(b.both) > 2*contextLines) {
			before = before[max(0, len(before)-contextLines):]
			at := b.first()
			fmt.Fprintf(w, "@@ record line %d, output line %d @@\n", at.record+1, at.output+1)
		}
		w.context(d, before)
		w.change(d, b)
	}
	w.more("", hidden)
	if w.blank {
		w.WriteString("(· is a blank at the end of a line)\n")
	}
	if w.tab {
		w.WriteString("(→ is a tab)\n")
	}
	return strings.TrimSuffix(w.Builder.String(), "\n")
}

// A block is a change with the lines that agree before it.
type block struct {
	both, missing, surplus []row
}

// agrees reports whether the block has no change, as only the last may.
func (b block) agrees() bool { return len(b.missing)+len(b.surplus) == 0 }

// first returns the row where the change begins.
func (b block) first() row {
	if len(b.missing) > 0 {
		return b.missing[0]
	}
	return b.surplus[0]
}

func (d *Difference) blocks() []block {
	take := func(rows []row, o op) (taken, rest []row) {
		n := 0
		for n < len(rows) && rows[n].op == o {
			n++
		}
		return rows[:n:n], rows[n:]
	}
	var all []block
	for rows := d.rows; len(rows) > 0; {
		var b block
		b.both, rows = take(rows, both)
		b.missing, rows = take(rows, missing)
		b.surplus, rows = take(rows, surplus)
		all = append(all, b)
	}
	return all
}

// A diffWriter collects the lines of a rendered difference.
type diffWriter struct {
	strings.Builder
	rows       int
	blank, tab bool // a mark was used that must be explained
}

func (w *diffWriter) context(d *Difference, rows []row) {
	for _, r := range rows {
		w.line(both, cut(visible(d.record[r.record].text), 0, maxRunes))
	}
}

func (w *diffWriter) change(d *Difference, b block) {
	var minus, plus []string
	for _, r := range b.missing[:min(maxRun, len(b.missing))] {
		minus = append(minus, w.mark(d.record[r.record].text))
	}
	for _, r := range b.surplus[:min(maxRun, len(b.surplus))] {
		plus = append(plus, w.mark(d.output[r.output].text))
	}
	// A long line is shown around the place where it leaves its counterpart.
	at := make([]int, max(len(minus), len(plus)))
	for i := range min(len(minus), len(plus)) {
		if minus[i] == plus[i] { // the text itself holds a mark
			minus[i] = strconv.QuoteToASCII(d.record[b.missing[i].record].text)
			plus[i] = strconv.QuoteToASCII(d.output[b.surplus[i].output].text)
		}
		at[i] = commonRunes(minus[i], plus[i])
	}
	for i, s := range minus {
		w.line(missing, cut(s, at[i], maxRunes))
	}
	w.more("-", len(b.missing)-len(minus))
	for i, s := range plus {
		w.line(surplus, cut(s, at[i], maxRunes))
	}
	w.more("+", len(b.surplus)-len(plus))
}

func (w *diffWriter) line(o op, text string) {
	w.rows++
	w.WriteByte(byte(o))
	w.WriteString(text)
	w.WriteByte('\n')
}

func (w *diffWriter) more(sign string, n int) {
	switch {
	case n == 1:
		fmt.Fprintf(w, "%s… 1 more line\n", sign)
	case n > 1:
		fmt.Fprintf(w, "%s… %d more lines\n", sign, n)
	}
}

// mark makes visible what cannot be seen in a changed line.
func (w *diffWriter) mark(text string) string {
	body := strings.TrimRight(text, " \t")
	tail := strings.ReplaceAll(text[len(body):], " ", "·")
	w.blank = w.blank || strings.Contains(tail, "·")
	w.tab = w.tab || strings.Contains(text, "\t")
	return strings.ReplaceAll(visible(body)+tail, "\t", "→")
}

// visible escapes what does not print, as in a Go string; tabs stay.
func visible(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t' || unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}

// quote names a line in a sentence, cut around the rune at.
func quote(text string, at int) string {
	if text == "" {
		return "an empty line"
	}
	return strconv.Quote(cut(text, at, maxQuote))
}

// cut shortens a long text to n runes among which the rune at is.
func cut(text string, at, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	start := 0
	if at >= n*3/4 {
		start = min(at-n/4, len(runes)-n)
	}
	end := start + n
	s := string(runes[start:end])
	if start > 0 {
		s = "…" + s
	}
	if end < len(runes) {
		s += "…"
	}
	return s
}

// commonRunes returns how many runes a and b have in common at their beginning.
func commonRunes(a, b string) int {
	n := 0
	for a != "" && b != "" {
		ra, sa := utf8.DecodeRuneInString(a)
		rb, sb := utf8.DecodeRuneInString(b)
		if ra != rb || sa != sb {
			break
		}
		a, b, n = a[sa:], b[sb:], n+1
	}
	return n
}
