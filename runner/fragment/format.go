package fragment

import (
	"bytes"
	"go/format"
	"go/scanner"
	"go/token"
	"slices"
	"strings"

	"runnel/runner/frontend"
)

// Is reports whether a source is a fragment: whether it has no package clause.
func Is(source string) bool {
	file := token.NewFileSet().AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(file, []byte(source), nil, 0)
	_, tok, _ := s.Scan()
	return tok != token.PACKAGE
}

// Format is a fragment as gofmt writes it; ok tells whether it could be read. The format
// of a file knows declarations or statements, so what a fragment has of both is formatted
// piece by piece.
func Format(source string) (formatted string, ok bool) {
	var b strings.Builder
	all := pieces(source)
	for i, piece := range all {
		text, err := format.Source([]byte(piece))
		if err != nil {
			return "", false
		}
		if i < len(all)-1 && !bytes.HasSuffix(text, []byte("\n")) { // they shared a line
			text = append(bytes.TrimRight(text, " \t"), '\n')
		}
		b.Write(text)
	}
	formatted = b.String()
	return formatted, slices.Equal(tokens(source), tokens(formatted))
}

// pieces are a fragment's declarations that statements do not have, and what stands
// between them.
func pieces(source string) []string {
	items := split(frontend.File{Source: source})
	var all []string
	start := 0
	for i, it := range items {
		if i > 0 && it.isDeclaration() != items[i-1].isDeclaration() {
			at := beginning(source, items[i-1].offset+len(items[i-1].text), it.offset)
			all = append(all, source[start:at])
			start = at
		}
	}
	return append(all, source[start:])
}

func (it *item) isDeclaration() bool { return it.isFunc || it.tok == token.IMPORT }

// beginning is where what an item at an offset belongs to begins, its comments too: after
// the line on which the item before it ends.
func beginning(source string, end, offset int) int {
	if line := strings.IndexByte(source[end:offset], '\n'); line >= 0 {
		return end + line + 1
	}
	return offset
}

// tokens are those of a source, but for semicolons that end lines.
func tokens(source string) []string {
	file := token.NewFileSet().AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(file, []byte(source), nil, 0)
	var all []string
	for {
		_, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return all
		case tok == token.SEMICOLON:
		case tok.IsLiteral():
			all = append(all, text)
		default:
			all = append(all, tok.String())
		}
	}
}
