package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/site/course"
	"runnel/site/fault"
)

var update = flag.Bool("update", false, "rewrite the want files in testdata")

// Each testdata/*.txtar is a course: a file without a folder stands in one chapter,
// and course.yaml may be left out. Beside it stand
//
//	want.html       the bodies, where a line in brackets stands for a snippet
//	want.snippets   the snippets, and what else there is to know of a document
//	want.faults
//
// Lines of the comment change the files: crlf FILE ends its lines with CR LF, and
// symlink FILE TO makes a symbolic link.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, path := range paths {
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { testGolden(t, path) })
	}
}

func testGolden(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	files := slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool {
		return strings.HasPrefix(f.Name, "want.")
	})
	unpack(t, files, string(archive.Comment))
	c, faults, err := course.Load("content", false)
	if err != nil {
		t.Fatal(err)
	}
	docs, more := parseAll(c)
	faults = append(faults, more...)
	fault.Sort(faults)

	got := []txtar.File{
		{Name: "want.html", Data: bodies(t, docs)},
		{Name: "want.snippets", Data: describe(docs)},
		{Name: "want.faults"},
	}
	for _, f := range faults {
		got[2].Data = fmt.Appendln(got[2].Data, f)
	}
	got = slices.DeleteFunc(got, func(f txtar.File) bool { return len(f.Data) == 0 })
	if *update {
		archive.Files = append(files, got...)
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := txtar.Format(&txtar.Archive{Files: archive.Files[len(files):]})
	if diff := cmp.Diff(string(want), string(txtar.Format(&txtar.Archive{Files: got}))); diff != "" {
		t.Errorf("the want files differ (-want +got; -update rewrites them):\n%s", diff)
	}
}

func unpack(t *testing.T, files []txtar.File, comment string) {
	place := func(name string) string {
		if !strings.Contains(name, "/") && name != course.ConfigFile && name != course.GlossaryFile {
			name = "chapter/" + name
		}
		return filepath.Join("content", name)
	}
	write := func(name string, data []byte) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(place(course.ConfigFile), []byte("title: A course\n"))
	for _, f := range files {
		write(place(f.Name), f.Data)
	}
	for line := range strings.Lines(comment) {
		f := append(strings.Fields(line), "", "", "")
		switch f[0] {
		case "crlf":
			data, err := os.ReadFile(place(f[1]))
			if err != nil {
				t.Fatal(err)
			}
			write(place(f[1]), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")))
		case "symlink":
			if err := os.Symlink(f[2], place(f[1])); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func parseAll(c *course.Course) ([]*Document, []fault.Fault) {
	p := NewParser(c)
	var docs []*Document
	var faults []fault.Fault
	for _, l := range c.Lessons() {
		d, f := p.Parse(l)
		docs = append(docs, d)
		faults = append(faults, f...)
	}
	faults = append(faults, Bind(docs)...)
	definitions, more := p.Definitions()
	for _, definition := range definitions {
		docs = append(docs, definition.Document)
	}
	faults = append(faults, more...)
	faults = append(faults, CheckTerms(c, docs)...)
	return docs, append(faults, CheckAnchors(docs)...)
}

func bodies(t *testing.T, docs []*Document) []byte {
	var b bytes.Buffer
	for _, d := range docs {
		if len(docs) > 1 {
			fmt.Fprintf(&b, "=== %s\n", d.Lesson.URL)
		}
		b.Write(render(t, d))
	}
	return b.Bytes()
}

func render(t testing.TB, d *Document) []byte {
	var b bytes.Buffer
	err := d.Render(&b, func(w io.Writer, p Insert) (err error) {
		switch p := p.(type) {
		case *Snippet:
			_, err = fmt.Fprintf(w, "[%s]\n", p.ID)
		case *Phrase:
			_, err = fmt.Fprintf(w, "[%s: %s]", p.HTML, p.Name)
		case *Claim:
			_, err = fmt.Fprintf(w, "[claim in line %d]\n", p.Line)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func describe(docs []*Document) []byte {
	var b bytes.Buffer
	for _, d := range docs {
		if len(docs) > 1 {
			fmt.Fprintf(&b, "=== %s\n", d.Lesson.Path)
		}
		if d.TitleID != "" {
			fmt.Fprintf(&b, "title #%s\n", d.TitleID)
		}
		for _, h := range d.Headings {
			fmt.Fprintf(&b, "h%d #%s %q\n", h.Level, h.ID, h.Text)
		}
		for _, f := range d.Files {
			fmt.Fprintf(&b, "file %s\n", f)
		}
		for _, s := range d.Snippets {
			describeSnippet(&b, s)
		}
		for _, term := range d.Terms {
			fmt.Fprintf(&b, "term %s\n", term.Name)
		}
		for _, v := range d.Values {
			describeValue(&b, v)
		}
		for _, c := range d.Claims {
			fmt.Fprintf(&b, "claim at %d:%d %q%s\n", c.Line, c.Column, c.Source, describeReferences(c.References))
		}
	}
	return b.Bytes()
}

func describeSnippet(b *bytes.Buffer, s *Snippet) {
	fmt.Fprintf(b, "snippet %s at %d:%d run=%t", s.ID, s.Line, s.Column, s.Run)
	if s.Run {
		fmt.Fprintf(b, " expect=%s", s.Expect.Status)
		if s.Expect.Exit != 0 {
			fmt.Fprintf(b, ":%d", s.Expect.Exit)
		}
	}
	if s.Program.Fragment {
		b.WriteString(" fragment")
	}
	if s.Title != "" {
		fmt.Fprintf(b, " title=%q", s.Title)
	}
	if len(s.Lines) > 0 {
		fmt.Fprintf(b, " lines=%v", s.Lines)
	}
	if s.Fixed {
		fmt.Fprint(b, " fixed")
	}
	b.WriteByte('\n')
	p := s.Program
	if s.Run {
		fmt.Fprintf(b, "\tprogram %s engine=%s %+v repeat=%d args=%q stdin=%q\n",
			p.Files[0].Name, p.Engine, p.Limits, p.Repeat, p.Args, p.Stdin)
		if len(p.Files) != 1 || p.Files[0].Source != s.Code {
			fmt.Fprintf(b, "\tfiles %q\n", p.Files)
		}
	}
	if s.Session != nil {
		fmt.Fprintf(b, "\tpart %d of %d of session %s, awaited %q, compiled too: %t\n", s.Part, len(s.Session.Parts), s.Session.Name, p.Awaited, s.Both)
	}
	fmt.Fprintf(b, "\tcode %q\n", s.Code)
	if s.Sweep != nil {
		for _, p := range s.Sweep.Points {
			fmt.Fprintf(b, "\tpoint %s %q\n", p.ID, p.Program.Files)
		}
	}
	for _, r := range s.Records {
		fmt.Fprintf(b, "\trecord %s %s at %d %q\n", r.Stream, r.Match, r.Line, r.Text)
	}
}

func describeValue(b *bytes.Buffer, v *Phrase) {
	fmt.Fprintf(b, "value at %d:%d %q of %s within %v%s", v.Line, v.Column, v.Text, v.Name, v.Tolerance, describeReferences(v.References))
	if n := v.Number; n != nil {
		fmt.Fprintf(b, ": %v", n.Value)
	}
	b.WriteByte('\n')
}

func describeReferences(refs []Reference) string {
	var b strings.Builder
	for _, ref := range refs {
		if ref.Snippet != nil {
			fmt.Fprintf(&b, " (%s#%s %s)", ref.Doc.Lesson.Path, ref.Snippet.ID, ref.Field.Name)
		}
	}
	return b.String()
}

// A document is rendered many times at once and always to the same bytes, and an
// error of the snippet function ends it.
func TestRenderConcurrently(t *testing.T) {
	d, faults := parseOne(t, sample(1))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := render(t, d)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got := render(t, d); !bytes.Equal(got, want) {
					t.Errorf("rendered %q, then %q", want, got)
					return
				}
			}
		})
	}
	group.Wait()
	failed := fmt.Errorf("no template")
	err := d.Render(io.Discard, func(io.Writer, Insert) error { return failed })
	if err == nil || !strings.Contains(err.Error(), "chapter/lesson.md: no template") {
		t.Errorf("error is %v", err)
	}
}

// Parsing leaves the lesson's bytes alone, also those after its end.
func TestParseDoesNotWrite(t *testing.T) {
	all := []byte("# Title\n\n```text\nnot closedXXXX")
	source := all[:len(all)-4]
	render(t, must(parseOne(t, source)))
	if got := string(all[len(source):]); got != "XXXX" {
		t.Errorf("what follows the source became %q", got)
	}
}

func must(d *Document, _ []fault.Fault) *Document { return d }

func parseOne(t testing.TB, source []byte) (*Document, []fault.Fault) {
	c, l := courseOf(t.TempDir(), source)
	d, faults := NewParser(c).Parse(l)
	faults = append(faults, Bind([]*Document{d})...)
	return d, append(faults, CheckAnchors([]*Document{d})...)
}

func courseOf(dir string, source []byte) (*course.Course, *course.Lesson) {
	l := &course.Lesson{Path: "chapter/lesson.md", File: "content/chapter/lesson.md", URL: "chapter/lesson.html", Source: source}
	l.Front.Title = "Lesson"
	ch := &course.Chapter{Name: "chapter", Title: "Chapter", Lessons: []*course.Lesson{l}}
	l.Chapter = ch
	return &course.Course{Dir: dir, Chapters: []*course.Chapter{ch}}, l
}
