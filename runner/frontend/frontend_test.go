package frontend

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"runnel/runner/artifact"
	"runnel/runner/exports"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

var open = sync.OnceValues(func() (*Frontend, error) {
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	archive, err := artifact.OpenExports(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		return nil, err
	}
	return New(importer), nil
})

func newFrontend(t testing.TB) *Frontend {
	t.Helper()
	f, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func text(diagnostics []Diagnostic) string {
	var b strings.Builder
	for _, d := range diagnostics {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
	}
	return b.String()
}

// eachCase lowers main.go of every archive in a folder of testdata and holds what
// result makes of it to the file want.
func eachCase(t *testing.T, folder string, result func(t *testing.T, l *Lowered) string) {
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 1 {
				archive.Files = append(archive.Files, txtar.File{Name: "want"})
			}
			lowered, err := newFrontend(t).Lower([]File{{Name: "main.go", Source: string(archive.Files[0].Data)}})
			if err != nil {
				t.Fatal(err)
			}
			got := result(t, lowered)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestUnsupported has a valid program for each construct that is refused.
func TestUnsupported(t *testing.T) {
	eachCase(t, "unsupported", func(t *testing.T, l *Lowered) string {
		if len(l.Errors) > 0 {
			t.Fatalf("not a valid program:\n%s", text(l.Errors))
		}
		if len(l.Unsupported) == 0 {
			t.Fatal("nothing was refused")
		}
		return text(l.Unsupported)
	})
}

// TestLower has programs before and after lowering.
func TestLower(t *testing.T) {
	eachCase(t, "lower", func(t *testing.T, l *Lowered) string {
		if problems := text(l.Errors) + text(l.Unsupported); problems != "" {
			t.Fatalf("not lowered:\n%s", problems)
		}
		return l.Source
	})
}

func TestFingerprintIsStable(t *testing.T) {
	f := newFrontend(t)
	first, err := f.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.Fingerprint()
	if err != nil || first != second || len(first) != 64 {
		t.Errorf("got %q and %q, %v", first, second, err)
	}
}

func TestFunctionsNameFramesAsGoDoes(t *testing.T) {
	const source = `package main

type T struct{}

func (t *T) method() { work(1) }

func work(n int) {
	func() {
		func() { _ = n }()
	}()
	go func(int) {}(2)
}

func main() { (&T{}).method() }
`
	lowered, err := newFrontend(t).Lower([]File{{Name: "main.go", Source: source}})
	if err != nil || lowered.Source == "" {
		t.Fatalf("not lowered: %v %s", err, text(lowered.Unsupported))
	}
	for at, want := range map[[2]int]string{
		{5, 24}:  "main.(*T).method(...)",
		{7, 1}:   "main.work(...)",
		{8, 2}:   "main.work.func1()",
		{9, 12}:  "main.work.func1.1()",
		{11, 15}: "main.work.func2(...)",
		{14, 15}: "main.main()",
		{1, 1}:   "",
	} {
		if got := lowered.Functions.At(at[0], at[1]); got != want {
			t.Errorf("at %v: got %q, want %q", at, got, want)
		}
	}
}

// FuzzLower holds the frontend to never panicking, whatever it is given.
func FuzzLower(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.txtar", "../testdata/status/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(archive.Files[0].Data))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		lowered, err := newFrontend(t).Lower([]File{{Name: "main.go", Source: source}})
		if err != nil {
			t.Fatal(err)
		}
		if refused := len(lowered.Errors) + len(lowered.Unsupported); (refused == 0) != (lowered.Source != "") {
			t.Errorf("%d diagnostics, and lowered source of %d bytes", refused, len(lowered.Source))
		}
	})
}

// BenchmarkLower is the frontend's part of running a typical small program, warm.
func BenchmarkLower(b *testing.B) {
	const source = `package main

import (
	"fmt"
	"sync"
	"time"
)

func fetch(i int, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(500 * time.Millisecond)
	fmt.Println("fetched", i)
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go fetch(i, &wg)
	}
	wg.Wait()
	fmt.Println(time.Since(start))
}
`
	f := newFrontend(b)
	b.ReportAllocs()
	for b.Loop() {
		lowered, err := f.Lower([]File{{Name: "main.go", Source: source}})
		if err != nil || lowered.Source == "" {
			b.Fatal(err, text(lowered.Unsupported))
		}
	}
}
