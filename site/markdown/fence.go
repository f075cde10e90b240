package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A fence is a fenced code block, taken apart.
type fence struct {
	*ast.FencedCodeBlock
	offset int    // of the opening backticks or tildes
	mark   string // three of them
	lang   string
	rest   string // what follows the language
	restAt int    // its offset
}

// fence takes a fenced code block by its language.
func (r *reading) fence(n *ast.FencedCodeBlock) {
	f := r.newFence(n)
	if !r.isClosed(f) {
		r.fault(f.offset, "the fence that opens here is never closed: end it with a line of %s", f.mark)
	}
	switch f.lang {
	case "go":
		r.snippet(f)
		return
	case "output":
		r.output(f)
		return
	case "claim":
		r.claim(f)
		return
	case "diff":
		if f.rest != "" {
			r.variant(f)
			return
		}
	default:
		switch {
		case strings.EqualFold(f.lang, "go") || strings.EqualFold(f.lang, "golang"):
			r.fault(f.offset, "Go is written ```go, not ```%s", f.lang)
		case f.rest != "":
			r.fault(f.restAt, "only ```go, ```diff and ```output have attributes: remove what follows ```%s", f.lang)
		}
	}
	replace(n, &codeNode{lang: f.lang, code: join(n.Lines(), r.source)})
}

func (r *reading) newFence(n *ast.FencedCodeBlock) *fence {
	f := &fence{FencedCodeBlock: n}
	switch {
	case n.Info != nil:
		f.offset = n.Info.Segment.Start
	case n.Lines().Len() > 0:
		i, _ := r.position(n.Lines().At(0).Start)
		f.offset = r.starts[max(i-r.line-1, 0)]
	default:
		f.offset = max(n.Pos(), 0)
	}
	f.offset, f.mark = r.opening(f.offset)
	if n.Info == nil {
		return f
	}
	info := n.Info.Segment.Value(r.source)
	end := bytes.IndexAny(info, " \t{")
	if end < 0 {
		end = len(info)
	}
	f.lang = string(info[:end])
	f.rest = strings.TrimLeft(string(info[end:]), " \t")
	f.restAt = n.Info.Segment.Start + len(info) - len(f.rest)
	return f
}

// opening finds the fence's characters in the line of an offset: goldmark's own
// position is off where a tab stands before them.
func (r *reading) opening(offset int) (at int, mark string) {
	line, next := r.lineOf(offset)
	start := next - len(line)
	for i := range line {
		for _, mark := range []string{"```", "~~~"} {
			if bytes.HasPrefix(line[i:], []byte(mark)) {
				return start + i, mark
			}
		}
	}
	return start, "```"
}

// isClosed tells whether the line after the code is a closing fence: a block that
// the end of the file, of a list or of a quotation ends has none.
func (r *reading) isClosed(f *fence) bool {
	_, end := r.lineOf(f.offset)
	if n := f.Lines().Len(); n > 0 {
		end = f.Lines().At(n - 1).Stop
	}
	if end >= len(r.source) {
		return false
	}
	line, _ := r.lineOf(end)
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t>"), []byte(f.mark))
}

// attributes parses what follows the language, reports what is wrong with it, and
// returns attributes of different names with offsets of the source.
func (r *reading) attributes(f *fence) []attribute {
	if f.rest == "" {
		return nil
	}
	all, mistakes := parseAttributes(f.rest)
	for _, m := range mistakes {
		r.fault(f.restAt+m.at, "%s", m.message)
	}
	seen := make(map[string]bool)
	unique := all[:0]
	for _, a := range all {
		a.at += f.restAt
		a.valueAt += f.restAt
		if seen[a.name] {
			what := a.name
			if a.name == "#" {
				what = "the id"
			}
			r.fault(a.at, "%s is given twice: remove one", what)
			continue
		}
		seen[a.name] = true
		unique = append(unique, a)
	}
	return unique
}
