package frontend

import (
	"fmt"
	"go/token"
)

// The lowered file says with //line directives where its parts come from. yaegi finds
// imports by the name of the file, so that all parts have the same, which is the one
// that yaegi gives to source without a name; what file of the author's it is, the line
// number tells.
const lineFile = "_.go"

// linesPerFile is how far the lines of one file are from those of the next. The
// standard library's source comes after all files.
const linesPerFile = 1_000_000

const maxFiles = 1000

// lineOf is the line that a //line directive says.
func (l *lowering) lineOf(s *source, pos token.Pos) int {
	line := s.fset.Position(pos).Line
	if s != l.main {
		return maxFiles*linesPerFile + line
	}
	i, _ := fileIndex(l.program, pos)
	return i*linesPerFile + line
}

// fileIndex is which of the author's files a position is in; ok is false where it is in
// none.
func fileIndex(p *program, pos token.Pos) (i int, ok bool) {
	for i, file := range p.files {
		if file.FileStart <= pos && pos <= file.FileEnd {
			return i, true
		}
	}
	return 0, false
}

// Place is the file, by its index, and the line in it that a line of the lowered
// program stands for; ok is false where it is not one of the author's.
func Place(line int) (file, inFile int, ok bool) {
	if line >= maxFiles*linesPerFile {
		return 0, 0, false
	}
	return line / linesPerFile, line % linesPerFile, true
}

// synthesize writes a function that the author did not: a trace leaves it out, but for
// what it has of the author's statements.
func (l *lowering) synthesize(format string, args ...any) {
	l.declarations.line("%s", noLine)
	l.declarations.line(format, args...)
}

// noLine is a //line directive for what is not the author's.
var noLine = fmt.Sprintf("//line %s:%d:1", lineFile, maxFiles*linesPerFile)
