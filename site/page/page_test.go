package page

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"runnel/runner"
	"runnel/site/assets"
	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/markdown"
)

// TestPages holds every page of testdata/course to testdata/pages. The results are
// in testdata/results.json, by lesson and snippet.
func TestPages(t *testing.T) {
	got := pages(t, load(t))
	got[RunsURL] = runs(t)
	const dir = "testdata/pages"
	if *update {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		for url, data := range got {
			name := filepath.Join(dir, filepath.FromSlash(url))
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	want := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		want[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for url, data := range got {
		texts[url] = string(data)
	}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

// TestPromises holds all pages to what the package comment promises.
func TestPromises(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script>|javascript:|<base`)
	link := regexp.MustCompile(`\b(?:href|src|data-(?:editor|worker|wasm))="([^"]*)"`)
	c := load(t)
	all := pages(t, c)
	files := built(t).Files()
	for url, data := range all {
		html := string(data)
		if m := forbidden.FindString(html); m != "" {
			t.Errorf("%s holds %q", url, m)
		}
		for _, m := range link.FindAllStringSubmatch(html, -1) {
			target := m[1]
			switch {
			case strings.HasPrefix(target, c.Config.BaseURL), strings.HasPrefix(target, "#"):
				continue // canonical, or within the page
			case url == MissingURL:
				target = strings.TrimPrefix(target, "/small/")
			default:
				target = strings.TrimPrefix(resolve(url, target), "/")
			}
			if all[target] == nil && files[target] == nil && target != RunsURL && target != wasmURL {
				t.Errorf("%s links to %q, which is no file of the site", url, m[1])
			}
		}
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(html, -1) {
			if ids[m[1]] {
				t.Errorf("%s has the id %s twice", url, m[1])
			}
			ids[m[1]] = true
		}
		for _, once := range []string{`<html lang="en">`, "<title>", `<meta name="description"`, "<h1", "<main", "<footer",
			`<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'">`} {
			if n := strings.Count(html, once); n != 1 {
				t.Errorf("%s holds %s %d times", url, once, n)
			}
		}
	}
}

// TestWithoutRunner names nothing that a page could load where there is no runner for
// browsers.
func TestWithoutRunner(t *testing.T) {
	c := load(t)
	site, err := NewSite(c, built(t), "")
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := renderer(t).Missing(&page, site); err != nil {
		t.Fatal(err)
	}
	if html := page.String(); !strings.Contains(html, "main-") || strings.Contains(html, "data-") {
		t.Errorf("the page names what only a runner needs:\n%s", html)
	}
}

func TestWithoutBaseURL(t *testing.T) {
	c := load(t)
	c.Config.BaseURL = ""
	for url, data := range pages(t, c) {
		if i := bytes.Index(data, []byte("example.org")); i >= 0 {
			t.Errorf("%s holds an address without base_url: %.80s", url, data[i:])
		}
		if bytes.Contains(data, []byte("og:")) || bytes.Contains(data, []byte("canonical")) {
			t.Errorf("%s has a canonical link or og tags without base_url", url)
		}
	}
}

// TestConcurrent renders the pages many times at once.
func TestConcurrent(t *testing.T) {
	c := load(t)
	docs := documents(t, c)
	r, site := renderer(t), newSite(t, c)
	var first bytes.Buffer
	doc := docs["1-first/hello.md"]
	all := allResults(t, docs)
	if err := r.Lesson(&first, site, doc, all); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			var b bytes.Buffer
			if err := r.Lesson(&b, site, doc, all); err != nil {
				t.Error(err)
			} else if !bytes.Equal(b.Bytes(), first.Bytes()) {
				t.Error("the same lesson gave two pages")
			}
		})
	}
	wait.Wait()
}

// TestLargeCourse holds the size of a page to its chapter's, whatever the course's.
func TestLargeCourse(t *testing.T) {
	for _, n := range []struct{ chapters, lessons, inList, onHome int }{
		{6, 10, 6 + 60, 1 + 6 + 60 + 1},
		{6, 11, 6 + 11, 1 + 6 + 66 + 1},
		{100, 100, 100 + 100, 1 + 100 + 1},
	} {
		c := large(n.chapters, n.lessons)
		r, site := renderer(t), newSite(t, c)
		doc := document(t, c, c.Chapters[1].Lessons[0])
		var lesson, home bytes.Buffer
		if err := r.Lesson(&lesson, site, doc, nil); err != nil {
			t.Fatal(err)
		}
		_, list, _ := strings.Cut(lesson.String(), `<nav class="chapters"`)
		list, _, _ = strings.Cut(list, "</nav>")
		if got := strings.Count(list, "<a "); got != n.inList {
			t.Errorf("%d × %d lessons: the chapter list has %d links, want %d", n.chapters, n.lessons, got, n.inList)
		}
		if err := r.Home(&home, site, nil, nil); err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(home.String(), "<main")
		if got := strings.Count(main, "<a "); got != n.onHome {
			t.Errorf("%d × %d lessons: the home page has %d links, want %d", n.chapters, n.lessons, got, n.onHome)
		}
	}
}

// TestOrder follows next from the home page to the last lesson, and previous back.
func TestOrder(t *testing.T) {
	all := pages(t, load(t))
	next := regexp.MustCompile(`<a class="next" rel="next" href="([^"]*)"`)
	prev := regexp.MustCompile(`<a class="prev" rel="prev" href="([^"]*)"`)
	walk := func(from string, by *regexp.Regexp) []string {
		way := []string{from}
		for m := by.FindSubmatch(all[from]); m != nil && len(way) < 20; m = by.FindSubmatch(all[from]) {
			from = strings.TrimPrefix(resolve(from, string(m[1])), "/")
			way = append(way, from)
		}
		return way
	}
	want := []string{"index.html", "1-first/index.html", "1-first/hello.html", "1-first/second.html", "2-second/last.html"}
	if diff := cmp.Diff(want, walk("index.html", next)); diff != "" {
		t.Errorf("next (-want +got):\n%s", diff)
	}
	slices.Reverse(want)
	if diff := cmp.Diff(want, walk("2-second/last.html", prev)); diff != "" {
		t.Errorf("previous (-want +got):\n%s", diff)
	}
}

func TestContents(t *testing.T) {
	for _, c := range []struct{ levels, want string }{
		{"", ""},
		{"22", "0 1"},
		{"233223", "0(1 2) 3 4(5)"},
		{"323", "0 1(2)"},
		{"12333", "0 1(2 3 4)"},
		{"2434", "0(2)"},
	} {
		var headings []markdown.Heading
		for i, level := range c.levels {
			headings = append(headings, markdown.Heading{Level: int(level - '0'), ID: fmt.Sprint(i)})
		}
		var got []string
		for _, h := range contents(headings) {
			var below []string
			for _, b := range h.Below {
				below = append(below, b.ID)
			}
			if below != nil {
				h.ID += "(" + strings.Join(below, " ") + ")"
			}
			got = append(got, h.ID)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("headings of levels %s make %q, want %q", c.levels, got, c.want)
		}
	}
}

func TestNewWithoutTemplates(t *testing.T) {
	for _, c := range []struct {
		theme fstest.MapFS
		want  string
	}{
		{fstest.MapFS{}, "reading the theme's templates: template: pattern matches no files: `templates/base.html`"},
		{fstest.MapFS{"templates/base.html": {Data: []byte("\n{{.Title")}}, "reading the theme's templates: template: base.html:2: unclosed action"},
	} {
		if _, err := New(c.theme); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func BenchmarkLesson(b *testing.B) {
	c := large(100, 100)
	r, site := renderer(b), newSite(b, c)
	doc := document(b, c, c.Chapters[1].Lessons[0])
	for b.Loop() {
		if err := r.Lesson(io.Discard, site, doc, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// load loads testdata/course.
func load(t testing.TB) *course.Course {
	t.Helper()
	c, faults, err := course.Load("testdata/course", true)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return c
}

// documents parses the lessons of a course, by path.
func documents(t testing.TB, c *course.Course) map[string]*markdown.Document {
	t.Helper()
	docs := map[string]*markdown.Document{}
	for _, l := range c.Lessons() {
		docs[l.Path] = document(t, c, l)
	}
	if faults := markdown.Bind(slices.Collect(maps.Values(docs))); len(faults) > 0 {
		t.Fatal(faults)
	}
	return docs
}

func document(t testing.TB, c *course.Course, l *course.Lesson) *markdown.Document {
	t.Helper()
	doc, faults := markdown.NewParser(c).Parse(l)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return doc
}

func results(t testing.TB, l *course.Lesson) map[string]*runner.Result {
	t.Helper()
	data, err := os.ReadFile("testdata/results.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]map[string]*runner.Result
	decode(t, data, &all)
	return all[l.Path]
}

// allResults are those of all documents.
func allResults(t testing.TB, docs map[string]*markdown.Document) check.Results {
	t.Helper()
	all := check.Results{}
	for _, d := range docs {
		all[d] = results(t, d.Lesson)
	}
	return all
}

// wasmURL is where a site has the runner for browsers.
const wasmURL = "assets/runner.wasm"

// built bundles scripts and styles that stay the same when the theme's change, so
// that the pages do.
func built(t testing.TB) *assets.Assets {
	t.Helper()
	a, err := assets.Build(fstest.MapFS{
		"scripts/main.ts":   {Data: []byte("console.log(1)")},
		"scripts/early.ts":  {Data: []byte("console.log(2)")},
		"scripts/editor.ts": {Data: []byte("console.log(3)")},
		"scripts/worker.ts": {Data: []byte("console.log(4)")},
		"styles/main.css":   {Data: []byte("body { color: red }")},
		"styles/icon.svg":   {Data: []byte("<svg/>")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func newSite(t testing.TB, c *course.Course) *Site {
	t.Helper()
	site, err := NewSite(c, built(t), wasmURL)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// pages renders all pages of a course, by URL.
func pages(t testing.TB, c *course.Course) map[string][]byte {
	t.Helper()
	docs := documents(t, c)
	r, site := renderer(t), newSite(t, c)
	out := map[string][]byte{}
	add := func(url string, render func(w io.Writer) error) {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		out[url] = b.Bytes()
	}
	all := allResults(t, docs)
	doc := func(l *course.Lesson) *markdown.Document {
		if l == nil {
			return nil
		}
		return docs[l.Path]
	}
	add(HomeURL, func(w io.Writer) error { return r.Home(w, site, doc(c.Index), all) })
	add(MissingURL, func(w io.Writer) error { return r.Missing(w, site) })
	for _, ch := range c.Chapters {
		add(ChapterURL(ch), func(w io.Writer) error { return r.Chapter(w, site, ch, doc(ch.Index), all) })
		for _, l := range ch.Lessons {
			add(l.URL, func(w io.Writer) error { return r.Lesson(w, site, doc(l), all) })
		}
	}
	return out
}

// runs is runs.json of testdata/course.
func runs(t testing.TB) []byte {
	t.Helper()
	c := load(t)
	docs := documents(t, c)
	var all []Run
	for _, l := range c.Lessons() {
		all = append(all, Runs(docs[l.Path], results(t, l))...)
	}
	data, err := RunsJSON(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRunsJSONEmpty(t *testing.T) {
	data, err := RunsJSON(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), "{\n  \"machine\": null,\n  \"runs\": []\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestRunsKept keeps the runs of a lesson over several files: nothing of them
// changes, not even when another machine comes first.
func TestRunsKept(t *testing.T) {
	old := runs(t)
	kept := RunsOf(old, map[string]bool{"1-first/hello.md": true})
	again, err := RunsJSON(nil, kept)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(old), string(again)); diff != "" {
		t.Errorf("all runs kept (-old +new):\n%s", diff)
	}

	other := Run{Lesson: "2-second/last.md", Snippet: "new", Result: &runner.Result{Machine: runner.Machine{OS: "plan9"}}}
	mixed, err := RunsJSON([]Run{other}, kept)
	if err != nil {
		t.Fatal(err)
	}
	again, err = RunsJSON(nil, RunsOf(mixed, map[string]bool{"1-first/hello.md": true}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(old), string(again)); diff != "" {
		t.Errorf("runs kept twice, with another machine between (-old +new):\n%s", diff)
	}

	for _, broken := range []string{"", "{", "[]", `{"runs": 1}`} {
		if got := RunsOf([]byte(broken), map[string]bool{"": true}); got != nil {
			t.Errorf("RunsOf(%q) = %s", broken, got)
		}
	}
	if got := RunsOf(old, map[string]bool{"2-second/last.md": true}); got != nil {
		t.Errorf("runs of another lesson: %s", got)
	}
}

// large makes a course without files.
func large(chapters, lessons int) *course.Course {
	c := &course.Course{Config: course.Config{Title: "Large", Language: "en"}}
	for i := range chapters {
		ch := &course.Chapter{Name: fmt.Sprintf("chapter-%d", i), Title: fmt.Sprintf("Chapter %d", i)}
		for j := range lessons {
			name := fmt.Sprintf("%s/lesson-%d", ch.Name, j)
			ch.Lessons = append(ch.Lessons, &course.Lesson{
				Path:    name + ".md",
				File:    name + ".md",
				URL:     name + ".html",
				Front:   course.FrontMatter{Title: fmt.Sprintf("Lesson %d of chapter %d", j, i)},
				Source:  []byte("A text.\n"),
				Chapter: ch,
			})
		}
		c.Chapters = append(c.Chapters, ch)
	}
	return c
}
