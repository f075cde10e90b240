package highlight

import (
	"bytes"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite want.html in testdata")

// Each testdata/*.txtar has a source and want.html. Its comment may name the
// language ("lang: c") and the lines to highlight ("marked: 2 4").
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			src := archive.Files[0].Data
			var out bytes.Buffer
			lang, marked := options(t, string(archive.Comment))
			if lang == "go" {
				err = Go(&out, src, marked)
			} else {
				err = Code(&out, lang, src)
			}
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want.html", Data: out.Bytes()})
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 {
				t.Fatal("no want.html: run with -update")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), out.String()); diff != "" {
				t.Errorf("want.html differs (-want +got):\n%s", diff)
			}
			wantText(t, out.String(), src)
		})
	}
}

func options(t *testing.T, comment string) (lang string, marked []int) {
	lang = "go"
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch key {
		case "lang":
			lang = strings.TrimSpace(value)
		case "marked":
			for n := range strings.FieldsSeq(value) {
				line, err := strconv.Atoi(n)
				if err != nil {
					t.Fatal(err)
				}
				marked = append(marked, line)
			}
		}
	}
	return lang, marked
}

var tag = regexp.MustCompile(`<(/?)(\w+)(?: class="[a-z0-9 ]+")?>`)

// wantText checks that out is well-formed and that its text is src.
func wantText(t *testing.T, out string, src []byte) {
	t.Helper()
	body, ok := strings.CutPrefix(out, opening)
	body, ok2 := strings.CutSuffix(body, closing)
	if !ok || !ok2 {
		t.Fatalf("not within %s…%s: %q", opening, closing, out)
	}
	depth, lines := 0, 0
	for _, m := range tag.FindAllStringSubmatch(body, -1) {
		switch {
		case m[2] != "span":
			t.Fatalf("unexpected tag %s", m[0])
		case m[1] == "/":
			depth--
		default:
			if depth == 0 {
				if !strings.HasPrefix(m[0], `<span class="line`) {
					t.Fatalf("%s stands outside of a line", m[0])
				}
				lines++
			}
			depth++
		}
		if depth < 0 || depth > 2 {
			t.Fatalf("span at depth %d: %q", depth, body)
		}
	}
	if depth != 0 {
		t.Fatalf("%d spans are not closed: %q", depth, body)
	}
	want := bytes.Count(src, []byte("\n"))
	if len(src) > 0 && src[len(src)-1] != '\n' {
		want++
	}
	if lines != want {
		t.Fatalf("%d lines, want %d", lines, want)
	}
	text := tag.ReplaceAllString(body, "")
	if strings.ContainsAny(text, "<>") {
		t.Fatalf("not escaped: %q", text)
	}
	if got := html.UnescapeString(text); got != string(src) {
		t.Fatalf("text is %q, want %q", got, src)
	}
}

func FuzzGo(f *testing.F) {
	for _, src := range []string{
		"", "\n", program, "package", "f(", "f\n(", "x := `a\n\r\nb`\n", "`a\n", "\"a\n", "'", "/* a\n b", "// a\r\n//",
		"\ufeffpackage p", "a\ufeffb", "\x00", "\xff\xfe", "é(\u2028)", "//line x:1\nf()", "<&>&lt;", "0x_p", ";;\n;", "}\t ",
	} {
		f.Add([]byte(src), 1)
	}
	f.Fuzz(func(t *testing.T, src []byte, marked int) {
		var out bytes.Buffer
		if err := Go(&out, src, []int{marked}); err != nil {
			t.Fatal(err)
		}
		wantText(t, out.String(), src)
	})
}

func FuzzCode(f *testing.F) {
	f.Add("sh", []byte("$ go run . | sort\n"))
	f.Add("", []byte("<&>\n"))
	f.Add("diff", []byte("-a\n+b\n@@"))
	f.Add("json", []byte(`{"a": [1, tru`))
	f.Add("python", []byte("'''a\r\nb"))
	f.Add("yaml", []byte("a: \xff\n"))
	f.Fuzz(func(t *testing.T, lang string, src []byte) {
		var out bytes.Buffer
		if err := Code(&out, lang, src); err != nil {
			t.Fatal(err)
		}
		wantText(t, out.String(), src)
	})
}

const program = `package main

import (
	"fmt"
	"sync"
)

func square(n int) int { return n * n }

func main() {
	var wg sync.WaitGroup
	out := make([]int, 10)
	for i := 0; i < len(out); i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			// Each goroutine has an element of its own.
			out[i] = square(i)
		}(i)
	}
	wg.Wait()
	fmt.Println("squares", out)
}
`

func BenchmarkGo(b *testing.B) {
	src := []byte(program)
	var out bytes.Buffer
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := Go(&out, src, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChromaGo(b *testing.B) {
	lexer := lexers.Get("go")
	formatter := chromahtml.New(chromahtml.WithClasses(true))
	style := styles.Get("github")
	var out bytes.Buffer
	b.SetBytes(int64(len(program)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		tokens, err := chroma.Coalesce(lexer).Tokenise(nil, program)
		if err != nil {
			b.Fatal(err)
		}
		if err := formatter.Format(&out, style, tokens); err != nil {
			b.Fatal(err)
		}
	}
}
