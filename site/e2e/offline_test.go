package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestOffline has a reader whose host goes away and comes back with another build.
func TestOffline(t *testing.T) {
	course := buildCourse(t)
	var gone atomic.Bool
	base := serveUnless(t, course.dir, &gone)
	tab := openTab(t, startBrowser(t), base)
	lesson := lessonOf(t, course)
	tab.visit(lesson)
	tab.waitFor("service worker", `navigator.serviceWorker.controller !== null`)
	id := evaluate[string](tab, `document.querySelector("section.snippet:has(button.run)").id`)
	tab.edit(id)
	tab.runs(id)
	tab.waitFor("runner that is kept", `caches.keys().then(async (names) => {
		for (const name of names) for (const r of await (await caches.open(name)).keys()) if (r.url.endsWith(".wasm.zst")) return true
		return false
	})`)
	tab.quiet()

	gone.Store(true)
	tab.do("reloading", chromedp.Reload())
	tab.runs(id)
	tab.edit(id)
	tab.do("reloading", chromedp.Reload())
	expect(tab, true, `document.querySelector("section.snippet pre.chroma").checkVisibility()`)
	// The browser itself says what it could not ask the host for.
	tab.settle()
	for _, f := range tab.activity.take() {
		if !strings.HasPrefix(f, "request failed: ") && !strings.Contains(f, "net::ERR_") && !strings.Contains(f, "answered with 503") &&
			!strings.Contains(f, "status of 503") {
			t.Error(f)
		}
	}

	// A page of a new build is never one that was kept of the last.
	name := filepath.Join(course.dir, filepath.FromSlash(lesson))
	html, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	again := strings.Replace(string(html), "<h1", `<p id="new">A new build.</p><h1`, 1)
	if err := os.WriteFile(name, []byte(again), 0o644); err != nil {
		t.Fatal(err)
	}
	gone.Store(false)
	tab.visit(lesson)
	expect(tab, "A new build.", `document.getElementById("new")?.textContent ?? "the old page"`)
	tab.runs(id)
	tab.quiet()
}

// TestWorkingWithTheRunner is one reader's way through a lesson's first program with the
// runner that a site has, by the keyboard alone.
func TestWorkingWithTheRunner(t *testing.T) {
	course := buildCourse(t)
	tab := openTab(t, startBrowser(t), serve(t, course.dir))
	lesson := lessonOf(t, course)
	tab.visit(lesson)
	id := evaluate[string](tab, `document.querySelector("section.snippet:has(button.run)").id`)
	original := evaluate[string](tab, fmt.Sprintf(`document.querySelector("#%s pre.chroma").textContent`, id))
	evaluate[bool](tab, fmt.Sprintf(`(document.querySelector("#%s .edit").focus(), true)`, id))
	tab.press(kb.Enter)
	tab.waitFor("editor", fmt.Sprintf(`document.querySelector("#%s .snippet-editor")?.shadowRoot.activeElement != null`, id))

	// An error stands at its line, is gone to, mended, and the program runs.
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("var  wrong int=\"text\"")
	line := strings.Count(original, "\n") + 1
	problems := fmt.Sprintf(`document.querySelector("#%s .snippet-problems")`, id)
	tab.waitFor("problem", fmt.Sprintf(`%s.checkVisibility() && %s.firstChild.textContent.startsWith("main.go:%d:16: cannot use \"text\"")`, problems, problems, line))
	expect(tab, line, fmt.Sprintf(`(() => {
		const root = document.querySelector("#%s .snippet-editor").shadowRoot
		return [...root.querySelectorAll(".cm-line")].indexOf(root.querySelector(".cm-lintRange-error").closest(".cm-line")) + 1
	})()`, id))
	tab.press(kb.Enter, chromedp.ModifierCtrl)
	tab.waitFor("end", ended(id, "✗ Does not compile"))
	for range len(`"text"`) {
		tab.press(kb.Backspace)
	}
	tab.press("4")
	tab.waitFor("end of the problem", `!`+problems+`.checkVisibility()`)
	tab.press("F", chromedp.ModifierShift, chromedp.ModifierAlt)
	tab.waitFor("format", source(id)+`.endsWith("\nvar wrong int = 4\n")`)
	tab.press(kb.Enter, chromedp.ModifierCtrl)
	tab.waitFor("end", ended(id, "✓ Finished"))
	tab.press(kb.Escape)
	tab.press(kb.Tab)
	expect(tab, "run", `document.activeElement.className`)

	// It is still there after a reload, and goes with a link to somebody else.
	changed := evaluate[string](tab, source(id))
	tab.do("reloading", chromedp.Reload())
	tab.waitFor("editor", fmt.Sprintf(`document.querySelector("#%s .snippet-editor") !== null`, id))
	expect(tab, changed, source(id))
	tab.click("#" + id + " .share")
	tab.waitFor("link", `location.hash.includes("~1")`)
	other := openTab(t, tab.ctx, tab.base)
	other.visit(strings.TrimPrefix(evaluate[string](tab, `location.href`), tab.base))
	other.waitFor("program of the link", fmt.Sprintf(`document.querySelector("#%s .snippet-origin")?.checkVisibility() && %s === %q`, id, source(id), changed))
	other.run(id, "✓ Finished")
	other.quiet()
	tab.click("#" + id + " .reset")
	expect(tab, original, source(id))
	tab.quiet()
}

// runs runs a snippet of the course until it ends well.
func (b *tab) runs(id string) {
	b.t.Helper()
	b.click("#" + id + " .run")
	b.waitFor("end", fmt.Sprintf(`["fine", "intended"].includes(document.querySelector("#%s .snippet-live")?.dataset.tone)`, id))
}

// serveUnless serves a folder as a host that can be gone: it then ends every connection
// without an answer.
func serveUnless(t *testing.T, dir string, gone *atomic.Bool) (base string) {
	t.Helper()
	files := http.StripPrefix("/course/", http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler)
		}
		w.Header().Set("Content-Security-Policy", policy)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/course/"
}
