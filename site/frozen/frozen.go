// Package frozen keeps the results of a course's programs in files beside its lessons,
// one for each lesson, which are meant to be committed: a site can then be made of them
// where nothing may run, the same everywhere. It knows how the files are written and
// read; whether a result is still that of its program is for who asks for it to say.
//
// A file is JSON, written so that a change can be reviewed: what holds only words and
// numbers stands on one line. It ends with a sum of itself, so that what was changed by
// hand, or joined of two versions, is not taken for an observation.
package frozen

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"runnel/runner"
)

// Folder is where the files are within a course. Its name begins with an underscore, so
// that it is never a chapter.
const Folder = "_results"

// Name is the file of a lesson, both by their slash-separated paths within the course.
func Name(lesson string) string {
	return path.Join(Folder, strings.TrimSuffix(lesson, ".md")+".json")
}

// A File has the results of one lesson.
type File struct {
	Version int    `json:"version"` // of the file's form
	Runner  string `json:"runner"`  // runner.Fingerprint of who observed them
	Runs    []Run  `json:"runs"`
	Sum     string `json:"sum"` // of all above
}

const version = 1

// A Run is one result.
type Run struct {
	ID      string        `json:"id"`
	Program string        `json:"program"`        // runner.Program.Fingerprint
	Both    bool          `json:"both,omitempty"` // it was compiled, too, for its times
	Result  runner.Result `json:"result"`
}

// Encode writes a file; its version and sum are filled in.
func Encode(f File) ([]byte, error) {
	f.Version, f.Sum = version, ""
	text, err := marshal(f)
	if err != nil {
		return nil, fmt.Errorf("writing results: %w", err)
	}
	sum := sha256.Sum256(text)
	f.Sum = hex.EncodeToString(sum[:])
	return marshal(f)
}

func marshal(f File) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(f); err != nil {
		return nil, err
	}
	return shorten(b.Bytes()), nil
}

// shorten puts objects and lists that hold no others on one line each. It can tell by the
// ends of lines, since a text in JSON never reaches over one and ends with a quote.
func shorten(indented []byte) []byte {
	var out []byte
	start := -1 // where in out the innermost object or list that is open begins
	for line := range bytes.Lines(indented) {
		text := bytes.TrimSpace(line)
		switch {
		case bytes.HasSuffix(text, []byte("{")), bytes.HasSuffix(text, []byte("[")):
			start = len(out) + len(line)
		case (text[0] == '}' || text[0] == ']') && start >= 0:
			inner := bytes.Split(bytes.TrimSpace(out[start:]), []byte("\n"))
			out = bytes.TrimRight(out[:start], "\n")
			for i, part := range inner {
				if i > 0 {
					out = append(out, ' ')
				}
				out = append(out, bytes.TrimSpace(part)...)
			}
			out = append(append(out, text...), '\n')
			start = -1
			continue
		case text[0] == '}', text[0] == ']':
			start = -1
		}
		out = append(out, line...)
	}
	return out
}

// An Error says what is wrong with a file and where.
type Error struct {
	Line, Column int // from 1; the column in bytes
	Message      string
}

func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message) }

// Decode reads what Encode has written. Line ends may have become those of Windows.
func Decode(src []byte) (File, *Error) {
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	var f File
	decoder := json.NewDecoder(bytes.NewReader(src))
	if err := decoder.Decode(&f); err != nil {
		at := len(src)
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			at = max(int(syntax.Offset)-1, 0)
		case errors.As(err, &kind):
			at = int(kind.Offset)
		}
		return File{}, errorAt(src, at, "no results can be read: %v", err)
	}
	if f.Version != version {
		return File{}, errorAt(src, 0, "the results are written in form %d, and this version of runnel reads form %d", f.Version, version)
	}
	again, err := Encode(f)
	if err != nil {
		return File{}, errorAt(src, 0, "no results can be read: %v", err)
	}
	if at := difference(src, again); at >= 0 {
		return File{}, errorAt(src, at, "the results are not as runnel wrote them: they were changed, or joined of two versions")
	}
	return f, nil
}

// difference is the offset of the first byte of a that b has not; -1 where they are equal.
func difference(a, b []byte) int {
	if bytes.Equal(a, b) {
		return -1
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func errorAt(src []byte, at int, format string, args ...any) *Error {
	before := src[:min(at, len(src))]
	return &Error{
		Line:    1 + bytes.Count(before, []byte("\n")),
		Column:  len(before) - bytes.LastIndexByte(before, '\n'),
		Message: fmt.Sprintf(format, args...),
	}
}
