package check

import (
	"fmt"
	"slices"
	"strings"

	"runnel/runner"
	"runnel/site/check/prose"
	"runnel/site/fault"
	"runnel/site/markdown"
	"runnel/site/quantity"
)

// Results are those of a course: of each document by snippet ID.
type Results map[*markdown.Document]map[string]*runner.Result

// Of returns the result that a reference names.
func (r Results) Of(ref markdown.Reference) *runner.Result { return r[ref.Doc][ref.Run] }

// A Statement is what a lesson says of runs beside their records: a value in its prose
// or a claim.
type Statement struct {
	Doc        *markdown.Document
	References []markdown.Reference
	// Faults holds the statement to results. Where a run that it speaks of is itself
	// not what its lesson expects, there is nothing to hold it to.
	Faults func(Results) []fault.Fault
}

// Statements are those of a lesson that can be judged.
func Statements(doc *markdown.Document) []Statement {
	var all []Statement
	for _, v := range doc.Values {
		if bound(v.References) {
			all = append(all, Statement{doc, v.References, func(r Results) []fault.Fault { return value(doc, v, r) }})
		}
	}
	for _, c := range doc.Claims {
		if c.Expression != nil {
			all = append(all, Statement{doc, c.References, func(r Results) []fault.Fault { return claimed(doc, c, r) }})
		}
	}
	return all
}

// Judged tells that there are results for all that a lesson says of runs.
func Judged(doc *markdown.Document, results Results) bool {
	return !slices.ContainsFunc(Statements(doc), func(s Statement) bool {
		_, missing, ok := measure(s.References, results)
		return !ok || missing != ""
	})
}

// bound tells that every reference names a run.
func bound(refs []markdown.Reference) bool {
	return !slices.ContainsFunc(refs, func(ref markdown.Reference) bool { return ref.Snippet == nil })
}

// measure returns the values that references name. ok is false where there is nothing
// to judge; missing says what was not measured.
func measure(refs []markdown.Reference, results Results) (values []quantity.Value, missing string, ok bool) {
	for _, ref := range refs {
		result := results.Of(ref)
		if result == nil || !expected(ref.Snippet, result) {
			return nil, "", false
		}
		v, measured := ref.Field.Of(result)
		if !measured {
			return nil, fmt.Sprintf("%s was not measured: %s", ref.Name, unmeasured(ref, result)), true
		}
		values = append(values, v)
	}
	return values, "", true
}

// unmeasured says why a run lacks a quantity.
func unmeasured(ref markdown.Reference, r *runner.Result) string {
	switch {
	case strings.HasPrefix(ref.Field.Name, "compiled."):
		return "give the snippet engine=both, and have a Go toolchain on PATH"
	case len(r.Samples) == 0:
		return "the program was not executed"
	}
	return "the program ended before it could be counted"
}

// A Measured is what came of a value or a claim, ready for reading.
type Measured struct {
	Text   string  // such as "501 ms"; of a ratio "4.98 times (2.50 s / 501 ms)"
	Number float64 // of a value that is one
	Holds  bool
}

// Value returns what was measured of a value in prose; ok is false where nothing was.
func Value(v *markdown.Phrase, results Results) (m Measured, ok bool) {
	if !bound(v.References) {
		return m, false
	}
	values, missing, ok := measure(v.References, results)
	if !ok || missing != "" {
		return m, false
	}
	m = Measured{Text: values[0].String(), Number: values[0].Number}
	if len(values) == 2 {
		if values[1].Number == 0 {
			return m, false
		}
		m.Number = values[0].Number / values[1].Number
		m.Text = quantity.Ratio(m.Number) + " times"
	}
	switch {
	case v.Quoted():
		m.Holds = quotes(v, m.Text)
	default:
		m.Holds = v.Number == nil || v.Number.Holds(m.Number, v.Tolerance)
	}
	return m, true
}

// quotes tells whether a phrase quotes a text: a part of it, or nothing, which shows
// the text.
func quotes(v *markdown.Phrase, text string) bool {
	if v.References[0].Field.Name == "status" {
		return v.Text == "" || v.Text == text
	}
	return strings.Contains(text, v.Text)
}

func value(doc *markdown.Document, v *markdown.Phrase, results Results) []fault.Fault {
	says := func(format string, args ...any) []fault.Fault {
		return []fault.Fault{{Path: doc.Lesson.File, Line: v.Line, Column: v.Column, Message: fmt.Sprintf(format, args...), Kind: fault.Value}}
	}
	values, missing, ok := measure(v.References, results)
	switch {
	case !ok:
		return nil
	case missing != "":
		return says("%s", missing)
	case len(values) == 2 && values[1].Number == 0:
		return says("%s has no value, because %s is 0", v.Name, v.References[1].Name)
	}
	m, _ := Value(v, results)
	switch {
	case m.Holds:
		return nil
	case v.Quoted():
		return says("the text says %q, but %s is\n%s", v.Text, v.Name, Indent(m.Text))
	}
	n := v.Number
	measured := m.Text
	if len(values) == 2 {
		measured += fmt.Sprintf(" (%s / %s)", values[0], values[1])
	}
	switch {
	case n.Bound == prose.AtLeast:
		return says("the text says more than %s, but %s was %s: write a smaller number, or mend the program", n.Text, v.Name, measured)
	case n.Bound == prose.AtMost:
		return says("the text says less than %s, but %s was %s: write a larger number, or mend the program", n.Text, v.Name, measured)
	case v.Tolerance == 0:
		return says("the text says %s, but %s was %s: write %s", n.Text, v.Name, measured, n.Suggest(m.Number, v.Measure))
	}
	wide := ""
	if n.Value > 0 {
		off := max(m.Number-n.Value, n.Value-m.Number) / n.Value * 100
		if widened := (int(off)/10 + 1) * 10; widened < 100 {
			wide = fmt.Sprintf(", or allow more with run:%s~%d%%", v.Name, widened)
		}
	}
	return says("the text says %s, but %s was %s, more than %.4g%% off: write %s%s",
		n.Text, v.Name, measured, 100*v.Tolerance, n.Suggest(m.Number, v.Measure), wide)
}

// Claim returns what was measured of a claim, with the numbers in place of their
// names; ok is false where nothing was.
func Claim(c *markdown.Claim, results Results) (m Measured, ok bool) {
	if c.Expression == nil {
		return m, false
	}
	values, missing, ok := measure(c.References, results)
	if !ok || missing != "" {
		return m, false
	}
	holds, err := c.Expression.Eval(values)
	return Measured{Text: numbers(c, values), Holds: holds && err == nil}, err == nil
}

// numbers is the claim with its numbers.
func numbers(c *markdown.Claim, values []quantity.Value) string {
	return c.Expression.Substitute(func(i int) string { return short(values[i]) }, func(s string) string { return s })
}

// short is a value within an expression, where a text is cut to a few words.
func short(v quantity.Value) string {
	const most = 40
	text := v.String()
	if v.Kind != quantity.Text {
		return text
	}
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

func claimed(doc *markdown.Document, c *markdown.Claim, results Results) []fault.Fault {
	says := func(format string, args ...any) []fault.Fault {
		return []fault.Fault{{Path: doc.Lesson.File, Line: c.Line, Column: c.Column, Message: fmt.Sprintf(format, args...), Kind: fault.Claim}}
	}
	values, missing, ok := measure(c.References, results)
	switch {
	case !ok:
		return nil
	case missing != "":
		return says("%s", missing)
	}
	holds, err := c.Expression.Eval(values)
	switch {
	case err != nil:
		return says("the claim cannot be worked out: %v:\n%s", err, Indent(numbers(c, values)))
	case !holds:
		return says("the claim does not hold; change it, or the program that it speaks of:\n%s\n%s",
			Indent(strings.TrimSpace(c.Source)), Indent(numbers(c, values)))
	}
	return nil
}
