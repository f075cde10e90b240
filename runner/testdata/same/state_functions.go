package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	text kind = iota
	open
	name
	number
	quoted
	punctuation
	failure
)

var kinds = map[kind]string{text: "text", open: "open", name: "name", number: "number", quoted: "quoted", punctuation: "punct", failure: "error"}

func (k kind) String() string { return kinds[k] }

type token struct {
	kind
	value string
	line  int
}

func (t token) String() string { return fmt.Sprintf("%v(%q)@%d", t.kind, t.value, t.line) }

// A state reads what it understands and names the state that comes next.
type state func(*lexer) state

type lexer struct {
	input      string
	start, pos int
	width      int
	line       int
	tokens     chan token
}

const eof = -1

func lex(input string) <-chan token {
	l := &lexer{input: input, line: 1, tokens: make(chan token)}
	go func() {
		defer close(l.tokens)
		for s := lexText; s != nil; {
			s = s(l)
		}
	}()
	return l.tokens
}

func (l *lexer) next() rune {
	if l.pos >= len(l.input) {
		l.width = 0
		return eof
	}
	r, w := utf8.DecodeRuneInString(l.input[l.pos:])
	l.width = w
	l.pos += w
	return r
}

func (l *lexer) backup() { l.pos -= l.width }

func (l *lexer) peek() rune {
	defer l.backup()
	return l.next()
}

func (l *lexer) acceptRun(valid func(rune) bool) (n int) {
	for r := l.next(); r != eof && valid(r); r = l.next() {
		n++
	}
	l.backup()
	return n
}

func (l *lexer) emit(k kind) {
	value := l.input[l.start:l.pos]
	l.tokens <- token{k, value, l.line}
	l.line += strings.Count(value, "\n")
	l.start = l.pos
}

func (l *lexer) errorf(format string, args ...any) state {
	l.tokens <- token{failure, fmt.Sprintf(format, args...), l.line}
	return nil
}

func lexText(l *lexer) state {
	for {
		if strings.HasPrefix(l.input[l.pos:], "{{") {
			if l.pos > l.start {
				l.emit(text)
			}
			l.pos += 2
			l.emit(open)
			return lexInside
		}
		if l.next() == eof {
			break
		}
	}
	if l.pos > l.start {
		l.emit(text)
	}
	return nil
}

func lexInside(l *lexer) state {
	switch r := l.next(); {
	case r == eof:
		return l.errorf("unclosed action")
	case r == '}' && l.peek() == '}':
		l.next()
		l.emit(punctuation)
		return lexText
	case unicode.IsSpace(r):
		l.acceptRun(unicode.IsSpace)
		l.start = l.pos
		return lexInside
	case unicode.IsLetter(r) || r == '_':
		l.acceptRun(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
		l.emit(name)
		return lexInside
	case unicode.IsDigit(r):
		l.backup()
		return lexNumber
	case r == '"':
		return lexQuoted
	case strings.ContainsRune("|.=(),", r):
		l.emit(punctuation)
		return lexInside
	default:
		return l.errorf("unexpected %q", r)
	}
}

func lexNumber(l *lexer) state {
	l.acceptRun(unicode.IsDigit)
	if l.peek() == '.' {
		l.next()
		if l.acceptRun(unicode.IsDigit) == 0 {
			return l.errorf("bad number %q", l.input[l.start:l.pos])
		}
	}
	l.emit(number)
	return lexInside
}

func lexQuoted(l *lexer) state {
	for {
		switch l.next() {
		case '\\':
			l.next()
		case eof, '\n':
			return l.errorf("unterminated string")
		case '"':
			l.emit(quoted)
			return lexInside
		}
	}
}

func main() {
	for _, input := range []string{
		"Hello {{ name }}!\nTotal: {{ printf \"%d\\\"\" (add 1 2.50) | bold}}\n",
		"line\nline {{ ünïcode = _x1 }}{{a.b}}",
		"{{ 3. }}", "{{ \"open", "{{ a", "{{ # }}", "", "only text }}",
	} {
		for t := range lex(input) {
			fmt.Print(t, " ")
		}
		fmt.Println()
	}
}
