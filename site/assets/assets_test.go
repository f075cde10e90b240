package assets

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/themes"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// TestBuild holds Build to testdata: each archive is a theme, below libraries/ its
// libraries and, below want/, either the files built from it and its table of URLs or the error.
func TestBuild(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			theme, libraries := fstest.MapFS{}, map[string][]byte{}
			var want, sources []txtar.File
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "want/") {
					want = append(want, f)
					continue
				}
				sources = append(sources, f)
				if name, ok := strings.CutPrefix(f.Name, "libraries/"); ok {
					libraries[name] = f.Data
				} else {
					theme[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			got := built(theme, libraries)
			if *update {
				archive.Files = append(sources, got...)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(show(want), show(got)); diff != "" {
				t.Errorf("Build (-want +got):\n%s", diff)
			}
		})
	}
}

// built is what Build makes of a theme, as the files of a case.
func built(theme fs.FS, libraries map[string][]byte) []txtar.File {
	a, err := Build(theme, libraries)
	if err != nil {
		return []txtar.File{{Name: "want/error", Data: []byte(err.Error() + "\n")}}
	}
	var urls strings.Builder
	for _, name := range []string{"scripts/early.ts", "scripts/editor.ts", "scripts/main.ts", "scripts/worker.ts", "styles/icon.svg", "styles/main.css", "styles/other.css"} {
		url, ok := a.URL(name)
		fmt.Fprintf(&urls, "%s %s %v\n", name, url, ok)
	}
	out := []txtar.File{{Name: "want/urls", Data: []byte(urls.String())}}
	for name, data := range a.Files() {
		if !bytes.HasSuffix(data, []byte("\n")) {
			data = append(bytes.Clone(data), '\n') // as txtar must have it
		}
		out = append(out, txtar.File{Name: "want/" + name, Data: data})
	}
	slices.SortFunc(out[1:], func(a, b txtar.File) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func show(files []txtar.File) string {
	return string(txtar.Format(&txtar.Archive{Files: files}))
}

func TestNamesDoNotDependOnTheFolder(t *testing.T) {
	theme, err := themes.Open("default")
	if err != nil {
		t.Fatal(err)
	}
	libraries, err := themes.Libraries("default")
	if err != nil {
		t.Fatal(err)
	}
	libraries["wasm_exec"] = []byte("globalThis.Go = class {}\n") // which comes with the runner for browsers
	here, err := Build(theme, libraries)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	there, err := Build(theme, libraries)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(here.Files(), there.Files()); diff != "" {
		t.Errorf("the same theme built in two folders (-first +second):\n%s", diff)
	}
	for _, name := range []string{"scripts/early.ts", "scripts/editor.ts", "scripts/main.ts", "styles/main.css"} {
		url, ok := here.URL(name)
		if !ok || here.Files()[url] == nil {
			t.Errorf("%s is built to %q, which is no file", name, url)
		}
		if got, want := path.Dir(url), "assets"; got != want {
			t.Errorf("%s is built into %q, want %q", name, got, want)
		}
	}
}
