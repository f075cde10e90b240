package serve

import (
	"context"
	"io"
	"log"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A watchedCourse tells its changes one by one.
type watchedCourse struct {
	t       *testing.T
	dir     string
	changes <-chan string
}

func watchCourse(t *testing.T, dir, out string) *watchedCourse {
	t.Helper()
	w, err := newWatcher(dir, out, log.New(io.Discard, "", 0))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	changes := make(chan string)
	var running sync.WaitGroup
	running.Go(func() { w.run(ctx, changes) })
	t.Cleanup(func() {
		cancel()
		running.Wait()
		w.close()
	})
	return &watchedCourse{t, dir, changes}
}

// await receives changes until one of the file name.
func (c *watchedCourse) await(name string) {
	c.t.Helper()
	for {
		if path := receive(c.t, c.changes, "change of "+name); path == filepath.Join(c.dir, name) {
			return
		}
	}
}

func (c *watchedCourse) do(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *watchedCourse) write(name string) {
	c.t.Helper()
	c.do(os.WriteFile(filepath.Join(c.dir, name), []byte("x"), 0o644))
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	c := watchCourse(t, dir, filepath.Join(dir, "public"))
	path := func(name string) string { return filepath.Join(dir, name) }

	c.write("a.md")
	c.await("a.md")

	// An editor that writes aside and renames.
	c.write(".a.md.new")
	c.do(os.Rename(path(".a.md.new"), path("a.md")))
	c.await("a.md")
	c.do(os.Remove(path("a.md")))
	c.await("a.md")

	// Folders that come later, also within each other.
	c.do(os.MkdirAll(path("one/two/three"), 0o755))
	c.await("one")
	c.write("one/two/three/b.md")
	c.await("one/two/three/b.md")

	// A folder that gets another name, with those in it.
	c.do(os.Rename(path("one"), path("uno")))
	c.await("uno")
	c.write("uno/c.md")
	c.await("uno/c.md")
	c.write("uno/two/three/b.md")
	c.await("uno/two/three/b.md")

	// A folder that goes and comes again.
	c.do(os.RemoveAll(path("uno")))
	c.await("uno")
	c.do(os.Mkdir(path("uno"), 0o755))
	c.await("uno")
	c.write("uno/d.md")
	c.await("uno/d.md")
}

// Changes arrive in order, so what is ignored would arrive before the last.
func TestWatchIgnores(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"public", ".git", "a", "node_modules"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	c := watchCourse(t, dir, filepath.Join(dir, "public"))
	for _, name := range []string{
		".hidden", ".git/index", "a/.lesson.md.swp", "a/lesson.md~", "a/#lesson.md#", "a/4913",
		"lesson.swp", "lesson.tmp", "lesson.bak", "___jb_tmp___", "public/index.html", "node_modules/x.md",
	} {
		c.write(name)
		c.do(os.Chmod(filepath.Join(dir, name), 0o600))
		c.do(os.Remove(filepath.Join(dir, name)))
	}
	c.do(os.Remove(filepath.Join(dir, "public")))
	c.do(os.Mkdir(filepath.Join(dir, "public"), 0o755))
	c.write("public/index.html")
	c.do(os.Chmod(filepath.Join(dir, "a"), 0o700))
	c.write("a/lesson.md")
	if got, want := receive(t, c.changes, "change"), filepath.Join(dir, "a/lesson.md"); got != want {
		t.Errorf("%s is told of, want %s", got, want)
	}
}

// A course named by a symbolic link, relative to the current folder.
func TestWatchNamesPathsAsTyped(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	c := watchCourse(t, "link", filepath.Join("real", "public"))
	if err := os.Mkdir("link/public", 0o755); err != nil {
		t.Fatal(err)
	}
	c.write("a.md")
	if got, want := receive(t, c.changes, "change"), filepath.Join("link", "a.md"); got != want {
		t.Errorf("%s is told of, want %s", got, want)
	}
}

func TestDebounce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const quiet = 50 * time.Millisecond
		ctx, cancel := context.WithCancel(t.Context())
		in, out := make(chan string), make(chan []string)
		var running sync.WaitGroup
		running.Go(func() { debounce(ctx, in, out, quiet) })

		check := func(wantAfter time.Duration, want ...string) {
			t.Helper()
			start := time.Now()
			got := <-out
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want differs from got (-want +got):\n%s", diff)
			}
			if after := time.Since(start); after != wantAfter {
				t.Errorf("handed on after %v, want %v", after, wantAfter)
			}
		}
		in <- "a"
		check(quiet, "a")
		for range 3 {
			in <- "a"
			time.Sleep(quiet - time.Millisecond)
			in <- "b"
		}
		check(quiet, "a", "b")
		// Nobody takes them, and more come: they go together.
		in <- "c"
		time.Sleep(time.Hour)
		in <- "d"
		check(quiet, "c", "d")
		in <- "c"
		time.Sleep(time.Hour)
		check(0, "c")

		cancel()
		running.Wait()
	})
}
