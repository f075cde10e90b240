package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// build writes files into dir as one build would.
func build(t *testing.T, dir string, keep []string, files map[string]string) Stats {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := f.Put(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range keep {
		f.Keep(name)
	}
	stats, err := f.Finish()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return stats
}

// tree lists the files below dir but runnel's list, with their contents.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir || d.Name() == listName {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if d.IsDir() {
			lines = append(lines, rel+"/")
			return nil
		}
		content, err := os.ReadFile(name)
		lines = append(lines, rel+"="+string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestFilesAppearChangeAndGo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	equal(t, "first build", build(t, dir, nil, map[string]string{"a": "1", "b/c/d": "2"}), Stats{Files: 2, Written: 2})
	equal(t, "same again", build(t, dir, nil, map[string]string{"a": "1", "b/c/d": "2"}), Stats{Files: 2})
	equal(t, "one changed, one gone", build(t, dir, nil, map[string]string{"a": "3"}), Stats{Files: 1, Written: 1, Removed: 1})
	equal(t, "files", tree(t, dir), "a=3")
}

func TestUnchangedFileIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, nil, map[string]string{"a": "1"})
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(filepath.Join(dir, "a"), long, long); err != nil {
		t.Fatal(err)
	}
	build(t, dir, nil, map[string]string{"a": "1"})
	info, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "modification time", info.ModTime(), long)
}

func TestKeptFileStays(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, nil, map[string]string{"good": "1", "gone": "2"})
	build(t, dir, []string{"good", "never-was"}, nil)
	equal(t, "files", tree(t, dir), "good=1")
}

func TestForeignFilesStay(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, nil, map[string]string{"sub/a": "1"})
	if err := os.WriteFile(filepath.Join(dir, "sub", "CNAME"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	build(t, dir, nil, nil)
	equal(t, "files", tree(t, dir), "sub/ sub/CNAME=mine")
}

func TestForeignFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(dir)
	if err == nil || !strings.Contains(err.Error(), "was not made by runnel") {
		t.Errorf("got error %v", err)
	}
	equal(t, "files", tree(t, dir), "thesis.txt=years of work")
}

func TestKilledBuildIsCleanedUpByTheNext(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Put("orphan", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, asideName, "half"), []byte("ha"), 0o644); err != nil {
		t.Fatal(err)
	}
	// Neither Finish nor Close: the process is gone.
	build(t, dir, nil, map[string]string{"a": "1"})
	equal(t, "files", tree(t, dir), "a=1")
}

func TestNothingOutsideIsTouched(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	build(t, dir, nil, map[string]string{"a": "1"})
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"link/a", "../a", "/a", "a\nb"} {
		if err := f.Put(name, []byte("2")); err == nil {
			t.Errorf("Put(%q) was allowed", name)
		}
	}
	equal(t, "files outside", tree(t, outside), "")
}
