package course

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/site/fault"
)

var update = flag.Bool("update", false, "rewrite the want files in testdata")

// Each testdata/*.txtar is a folder that holds a course beside want.course, what
// was loaded, and want.faults. Lines of its comment change what is loaded:
//
//	drafts             load with drafts
//	crlf FILE          end the file's lines with CR LF
//	bom FILE           begin the file with a byte order mark
//	symlink FILE TO    make a symbolic link
func TestLoad(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, path := range paths {
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { testLoad(t, path) })
	}
}

func testLoad(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	files := slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool {
		return strings.HasPrefix(f.Name, "want.")
	})
	drafts := unpack(t, files, string(archive.Comment))

	c, faults, err := Load("content", drafts)
	got := []txtar.File{{Name: "want.course"}, {Name: "want.faults"}}
	var b bytes.Buffer
	for _, f := range faults {
		fmt.Fprintln(&b, f)
	}
	got[1].Data = b.Bytes()
	if err != nil {
		got[0].Data = fmt.Appendf(nil, "error: %v\n", err)
	} else {
		got[0].Data = dump(c)
	}
	if *update {
		archive.Files = append(files, got...)
		if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := archive.Files[len(files):]
	if len(want) != len(got) {
		t.Fatal("no want files: run with -update")
	}
	for i := range want {
		if diff := cmp.Diff(string(want[i].Data), string(got[i].Data)); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", want[i].Name, diff)
		}
	}
}

func unpack(t *testing.T, files []txtar.File, comment string) (drafts bool) {
	for _, f := range files {
		write(t, f.Name, f.Data)
	}
	for line := range strings.Lines(comment) {
		f := append(strings.Fields(line), "", "", "")
		switch f[0] {
		case "drafts":
			drafts = true
		case "crlf":
			write(t, f[1], bytes.ReplaceAll(read(t, f[1]), []byte("\n"), []byte("\r\n")))
		case "bom":
			write(t, f[1], append([]byte("\ufeff"), read(t, f[1])...))
		case "symlink":
			if err := os.Symlink(f[2], f[1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	return drafts
}

func write(t *testing.T, name string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// dump writes a course as text: its settings, then each chapter and lesson with
// its fields and the first line of its body.
func dump(c *Course) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%+v\n", c.Config)
	lesson := func(indent string, l *Lesson) {
		body, _, _ := strings.Cut(strings.TrimLeft(string(l.Source[l.Body:]), "\r\n"), "\n")
		fmt.Fprintf(&b, "%s%s %s %s %+v body %q\n", indent, l.Path, filepath.ToSlash(l.File), l.URL, l.Front, body)
	}
	if c.Index != nil {
		lesson("", c.Index)
	}
	for _, ch := range c.Chapters {
		fmt.Fprintf(&b, "chapter %s %q %q\n", ch.Name, ch.Title, ch.Summary)
		if ch.Index != nil {
			lesson("\t", ch.Index)
		}
		for _, l := range ch.Lessons {
			lesson("\t", l)
		}
	}
	return b.Bytes()
}

func TestNearest(t *testing.T) {
	known := []string{"title", "summary", "weight", "draft", "run", "repeat"}
	for word, want := range map[string]string{
		"titel": "title", "Title": "title", "wieght": "weight", "drafts": "draft", "rnu": "run",
		"sumary": "summary", "x": "", "": "", "language": "", "ti": "", "repeats": "repeat",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "outside.png", nil)
	write(t, "content/a/inside.png", []byte("pixels"))
	if err := os.Symlink("../../outside.png", "content/a/link.png"); err != nil {
		t.Fatal(err)
	}
	c := &Course{Dir: "content"}
	if _, err := c.Stat("a/inside.png"); err != nil {
		t.Errorf("a file of the course: %v", err)
	}
	if data, err := c.ReadFile("a/inside.png"); err != nil || string(data) != "pixels" {
		t.Errorf("ReadFile = %q, %v", data, err)
	}
	for _, name := range []string{"../outside.png", "a/link.png", "a/none.png"} {
		if _, err := c.Stat(name); err == nil {
			t.Errorf("Stat(%q) has no error", name)
		}
		if _, err := c.ReadFile(name); err == nil {
			t.Errorf("ReadFile(%q) has no error", name)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, src := range []string{
		"", "---", "---\n", "---\n---", "---\n---\n", "---\ntitle: a\n---\nbody", "\ufeff---\r\ntitle: a\r\n---  \r\n# b\r\n",
		"--- \n----\n---x\n ---\n---\n", "text\n---\n", "\n---\n", "---\ntitle: [a, {b: c}, *d]\n---\n",
		"---\n? a\n: b\n<<: c\n---\n", "---\ntitle: 'é\n ü'\nsummary: |\n x\n---\n", "---\n- a\n...\n---\n", "---\n!!x &a\n---\n", "---\na\n---\r---\nb\n---!x\n---\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m := splitFrontMatter(src)
		if m.body < 0 || m.body > len(src) {
			t.Fatalf("body at %d of %d", m.body, len(src))
		}
		if !bytes.Contains(src[:m.body], m.yaml) {
			t.Fatalf("%q is not within the front matter %q", m.yaml, src[:m.body])
		}
		if m.body > 0 && m.body < len(src) && src[m.body-1] != '\n' && !bytes.Equal(src[:m.body], byteOrderMark) {
			t.Fatalf("the body %q begins within a line", src[m.body:])
		}
		for line := range bytes.Lines(m.yaml) {
			if string(bytes.TrimRight(line, " \t\r\n")) == "---" {
				t.Fatalf("%q holds the closing line", m.yaml)
			}
		}
		if m.yaml != nil {
			if got := bytes.Count(m.yaml, []byte("\n")); m.line != 2 || bytes.Count(src[:m.body], []byte("\n")) < got+1 {
				t.Fatalf("%d lines from line %d in %q", got, m.line, src[:m.body])
			}
		}
		last := 1 + bytes.Count(src, []byte("\n"))
		l := &loader{dir: "content"}
		var front FrontMatter
		l.document("x.md", m.yaml, m.line).decode([]key{
			{"title", text(&front.Title)}, {"weight", whole(&front.Weight)}, {"draft", truth(&front.Draft)},
		})
		l.text("x.md", src)
		for _, f := range l.faults {
			if f.Line < 0 || f.Line > last || f.Column < 0 || f.Message == "" {
				t.Fatalf("%+v in a file of %d lines", f, last)
			}
		}
		fault.Sort(l.faults)
		firstHeading(src[m.body:])
	})
}

func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "course.yaml"), []byte("title: Many lessons\n"), 0o666); err != nil {
		b.Fatal(err)
	}
	for i := range 1000 {
		name := filepath.Join(dir, fmt.Sprintf("chapter-%d", i/50), fmt.Sprintf("lesson-%d.md", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, fmt.Appendf(nil, "---\ntitle: \"Lesson %d\"\nweight: %d\n---\n\n# Lesson\n", i, i), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		c, faults, err := Load(dir, false)
		if err != nil || len(faults) > 0 || len(c.Lessons()) != 1000 {
			b.Fatal(err, faults)
		}
	}
}
