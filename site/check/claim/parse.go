package claim

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"runnel/site/quantity"
)

// A piece of the source stands for itself or, in what the library is given, for a
// variable.
type piece struct {
	start, end int
	as         string // "" for itself
}

var (
	// A name may have hyphens and slashes: which of them are operators is told by
	// what is known.
	path    = regexp.MustCompile(`^([\pL\p{Nd}_-]+(?:/[\pL\p{Nd}_-]+)*(?:\[[^\[\]\n]*=[^\[\]\n]*\])?)\.([A-Za-z]+(?:\.[A-Za-z]+)*)`)
	literal = regexp.MustCompile(`^(?:[0-9]+(?:\.[0-9]+)?(?:ns|us|µs|μs|ms|s|m|h))+`)
	size    = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?)(KiB|MiB|GiB|kB|KB|MB|GB|B)`)
	number  = regexp.MustCompile(`^[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`)
)

var sizes = map[string]float64{"B": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}

// variable is what stands for a reference.
func variable(i int) string { return "measured_" + strconv.Itoa(i) + "_" }

// Parse finds the references and literals in a claim. known tells whether a run has a
// name, such as waited or waiting/waited.
func Parse(source string, known func(name string) bool) (*Expression, []Mistake) {
	e := &Expression{source: source, consts: make(map[string]any)}
	s := scanner{Expression: e, known: known}
	for s.pos < len(source) {
		s.next()
	}
	s.plain(len(source))
	return e, s.mistakes
}

type scanner struct {
	*Expression
	known    func(string) bool
	pos      int
	done     int // pieces end here
	mistakes []Mistake
}

// next reads what begins at the position.
func (s *scanner) next() {
	rest := s.source[s.pos:]
	r, width := utf8.DecodeRuneInString(rest)
	switch {
	case r == '"' || r == '\'' || r == '`':
		s.pos += stringEnd(rest, byte(r))
	case strings.HasPrefix(rest, "//"):
		s.pos += len(rest[:lineEnd(rest)])
	case strings.HasPrefix(rest, "/*"):
		end := strings.Index(rest, "*/")
		if end < 0 {
			end = len(rest) - 2
		}
		s.pos += end + 2
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		if !s.reference(rest) && !s.literal(rest) {
			s.word(rest)
		}
	case r == '.' || r == '$' || r == '#': // what follows belongs to it
		s.pos += width
		if !strings.HasPrefix(rest, "..") {
			s.word(s.source[s.pos:])
		}
	default:
		s.pos += width
	}
}

// reference reads a quantity: the longest part before the point that is the name of a
// run, and the longest behind it that is the name of a field.
func (s *scanner) reference(rest string) bool {
	m := path.FindStringSubmatchIndex(rest)
	if m == nil {
		return false
	}
	name, field := rest[:m[3]], rest[m[4]:m[5]]
	for f := field; ; {
		if _, ok := quantity.FieldOf(f); ok {
			field = f
			break
		}
		i := strings.LastIndexByte(f, '.')
		if i < 0 {
			break
		}
		f = f[:i]
	}
	start := 0
	for !s.known(name[start:]) {
		before, _, _ := strings.Cut(name[start:], "[") // of a point of a sweep
		i := strings.IndexAny(before, "-/")
		if i < 0 || start+i+1 == len(name) {
			if number.FindString(name) == name {
				return false // such as 1.e
			}
			start = 0 // none is known, so the whole is what is wrong
			break
		}
		start += i + 1
	}
	s.pos += start
	s.put(len(name)-start+1+len(field), variable(len(s.References)))
	last := s.pieces[len(s.pieces)-1]
	s.References = append(s.References, Reference{Name: name[start:], Field: field, Start: last.start, End: last.end})
	return true
}

// literal reads a duration or a size.
func (s *scanner) literal(rest string) bool {
	name := "literal_" + strconv.Itoa(len(s.consts)) + "_"
	if text := literal.FindString(rest); text != "" && !startsWord(rest[len(text):]) {
		d, err := time.ParseDuration(strings.ReplaceAll(text, "μ", "µ"))
		if err != nil {
			s.mistakes = append(s.mistakes, Mistake{s.pos, text + " is too long a duration"})
		}
		s.consts[name] = Duration{float64(d)}
		s.put(len(text), name)
		return true
	}
	if m := size.FindStringSubmatch(rest); m != nil && !startsWord(rest[len(m[0]):]) {
		v, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			s.mistakes = append(s.mistakes, Mistake{s.pos, m[0] + " is too large a size"})
		}
		s.consts[name] = v * sizes[m[2]]
		s.put(len(m[0]), name)
		return true
	}
	return false
}

// word passes over a number or an identifier.
func (s *scanner) word(rest string) {
	if n := number.FindString(rest); n != "" {
		s.pos += len(n)
		return
	}
	for s.pos < len(s.source) && startsWord(s.source[s.pos:]) {
		_, width := utf8.DecodeRuneInString(s.source[s.pos:])
		s.pos += width
	}
}

// put makes a piece of the next n bytes.
func (s *scanner) put(n int, as string) {
	s.plain(s.pos)
	s.pieces = append(s.pieces, piece{s.pos, s.pos + n, as})
	s.pos += n
	s.done = s.pos
}

// plain makes a piece of all that has been passed over.
func (s *scanner) plain(end int) {
	if end > s.done {
		s.pieces = append(s.pieces, piece{s.done, end, ""})
	}
	s.done = end
}

// translate writes the expression for the library, with the offset in the source of
// each of its runes, and of its end.
func (e *Expression) translate() (text string, offsets []int) {
	var b strings.Builder
	for _, p := range e.pieces {
		if p.as != "" {
			b.WriteString(p.as)
			for range p.as {
				offsets = append(offsets, p.start)
			}
			continue
		}
		for i, r := range e.source[p.start:p.end] {
			b.WriteRune(r)
			offsets = append(offsets, p.start+i)
		}
	}
	return b.String(), append(offsets, len(strings.TrimRight(e.source, " \t\n")))
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r))
}

// stringEnd returns where the string that begins with a quote ends.
func stringEnd(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote:
			return i + 1
		case s[i] == '\\' && quote != '`':
			i++
		}
	}
	return len(s)
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}
