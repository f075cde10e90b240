package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// An activity collects what a tab did that no page of a site may do: complain on the
// console, violate its policy, throw, ask for what is not the site's or is not there.
type activity struct {
	base string // with which every URL of the site begins

	mu     sync.Mutex
	faults []string
}

// listen is called for each event of the tab, in the browser's order.
func (a *activity) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		switch e.Type {
		case runtime.ConsoleAPICalledTypeError, runtime.ConsoleAPICalledTypeWarning, runtime.ConsoleAPICalledTypeAssert:
			a.add("console.%s: %s", e.Type, arguments(e.Args))
		}
	case *runtime.EventExceptionThrown:
		a.add("exception: %s", exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			a.add("%s: %s", e.Entry.Source, strings.TrimSpace(e.Entry.Text+" "+e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, a.base) {
			a.add("request outside the site: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			a.add("answered with %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		a.add("request failed: %s %s", e.Type, strings.TrimSpace(e.ErrorText+" "+string(e.BlockedReason)))
	}
}

func (a *activity) add(format string, args ...any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.faults = append(a.faults, fmt.Sprintf(format, args...))
}

// take returns the faults since it was last called.
func (a *activity) take() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	faults := a.faults
	a.faults = nil
	return faults
}

func arguments(args []*runtime.RemoteObject) string {
	var words []string
	for _, arg := range args {
		words = append(words, strings.Trim(arg.Description+string(arg.Value), `"`))
	}
	return strings.Join(words, " ")
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return d.Text
	}
	first, _, _ := strings.Cut(d.Exception.Description, "\n")
	return strings.TrimSpace(d.Text + " " + first)
}

// TestActivity opens a page that does all that is forbidden: what the other tests
// would not notice, they could not forbid.
func TestActivity(t *testing.T) {
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	defer elsewhere.Close()
	const name = "/course/faulty.html"
	faulty := http.NewServeMux()
	faulty.HandleFunc(name, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self' "+elsewhere.URL)
		fmt.Fprintf(w, `<!doctype html><title>Faulty</title><link rel="icon" href="faulty.html">
<p style="color: red">Styled</p>
<img src="%s/foreign.png" alt=""><script src="missing.js"></script><script src="faulty.js"></script>`, elsewhere.URL)
	})
	faulty.HandleFunc("/course/faulty.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `console.warn("a warning"); Promise.reject(new Error("a rejection")); throw new Error("an exception")`)
	})
	server := httptest.NewServer(faulty)
	defer server.Close()

	tab := openTab(t, startBrowser(t), server.URL+"/course/")
	tab.visit("faulty.html")
	tab.settle()
	faults := tab.activity.take()
	for _, want := range []string{
		"console.warning: a warning",
		"exception: Uncaught Error: an exception",
		"exception: Uncaught (in promise) Error: a rejection",
		"violates the following Content Security Policy directive",
		"request outside the site: " + elsewhere.URL + "/foreign.png",
		"answered with 404: " + server.URL + "/course/missing.js",
	} {
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("nothing was noticed of %q; noticed:\n%s", want, strings.Join(faults, "\n"))
		}
	}
}
