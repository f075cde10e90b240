package serve

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"runnel/site/fault"
)

func request(h http.Handler, method, target string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	r.Host = "localhost:4000"
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// newOut makes an output folder with the files given and one beside it that must
// not be served.
func newOut(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	files["../secret.txt"] = "secret"
	for name, text := range files {
		name = filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func newTestHandler(out string, faults ...fault.Fault) *handler {
	h := &handler{course: "content", out: out, board: newBoard("x")}
	h.board.post(faults, nil)
	return h
}

func TestServeFile(t *testing.T) {
	out := newOut(t, map[string]string{
		"index.html":         "<body>home</body>",
		"a/index.html":       "<body>chapter</body>",
		"a/lesson.html":      "<body>lesson</body>",
		"a/b c/index.html":   "<body>blank</body>",
		"empty/x.txt":        "x",
		"theme.css":          "p{}",
		"app.js":             "1",
		"app.mjs":            "1",
		"run.wasm":           "\x00asm",
		"runs.json":          "{}",
		"pic.svg":            "<svg/>",
		"data":               "plain",
		".runnel/state":      "state",
		".hidden.html":       "hidden",
		"a/.git/config":      "config",
		"index.html.d/x.txt": "x",
	})
	for name, target := range map[string]string{"out.txt": "../secret.txt", "in.txt": "theme.css"} {
		if err := os.Symlink(target, filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	h := newTestHandler(out)
	const html = "text/html; charset=utf-8"
	const text = "text/plain; charset=utf-8"
	for _, test := range []struct {
		target      string
		status      int
		contentType string
		body        string // a part of it
	}{
		{"/", 200, html, "home"},
		{"/index.html", 200, html, "home"},
		{"/a/", 200, html, "chapter"},
		{"/a/lesson.html", 200, html, "lesson"},
		{"/a/lesson.html?x=1", 200, html, "lesson"},
		{"/theme.css", 200, "text/css; charset=utf-8", "p{}"},
		{"/app.js", 200, "text/javascript; charset=utf-8", "1"},
		{"/app.mjs", 200, "text/javascript; charset=utf-8", "1"},
		{"/run.wasm", 200, "application/wasm", "\x00asm"},
		{"/runs.json", 200, "application/json", "{}"},
		{"/pic.svg", 200, "image/svg+xml", "<svg/>"},
		{"/data", 200, text, "plain"},
		{"/in.txt", 200, text, "p{}"},
		{"/.runnel/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/.runnel/serve.css", 200, "text/css; charset=utf-8", ".runnel-faults"},
		{"/a", 302, "", ""},
		{"/empty", 404, html, "No such page"},
		{"/empty/", 404, html, "No such page"},
		{"/lesson", 404, html, "No such page"},
		{"/none.html", 404, html, "No such page"},
		{"/none.css", 404, text, "no such file"},
		{"/a//lesson.html", 404, html, "No such page"},
		{"/a/./lesson.html", 404, html, "No such page"},
		{"/a/../index.html", 404, html, "No such page"},
		{"/../secret.txt", 404, text, "no such file"},
		{"/a/../../secret.txt", 404, text, "no such file"},
		{`/..\secret.txt`, 404, text, "no such file"},
		{"//etc/passwd", 404, html, "No such page"},
		{"/out.txt", 404, text, "no such file"},
		{"/index.html\x00.txt", 404, text, "no such file"},
		{"/.runnel/state", 404, html, "No such page"},
		{"/.hidden.html", 404, html, "No such page"},
		{"/a/.git/config", 404, html, "No such page"},
	} {
		w := request(h, "GET", test.target)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.contentType {
			t.Errorf("%q has status %d and type %q, want %d and %q", test.target, w.Code, w.Header().Get("Content-Type"), test.status, test.contentType)
		}
		contains(t, w.Body.String(), test.body)
		lacks(t, w.Body.String(), "secret")
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%q may be kept: %q", test.target, got)
		}
		if head := request(h, "HEAD", test.target); head.Code != test.status {
			t.Errorf("HEAD of %q has status %d", test.target, head.Code)
		}
	}
	if got := request(h, "GET", "/a/b c?x=/y").Header().Get("Location"); got != "/a/b%20c/?x=/y" {
		t.Errorf("a folder is redirected to %q", got)
	}
	if got := request(h, "POST", "/"); got.Code != 405 || got.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST has status %d and allows %q", got.Code, got.Header().Get("Allow"))
	}
}

// The site's own page for what does not exist is shown, unless the lesson is broken.
func TestServeMissing(t *testing.T) {
	out := newOut(t, map[string]string{"404.html": "<body>the site's own</body>"})
	h := newTestHandler(out, fault.Fault{Path: filepath.FromSlash("content/a/index.md"), Line: 2, Message: "wrong"})
	for _, test := range []struct{ target, body, not string }{
		{"/none.html", "the site's own", "Not built"},
		{"/a/", "Not built", "the site's own"},
		{"/a/index.html", "Not built", "the site's own"},
	} {
		w := request(h, "GET", test.target)
		if w.Code != http.StatusNotFound {
			t.Errorf("%s has status %d", test.target, w.Code)
		}
		contains(t, w.Body.String(), test.body)
		contains(t, w.Body.String(), "index.md:2: wrong")
		lacks(t, w.Body.String(), test.not)
	}
}

func TestHost(t *testing.T) {
	h := newTestHandler(newOut(t, map[string]string{"index.html": "<body>home</body>"}))
	for host, status := range map[string]int{
		"localhost":             200,
		"localhost:4000":        200,
		"LocalHost:4000":        200,
		"127.0.0.1:4000":        200,
		"127.0.0.1":             200,
		"[::1]:4000":            200,
		"[::1]":                 200,
		"":                      403,
		"example.org":           403,
		"localhost.example.org": 403,
		"example.org:4000":      403,
		"192.168.1.2:4000":      403,
		"0.0.0.0:4000":          403,
		"[2001:db8::1]:4000":    403,
		"127.0.0.1.example.org": 403,
	} {
		for _, target := range []string{"/", scriptPath, eventsPath} {
			r := httptest.NewRequest("HEAD", target, nil)
			r.Host = host
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != status {
				t.Errorf("%s as %q has status %d, want %d", target, host, w.Code, status)
			}
		}
	}
}
