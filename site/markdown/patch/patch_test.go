package patch

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the want files in testdata")

// Each testdata/*.txtar holds old and diff. What comes of them is want: the new text,
// or the mistakes by their lines, from 1.
func TestApply(t *testing.T) {
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
			lines, mistakes := Apply(string(archive.Files[0].Data), string(archive.Files[1].Data))
			var got strings.Builder
			for _, l := range lines {
				got.WriteString(l.Text)
			}
			for _, m := range mistakes {
				fmt.Fprintf(&got, "diff:%d: %s\n", m.Line+1, m.Message)
			}
			if *update {
				archive.Files = append(archive.Files[:2], txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[2].Data), got.String()); diff != "" {
				t.Errorf("want differs (-want +got; -update rewrites it):\n%s", diff)
			}
		})
	}
}

// Whatever the texts, mistakes lie in the diff, and each line of the new text is the
// line of the old text or of the diff that it is said to be.
func FuzzApply(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data), string(archive.Files[1].Data))
	}
	f.Fuzz(func(t *testing.T, old, diff string) {
		lines, mistakes := Apply(old, diff)
		oldLines, diffLines := splitLines(old), splitLines(diff)
		if lines != nil && mistakes != nil {
			t.Fatal("both lines and mistakes")
		}
		for _, m := range mistakes {
			if m.Line < 0 || m.Line >= max(1, len(diffLines)) || m.Message == "" {
				t.Fatalf("%+v lies outside of %q", m, diff)
			}
		}
		next := 0
		for _, l := range lines {
			switch {
			case l.Old >= next && l.New < 0 && l.Text == oldLines[l.Old]:
				next = l.Old + 1
			case l.Old < 0 && "+"+l.Text == diffLines[l.New]:
			default:
				t.Fatalf("%+v is not of %q or %q", l, old, diff)
			}
		}
	})
}
