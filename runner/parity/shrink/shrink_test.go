package shrink

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

func newChecker(t *testing.T) *Checker {
	t.Helper()
	c, err := NewChecker(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// TestShrink makes programs small that are to keep every line of the archive's comment.
func TestShrink(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	c := newChecker(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kept := strings.Split(strings.TrimSpace(string(archive.Comment)), "\n")
			tests := 0
			small, err := Shrink(t.Context(), c, string(archive.Files[0].Data), func(_ context.Context, sources []string) ([]bool, error) {
				tests++
				shown := make([]bool, len(sources))
				for i, source := range sources {
					shown[i] = true
					for _, text := range kept {
						shown[i] = shown[i] && strings.Contains(source, text)
					}
				}
				return shown, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Check(small); err != nil {
				t.Errorf("what is left is not valid: %v", err)
			}
			if tests > 60 {
				t.Errorf("it took %d tests", tests)
			}
			if *update {
				archive.Files[1].Data = []byte(small)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), small); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// FuzzEdits: every edit of a valid program can be made, and what can be mended is valid.
func FuzzEdits(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
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
	c, err := NewChecker(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if c.Check(source) != nil {
			return
		}
		for _, e := range editsOf(c, source) {
			if mended, ok := c.mend(apply(source, []edit{e})); ok {
				if err := c.Check(mended); err != nil {
					t.Fatalf("%v\n%s", err, mended)
				}
			}
		}
	})
}
