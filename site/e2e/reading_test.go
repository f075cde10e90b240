package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReading reads the course from its first page to its last by nothing but the
// links to the next page, and holds every page and every run to what is promised.
func TestReading(t *testing.T) {
	course := buildCourse(t)
	tab := openTab(t, startBrowser(t), serve(t, course.dir))
	runs := map[place]run{}
	for _, r := range course.runs {
		runs[place{r.Lesson, r.ID}] = r
	}

	var visited []string
	tab.visit("index.html")
	for {
		page := tab.page()
		visited = append(visited, page)
		found := tab.look()
		found.judge(t, page)
		for _, snippet := range found.Snippets {
			tick(t, runs, page, snippet)
		}
		tab.fits(phone)
		tab.fits(desktop)
		tab.quiet()

		if found.Next == 0 || slices.Contains(visited[:len(visited)-1], page) {
			break
		}
		tab.follow("a[rel=next]")
	}

	if diff := cmp.Diff(course.pages, visited); diff != "" {
		t.Errorf("pages from first to last (-want +got):\n%s", diff)
	}
	for p := range runs {
		t.Errorf("%s: no page shows run %s of runs.json", p.Lesson, p.ID)
	}
}

// tick judges a snippet and takes its run off the list of those to be seen.
func tick(t *testing.T, runs map[place]run, page string, snippet foundSnippet) {
	t.Helper()
	if !snippet.Ran {
		return
	}
	p := place{strings.TrimSuffix(page, ".html") + ".md", snippet.ID}
	for _, id := range snippet.Points {
		delete(runs, place{p.Lesson, id})
	}
	r, ok := runs[p]
	if !ok {
		t.Errorf("%s: snippet %s ran, but is not in runs.json, or was seen before", page, snippet.ID)
		return
	}
	delete(runs, p)
	for _, fault := range snippet.judge(r) {
		t.Errorf("%s: snippet %s: %s", page, snippet.ID, fault)
	}
}

// fits gives the tab a window and fails the test where the page is wider.
func (b *tab) fits(w window) {
	b.t.Helper()
	b.resize(w)
	b.waitFor(fmt.Sprintf("window of %d px", w.width), fmt.Sprintf(`matchMedia("(width: %dpx)").matches`, w.width))
	if got := evaluate[int64](b, `document.documentElement.scrollWidth`); got > w.width {
		b.t.Errorf("%s: %d px wide in a window of %d px", b.page(), got, w.width)
	}
}
