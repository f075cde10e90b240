package prose

import "slices"

var small = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var large = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12}

var fractions = map[string]float64{
	"half": 1. / 2, "third": 1. / 3, "thirds": 1. / 3, "quarter": 1. / 4, "quarters": 1. / 4,
	"fifth": 1. / 5, "fifths": 1. / 5, "tenth": 1. / 10, "tenths": 1. / 10, "hundredth": 1. / 100,
	"hundredths": 1. / 100, "thousandth": 1. / 1000, "½": 1. / 2, "¼": 1. / 4, "¾": 3. / 4,
}

// multiples are ratios by themselves.
var multiples = map[string]float64{"once": 1, "twice": 2, "double": 2, "thrice": 3, "triple": 3}

// units of each measure, in its base unit.
var units = map[Measure]map[string]float64{
	Duration: {
		"ns": 1, "nanosecond": 1, "nanoseconds": 1,
		"µs": 1e3, "μs": 1e3, "us": 1e3, "microsecond": 1e3, "microseconds": 1e3,
		"ms": 1e6, "millisecond": 1e6, "milliseconds": 1e6,
		"s": 1e9, "sec": 1e9, "second": 1e9, "seconds": 1e9,
		"m": 60e9, "min": 60e9, "minute": 60e9, "minutes": 60e9,
		"h": 3600e9, "hour": 3600e9, "hours": 3600e9,
	},
	Size: {
		"b": 1, "byte": 1, "bytes": 1,
		"kb": 1e3, "kilobyte": 1e3, "kilobytes": 1e3, "kib": 1 << 10,
		"mb": 1e6, "megabyte": 1e6, "megabytes": 1e6, "mib": 1 << 20,
		"gb": 1e9, "gigabyte": 1e9, "gigabytes": 1e9, "gib": 1 << 30,
	},
	Ratio: {"times": 1, "time": 1, "fold": 1, "x": 1, "×": 1, "%": 0.01, "percent": 0.01},
}

// phrase reads a number with its unit at i, and returns where it ends.
func phrase(tokens []token, i int, measure Measure) (n Number, next int, ok bool) {
	if measure == Ratio && i < len(tokens) {
		if v, is := multiples[tokens[i].text]; is {
			return Number{Value: v, scale: 1}, i + 1, true
		}
	}
	for next = i; ; {
		v, after, is := amount(tokens, next, measure)
		if !is {
			return n, next, ok
		}
		unit, scale := "", 1.
		if after < len(tokens) {
			if s, has := units[measure][tokens[after].text]; has {
				unit, scale = tokens[after].text, s
				if !tokens[after].glued && unit != "%" {
					unit = " " + unit
				}
				after++
			}
		}
		if measure == Count || measure == Ratio {
			return Number{Value: v * scale, unit: unit, scale: scale}, after, true
		}
		if unit == "" || ok && scale >= n.scale { // 5 ms and 6 ms are two
			return n, next, ok
		}
		// "a second and a half", "1 minute 30 seconds", "1m30s"
		if half, end, is := andFraction(tokens, after); is {
			v, after = v+half, end
		}
		n.Value += v * scale
		n.unit, n.scale = unit, scale
		next, ok = after, true
		if next+1 < len(tokens) && tokens[next].text == "and" {
			if _, end, is := amount(tokens, next+1, measure); is && end < len(tokens) {
				if s, has := units[measure][tokens[end].text]; has && s < scale {
					next++
				}
			}
		}
	}
}

// amount reads a number without its unit: "500", "five hundred", "two and a half",
// "half a", "a" where a unit follows.
func amount(tokens []token, i int, measure Measure) (v float64, next int, ok bool) {
	if i >= len(tokens) {
		return 0, i, false
	}
	article := tokens[i].text == "a" || tokens[i].text == "an"
	if article {
		i++
	}
	if i >= len(tokens) {
		return 0, i, false
	}
	if f, is := fractions[tokens[i].text]; is { // half a, a tenth of a
		return f, skip(tokens, i+1, measure), true
	}
	if article {
		_, hasUnit := units[measure][tokens[i].text]
		switch {
		case large[tokens[i].text] > 0:
		case hasUnit && measure != Ratio:
			return 1, i, true
		default:
			return 0, i, false
		}
	}
	v, next, ok = cardinal(tokens, i)
	if !ok {
		return 0, i, false
	}
	if next < len(tokens) && fractions[tokens[next].text] > 0 { // two thirds of a; 2½
		f := fractions[tokens[next].text]
		if tokens[next].text == "½" || tokens[next].text == "¼" || tokens[next].text == "¾" {
			return v + f, next + 1, true
		}
		return v * f, skip(tokens, next+1, measure), true
	}
	if f, end, is := andFraction(tokens, next); is {
		return v + f, end, true
	}
	return v, next, true
}

// andFraction reads "and a half" and its like.
func andFraction(tokens []token, i int) (f float64, next int, ok bool) {
	if i+1 >= len(tokens) || tokens[i].text != "and" {
		return 0, i, false
	}
	i++
	if t := tokens[i].text; i+1 < len(tokens) && (t == "a" || t == "an" || t == "one") {
		i++
	}
	f, ok = fractions[tokens[i].text]
	return f, i + 1, ok
}

// skip passes over "of a" between a fraction and its unit.
func skip(tokens []token, i int, measure Measure) int {
	end := i
	for end < len(tokens) && slices.Contains([]string{"of", "a", "an"}, tokens[end].text) {
		end++
	}
	if end < len(tokens) {
		if _, has := units[measure][tokens[end].text]; has {
			return end
		}
	}
	return i
}

// cardinal reads a whole number in words, or digits and what multiplies them.
func cardinal(tokens []token, i int) (v float64, next int, ok bool) {
	var total, current float64
	start := i
	for ; i < len(tokens); i++ {
		t := tokens[i]
		s, isSmall := small[t.text]
		switch {
		case t.digits && i == start:
			current = t.value
		case isSmall && fits(tokens[start:i], s):
			current += s
		case large[t.text] > 0 && t.text != "hundred" && t.text != "dozen":
			total += max(current, 1) * large[t.text]
			current = 0
		case large[t.text] > 0:
			current = max(current, 1) * large[t.text]
		case t.text == "and" && i > start && i+1 < len(tokens) && large[tokens[i-1].text] > 0 && isWord(tokens[i+1]):
		default:
			return total + current, i, i > start
		}
	}
	return total + current, i, i > start
}

func isWord(t token) bool {
	_, ok := small[t.text]
	return ok
}

// fits tells whether a small number may follow what was read: 5 follows 20 and 100,
// but not 3.
func fits(before []token, s float64) bool {
	if len(before) == 0 {
		return true
	}
	last := before[len(before)-1]
	if last.text == "and" || large[last.text] > 0 {
		return true
	}
	v, ok := small[last.text]
	return ok && v >= 20 && s > 0 && s < 10
}

// bound reads what stands before a number.
func bound(before []token) Bound {
	word := func(back int) string {
		if len(before) < back {
			return ""
		}
		return before[len(before)-back].text
	}
	switch word(1) {
	case "over", "above":
		return AtLeast
	case "under", "below", "within":
		return AtMost
	case "than":
		switch word(2) {
		case "more", "longer", "greater", "larger":
			return AtLeast
		case "less", "fewer", "shorter", "smaller":
			return AtMost
		}
	case "least":
		if word(2) == "at" {
			return AtLeast
		}
	case "most":
		if word(2) == "at" {
			return AtMost
		}
	case "to":
		if word(2) == "up" {
			return AtMost
		}
	}
	return About
}
