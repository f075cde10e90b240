package markdown

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/site/course"
)

var (
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	knownTag = regexp.MustCompile(`^</?(?:a|blockquote|br|code|del|div|em|h[1-6]|hr|img|input|li|ol|p|pre|span|strong|sup|table|tbody|td|th|thead|tr|ul)(?: [a-z-]+="[^"<]*")*>$`)
	linkTag  = regexp.MustCompile(` (?:href|src)="([^"]*)"`)
	scheme   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
)

// Whatever a lesson holds, parsing ends, its faults lie in the file, and the page
// has no element, attribute or address but those that Markdown can make. Line ends
// make no difference.
func FuzzLesson(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("[a [b](run:c.wall)](run:a.wall)\n\n> ```claim\n> a.wall <\n>\t b\n"))
	f.Add([]byte(">\t```go {#a\n\t- ```output\n```"))
	f.Add([]byte("- a\n\n\t\t```\n\t\t```go\n> [!NOTE]\n\n[a]: <javascript:x> '\"onclick='\n[a]![a]"))
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "chapter"), 0o777); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "chapter", "a.png"), nil, 0o666); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		c, l := courseOf(dir, source)
		c.Glossary = []*course.Term{{Name: "data race", Definition: "a *b* [c](term:a)", Aliases: []string{"a"}}}
		p := NewParser(c)
		d, faults := p.Parse(l)
		faults = append(faults, Bind([]*Document{d})...)
		faults = append(faults, CheckAnchors([]*Document{d})...)
		lines := bytes.Split(source, []byte("\n"))
		for _, f := range faults {
			if f.Line < 1 || f.Line > len(lines) || f.Column < 1 || f.Column > len(lines[f.Line-1])+1 || f.Message == "" {
				t.Fatalf("%v lies outside of %q", f, source)
			}
		}
		body := render(t, d)
		checkTags(t, string(body))
		for _, s := range d.Snippets {
			if s.Line < 1 || s.Line > len(lines) || s.ID == "" || s.Run == (len(s.Program.Files) == 0) {
				t.Fatalf("%+v in %q", s, source)
			}
			if opening := lines[s.Line-1][s.Column-1:]; !bytes.HasPrefix(opening, []byte("```")) && !bytes.HasPrefix(opening, []byte("~~~")) {
				t.Fatalf("the fence of %+v is not in %q", s, opening)
			}
		}
		if bytes.IndexByte(source, '\r') >= 0 {
			return
		}
		l.Source = bytes.ReplaceAll(source, []byte("\n"), []byte("\r\n"))
		d2, faults2 := p.Parse(l)
		faults2 = append(faults2, Bind([]*Document{d2})...)
		faults2 = append(faults2, CheckAnchors([]*Document{d2})...)
		if diff := cmp.Diff(faults, faults2); diff != "" {
			t.Fatalf("CR LF makes other faults:\n%s", diff)
		}
		if diff := cmp.Diff(string(body), string(render(t, d2))); diff != "" {
			t.Fatalf("CR LF makes another page:\n%s", diff)
		}
	})
}

func checkTags(t *testing.T, body string) {
	var open []string
	for _, tag := range anyTag.FindAllString(body, -1) {
		if !knownTag.MatchString(tag) {
			t.Fatalf("%s in %q", tag, body)
		}
		for _, m := range linkTag.FindAllStringSubmatch(tag, -1) {
			if s := strings.ToLower(scheme.FindString(m[1])); s != "" && !slices.Contains([]string{"http:", "https:", "mailto:"}, s) || strings.HasPrefix(m[1], "/") {
				t.Fatalf("%s in %q", tag, body)
			}
		}
		name := strings.Trim(strings.SplitN(tag, " ", 2)[0], "</>")
		switch {
		case slices.Contains([]string{"br", "hr", "img", "input"}, name):
		case !strings.HasPrefix(tag, "</"):
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("%s closes %v in %q", tag, open, body)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v are not closed in %q", open, body)
	}
	if strings.ContainsAny(anyTag.ReplaceAllString(body, ""), "<>") {
		t.Fatalf("not escaped: %q", body)
	}
}

// Rewriting records changes nothing but the lines within their fences.
func FuzzRewriteRecords(f *testing.F) {
	for _, text := range []string{"", "a\n", "```\n", "a\n\n~~~~\n"} {
		f.Add([]byte("```go\npackage main\n\nfunc main() {}\n```\n\n```output\nold\n```\nText.\n"), text)
		f.Add([]byte("1. - > ~~~go\r\n     > package main\r\n     > func main() {}\r\n     > ~~~\r\n     > ~~~output\r\n     >old\r\n     >  ~~~\r\n"), text)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, source []byte, text string) {
		c, l := courseOf(dir, source)
		d, faults := NewParser(c).Parse(l)
		if len(faults) > 0 { // such as a fence that is never closed
			return
		}
		before := strings.Split(string(source), "\n")
		var edits []Edit
		for _, s := range d.Snippets {
			for _, r := range s.Records {
				edits = append(edits, EditOf(r, text))
			}
		}
		after := strings.Split(string(Rewrite(source, edits)), "\n")
		i, j := 0, 0
		slices.SortFunc(edits, func(a, b Edit) int { return a.Line - b.Line })
		same := func(line string) string { return strings.Trim(line, "`~ \t>") } // fences may become longer
		for _, e := range append(edits, Edit{Line: len(before)}) {
			for ; i < e.Line; i, j = i+1, j+1 {
				if j >= len(after) || same(before[i]) != same(after[j]) {
					t.Fatalf("line %d of %q is not line %d of %q", i+1, source, j+1, strings.Join(after, "\n"))
				}
			}
			i += e.Lines
			j += strings.Count(text, "\n")
			if text != "" && !strings.HasSuffix(text, "\n") {
				j++
			}
		}
	})
}
