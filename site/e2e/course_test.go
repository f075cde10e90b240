package e2e

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"runnel/runner"
	"runnel/runner/artifact"
	"runnel/runner/store"
	"runnel/site"
	"runnel/site/course"
	"runnel/site/page"
)

const content = "../../content"

// A built is a course as a site in a folder, with what its pages must say.
type built struct {
	dir   string
	pages []string // URLs within the site, in reading order
	runs  []run    // runs.json
}

// A run is one entry of runs.json.
type run struct {
	Lesson      string
	ID          string
	Status      string
	Exit        int
	Output      string
	Stderr      string
	Diagnostics []runner.Diagnostic
	Wall, CPU   runner.Spread
	Samples     []runner.Sample
	Engine      string
}

// place names a snippet within the course.
type place struct{ Lesson, ID string }

// buildCourse builds the course as runnel build does.
func buildCourse(t *testing.T) built {
	t.Helper()
	b := built{dir: filepath.Join(t.TempDir(), "public")}
	r := newRunner(t)
	report, err := site.Build(t.Context(), site.Options{Course: content, Out: b.dir, Runner: r, Browser: r.Browser})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Faults {
		t.Error(f)
	}
	if t.Failed() {
		t.FailNow()
	}
	b.pages = pages(t)
	b.runs = readRuns(t, filepath.Join(b.dir, page.RunsURL))
	return b
}

// newRunner is a runner with the user's store: what runnel build has run before is
// not run again.
func newRunner(t *testing.T) *runner.Runner {
	t.Helper()
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	results, err := store.Open(filepath.Join(dir, "store"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := runner.New(t.Context(), runner.Options{Store: results})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// pages lists the pages that a reader comes by on the way from first to last.
func pages(t *testing.T) []string {
	t.Helper()
	c, _, err := course.Load(content, false)
	if err != nil {
		t.Fatal(err)
	}
	urls := []string{page.HomeURL}
	for _, chapter := range c.Chapters {
		urls = append(urls, page.ChapterURL(chapter))
		for _, lesson := range chapter.Lessons {
			urls = append(urls, lesson.URL)
		}
	}
	return urls
}

func readRuns(t *testing.T, name string) []run {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Runs []run }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatalf("reading %s: %v", name, err)
	}
	if len(file.Runs) == 0 {
		t.Fatalf("%s holds no runs", name)
	}
	return file.Runs
}

// policy is the Content-Security-Policy that every page must be content with.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

// serve serves a folder under a sub-path, as many hosts do, and returns where.
func serve(t *testing.T, dir string) (base string) {
	t.Helper()
	files := http.StripPrefix("/course/", http.FileServer(http.Dir(dir)))
	mux := http.NewServeMux()
	mux.HandleFunc("/course/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Cache-Control", "no-store")
		files.ServeHTTP(w, r)
	})
	server := httptest.NewServer(mux) // on 127.0.0.1, any port
	t.Cleanup(server.Close)
	return server.URL + "/course/"
}
