package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"runnel/site/highlight"
	"runnel/site/markdown"
)

// codeOf is what a snippet shows of its program.
func codeOf(s *markdown.Snippet) (template.HTML, error) {
	if s.Base != nil {
		return highlighted(s, func(w io.Writer) error { return highlight.Code(w, "diff", []byte(s.Code)) })
	}
	if s.Parts != nil {
		return partsOf(s)
	}
	return highlighted(s, func(w io.Writer) error { return highlight.Go(w, []byte(s.Code), s.Lines) })
}

// wholeOf are the files of a program that a snippet does not show as they are.
func wholeOf(s *markdown.Snippet) ([]sourceFile, error) {
	if !s.Run || len(s.Program.Files) == 1 && s.Program.Files[0].Source == s.Code || s.Base == nil && isWhole(s.Parts) {
		return nil, nil
	}
	files := make([]sourceFile, len(s.Program.Files))
	for i, f := range s.Program.Files {
		code, err := highlighted(s, func(w io.Writer) error { return highlight.Go(w, []byte(f.Source), nil) })
		if err != nil {
			return nil, err
		}
		files[i] = sourceFile{f.Name, code}
	}
	return files, nil
}

// isWhole tells whether parts are files of which nothing is hidden.
func isWhole(parts []markdown.Part) bool {
	return parts != nil && !slices.ContainsFunc(parts, func(p markdown.Part) bool { return p.Hidden > 0 || p.Name == "" })
}

func highlighted(s *markdown.Snippet, write func(io.Writer) error) (template.HTML, error) {
	var code bytes.Buffer
	if err := write(&code); err != nil {
		return "", fmt.Errorf("highlighting snippet %s: %w", s.ID, err)
	}
	return template.HTML(code.String()), nil
}

// partsOf is the code of a snippet that shows several files, or not all of one.
func partsOf(s *markdown.Snippet) (template.HTML, error) {
	const opening, closing = `<pre class="chroma"><code>`, "</code></pre>\n"
	var b strings.Builder
	b.WriteString(opening)
	line := 0 // how many are written
	for _, part := range s.Parts {
		if part.Hidden > 0 {
			fmt.Fprintf(&b, `<span class="gap" role="note" aria-label="%s"></span>`, hidden(part.Hidden))
		}
		if part.Name != "" {
			fmt.Fprintf(&b, "<span class=\"line\"><span class=\"gh\">-- %s --</span>\n</span>", template.HTMLEscapeString(part.Name))
			line++
		}
		var marked []int
		for _, n := range s.Lines {
			marked = append(marked, n-line)
		}
		code, err := highlighted(s, func(w io.Writer) error { return highlight.Go(w, []byte(part.Code), marked) })
		if err != nil {
			return "", err
		}
		b.WriteString(strings.TrimSuffix(strings.TrimPrefix(string(code), opening), closing))
		line += strings.Count(part.Code, "\n")
	}
	b.WriteString(closing)
	return template.HTML(b.String()), nil
}

func hidden(lines int) string {
	if lines == 1 {
		return "1 line is not shown"
	}
	return fmt.Sprintf("%d lines are not shown", lines)
}
