package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is how long a reader waits for anything.
const patience = 30 * time.Second

// A reader is a browser with one tab and a profile of its own.
type reader struct {
	ctx   context.Context
	base  string
	close func()
}

func open(ctx context.Context, profile, base string) (*reader, error) {
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		return nil, errors.New("this needs Chromium: install chromium or google-chrome so that it is on PATH")
	}
	allocator, end := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))...)
	tab, leave := chromedp.NewContext(allocator)
	r := &reader{ctx: tab, base: base, close: func() { leave(); end() }}
	if err := chromedp.Do(tab, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return chromedp.Void{}, err
	}); err != nil {
		r.close()
		return nil, fmt.Errorf("starting Chromium: %w", err)
	}
	return r, nil
}

// firstVisit returns the bytes that a lesson's page costs a new reader, until the page
// has come to rest; what is kept for offline reading is asked for again only in part.
func (r *reader) firstVisit(h *host) (int64, error) {
	before := h.sent.Load()
	if err := r.do(chromedp.Navigate(r.base + "/course/1-scheduling/why-go-schedules.html")); err != nil {
		return 0, err
	}
	if _, err := evaluate[bool](r, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`); err != nil {
		return 0, err
	}
	return h.sent.Load() - before, nil
}

// press makes a button of a snippet be pressed, and resolves to the milliseconds until a
// condition on the snippet's section, s, holds as a reader sees it.
const press = `new Promise((done, fail) => {
	const s = document.getElementById(%q)
	const begun = performance.now()
	const look = () => {
		if (!(%s)) return
		watching.disconnect()
		requestAnimationFrame(() => done(performance.now() - begun))
	}
	const watching = new MutationObserver(look)
	watching.observe(s, { subtree: true, childList: true, characterData: true, attributes: true })
	setTimeout(() => fail(new Error("nothing came: " + s.textContent)), 25_000)
	s.querySelector(%q).click()
})`

// firstOutput runs a snippet: the time from pressing Run to the first output in sight.
func (r *reader) firstOutput(id string) (time.Duration, error) {
	if err := r.visit(); err != nil {
		return 0, err
	}
	took, err := evaluate[float64](r, fmt.Sprintf(press, id, `s.querySelector(".snippet-live pre")?.textContent`, "button.run"))
	if err != nil {
		return 0, err
	}
	if err := r.settle(id); err != nil {
		return 0, err
	}
	return time.Duration(took * float64(time.Millisecond)), nil
}

// stop starts a snippet that does not end and stops it: the time from pressing Stop to
// the word that it is stopped.
func (r *reader) stop(id string) (time.Duration, error) {
	if err := r.visit(); err != nil {
		return 0, err
	}
	running := `s.querySelector(".snippet-outcome") && /^Running/.test(s.querySelector(".snippet-live .snippet-outcome")?.textContent ?? "")`
	if _, err := evaluate[float64](r, fmt.Sprintf(press, id, running, "button.run")); err != nil {
		return 0, err
	}
	took, err := evaluate[float64](r, fmt.Sprintf(press, id, `/Stopped/.test(s.querySelector(".snippet-live .snippet-outcome").textContent)`, "button.stop"))
	if err != nil {
		return 0, err
	}
	return time.Duration(took * float64(time.Millisecond)), r.settle(id)
}

// visit opens the lesson, unless it is open.
func (r *reader) visit() error {
	url := r.base + "/" + own + "/1-chapter/lesson.html"
	if at, err := evaluate[string](r, `location.href`); err != nil || at == url {
		return err
	}
	return r.do(chromedp.Navigate(url))
}

// settle waits until the run has ended and the next is prepared for, as a reader who reads
// what was printed does.
func (r *reader) settle(id string) error {
	if _, err := evaluate[bool](r, fmt.Sprintf(`new Promise((done) => {
	const look = () => document.querySelector("#%s button.stop").hidden ? setTimeout(() => done(true), 2000) : setTimeout(look, 50)
	look()
})`, id)); err != nil {
		return fmt.Errorf("waiting for the end of %s: %w", id, err)
	}
	return nil
}

func (r *reader) do(action chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, action)
}

func evaluate[T any](r *reader, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
