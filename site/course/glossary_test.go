package course

import (
	"bytes"
	"testing"
)

// Whatever a glossary holds, its faults lie in the file, and its terms are found by
// their names.
func FuzzGlossary(f *testing.F) {
	for _, src := range []string{
		"- term: a\n  definition: b\n  translations: {de: c}\n  aliases: [d, A]\n", "- term: [a]\n-\n- {}\n- term:\n", "a: b", "- - a\n",
		"- term: a\r\n  definition: >\r\n    b\r\n    c\r\n", "\t", "- &a {term: x, definition: y}\n- *a\n", "- term: 'a'\n  translations:\n    de: |\n      x\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		last := 1 + bytes.Count(src, []byte("\n"))
		l := &loader{dir: "content"}
		c := &Course{}
		l.terms(c, src)
		for _, f := range l.faults {
			if f.Line < 0 || f.Line > last || f.Column < 0 || f.Message == "" {
				t.Fatalf("%+v in a file of %d lines", f, last)
			}
		}
		for _, term := range c.Glossary {
			if c.Term(term.Name) != term || term.ID() == "" || term.Definition == "" || term.Line < 1 || term.Line > last {
				t.Fatalf("%+v in %q", term, src)
			}
		}
	})
}
