package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestReader is what single readers do, each in a tab of their own.
func TestReader(t *testing.T) {
	course := buildCourse(t)
	base := serve(t, course.dir)
	chromium := startBrowser(t)
	lesson := lessonOf(t, course)

	for _, reader := range []struct {
		does  string
		story func(t *testing.T, tab *tab, lesson string)
	}{
		{"prefers dark colours", prefersDark},
		{"copies code", copiesCode},
		{"runs no scripts", runsNoScripts},
		{"uses the keyboard", usesKeyboard},
		{"holds a phone", holdsPhone},
	} {
		t.Run(reader.does, func(t *testing.T) {
			tab := openTab(t, chromium, base)
			reader.story(t, tab, lesson)
			tab.quiet()
		})
	}
	t.Run("opens the files from disk", func(t *testing.T) {
		tab := openTab(t, chromium, fileURL(t, course.dir))
		opensFiles(t, tab, course)
		tab.quiet()
	})
}

// lessonOf is the page of a run that printed something.
func lessonOf(t *testing.T, course built) string {
	t.Helper()
	for _, r := range course.runs {
		if r.Output != "" {
			return strings.TrimSuffix(r.Lesson, ".md") + ".html"
		}
	}
	t.Fatal("no run of the course printed anything")
	return ""
}

// What the colours of a page depend on.
const (
	background = `getComputedStyle(document.documentElement).backgroundColor`
	chosen     = `document.documentElement.dataset.colours ?? ""`
	pressed    = `document.querySelector("button.appearance").ariaPressed`
)

// prefersDark switches to dark colours, finds them again after a reload and on the
// next page, and goes back to those of the system.
func prefersDark(t *testing.T, tab *tab, lesson string) {
	tab.visit(lesson)
	light := evaluate[string](tab, background)
	expect(tab, "", chosen)
	expect(tab, "false", pressed)

	tab.click("button.appearance")
	expect(tab, "dark", chosen)
	expect(tab, "true", pressed)
	dark := evaluate[string](tab, background)
	if dark == light {
		t.Errorf("%s: the background stays %s", tab.page(), light)
	}

	tab.do("reloading", chromedp.Reload())
	expect(tab, "dark", chosen)
	expect(tab, dark, background)
	tab.visit("index.html")
	expect(tab, "dark", chosen)

	tab.click("button.appearance")
	expect(tab, "", chosen)
	expect(tab, light, background)
}

// copiesCode presses the copy button of a snippet and finds the snippet's code, and
// nothing else, on the clipboard.
func copiesCode(t *testing.T, tab *tab, lesson string) {
	tab.visit(lesson)
	tab.grant("clipboard-read")
	code := tab.look().Snippets[0].Code
	if !strings.Contains(code, "\n\t") {
		t.Fatalf("%s: %q is not the code of a program", lesson, code)
	}
	tab.click("section.snippet button.copy")
	tab.waitFor("word that it is copied", `document.querySelector("button.copy").textContent === "Copied"`)
	expect(tab, code, `navigator.clipboard.readText()`)
}

// grant allows the tab what a browser asks its reader for.
func (b *tab) grant(permission string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_, err := chromedp.CallBrowser(ctx, browser.SetPermission, browser.SetPermissionParams{
		Permission:       &browser.PermissionDescriptor{Name: permission},
		Setting:          browser.PermissionSettingGranted,
		BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
	})
	if err != nil {
		b.t.Fatalf("granting %s: %v", permission, err)
	}
}

// runsNoScripts reads a lesson with scripts switched off: all that is to be read is
// there, and nothing that would do nothing.
func runsNoScripts(t *testing.T, tab *tab, lesson string) {
	tab.withoutScripts()
	tab.visit(lesson)
	ran := 0
	for _, s := range tab.look().Snippets {
		if s.Ran {
			ran++
		}
		if s.Ran && !s.OutputVisible && !s.SaysEmpty {
			t.Errorf("%s: without scripts the output of %s is not in sight", lesson, s.ID)
		}
	}
	if ran == 0 {
		t.Errorf("%s: no snippet ran", lesson)
	}
	expect(tab, 0, `[...document.querySelectorAll("button")].filter((b) => b.checkVisibility()).length`)
	expect(tab, true, `document.querySelector(".text > p").checkVisibility()`)
	expect(tab, true, `document.querySelector("nav.chapters a").checkVisibility()`)
	tab.follow("a[rel=next]")
}

func (b *tab) withoutScripts() {
	b.t.Helper()
	b.scriptless = true
	command(b, "switching scripts off", emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: true})
}

// usesKeyboard skips from the top of a page to its text.
func usesKeyboard(t *testing.T, tab *tab, lesson string) {
	tab.visit(lesson)
	tab.press(kb.Tab)
	expect(tab, "skip", `document.activeElement.className`)
	expect(tab, true, `(() => {
		const box = document.activeElement.getBoundingClientRect()
		const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
		return box.top >= 0 && box.left >= 0 && seen === document.activeElement
	})()`)
	expect(tab, true, `getComputedStyle(document.activeElement).outlineStyle !== "none"`)

	tab.press(kb.Enter)
	tab.waitFor("focus on the text", `document.activeElement === document.querySelector("main")`)
	tab.press(kb.Tab)
	expect(tab, true, `document.querySelector("main").contains(document.activeElement)`)
}

// holdsPhone opens the chapter list, which a narrow window hides, and goes to another
// page by it.
func holdsPhone(t *testing.T, tab *tab, lesson string) {
	tab.resize(phone)
	tab.visit(lesson)
	expect(tab, false, `document.querySelector("nav.chapters").checkVisibility()`)
	tab.click(".side summary")
	tab.waitFor("chapter list", `document.querySelector("nav.chapters").checkVisibility()`)
	tab.follow("nav.chapters > ol > li:last-child > a")
	if tab.page() == lesson {
		t.Errorf("%s: the last chapter's link leads back to the page", lesson)
	}
}

// opensFiles reads the course without any server, as far as its first output.
func opensFiles(t *testing.T, tab *tab, course built) {
	tab.visit("index.html")
	for range course.pages {
		for _, s := range tab.look().Snippets {
			if s.OutputVisible && s.Stdout != "" {
				return
			}
		}
		tab.follow("a[rel=next]")
	}
	t.Errorf("no output from %s to %s", course.pages[0], tab.page())
}

func fileURL(t *testing.T, dir string) string {
	t.Helper()
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(real, "index.html")); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(real) + "/"
}

// expect fails the test where an expression of JavaScript has another value.
func expect[T comparable](b *tab, want T, expression string) {
	b.t.Helper()
	if got := evaluate[T](b, expression); got != want {
		b.t.Errorf("%s: %s is %#v, want %#v", b.page(), expression, got, want)
	}
}
