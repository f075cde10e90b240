package course

import "bytes"

// A matter is where front matter was found in a lesson.
type matter struct {
	yaml   []byte // between the --- lines; nil where there is none
	line   int    // the line of the file that yaml begins with, from 1
	body   int    // offset of the first byte after the closing line
	closed bool   // false where the opening line has no closing one
}

var (
	byteOrderMark = []byte("\ufeff")
	fence         = []byte("---")
)

// splitFrontMatter finds the front matter: what stands between a first line of ---
// and the next such line. Where that is missing, the body is all that follows the
// first line. A byte order mark belongs to neither.
func splitFrontMatter(src []byte) matter {
	start := len(src) - len(bytes.TrimPrefix(src, byteOrderMark))
	line, next := cutLine(src, start)
	if !bytes.Equal(line, fence) {
		return matter{body: start, closed: true}
	}
	first := next
	for at := first; at < len(src); at = next {
		line, next = cutLine(src, at)
		if bytes.Equal(line, fence) {
			return matter{yaml: src[first:at:at], line: 2, body: next, closed: true}
		}
	}
	return matter{body: first}
}

// cutLine returns the line at an offset without the white space at its end, and the
// offset of the next.
func cutLine(src []byte, at int) (line []byte, next int) {
	next = len(src)
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		next = at + i + 1
	}
	return bytes.TrimRight(src[at:next], " \t\r\n"), next
}
