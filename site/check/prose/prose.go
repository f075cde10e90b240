// Package prose reads the number in a phrase of a lesson, such as "about 500 ms",
// "two and a half seconds" or "five times", and holds it to what was measured. It
// knows digits in any text and number words in English; it reads no Markdown.
package prose

import (
	"fmt"
	"math"

	"runnel/site/quantity"
)

// A Measure is what a phrase speaks of.
type Measure int

const (
	Duration Measure = iota
	Size
	Count
	Ratio
)

// A Bound is the side on which a measured value may lie.
type Bound int

const (
	About   Bound = iota // both, within the tolerance
	AtLeast              // "more than", "at least"
	AtMost               // "less than", "at most"
)

// A Number is what a phrase says.
type Number struct {
	Value float64 // nanoseconds, bytes, things or times
	Bound Bound
	Text  string // the number with its unit, as written

	unit  string // as written, to suggest another number of it
	scale float64
}

// Parse reads the number in a phrase. found is false where there is none. Where there
// is one that cannot be meant, wrong says why.
func Parse(text string, measure Measure) (n Number, found bool, wrong string) {
	tokens := scan(text)
	var all []Number
	var bare string // digits that do not measure what they should
	for i := 0; i < len(tokens); {
		n, next, ok := phrase(tokens, i, measure)
		if !ok {
			if tokens[i].digits && bare == "" {
				bare = tokens[i].text
			}
			i++
			continue
		}
		n.Text = text[tokens[i].at:tokens[next-1].end]
		n.Bound = bound(tokens[:i])
		all = append(all, n)
		i = next
	}
	switch {
	case len(all) > 1:
		return Number{}, true, fmt.Sprintf("the text holds two numbers, %s and %s: make a link of each", all[0].Text, all[1].Text)
	case len(all) == 1:
		return all[0], true, ""
	case bare != "":
		return Number{}, true, fmt.Sprintf("%s is not %s: write it like %s", bare, names[measure], examples[measure])
	}
	return Number{}, false, ""
}

var (
	names    = map[Measure]string{Duration: "a duration", Size: "a size", Count: "a number", Ratio: "a ratio"}
	examples = map[Measure]string{Duration: "500 ms or 2.5 seconds", Size: "64 KiB or 2 MB", Count: "1,000", Ratio: "5 times, 2.5× or 20%"}
)

// Holds tells whether a measured value is what the phrase says, where it may deviate
// by a part of what the phrase says.
func (n Number) Holds(measured, tolerance float64) bool {
	const slack = 1e-9 // of the arithmetic itself
	allowed := math.Abs(n.Value) * tolerance * (1 + slack)
	switch n.Bound {
	case AtLeast:
		return measured >= n.Value
	case AtMost:
		return measured <= n.Value
	}
	return math.Abs(measured-n.Value) <= allowed
}

// Suggest is what would be right in the place of Text: the measured value with two
// digits, in the author's unit where that is reasonable.
func (n Number) Suggest(measured float64, measure Measure) string {
	switch measure {
	case Duration, Size:
		v := measured / n.scale
		if n.scale > 0 && v >= 0.1 && v < 10000 {
			return rounded(v) + n.unit
		}
		kind := quantity.Time
		if measure == Size {
			kind = quantity.Bytes
		}
		return quantity.Value{Kind: kind, Number: measured}.String()
	case Ratio:
		if n.scale == 0.01 {
			return rounded(measured*100) + n.unit
		}
		return rounded(measured) + " times"
	}
	return quantity.Value{Kind: quantity.Exact, Number: measured}.String()
}

// rounded renders two significant digits, and all before the point.
func rounded(v float64) string {
	if v == 0 {
		return "0"
	}
	digits := 1 - int(math.Floor(math.Log10(math.Abs(v))))
	if digits <= 0 {
		return fmt.Sprintf("%.0f", math.Round(v*math.Pow10(digits))/math.Pow10(digits))
	}
	text := fmt.Sprintf("%.*f", digits, v)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}
