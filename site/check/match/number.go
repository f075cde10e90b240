package match

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A number is a measured value in a line.
type number struct {
	text string // as written
	kind kind
	val  float64 // of a duration: nanoseconds
	ulp  float64 // of a decimal: one in the last place written after its point; 0 without
}

// A kind is also what stands for a number of its kind in a line's shape. It holds a
// newline, which no line does, so that a shape cannot be mistaken for text.
type kind string

const (
	duration kind = "\nduration\n"
	decimal  kind = "\ndecimal\n"
	address  kind = "\naddress\n"
)

// The tolerances, as parts of what the record says and as least amounts.
const (
	durationPart  = 0.20
	durationLeast = 20 * time.Millisecond
	decimalPart   = 0.10
	// slack absorbs the rounding of the subtraction itself.
	slack = 1e-9
)

// holds reports whether out lies within the tolerance of n, which is the record's.
// Both are of one kind.
func (n number) holds(out number) bool {
	return n.kind == address || math.Abs(n.val-out.val) <= n.tolerance()*(1+slack)
}

func (n number) tolerance() float64 {
	if n.kind == duration {
		return max(durationPart*math.Abs(n.val), float64(durationLeast))
	}
	return max(decimalPart*math.Abs(n.val), n.ulp)
}

// within says in words what holds demands of an output.
func (n number) within() string {
	if n.kind == duration {
		return fmt.Sprintf("within %.0f%% or %v", 100*durationPart, durationLeast)
	}
	return fmt.Sprintf("within %.0f%%", 100*decimalPart)
}

// measured reads a line whose measured numbers may move.
func measured(text string) line {
	l := line{text: text}
	var shape strings.Builder
	done := 0 // text up to here is in shape
	for i := 0; i < len(text); {
		end := wordEnd(text, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		n, size, ok := parseNumber(text[i:end], text[end:])
		if !ok {
			i = end
			continue
		}
		start := i
		if n.kind != address && isSign(text, i-1) {
			start--
			n.val, n.text = -n.val, "-"+n.text
		}
		i += size
		shape.WriteString(strings.TrimRight(text[done:start], " \t"))
		shape.WriteString(string(n.kind))
		l.numbers = append(l.numbers, n)
		done = i + len(text[i:]) - len(strings.TrimLeft(text[i:], " \t"))
		if done > i {
			i = done
		} else {
			i = end // the letters after a number, its unit, are no word of their own
		}
	}
	shape.WriteString(text[done:])
	l.shape = shape.String()
	return l
}

// wordEnd returns the end of the word that begins at i: letters, digits and
// underscores, points between them, and the sign of an exponent. It is i where no
// word begins there.
func wordEnd(text string, i int) int {
	end := i
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case isWord(r):
		case end == i:
			return i
		case r == '.' && startsWord(text[end+1:]):
		case (r == '+' || r == '-') && mantissa.MatchString(text[i:end]) && startsDigit(text[end+1:]):
		default:
			return end
		}
		end += size
	}
	return end
}

func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWord(r)
}

func startsDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// isSign reports whether the byte at i is a minus sign and not a hyphen or an
// operator between two operands.
func isSign(text string, i int) bool {
	if i < 0 || text[i] != '-' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !isWord(before) && before != ')' && before != ']'
}

var (
	mantissa  = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?[eE]$`)
	addressRE = regexp.MustCompile(`^0x[0-9a-fA-F]{6,}$`)
	decimalRE = regexp.MustCompile(`^([0-9]+(?:\.([0-9]+))?([eE][+-][0-9]+)?)\pL*$`)
	plainRE   = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
	unitRE    = regexp.MustCompile(`^ (ns|µs|μs|us|ms|s)(?:[^\pL\p{Nd}_]|$)`)
)

// parseNumber reads the measured number at the start of word and returns the bytes
// that it takes; rest is the text after the word.
func parseNumber(word, rest string) (n number, size int, ok bool) {
	if !startsDigit(word) {
		return number{}, 0, false
	}
	if addressRE.MatchString(word) {
		return number{text: word, kind: address}, len(word), true
	}
	// A bare 0 is a duration to ParseDuration, and an integer here.
	if last := word[len(word)-1]; last == 's' || last == 'm' || last == 'h' {
		if d, err := time.ParseDuration(word); err == nil {
			return number{text: word, kind: duration, val: float64(d)}, len(word), true
		}
	}
	if plainRE.MatchString(word) {
		if unit := unitRE.FindStringSubmatch(rest); unit != nil {
			if d, err := time.ParseDuration(word + unit[1]); err == nil {
				return number{text: word + " " + unit[1], kind: duration, val: float64(d)}, len(word), true
			}
		}
	}
	m := decimalRE.FindStringSubmatch(word)
	if m == nil || m[2] == "" && m[3] == "" {
		return number{}, 0, false
	}
	val, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return number{}, 0, false
	}
	var ulp float64
	if m[2] != "" {
		ulp = math.Pow10(exponent(m[3]) - len(m[2]))
	}
	return number{text: m[1], kind: decimal, val: val, ulp: ulp}, len(m[1]), true
}

// exponent returns the value of an exponent such as "e+06"; 0 where there is none.
func exponent(s string) int {
	if s == "" {
		return 0
	}
	e, _ := strconv.Atoi(s[1:]) // what overflows is no float64 either, or a zero
	return e
}
