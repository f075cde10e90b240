// Package highlight writes source code as HTML with chroma's short CSS classes, so
// that any chroma style sheet colours it. Go is read by go/scanner, because
// chroma's regular expressions take some eighty times as long (see the benchmarks);
// every other language is read by chroma.
//
// Both write the same shape, and every byte of the source exactly once:
//
//	<pre class="chroma"><code><span class="line">…
//	</span><span class="line hl">…
//	</span></code></pre>
//
// A line's span holds its newline. What a style shows as plain text has no span of
// its own: white space, punctuation and names that are neither predeclared nor
// called. Those are half of all tokens, and a span would say nothing of them.
package highlight

import "io"

const (
	opening = `<pre class="chroma"><code>`
	closing = "</code></pre>\n"
)

// A printer writes tokens line by line.
type printer struct {
	buf    []byte
	marked []int // lines still to come that are highlighted, ascending
	line   int   // the line being written, from 1
	within bool  // the line's span is open
}

func newPrinter(size int, marked []int) *printer {
	p := &printer{buf: make([]byte, 0, 4*size+len(opening)+len(closing)), marked: marked, line: 1}
	p.buf = append(p.buf, opening...)
	return p
}

func (p *printer) writeTo(w io.Writer) error {
	if p.within {
		p.buf = append(p.buf, "</span>"...)
	}
	p.buf = append(p.buf, closing...)
	_, err := w.Write(p.buf)
	return err
}

// startLine opens the span of a line.
func (p *printer) startLine() {
	p.within = true
	for len(p.marked) > 0 && p.marked[0] < p.line {
		p.marked = p.marked[1:]
	}
	if len(p.marked) > 0 && p.marked[0] == p.line {
		p.buf = append(p.buf, `<span class="line hl">`...)
		return
	}
	p.buf = append(p.buf, `<span class="line">`...)
}

// token writes text in a span of the class, or bare where class is empty. Where
// text goes over several lines, the span is closed at the end of each line and
// opened again on the next.
func token[T string | []byte](p *printer, class string, text T) {
	for len(text) > 0 {
		end := 0
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if !p.within {
			p.startLine()
		}
		if end > 0 {
			if class != "" {
				p.buf = append(p.buf, `<span class="`...)
				p.buf = append(p.buf, class...)
				p.buf = append(p.buf, `">`...)
			}
			p.buf = escape(p.buf, text[:end])
			if class != "" {
				p.buf = append(p.buf, "</span>"...)
			}
		}
		if end == len(text) {
			return
		}
		p.buf = append(p.buf, "\n</span>"...)
		p.within = false
		p.line++
		text = text[end+1:]
	}
}

// escape appends text as HTML text; quotes need no escape outside of attributes.
func escape[T string | []byte](dst []byte, text T) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		var entity string
		switch text[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		default:
			continue
		}
		dst = append(dst, text[from:i]...)
		dst = append(dst, entity...)
		from = i + 1
	}
	return append(dst, text[from:]...)
}
