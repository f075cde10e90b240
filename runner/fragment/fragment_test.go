package fragment

import (
	"context"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/frontend"
)

var update = flag.Bool("update", false, "rewrite the want files in testdata")

var importer = sync.OnceValues(func() (*exports.Importer, error) {
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	archive, err := artifact.OpenExports(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	return exports.NewImporter(archive)
})

func packages(t testing.TB) *exports.Importer {
	t.Helper()
	im, err := importer()
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// Each testdata/*.txtar holds fragments. What comes of them is want: the program, what
// is refused, and what the compiler says of it.
func TestJoin(t *testing.T) {
	testJoin(t, "testdata/*.txtar", func(files []frontend.File) (string, []frontend.Diagnostic) { return Join(files, packages(t)) })
}

func testJoin(t *testing.T, pattern string, join func([]frontend.File) (string, []frontend.Diagnostic)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	check := frontend.New(packages(t))
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var fragments []frontend.File
			var want txtar.File
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = f
				} else {
					fragments = append(fragments, frontend.File{Name: f.Name, Source: string(f.Data)})
				}
			}
			source, diagnostics := join(slices.Clone(fragments))
			if len(diagnostics) == 0 {
				program, err := check.Instrument([]frontend.File{{Name: Name, Source: source}}, "rt")
				if err != nil {
					t.Fatal(err)
				}
				diagnostics = program.Errors
			}
			var got strings.Builder
			got.WriteString(source)
			for _, d := range diagnostics {
				fmt.Fprintf(&got, "%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
			}
			if *update {
				archive.Files = archive.Files[:len(fragments)]
				archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
				t.Errorf("want differs (-want +got; -update rewrites it):\n%s", diff)
			}
		})
	}
}

// Whatever the fragments, joining ends, what is refused lies in them, and what parses as
// statements is a program that parses.
func FuzzJoin(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data), string(archive.Files[len(archive.Files)-1].Data))
	}
	im := packages(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		fragments := []frontend.File{{Name: "a.go", Source: a}, {Name: "b.go", Source: b}}
		if strings.Contains(a+b, "line") { // which may move positions to where the author says
			return
		}
		holds := func(source string, refused []frontend.Diagnostic) {
			for _, d := range refused {
				lines := strings.Split(map[string]string{"a.go": a, "b.go": b}[d.File], "\n")
				if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > len(lines[d.Line-1])+1 {
					t.Fatalf("%+v lies outside of %q and %q", d, a, b)
				}
			}
			if len(refused) == 0 && isStatements(a) && isStatements(b) {
				if _, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution); err != nil {
					t.Fatalf("%v in %s", err, source)
				}
			}
		}
		holds(Join(fragments, im))
		holds(JoinSession(fragments, Session{Awaited: Identifiers(a), Mark: mark}, im))
	})
}

func mark(part int) string { return fmt.Sprintln("MARK", part) }

// Each testdata/session/*.txtar holds the parts of a session; awaited has the names that
// parts to come use.
func TestJoinSession(t *testing.T) {
	testJoin(t, "testdata/session/*.txtar", func(files []frontend.File) (string, []frontend.Diagnostic) {
		session := Session{Mark: mark}
		files = slices.DeleteFunc(files, func(f frontend.File) bool {
			if f.Name == "awaited" {
				session.Awaited = strings.Fields(f.Source)
			}
			return f.Name == "awaited"
		})
		return JoinSession(files, session, packages(t))
	})
}

func isStatements(text string) bool {
	_, err := parser.ParseFile(token.NewFileSet(), "", "package p; func _() {\n"+text+"\n}", parser.SkipObjectResolution)
	return err == nil
}

// Each testdata/format/*.txtar holds a fragment, and in want how it is formatted: nothing
// where it cannot be. What is formatted once stays as it is.
func TestFormat(t *testing.T) {
	paths, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := Format(string(archive.Files[0].Data))
			if !ok {
				got = ""
			}
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if again, _ := Format(got); ok && again != got {
				t.Errorf("formatted again it is another:\n%s", cmp.Diff(got, again))
			}
		})
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("import \"fmt\"\nfunc f() {}\nx := 1\n// c\ntype t int; f()")
	f.Fuzz(func(t *testing.T, source string) {
		if got, ok := Format(source); ok && !slices.Equal(tokens(source), tokens(got)) {
			t.Errorf("%q became %q", source, got)
		}
	})
}
