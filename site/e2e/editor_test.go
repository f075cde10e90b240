package e2e

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The one lesson of testdata/editor.
const lessonURL = "1-chapter/lesson.html"

// TestEditor is what readers do with programs in the page, each in a tab of their own.
func TestEditor(t *testing.T) {
	dir := buildEditing(t)
	base := serve(t, dir)
	chromium := startBrowser(t)

	for _, reader := range []struct {
		does  string
		story func(t *testing.T, tab *tab)
	}{
		{"only reads", onlyReads},
		{"runs what is there", runsWhatIsThere},
		{"changes a program", changesProgram},
		{"makes mistakes", makesMistakes},
		{"stops a program", stopsProgram},
		{"formats", formats},
		{"unfolds hidden lines", unfoldsHiddenLines},
		{"tries variants", triesVariants},
		{"tries variants of what is not shown", triesHiddenVariants},
		{"shares", shares},
		{"opens links", opensLinks},
		{"changes one of two files", changesOneOfTwoFiles},
		{"has the keyboard alone", hasKeyboardAlone},
		{"looks closely", looksClosely},
		{"edits on a phone", editsOnPhone},
		{"allows no storage", allowsNoStorage},
		{"has no WebAssembly", hasNoWebAssembly},
	} {
		t.Run(reader.does, func(t *testing.T) {
			tab := openTab(t, chromium, base)
			reader.story(t, tab)
			tab.quiet()
		})
	}
	t.Run("opens the file from disk", func(t *testing.T) {
		tab := openTab(t, chromium, "file://"+dir+"/")
		tab.visit(lessonURL)
		tab.click("#hello .edit")
		tab.waitFor("word of why not", `document.querySelector("#hello .snippet-say").textContent.includes("from disk")`)
		tab.quiet()
	})
}

// onlyReads sees the buttons that each snippet should have, and loads nothing else.
func onlyReads(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	for id, want := range map[string]string{
		"varies": "Run Edit Copy Share", "panics": "Run Edit Copy Share", "variant": "Run Edit Copy Share",
		// One that is run with other arguments is not among the variants.
		"hello": "Run Edit Copy Share variant With a panic less", "argued": "Run Edit Copy Share",
		"files": "Run Edit Copy Share second", "fragment": "Run Edit Copy Share longer",
		"network": "Copy", "fixed": "Copy",
	} {
		expect(tab, want, fmt.Sprintf(`[...document.querySelectorAll("#%s button")].map((b) => b.textContent).join(" ")`, id))
	}
	expect(tab, "This program runs only where the page was built: it imports net/http.", `document.querySelector("#network .snippet-say").textContent`)
	tab.settle()
	expect(tab, "", `performance.getEntriesByType("resource").map((r) => r.name).filter((n) => /editor|code|worker|wasm/.test(n)).join(" ")`)
}

// runsWhatIsThere runs programs without editing them.
func runsWhatIsThere(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.run("hello", "✓ Finished")
	expect(tab, "hello, <b>世界</b>\ndone\n", live("hello", "pre.live-output .stdout"))
	expect(tab, 0, `document.querySelectorAll("#hello .snippet-live details, #hello .snippet-editor, #hello .snippet-live b").length`)
	// The time on the page is written as the page writes it.
	expect(tab, evaluate[string](tab, `document.querySelector("#hello .snippet-panel:not(.snippet-live) dd").firstChild.textContent.trim()`),
		`document.querySelector("#hello .snippet-live .snippet-time:nth-child(2) dd").firstChild.textContent.trim()`)

	tab.run("panics", "✓ Ends in a panic, as intended")
	expect(tab, "panic: meant\n", live("panics", "pre.live-output .stderr"))

	tab.run("variant", "✓ Finished")
	expect(tab, "hello, <b>世界</b>\ndone again\n", live("variant", "pre.live-output .stdout"))

	// This one prints what its record does not allow.
	tab.run("varies", "✗ Finished, with other output")
	expect(tab, "Not the output that the page shows", live("varies", "details[open] summary"))
	expect(tab, true, live("varies", ".live-difference .added")+`.includes("+ args b c")`)
}

// changesProgram types, undoes and resets, and finds what was typed after a reload.
func changesProgram(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	original := evaluate[string](tab, `document.querySelector("#hello pre.chroma").textContent`)
	tab.edit("hello")
	expect(tab, original, source("hello"))

	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("// 😀 more")
	changed := original + "// 😀 more\n"
	expect(tab, changed, source("hello"))
	tab.press(kb.Enter, chromedp.ModifierCtrl)
	tab.waitFor("end", ended("hello", "✓ Finished"))
	expect(tab, true, `document.querySelector("#hello .snippet-editor").shadowRoot.activeElement !== null`)

	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, original, source("hello"))
	expect(tab, 0, `localStorage.length`)
	tab.press("y", chromedp.ModifierCtrl)
	expect(tab, changed, source("hello"))

	tab.do("reloading", chromedp.Reload())
	tab.waitFor("editor", `document.querySelector("#hello .snippet-editor") !== null`)
	expect(tab, changed, source("hello"))
	tab.click("#hello .reset")
	expect(tab, original, source("hello"))
	expect(tab, 0, `localStorage.length`)
	tab.click("#hello .snippet-editor")
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, changed, source("hello"))
	tab.run("hello", "✓ Finished")

	// What the author changes since then is not overwritten by what the reader kept.
	evaluate[bool](tab, `(() => {
		const key = localStorage.key(0)
		localStorage.setItem(key, localStorage.getItem(key).replace(/"hash":"[^"]*"/, '"hash":"other"'))
		return true
	})()`)
	tab.do("reloading", chromedp.Reload())
	tab.settle()
	expect(tab, true, `document.querySelector("#hello pre.chroma").checkVisibility()`)
}

// makesMistakes is told of them while typing and after a run, and goes from one to the
// next.
func makesMistakes(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.edit("hello")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter(`var 世界 = undefinedName`)
	const problems = `document.querySelector("#hello .snippet-problems")`
	tab.waitFor("problem", problems+`.checkVisibility()`)
	expect(tab, "main.go:9:14: undefined: undefinedName", problems+`.firstChild.textContent`)
	expect(tab, "undefinedName", `document.querySelector("#hello .snippet-editor").shadowRoot.querySelector(".cm-lintRange-error").textContent`)

	tab.press(kb.Home, chromedp.ModifierCtrl)
	tab.press(kb.F8)
	tab.press("1")
	expect(tab, true, source("hello")+`.endsWith("var 世界 = 1\n")`)
	tab.waitFor("end of the problem", `!`+problems+`.checkVisibility()`)

	tab.press("z", chromedp.ModifierCtrl)
	tab.run("hello", "✗ Does not compile")
	expect(tab, "main.go:9:14: undefined: undefinedName\n", live("hello", "pre.live-output .stderr"))
	tab.waitFor("problem", problems+`.checkVisibility()`)
	tab.click("#hello .snippet-problems button")
	tab.press("2")
	expect(tab, true, source("hello")+`.endsWith("var 世界 = 2\n")`)
}

func stopsProgram(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.edit("hello")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("// for {")
	expect(tab, false, `document.querySelector("#hello .stop").checkVisibility()`)
	tab.click("#hello .run")
	tab.waitFor("output", live("hello", "pre.live-output")+`.includes("done")`)
	expect(tab, "Running…", live("hello", ".snippet-outcome"))
	tab.click("#hello .stop")
	tab.waitFor("end", ended("hello", "✓ Stopped"))
	expect(tab, false, `document.querySelector("#hello .stop").checkVisibility()`)
	expect(tab, "run", `document.activeElement.className`)
}

// formats by the keys and by the button; one step undoes it.
func formats(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.edit("hello")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("var x:=1")
	tab.press("F", chromedp.ModifierShift, chromedp.ModifierAlt)
	tab.waitFor("format", source("hello")+`.endsWith("var x := 1\n")`)
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, true, source("hello")+`.endsWith("var x:=1\n")`)
	tab.click("#hello .format")
	tab.waitFor("format", source("hello")+`.endsWith("var x := 1\n")`)
	expect(tab, "6", `String([...document.querySelector("#hello .snippet-editor").shadowRoot.querySelectorAll(".cm-line")].findIndex((l) => l.classList.contains("hl")) + 1)`)
}

// unfoldsHiddenLines sees in the editor what the page shows, and the rest when asked for.
func unfoldsHiddenLines(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.edit("folded")
	const lines = `[...document.querySelector("#folded .snippet-editor").shadowRoot.querySelectorAll(".cm-line")]`
	expect(tab, "⋯ 7 hidden lines|\tfmt.Println(\"shown\")|⋯ 2 hidden lines", lines+`.map((l) => l.textContent).join("|")`)
	expect(tab, "\tfmt.Println(\"shown\")", lines+`.filter((l) => l.classList.contains("hl")).map((l) => l.textContent).join("|")`)
	evaluate[bool](tab, `(document.querySelector("#folded .snippet-editor").shadowRoot.querySelector(".cm-folded").click(), true)`)
	expect(tab, "//runnel:hide", lines+`[0].textContent`)
	expect(tab, 9, lines+`.length`)
	tab.run("folded", "✓ Finished")
}

// shares a program of odd characters, and another reader opens the link.
func shares(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.grant("clipboard-read")
	original := evaluate[string](tab, `document.querySelector("#hello pre.chroma").textContent`)
	tab.click("#hello .share")
	tab.waitFor("word that the link is copied", `document.querySelector("#hello .share").textContent === "Link copied"`)
	expect(tab, "#hello", `location.hash`)

	const odd = `// ~#%&+?"' <script>alert(1)</script> <img src=x onerror=alert(1)> 世界 😀` + "`\\u0000"
	tab.edit("hello")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter(odd)
	tab.click("#hello .share")
	tab.waitFor("link", `location.hash.startsWith("#hello~1")`)
	link := evaluate[string](tab, `location.href`)
	expect(tab, link, `navigator.clipboard.readText()`)

	other := openTab(t, tab.ctx, tab.base)
	other.visit(strings.TrimPrefix(link, tab.base))
	other.waitFor("note", `document.querySelector("#hello .snippet-origin")?.checkVisibility()`)
	expect(other, original+odd+"\n", source("hello"))
	expect(other, 0, `document.querySelectorAll(".snippet-live, .snippet img, .snippet script").length`)
	expect(other, 0, `localStorage.length`)
	other.click("#hello .snippet-origin .back")
	expect(other, original, source("hello"))
	expect(other, false, `document.querySelector("#hello .snippet-origin").checkVisibility()`)
	expect(other, "#hello", `location.hash`)
	other.quiet()
}

// opensLinks that hold no program: they say so, and the page shows its own.
func opensLinks(t *testing.T, tab *tab) {
	link := func(content string) string { return compressed(t, content) }
	good := link(`[["main.go","package main\n"]]`)
	for shared, want := range map[string]string{
		"":                                   "damaged",
		"1":                                  "damaged",
		good[:len(good)-4]:                   "damaged",
		"2" + good[1:]:                       "damaged",
		"1%3Cb%3E":                           "damaged",
		link(`{"main.go": 1}`):               "damaged",
		link(`[null]`):                       "damaged",
		link(`[["main.go"]]`):                "damaged",
		link("[[\"main.go\",\"\xff\"]]"):     "damaged",
		link(`[["other.go",""]]`):            "other files",
		link(`[["main.go",""],["a.go",""]]`): "other files",
		link(strings.Repeat("[", 10<<20)):    "damaged",
		strings.Repeat("1", 20_000):          "damaged",
	} {
		tab.do("leaving", chromedp.Navigate("about:blank")) // so that the next is not a step within the page
		tab.visit(lessonURL + "#hello~" + shared)
		tab.waitFor("word of what is wrong", fmt.Sprintf(`document.querySelector("#hello .snippet-say").textContent.includes(%q)`, want))
		expect(tab, true, `document.querySelector("#hello pre.chroma").checkVisibility()`)
		expect(tab, 0, `localStorage.length`)
	}
	tab.visit(lessonURL + "#absent~" + good)
	tab.visit(lessonURL + "#hello~" + good)
	tab.waitFor("program of the link", `document.querySelector("#hello .snippet-editor") !== null && `+source("hello")+` === "package main\n"`)
}

// changesOneOfTwoFiles has an editor for each.
func changesOneOfTwoFiles(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	tab.edit("files")
	const chosen = `document.querySelector("#files .snippet-files [aria-pressed=true]").textContent`
	expect(tab, "main.go", chosen)
	expect(tab, false, `document.querySelector("#files pre.chroma").checkVisibility()`)
	tab.click("#files .snippet-files button:last-child")
	expect(tab, "more.go", chosen)
	expect(tab, "package main\n\nconst more = 1\n", source("files"))
	tab.click("#files .snippet-editor")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("// undefinedName")
	tab.click("#files .snippet-files button:first-child")
	tab.waitFor("problem", `document.querySelector("#files .snippet-problems").firstChild.textContent.startsWith("more.go:4:4: ")`)
	tab.click("#files .snippet-problems button")
	expect(tab, "more.go", chosen)
	tab.press("fmt")
	expect(tab, "package main\n\nconst more = 1\n// fmt\n", source("files"))

	// Each file has a history of its own, and a reset takes all of them back.
	tab.do("reloading", chromedp.Reload())
	tab.waitFor("editor", `document.querySelector("#files .snippet-editor") !== null`)
	tab.click("#files .snippet-files button:last-child")
	expect(tab, "package main\n\nconst more = 1\n// fmt\n", source("files"))
	tab.click("#files .snippet-files button:first-child")
	tab.click("#files .reset")
	expect(tab, 0, `localStorage.length`)
	tab.click("#files .snippet-files button:last-child")
	expect(tab, "package main\n\nconst more = 1\n", source("files"))
}

// hasKeyboardAlone reaches everything without a pointer, and leaves the editor again.
func hasKeyboardAlone(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	evaluate[bool](tab, `(document.querySelector("#hello .run").focus(), true)`)
	tab.press(kb.Tab)
	expect(tab, "edit", `document.activeElement.className`)
	tab.press(kb.Enter)
	tab.waitFor("editor", `document.querySelector("#hello .snippet-editor")?.shadowRoot.activeElement != null`)
	const content = `document.querySelector("#hello .snippet-editor").shadowRoot.querySelector(".cm-content")`
	expect(tab, true, content+`.getAttribute("aria-description").includes("Escape")`)
	tab.press(kb.Tab)
	expect(tab, true, source("hello")+`.startsWith("\tpackage main\n")`)
	tab.press(kb.Tab, chromedp.ModifierShift)
	expect(tab, true, source("hello")+`.startsWith("package main\n")`)
	tab.press(kb.Escape)
	tab.press(kb.Tab)
	expect(tab, "run", `document.activeElement.className`)

	tab.press(kb.Tab, chromedp.ModifierShift)
	tab.press("f", chromedp.ModifierCtrl)
	tab.waitFor("search", `document.querySelector("#hello .snippet-editor").shadowRoot.activeElement.name === "search"`)
	tab.press("done")
	tab.enter("")
	tab.press(kb.Escape)
	tab.press("ready")
	expect(tab, true, source("hello")+`.includes('fmt.Println("ready")')`)
	// A line that is opened within a block is indented.
	tab.press(kb.End)
	tab.enter("x()")
	expect(tab, true, source("hello")+`.includes('\n\tx()\n')`)
}

//go:embed testdata/colours.js
var colours string

// looksClosely sees nothing move and nothing change its colour when editing starts, in
// light and in dark.
func looksClosely(t *testing.T, tab *tab) {
	for _, scheme := range []string{"light", "dark"} {
		tab.visit(lessonURL)
		if scheme == "dark" {
			tab.click("button.appearance")
		}
		for _, id := range []string{"hello", "varies"} {
			before := evaluate[string](tab, fmt.Sprintf(colours, id))
			tab.edit(id)
			tab.settle()
			if after := evaluate[string](tab, fmt.Sprintf(colours, id)); after != before {
				t.Errorf("%s in %s looks like\n%s\nbefore, and like\n%s\nwhile it is edited", id, scheme, before, after)
			}
		}
	}
}

func editsOnPhone(t *testing.T, tab *tab) {
	tab.resize(phone)
	tab.visit(lessonURL)
	tab.edit("varies")
	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("// undefinedName " + strings.Repeat("wide ", 40))
	tab.waitFor("problem", `document.querySelector("#varies .snippet-problems").checkVisibility()`)
	tab.run("varies", "✗ Does not compile")
	tab.press("f", chromedp.ModifierCtrl)
	tab.run("hello", "✓ Finished")
	expect(tab, phone.width, `document.documentElement.scrollWidth`)
}

func allowsNoStorage(t *testing.T, tab *tab) {
	tab.beforeScripts(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("forbidden", "SecurityError") } })`)
	tab.visit(lessonURL)
	tab.edit("hello")
	tab.press("// first")
	expect(tab, true, source("hello")+`.startsWith("// firstpackage")`)
	tab.run("hello", "✓ Finished")
}

func hasNoWebAssembly(t *testing.T, tab *tab) {
	tab.beforeScripts(`delete window.WebAssembly`)
	tab.visit(lessonURL)
	expect(tab, "Copy", `[...new Set([...document.querySelectorAll(".snippet button")].map((b) => b.textContent))].join(" ")`)
	expect(tab, 0, `document.querySelectorAll(".snippet-bar, .snippet-say").length`)
}

// edit opens the editor of a snippet.
func (b *tab) edit(id string) {
	b.t.Helper()
	b.click("#" + id + " .edit")
	b.waitFor("editor", fmt.Sprintf(`document.querySelector("#%s .snippet-editor")?.shadowRoot.activeElement != null`, id))
}

// enter presses Enter and then the keys of a text. Enter is one event with its text, as
// it is of a keyboard: an editor that takes the key then keeps the text from coming.
func (b *tab) enter(text string) {
	b.t.Helper()
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13}
	command(b, "pressing Enter", input.DispatchKeyEvent, key)
	key.Type, key.Text = input.DispatchKeyEventTypeKeyUp, ""
	command(b, "releasing Enter", input.DispatchKeyEvent, key)
	b.press(text)
}

// run runs a snippet by its button and waits until it has ended in these words.
func (b *tab) run(id, words string) {
	b.t.Helper()
	b.click("#" + id + " .run")
	b.waitFor("end in the words "+words, ended(id, words))
}

func ended(id, words string) string {
	return fmt.Sprintf("%s === %q", live(id, ".snippet-outcome"), words)
}

// live is the text of what a selector finds in the panel of a run in the page.
func live(id, selector string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#%s .snippet-live %s")].map((e) => e.textContent).join("")`, id, selector)
}

// source is the text in a snippet's editor.
func source(id string) string {
	return fmt.Sprintf(`([...document.querySelector("#%s .snippet-editor").shadowRoot.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n") + "\n")`, id)
}

// compressed is content as it stands in a link to a program.
func compressed(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return "1" + base64.RawURLEncoding.EncodeToString(b.Bytes())
}
