package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// triesVariants of a program, edits one, and comes back to what was there before.
func triesVariants(t *testing.T, tab *tab) {
	tab.visit(lessonURL)
	original := evaluate[string](tab, `document.querySelector("#hello pre.chroma").textContent`)
	variant := strings.Replace(original, `"done"`, `"done again"`, 1)

	// The first click opens the editor.
	tab.try("hello", "variant")
	expect(tab, variant, source("hello"))
	expect(tab, "\tfmt.Println(\"done\")", shown("hello", ".cm-removed > div"))
	expect(tab, "\tfmt.Println(\"done again\")", shown("hello", ".cm-line.added"))
	expect(tab, "Changed to “variant”: 1 line removed, 1 line added.", said("hello"))
	expect(tab, 0, `localStorage.length`)
	tab.run("hello", "✓ Finished")
	expect(tab, evaluate[string](tab, `document.querySelector("#variant .snippet-output").textContent`), live("hello", "pre.live-output"))
	expect(tab, "Run in your browser: variant", live("hello", ".label"))
	expect(tab, "", live("hello", "details"))
	expect(tab, "\tfmt.Println(\"done again\")", shown("hello", ".cm-line.added"))

	// The marks go without the change, or with the next one.
	tab.click("#hello .snippet-change .hide")
	expect(tab, "", said("hello"))
	expect(tab, "", shown("hello", ".added, .cm-removed"))
	expect(tab, variant, source("hello"))
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, original, source("hello"))

	tab.press(kb.End, chromedp.ModifierCtrl)
	tab.enter("// mine")
	mine := original + "// mine\n"
	tab.try("hello", "With a panic")
	expect(tab, "Changed to “With a panic”: 1 line removed, 2 lines added. Undo brings back what you had.", said("hello"))
	expect(tab, "\tfmt.Println(\"not done\")|\tpanic(\"meant\")", shown("hello", ".cm-line.added"))
	tab.run("hello", "✓ Ends in a panic, as intended")

	// What the reader wrote outlives a reload, since the variant is a click away.
	tab.do("reloading", chromedp.Reload())
	tab.waitFor("editor", `document.querySelector("#hello .snippet-editor") !== null`)
	expect(tab, mine, source("hello"))
	tab.try("hello", "With a panic")
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, mine, source("hello"))
	expect(tab, "", said("hello")+` + `+shown("hello", ".added, .cm-removed"))

	// A highlighted line goes with its mark, and comes back with it.
	tab.click("#hello .reset")
	tab.try("hello", "less")
	expect(tab, "", shown("hello", ".hl"))
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, "\tfmt.Println(\"hello, <b>世界</b>\")", shown("hello", ".hl"))

	// A variant that is edited is the reader's own program.
	tab.try("hello", "variant")
	tab.press("// more")
	tab.enter("")
	expect(tab, "", said("hello")+` + `+shown("hello", ".added, .cm-removed"))
	tab.run("hello", "✓ Finished")
	expect(tab, "Compared with the output below", live("hello", "summary"))
	expect(tab, 1, `localStorage.length`)

	tab.try("hello", "variant")
	tab.click("#hello .reset")
	expect(tab, original, source("hello"))
	expect(tab, "", said("hello")+` + `+shown("hello", ".added, .cm-removed"))
	expect(tab, 0, `localStorage.length`)
}

// triesHiddenVariants that change folded lines, a fragment, and a file that is not in
// sight, on a phone and by the keyboard alone.
func triesHiddenVariants(t *testing.T, tab *tab) {
	tab.resize(phone)
	tab.visit(lessonURL)
	tab.try("folded", "In what is hidden")
	expect(tab, "const unused = 1|", shown("folded", ".cm-line.added"))
	expect(tab, "⋯ 2 hidden lines", shown("folded", ".cm-folded"))
	tab.press("z", chromedp.ModifierCtrl)
	expect(tab, 0, source("folded")+`.indexOf("//runnel:hide")`)
	tab.run("folded", "✓ Finished")

	evaluate[bool](tab, `(document.querySelector("#fragment .share").focus(), true)`)
	tab.press(kb.Tab)
	tab.press(kb.Enter)
	tab.waitFor("change", said("fragment")+` !== ""`)
	expect(tab, "fmt.Println(\"that goes on\")", shown("fragment", ".cm-line.added"))
	tab.press("// ")
	expect(tab, true, source("fragment")+`.endsWith("// fmt.Println(\"that goes on\")\n")`)
	tab.press("z", chromedp.ModifierCtrl)
	tab.run("fragment", "✓ Finished")
	expect(tab, "of a program\nthat goes on\n", live("fragment", "pre.live-output"))

	tab.try("files", "second")
	expect(tab, "more.go", `document.querySelector("#files .snippet-files [aria-pressed=true]").textContent`)
	expect(tab, "const more = 1", shown("files", ".cm-removed > div"))
	tab.click("#files .snippet-files button:first-child")
	tab.click("#files .snippet-editor")
	tab.press("x")
	tab.click("#files .snippet-files button:last-child")
	expect(tab, "", shown("files", ".added, .cm-removed"))
	expect(tab, phone.width, `document.documentElement.scrollWidth`)
}

// try clicks the button of a variant and waits until the editor has it.
func (b *tab) try(id, variant string) {
	b.t.Helper()
	evaluate[bool](b, fmt.Sprintf(`([...document.querySelectorAll("#%s .variant")].find((b) => b.textContent === %q).click(), true)`, id, variant))
	b.waitFor("change", fmt.Sprintf(`%s.startsWith("Changed to “%s”: ")`, said(id), variant))
	expect(b, true, fmt.Sprintf(`document.querySelector("#%s .snippet-editor").shadowRoot.activeElement !== null`, id))
}

// said is what stands above a snippet's editor of a variant.
func said(id string) string {
	return fmt.Sprintf(`(document.querySelector("#%s .snippet-change [role=status]")?.textContent ?? "")`, id)
}

// shown are the lines that a selector finds in a snippet's editor.
func shown(id, selector string) string {
	return fmt.Sprintf(`[...document.querySelector("#%s .snippet-editor").shadowRoot.querySelectorAll(%q)].map((e) => e.textContent).join("|")`, id, selector)
}
