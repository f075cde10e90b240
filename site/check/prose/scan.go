package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a number in digits, a word in lower case, or one of the characters that
// mean something beside a number.
type token struct {
	text    string
	at, end int // offsets in the phrase
	digits  bool
	value   float64
	glued   bool // it follows the token before it without a space
}

// digits are such as 500, 2.5, 1,000 and 1e+06. A comma that is no thousands' comma
// is a decimal one, as in 2,5.
var digits = regexp.MustCompile(`^[0-9]+(?:,[0-9]{3})*(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?`)

// scan takes a phrase apart. Digits within a word, such as those of v1 or x64, are
// part of the word.
func scan(text string) []token {
	var tokens []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		t := token{at: i, end: i + size}
		switch {
		case '0' <= r && r <= '9':
			t.text = digits.FindString(text[i:])
			t.end, t.digits = i+len(t.text), true
			t.value = number(t.text)
		case unicode.IsLetter(r):
			// A unit, as in 1m30s, ends where the next number begins.
			afterDigits := len(tokens) > 0 && tokens[len(tokens)-1].digits && tokens[len(tokens)-1].end == i
			for t.end < len(text) {
				r, size := utf8.DecodeRuneInString(text[t.end:])
				if !unicode.IsLetter(r) && (!unicode.IsDigit(r) || afterDigits) {
					break
				}
				t.end += size
			}
			t.text = strings.ToLower(text[i:t.end])
		case r == '%' || r == '×' || r == '½' || r == '¼' || r == '¾':
			t.text = string(r)
		default:
			i += size
			continue
		}
		t.glued = len(tokens) > 0 && tokens[len(tokens)-1].end == i
		tokens = append(tokens, t)
		i = t.end
	}
	return tokens
}

func number(text string) float64 {
	if i := strings.LastIndexByte(text, ','); i >= 0 {
		whole, _, _ := strings.Cut(text[i+1:], ".")
		if len(whole) != 3 {
			text = text[:i] + "." + text[i+1:]
		}
		text = strings.ReplaceAll(text, ",", "")
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0 // too large for any measurement: nothing equals it
	}
	return v
}
