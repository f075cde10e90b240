package frontend

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// FuzzLower holds the frontend to never failing, whatever valid program it is given,
// and to writing what is Go. It mutates the programs of all tests.
func FuzzLower(f *testing.F) {
	programs := seeds(f)
	for i := range programs {
		f.Add(uint16(i), []byte("\x00\x03\x00\x01\x00\x02\x00\x04\x00\x02\x00\x05"))
	}
	f.Fuzz(func(t *testing.T, program uint16, choices []byte) {
		frontend := newFrontend(t)
		m := mutator{frontend: frontend, choices: choices}
		source := m.mutate(programs[int(program)%len(programs)])
		files := []File{{Name: "main.go", Source: source}}
		for _, lower := range []func([]File) (*Lowered, error){frontend.Lower, frontend.Trace} {
			lowered, err := lower(files)
			if err != nil {
				t.Fatal(err)
			}
			holdToGo(t, source, lowered)
		}
	})
}

// FuzzLowerText gives the frontend text that is mostly no Go at all.
func FuzzLowerText(f *testing.F) {
	for _, source := range seeds(f) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		lowered, err := newFrontend(t).Lower([]File{{Name: "main.go", Source: source}})
		if err != nil {
			t.Fatal(err)
		}
		holdToGo(t, source, lowered)
	})
}

func holdToGo(t *testing.T, source string, lowered *Lowered) {
	t.Helper()
	for _, d := range lowered.Unsupported {
		if strings.HasPrefix(d.Message, failure) {
			t.Errorf("%v\n%s", d, source)
		}
	}
	if refused := len(lowered.Errors) + len(lowered.Unsupported); (refused == 0) != (lowered.Source != "") {
		t.Errorf("%d diagnostics, and lowered source of %d bytes of\n%s", refused, len(lowered.Source), source)
	}
	if lowered.Source == "" {
		return
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "lowered.go", lowered.Source, 0); err != nil {
		t.Errorf("what was written is not Go: %v\n%s\nlowered:\n%s", err, source, lowered.Source)
	}
}

// failure begins the refusal that stands for a fault of the frontend's own.
const failure = "the frontend fails here"

// seeds are the programs of all tests that consist of one file.
func seeds(t testing.TB) []string {
	t.Helper()
	var programs []string
	for _, pattern := range []string{"testdata/*/*.txtar", "../testdata/status/*.txtar"} {
		files, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".go" && !strings.Contains(f.Name, "/") {
					programs = append(programs, string(f.Data))
				}
			}
		}
	}
	files, err := filepath.Glob(filepath.FromSlash("../testdata/[sd]*/*.go")) // same, dying, speed
	if err != nil || len(files) == 0 || len(programs) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, string(source))
	}
	return programs
}
