//go:build !packed

package artifact

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestExportsAreKeptAndMended(t *testing.T) {
	dir := t.TempDir()
	archive, err := OpenExports(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "ondemand", "exports-*.zip"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("got the archives %v, %v", kept, err)
	}
	if b, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(b, archive) {
		t.Errorf("another archive is kept: %d bytes, %v", len(b), err)
	}
	if err := os.Truncate(kept[0], int64(len(archive)/2)); err != nil {
		t.Fatal(err)
	}
	if again, err := OpenExports(t.Context(), dir); err != nil || !bytes.Equal(again, archive) {
		t.Errorf("after half of the archive was lost: got %d bytes, %v; want %d", len(again), err, len(archive))
	}
}

// What the runner for browsers is made of is told by more than the names of files.
func TestSourcesAreHashed(t *testing.T) {
	module := t.TempDir()
	hash := func(archive string) string {
		t.Helper()
		h, err := hashSources(t.Context(), module, []byte(archive))
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(module, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module m\n")
	write("go.sum", "")
	write("runner/rt/rt.go", "package rt\n")
	first := hash("archive")
	write("runner/testdata/same/a.go", "package main\n")
	write("site/site.go", "package site\n")
	if hash("archive") != first {
		t.Error("what is no part of the runner changes the hash")
	}
	for change, make := range map[string]func() string{
		"archive":   func() string { return hash("another") },
		"source":    func() string { write("runner/rt/rt.go", "package rt // changed\n"); return hash("archive") },
		"new file":  func() string { write("runner/rt/new.go", "package rt\n"); return hash("archive") },
		"libraries": func() string { write("go.sum", "one more\n"); return hash("archive") },
	} {
		if make() == first {
			t.Errorf("a change of the %s does not change the hash", change)
		}
	}
}
