package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// An attribute is one of those in braces after a fence's language, such as #id,
// run, timeout=5s or title="Two words".
type attribute struct {
	name    string // "#" for an id
	value   string // of a quoted value what stands between the quotes, unescaped
	bare    bool   // it has no value
	at      int    // offset of the name
	valueAt int    // offset of the value; of the name where there is none
}

// A mistake is what is wrong at an offset.
type mistake struct {
	at      int
	message string
}

// parseAttributes parses text such as {#id run timeout=5s title="Two words"}. A
// quoted value is written as a Go string is, in double quotes. Offsets are those of
// bytes in the text. What can be read beside mistakes is returned.
func parseAttributes(text string) ([]attribute, []mistake) {
	s := &attributeScanner{text: text}
	if !strings.HasPrefix(text, "{") {
		s.mistake(0, "attributes are written in braces: {"+strings.TrimSpace(text)+"}")
		return nil, s.mistakes
	}
	s.pos = 1
	for {
		s.skipSpace()
		if s.pos == len(text) {
			if !s.openQuote {
				s.mistake(0, "the brace that opens here is never closed: end the attributes with }")
			}
			break
		}
		if text[s.pos] == '}' {
			s.pos++
			s.skipSpace()
			if s.pos < len(text) {
				s.mistake(s.pos, "nothing may follow the attributes: put it before the }")
			}
			break
		}
		s.attribute()
	}
	return s.attributes, s.mistakes
}

type attributeScanner struct {
	text       string
	pos        int
	attributes []attribute
	mistakes   []mistake
	openQuote  bool // a quote that is never closed has taken the rest of the text
}

func (s *attributeScanner) mistake(at int, message string) {
	s.mistakes = append(s.mistakes, mistake{at, message})
}

func (s *attributeScanner) skipSpace() {
	s.pos += len(s.text[s.pos:]) - len(strings.TrimLeft(s.text[s.pos:], " \t"))
}

// until returns the text from here to the first of the characters.
func (s *attributeScanner) until(any string) string {
	rest := s.text[s.pos:]
	if i := strings.IndexAny(rest, any); i >= 0 {
		rest = rest[:i]
	}
	s.pos += len(rest)
	return rest
}

// attribute reads one attribute; there is a character to read that is neither a
// space nor the closing brace.
func (s *attributeScanner) attribute() {
	at := s.pos
	switch s.text[s.pos] {
	case '#':
		s.pos++
		id := s.until(" \t}")
		s.attributes = append(s.attributes, attribute{name: "#", value: id, at: at, valueAt: at + 1})
		return
	case '.':
		class := s.until(" \t}")
		s.mistake(at, class+" is not available: a fence has no classes")
		return
	case '"', '=', '{':
		word := s.until(" \t}")
		s.mistake(at, "the name of an attribute is expected here, not "+word)
		return
	}
	a := attribute{name: s.until(" \t=}"), at: at, valueAt: at, bare: true}
	if s.pos < len(s.text) && s.text[s.pos] == '=' {
		s.pos++
		a.bare = false
		a.valueAt = s.pos
		var ok bool
		if a.value, ok = s.value(a.name); !ok {
			return
		}
	}
	s.attributes = append(s.attributes, a)
}

// value reads what follows the = of an attribute.
func (s *attributeScanner) value(name string) (string, bool) {
	at := s.pos
	if s.pos == len(s.text) || strings.IndexByte(" \t}", s.text[s.pos]) >= 0 {
		s.mistake(at, name+" has no value after the =: write "+name+"=value, without spaces around the =")
		return "", false
	}
	switch s.text[s.pos] {
	case '"':
		quoted, err := strconv.QuotedPrefix(s.text[s.pos:])
		if err != nil {
			return "", s.badQuote(at)
		}
		s.pos += len(quoted)
		value, err := strconv.Unquote(quoted)
		if err != nil {
			s.mistake(at, "not a string as Go writes it: "+quoted)
			return "", false
		}
		if !utf8.ValidString(value) || strings.IndexByte(value, 0) >= 0 {
			s.mistake(at, "the value is not text: it holds a NUL or is not valid UTF-8")
			return "", false
		}
		if at := s.pos; s.until(" \t}") != "" {
			s.mistake(at, "a space is missing after the quoted value")
		}
		return value, true
	case '\'', '`':
		s.mistake(at, "a value is quoted with double quotes: "+name+`="…"`)
		quote := s.text[s.pos : s.pos+1]
		s.pos++
		s.until(quote)
		s.openQuote = s.pos == len(s.text)
		s.pos = min(s.pos+1, len(s.text))
		return "", false
	}
	return s.until(" \t}"), true
}

// badQuote reports a string that cannot be read, and goes on after it.
func (s *attributeScanner) badQuote(at int) bool {
	s.pos++
	for s.pos < len(s.text) && s.text[s.pos] != '"' {
		if s.text[s.pos] == '\\' {
			s.pos++
		}
		s.pos++
	}
	if s.pos >= len(s.text) {
		s.pos = len(s.text)
		s.openQuote = true
		s.mistake(at, `the quote that opens here is never closed: end the value with "`)
		return false
	}
	s.pos++
	s.mistake(at, `an escape in the value is not one of Go's: write \\ for a backslash`)
	return false
}
