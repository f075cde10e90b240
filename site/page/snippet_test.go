package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/runner"
	"runnel/site/markdown"
	"runnel/themes"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// TestSnippet holds a snippet's section to testdata/snippet: each archive has the
// snippet, what was observed of it (no file where it does not run), of a variant what was
// observed of the snippet it was made from, of a sweep what was observed of its points, and
// the section.
func TestSnippet(t *testing.T) {
	r := renderer(t)
	files, err := filepath.Glob("testdata/snippet/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/snippet (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var s markdown.Snippet
			results := map[string]*runner.Result{}
			var want []byte
			for _, f := range archive.Files {
				switch f.Name {
				case "snippet.json":
					decode(t, f.Data, &s)
				case "result.json":
					results[s.ID] = decodeResult(t, f.Data)
				case "before.json":
					results[s.Base.ID] = decodeResult(t, f.Data)
				case "want.html":
					want = f.Data
				default:
					id, ok := strings.CutPrefix(f.Name, "point ")
					if !ok {
						t.Fatalf("unknown file %s", f.Name)
					}
					results[id] = decodeResult(t, f.Data)
				}
			}
			var got bytes.Buffer
			if err := r.snippet(&got, &s, results); err != nil {
				t.Fatal(err)
			}
			if *update {
				archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want.html" })
				archive.Files = append(archive.Files, txtar.File{Name: "want.html", Data: got.Bytes()})
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("section (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEveryStatusIsTested holds the cases to the statuses that the runner has.
func TestEveryStatusIsTested(t *testing.T) {
	var all bytes.Buffer
	files, err := filepath.Glob("testdata/snippet/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, s := range []runner.Status{
		runner.OK, runner.CompileError, runner.Panic, runner.Exit, runner.Deadlock, runner.Timeout,
		runner.Memory, runner.OutputLimit, runner.Killed, runner.Unsupported,
	} {
		if !bytes.Contains(all.Bytes(), []byte(`data-status="`+s+`"`)) {
			t.Errorf("no case ends as %s", s)
		}
	}
}

func TestSnippetWithoutResult(t *testing.T) {
	s := &markdown.Snippet{ID: "hello", Code: "package main\n", Run: true}
	err := renderer(t).snippet(new(bytes.Buffer), s, nil)
	if err == nil || err.Error() != "snippet hello runs, but there is no result of it" {
		t.Errorf("error %v", err)
	}
}

func renderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := New(theme(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func theme(t testing.TB) fs.FS {
	t.Helper()
	theme, err := themes.Open("default")
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

func decodeResult(t testing.TB, data []byte) *runner.Result {
	t.Helper()
	result := new(runner.Result)
	decode(t, data, result)
	return result
}

func decode(t testing.TB, data []byte, v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkSnippet(b *testing.B) {
	r := renderer(b)
	archive, err := txtar.ParseFile("testdata/snippet/ok.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var s markdown.Snippet
	var result runner.Result
	decode(b, archive.Files[0].Data, &s)
	decode(b, archive.Files[1].Data, &result)
	results := map[string]*runner.Result{s.ID: &result}
	for b.Loop() {
		if err := r.snippet(io.Discard, &s, results); err != nil {
			b.Fatal(err)
		}
	}
}
