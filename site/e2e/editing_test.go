package e2e

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"runnel/runner"
	"runnel/site/assets"
	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/markdown"
	"runnel/site/page"
	"runnel/themes"
)

// buildEditing builds the one lesson of testdata/editor into a folder and returns it.
// The runner in the page is that of testdata/host.ts: what these tests see is the page's
// own doing.
func buildEditing(t *testing.T) (dir string) {
	t.Helper()
	theme, err := themes.Open("default")
	if err != nil {
		t.Fatal(err)
	}
	libraries, err := themes.Libraries("default")
	if err != nil {
		t.Fatal(err)
	}
	host, err := os.ReadFile("testdata/host.ts")
	if err != nil {
		t.Fatal(err)
	}
	bundled, err := assets.Build(replaced{theme, fstest.MapFS{
		"scripts/runner/host.ts": {Data: host},
		"scripts/worker.ts":      {Data: []byte("postMessage(0)")},
	}}, libraries)
	if err != nil {
		t.Fatal(err)
	}
	c, faults, err := course.Load("testdata/editor", false)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	lesson := c.Chapters[0].Lessons[0]
	doc, faults := markdown.NewParser(c).Parse(lesson)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	shared, err := page.NewSite(c, bundled, "assets/runner.wasm")
	if err != nil {
		t.Fatal(err)
	}
	renderer, err := page.New(theme)
	if err != nil {
		t.Fatal(err)
	}
	var html bytes.Buffer
	if err := renderer.Lesson(&html, shared, doc, check.Results{doc: results(t, doc)}); err != nil {
		t.Fatal(err)
	}

	dir = t.TempDir()
	files := map[string][]byte{lesson.URL: html.Bytes()}
	files["offline.js"] = nil // nothing is kept for offline here
	for name, content := range bundled.Files() {
		files[name] = content
	}
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// replaced is a theme with some of its files replaced.
type replaced struct {
	fs.FS
	files fstest.MapFS
}

func (r replaced) Open(name string) (fs.File, error) {
	if _, ok := r.files[name]; ok {
		return r.files.Open(name)
	}
	return r.FS.Open(name)
}

// results runs the programs of a lesson.
func results(t *testing.T, doc *markdown.Document) map[string]*runner.Result {
	t.Helper()
	var ids []string
	var programs []runner.Program
	for _, s := range doc.Snippets {
		if s.Run {
			ids = append(ids, s.ID)
			programs = append(programs, s.Program)
		}
	}
	all, err := newRunner(t).Run(t.Context(), programs)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*runner.Result{}
	for i, id := range ids {
		byID[id] = &all[i]
	}
	return byID
}
