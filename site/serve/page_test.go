package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/site/fault"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata/inject/*.txtar")

// A case holds the page's name in the site, the page, faults as JSON, perhaps an
// error, and the page that is wanted.
func TestInject(t *testing.T) {
	files, err := filepath.Glob("testdata/inject/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := outcome{id: "x-1"}
			var name string
			var page []byte
			var want *txtar.File
			for i, f := range archive.Files {
				switch f.Name {
				case "name":
					name = strings.TrimSpace(string(f.Data))
				case "page":
					page = f.Data
				case "faults":
					if err := json.Unmarshal(f.Data, &last.faults); err != nil {
						t.Fatal(err)
					}
				case "error":
					last.err = errors.New(string(f.Data))
				case "want":
					want = &archive.Files[i]
				default:
					t.Fatalf("unknown section %s", f.Name)
				}
			}
			if name == "" || want == nil {
				t.Fatal("a case needs the sections name and want")
			}
			h := &handler{course: "content"}
			got := h.inject(page, name, last)
			if *update {
				want.Data = got
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want.Data), string(got)); diff != "" {
				t.Errorf("want differs from got (-want +got):\n%s", diff)
			}
		})
	}
}

func TestInjectManyFaults(t *testing.T) {
	faults := make([]fault.Fault, maxFaults+7)
	for i := range faults {
		faults[i] = fault.Fault{Path: "content/other.md", Line: i + 1, Message: "wrong"}
	}
	faults[len(faults)-1].Path = "content/own.md"
	h := &handler{course: "content"}
	page := string(h.inject([]byte("<body></body>"), "own.html", outcome{faults: faults}))
	if n := strings.Count(page, "<li>"); n != maxFaults {
		t.Errorf("%d faults are listed, want %d", n, maxFaults)
	}
	for _, want := range []string{"<p>… and 7 more</p>", "content/own.md:107: wrong"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page:\n%s", want, page)
		}
	}
}

// What is added can be taken away again, whatever the page is.
func FuzzInject(f *testing.F) {
	f.Add([]byte("<!DOCTYPE html><html><body class=\"a>b\"><p>text</p></body></html>"))
	f.Add([]byte("</BODY ><body\n><body></body>"))
	f.Add([]byte("<body \"'> \xff"))
	f.Fuzz(func(t *testing.T, page []byte) {
		h := &handler{course: "content"}
		last := outcome{id: "x-1", err: errors.New("broken")}
		got := h.inject(page, "a.html", last)
		panel, script := h.panel("a.html", last), scriptElement(last)
		if !bytes.Contains(got, panel) || !bytes.Contains(got, script) {
			t.Fatalf("not injected: %q", got)
		}
		i := bytes.Index(got, panel)
		got = append(got[:i:i], got[i+len(panel):]...)
		i = bytes.LastIndex(got, script)
		got = append(got[:i:i], got[i+len(script):]...)
		if !bytes.Equal(got, page) {
			t.Errorf("got %q, want %q", got, page)
		}
	})
}

func FuzzFileName(f *testing.F) {
	for _, p := range []string{"/", "/a/b.html", "/a/", "/../a", "//a", "/a/.b", "/a\x00", `/a\..\b`, "/%2e%2e/a", "a"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, urlPath string) {
		name, ok := fileName(urlPath)
		if !ok {
			return
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name || strings.Contains("/"+name, "/.") {
			t.Errorf("%q may be served as %q", urlPath, name)
		}
	})
}
