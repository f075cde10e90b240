package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"

	"runnel/runner"
	"runnel/runner/artifact"
	"runnel/runner/store"
	"runnel/site"
)

// own is the course whose programs are timed. It stands beside the pages of this
// repository's course, of which the first lesson's first visit is measured.
const own = "measured"

const lesson = "# Measured\n\n```go {#hello}\npackage main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n```\n\n" +
	"```go {#endless expect=timeout timeout=100ms}\npackage main\n\nfunc main() {\n\tfor {\n\t}\n}\n```\n"

// build builds both courses into dir/public.
func build(ctx context.Context, dir string) error {
	source := filepath.Join(dir, "content")
	for name, text := range map[string]string{"course.yaml": "title: Measured\n", "1-chapter/index.md": "# Chapter\n", "1-chapter/lesson.md": lesson} {
		name = filepath.Join(source, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "public"), 0o755); err != nil {
		return err
	}
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		return err
	}
	results, err := store.Open(filepath.Join(cache, "store"))
	if err != nil {
		return err
	}
	r, err := runner.New(ctx, runner.Options{Store: results})
	if err != nil {
		return err
	}
	for from, to := range map[string]string{"content": "course", source: own} {
		report, err := site.Build(ctx, site.Options{Course: from, Out: filepath.Join(dir, "public", to), Runner: r, Browser: r.Browser})
		if err != nil {
			return fmt.Errorf("building %s: %w", from, err)
		}
		if len(report.Faults) > 0 {
			return fmt.Errorf("building %s: %v", from, report.Faults[0])
		}
	}
	return nil
}

// sizes are those of the files that a reader loads on demand.
func sizes(public string) ([]line, error) {
	folder := filepath.Join(public, own, "assets")
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var lines []line
	var editor int64
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		switch {
		case strings.HasSuffix(f.Name(), ".wasm.zst"):
			lines = append(lines, line{"runner, as any host sends it", size(len(content)), size(3_800_000)})
		case bytes.Contains(content, []byte("cm-content")):
			editor += int64(len(gzipped(content)))
		}
	}
	if len(lines) != 1 || editor == 0 {
		return nil, errors.New("the site has no runner or no editor")
	}
	return append(lines, line{"editor, by gzip", size(editor), size(200 << 10)}), nil
}

// A host serves the site as most static hosts do: text goes by gzip, what a name tells the
// content of may be kept.
type host struct {
	*httptest.Server
	sent atomic.Int64 // bytes of answers, with their headers as HTTP/1.1 has them
}

func serve(public string) *host {
	h := &host{}
	files := http.FileServer(http.Dir(public))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorded := httptest.NewRecorder()
		files.ServeHTTP(recorded, r)
		content := recorded.Body.Bytes()
		header := w.Header()
		for _, name := range []string{"Content-Type", "Location"} {
			if value := recorded.Header().Get(name); value != "" {
				header.Set(name, value)
			}
		}
		header.Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")
		if path.Base(path.Dir(r.URL.Path)) == "assets" {
			header.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		if kind := header.Get("Content-Type"); strings.HasPrefix(kind, "text/") || strings.Contains(kind, "javascript") || strings.Contains(kind, "svg") {
			header.Set("Content-Encoding", "gzip")
			content = gzipped(content)
		}
		header.Set("Content-Length", fmt.Sprint(len(content)))
		var heading bytes.Buffer
		_ = header.Write(&heading) // into memory
		h.sent.Add(int64(heading.Len() + len(content)))
		w.WriteHeader(recorded.Code)
		_, _ = w.Write(content) // a reader who goes has gone
	}))
	return h
}

func gzipped(content []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, 6) // a level that there is
	_, _ = z.Write(content)            // into memory
	_ = z.Close()
	return b.Bytes()
}
