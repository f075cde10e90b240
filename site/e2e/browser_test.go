package e2e

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const (
	// patience is how long a test waits for what must happen; it is never waited out
	// where all is well.
	patience = 30 * time.Second
	// lifetime is that of a browser, in case that nothing happens any more.
	lifetime = 8 * time.Minute
)

// startBrowser starts Chromium with a profile of its own. It ends with the test.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), lifetime)
	t.Cleanup(cancel)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	return ctx
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("these tests need Chromium: install chromium (Debian: apt-get install chromium) or google-chrome so that it is on PATH")
	return ""
}

// A tab is a reader with one window: a profile of its own, light colours by the
// system's setting and no wish for motion, so that nothing moves while it is clicked.
type tab struct {
	t        *testing.T
	ctx      context.Context
	base     string // with which every URL of the site begins
	activity *activity
	// scriptless tells that the pages' scripts do not run.
	scriptless bool
}

// openTab opens a tab on the site at base.
func openTab(t *testing.T, browser context.Context, base string) *tab {
	t.Helper()
	b := &tab{t: t, base: base, activity: &activity{base: base}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.activity.listen))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	command(b, "choosing the system's colours", emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: "light"},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	command(b, "focusing the tab", emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	b.resize(desktop)
	return b
}

// A window is the size of a reader's window, in CSS pixels.
type window struct {
	width, height int64
	phone         bool
}

var (
	desktop = window{width: 1280, height: 800}
	phone   = window{width: 390, height: 844, phone: true}
)

// resize gives the tab another window.
func (b *tab) resize(w window) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if w.phone {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulatePortrait)
	}
	b.do("resizing the window", chromedp.EmulateViewport(w.width, w.height, options...))
}

// visit opens a page by its URL within the site.
func (b *tab) visit(url string) {
	b.t.Helper()
	b.do("opening "+url, chromedp.Navigate(b.base+url))
}

// follow clicks a link and waits for the page that it leads to.
func (b *tab) follow(selector string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	from := b.page()
	click := chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible)
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil, click)); err != nil {
		b.t.Fatalf("%s: following %s: %v", from, selector, err)
	}
}

// click clicks the first visible element.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.do("clicking "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// press presses keys, one for each character, while modifiers are held down.
func (b *tab) press(keys string, modifiers ...chromedp.Modifier) {
	b.t.Helper()
	b.do("pressing a key", chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
}

// beforeScripts runs JavaScript in every page that is opened from now on, before its own
// scripts.
func (b *tab) beforeScripts(source string) {
	b.t.Helper()
	command(b, "adding a script", page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
}

// settle waits until the page has been painted twice, so that what its scripts and
// observers do at the start has been done.
func (b *tab) settle() {
	b.t.Helper()
	if b.scriptless {
		return
	}
	evaluate[bool](b, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
}

// waitFor waits until a condition, written in JavaScript, holds.
func (b *tab) waitFor(what, condition string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[bool](condition,
		chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience)))
	if err != nil {
		b.t.Fatalf("%s: no %s: %v", b.page(), what, err)
	}
}

// do does what returns nothing.
func (b *tab) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("%s: %s: %v", b.page(), what, err)
	}
}

// command sends the browser a command of its protocol.
func command[P, R any](b *tab, what string, c cdp.Command[P, R], params P) {
	b.t.Helper()
	b.do(what, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, c, params)
		return chromedp.Void{}, err
	})
}

// evaluate returns the value of a JavaScript expression, once it is there.
func evaluate[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: evaluating %s: %v", b.page(), expression, err)
	}
	return value
}

// page is the URL of the tab's page within the site: that of its file, whether or not
// the server shortens the name of a folder's page.
func (b *tab) page() string {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	location, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "(a page that does not answer)"
	}
	location, _, _ = strings.Cut(location, "#")
	location = strings.TrimPrefix(location, b.base)
	if location == "" || strings.HasSuffix(location, "/") {
		location += "index.html"
	}
	return location
}

// quiet fails the test where the page did what no page may do.
func (b *tab) quiet() {
	b.t.Helper()
	b.settle()
	for _, fault := range b.activity.take() {
		b.t.Errorf("%s: %s", b.page(), fault)
	}
}
