package e2e

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestLoading has the runner arrive otherwise than it was built: a page runs it or says
// that it cannot, and never waits for ever.
func TestLoading(t *testing.T) {
	course := buildCourse(t)
	chromium := startBrowser(t)
	lesson := lessonOf(t, course)
	found, err := filepath.Glob(filepath.Join(course.dir, "assets", "runner-*.wasm.zst"))
	if err != nil || len(found) != 1 {
		t.Fatalf("the site has the runners %v, %v", found, err)
	}
	whole, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		change func(b []byte) []byte
		said   string // of the runner
	}{
		{"as it is", func(b []byte) []byte { return b }, ""},
		{"decompressed by the host", decompressed(t), ""},
		{"with noise in it", func(b []byte) []byte {
			copy(b[len(b)/2:], bytes.Repeat([]byte{0xa5, 0x3c, 0xff}, 1000))
			return b
		}, "could not be loaded"},
		{"with another checksum", func(b []byte) []byte { b[len(b)-1]++; return b }, "could not be loaded"},
		{"cut off", func(b []byte) []byte { return b[:len(b)/2] }, "could not be loaded"},
		{"as a page of the host", func([]byte) []byte { return []byte("<p>Sign in first.</p>") }, "could not be loaded"},
		{"empty", func([]byte) []byte { return nil }, "could not be loaded"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(found[0], c.change(bytes.Clone(whole)), 0o644); err != nil {
				t.Fatal(err)
			}
			tab := openTab(t, chromium, serve(t, course.dir)) // another port is another site, of which nothing is kept
			tab.visit(lesson)
			id := evaluate[string](tab, `document.querySelector("section.snippet:has(button.run)").id`)
			if c.said == "" {
				tab.runs(id)
				tab.quiet()
				return
			}
			tab.click("#" + id + " button.run")
			tab.waitFor("word of what is wrong", `document.getElementById("`+id+`").querySelector(".snippet-live")?.textContent.includes("`+c.said+`") ?? false`)
		})
	}
}

func decompressed(t *testing.T) func(b []byte) []byte {
	return func(b []byte) []byte {
		d, err := zstd.NewReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		plain, err := io.ReadAll(d)
		if err != nil {
			t.Fatal(err)
		}
		return plain
	}
}
