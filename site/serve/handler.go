package serve

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What the server adds to a site stands under ownPath, where no file of a site can:
// names that begin with a point are not served.
const (
	ownPath    = "/.runnel/"
	eventsPath = ownPath + "events"
	scriptPath = ownPath + "reload.js"
	stylePath  = ownPath + "serve.css"
)

var (
	//go:embed assets/reload.js
	script []byte
	//go:embed assets/serve.css
	style []byte
)

// A handler answers requests for pages and for what keeps them fresh.
type handler struct {
	course string // the folder, as the author named it
	out    string // the folder that is served
	board  *board
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	// What a page promises to do without, it does without here.
	header.Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")
	// A page of another site may have its name resolve to this machine. Then the
	// name still stands in the request.
	if !isLoopback(hostname(r.Host)) {
		http.Error(w, fmt.Sprintf("This server answers as localhost, 127.0.0.1 and [::1] alone, not as %q.", r.Host), http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "This server only shows pages.", http.StatusMethodNotAllowed)
		return
	}
	switch p := r.URL.Path; {
	case p == eventsPath:
		h.serveEvents(w, r)
	case p == scriptPath:
		serveContent(w, r, p, bytes.NewReader(script))
	case p == stylePath:
		serveContent(w, r, p, bytes.NewReader(style))
	default:
		h.serveFile(w, r)
	}
}

// hostname returns the host of a Host header, without its port.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// serveEvents tells a page which build it should show: at once, in case a build has
// ended since the page was read, and whenever another has ended.
func (h *handler) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	send := func(text string) bool {
		// A browser that takes nothing must not hold the stream for ever. Where
		// there is no deadline to set, writing fails by itself.
		_ = stream.SetWriteDeadline(time.Now().Add(writeTime))
		_, err := io.WriteString(w, text)
		return err == nil && stream.Flush() == nil
	}
	heartbeat := time.NewTicker(heartbeatTime)
	defer heartbeat.Stop()
	last, changed := h.board.read()
	if !send("retry: 1000\n" + event(last)) {
		return
	}
	for {
		text := ":\n\n"
		select {
		case <-r.Context().Done():
			return
		case <-changed:
			last, changed = h.board.read()
			text = event(last)
		case <-heartbeat.C:
		}
		if !send(text) {
			return
		}
	}
}

func event(o outcome) string { return "event: build\ndata: " + o.id + "\n\n" }

// serveFile answers with a file of the site.
func (h *handler) serveFile(w http.ResponseWriter, r *http.Request) {
	// The outcome is read before the file: a page that is newer than the build it
	// names reloads once too often, one that is older would never.
	last, _ := h.board.read()
	name, ok := fileName(r.URL.Path)
	if !ok {
		h.serveMissing(w, name, last)
		return
	}
	if name == serviceWorker {
		serveContent(w, r, name, strings.NewReader(noOffline))
		return
	}
	// A root keeps out what lies outside, also behind symbolic links. It is opened
	// each time because a build may replace the folder.
	root, err := os.OpenRoot(h.out)
	if errors.Is(err, fs.ErrNotExist) {
		h.serveMissing(w, name, last)
		return
	} else if err != nil {
		serveError(w, err)
		return
	}
	defer root.Close()
	file, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		h.serveMissing(w, name, last)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		serveError(w, err)
	case info.IsDir():
		if _, err := root.Stat(filepath.Join(filepath.FromSlash(name), "index.html")); err != nil {
			h.serveMissing(w, name, last)
			return
		}
		// Links in the page are relative to the folder.
		to := url.URL{Path: r.URL.Path + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusFound)
	case !info.Mode().IsRegular():
		h.serveMissing(w, name, last)
	case isPage(name):
		page, err := io.ReadAll(file)
		if err != nil {
			serveError(w, err)
			return
		}
		serveContent(w, r, name, bytes.NewReader(h.inject(page, name, last)))
	default:
		serveContent(w, r, name, file)
	}
}

// serviceWorker is where a site has the one that keeps its pages for offline.
const serviceWorker = "offline.js"

// noOffline takes the place of the site's service worker, and removes one that an earlier
// build had registered here: an author wants what is on the disk.
const noOffline = `self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()))
`

// serveMissing answers where the site has no such file. A page that is missing
// because its lesson is broken, or everything is, says so in place of the site's own
// words on pages that do not exist.
func (h *handler) serveMissing(w http.ResponseWriter, name string, last outcome) {
	if !isPage(name) && path.Ext(name) != "" {
		http.Error(w, "The site has no such file.", http.StatusNotFound)
		return
	}
	own, _ := h.sortFaults(last.faults, name)
	var page []byte
	if len(own) == 0 && last.err == nil && !last.first {
		page, _ = os.ReadFile(filepath.Join(h.out, "404.html")) // there need not be one
	}
	if page == nil {
		page = missingPage(len(own) > 0 || last.err != nil, last.first)
	}
	page = h.inject(page, name, last)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(http.StatusNotFound)
	w.Write(page)
}

// fileName returns the slash-separated name in the output folder of what urlPath
// asks for, and whether it may be served: nothing that begins with a point may.
func fileName(urlPath string) (string, bool) {
	name := strings.TrimPrefix(urlPath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	for element := range strings.SplitSeq(name, "/") {
		if element == "" || element[0] == '.' {
			return name, false
		}
	}
	_, err := filepath.Localize(name)
	return name, err == nil
}

func isPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}

func serveContent(w http.ResponseWriter, r *http.Request, name string, content io.ReadSeeker) {
	if t := contentType(name); t != "" {
		w.Header().Set("Content-Type", t)
	}
	// Without a time there is nothing to revalidate by: times are too coarse for
	// two builds in one second.
	http.ServeContent(w, r, "", time.Time{}, content)
}

// contentType returns the type of a file by its name. Those that a site needs to
// work are fixed, as a system's own tables may be wrong; empty where unknown.
func contentType(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".html", ".htm":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".wasm":
		return "application/wasm"
	case ".svg":
		return "image/svg+xml"
	case ".txt", ".md":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "text/xml; charset=utf-8"
	case ".webmanifest":
		return "application/manifest+json"
	case ".woff2":
		return "font/woff2"
	case ".ico":
		return "image/x-icon"
	default:
		return mime.TypeByExtension(ext)
	}
}

func serveError(w http.ResponseWriter, err error) {
	http.Error(w, "The file cannot be read: "+err.Error(), http.StatusInternalServerError)
}
