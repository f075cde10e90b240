package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// A watcher tells of changes in the course's folder and all folders in it, but for
// the output folder, names that begin with a point and what editors leave behind.
type watcher struct {
	course string // as the author named it
	root   string // the same folder, absolute and without symbolic links
	out    string // likewise
	notify *fsnotify.Watcher
	dirs   map[string]bool // watched, by absolute path
	logger *log.Logger
}

func newWatcher(course, out string, logger *log.Logger) (*watcher, error) {
	root, err := realPath(course)
	if err != nil {
		return nil, fmt.Errorf("watching the course: %w", err)
	}
	if info, err := os.Stat(root); err != nil {
		return nil, fmt.Errorf("watching the course: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("watching the course: %s is not a folder", course)
	}
	realOut, err := realPath(out)
	if err != nil {
		return nil, fmt.Errorf("serving the output folder: %w", err)
	}
	if isWithin(realOut, root) {
		return nil, fmt.Errorf("the output folder %s holds the course %s: it must be another folder", out, course)
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching the course: %w", err)
	}
	w := &watcher{course: course, root: root, out: realOut, notify: notify, dirs: make(map[string]bool), logger: logger}
	if err := w.add(root); err != nil {
		w.close()
		return nil, fmt.Errorf("watching the course: %w", err)
	}
	return w, nil
}

func (w *watcher) close() { w.notify.Close() }

// run sends the paths that change, as the author would type them, until ctx is done.
func (w *watcher) run(ctx context.Context, changes chan<- string) {
	for {
		path := w.root
		select {
		case <-ctx.Done():
			return
		case err := <-w.notify.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.logger.Printf("watching the course: %v", err)
				continue
			}
			// What was lost is unknown: new folders perhaps.
			w.follow(w.root)
		case event := <-w.notify.Events:
			if event.Op == fsnotify.Chmod || w.ignores(event.Name) {
				continue
			}
			path = event.Name
			if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
				w.forget(path)
			}
			if event.Has(fsnotify.Create) {
				w.follow(path)
			}
		}
		select {
		case <-ctx.Done():
			return
		case changes <- w.typed(path):
		}
	}
}

// follow watches path and the folders in it where it is a folder. A failure ends
// nothing: what can still be watched is.
func (w *watcher) follow(path string) {
	if err := w.add(path); err != nil {
		w.logger.Printf("watching the course: %v", err)
	}
}

// add watches a folder before it reads which folders are in it: one that is made
// meanwhile is then either read or told of.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // gone again
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case w.ignores(path):
			return fs.SkipDir
		}
		err = w.notify.Add(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case errors.Is(err, syscall.ENOSPC):
			return fmt.Errorf("%s: the system watches no more folders; on Linux, raise fs.inotify.max_user_watches: %w", w.typed(path), err)
		case err != nil:
			return fmt.Errorf("%s: %w", w.typed(path), err)
		}
		w.dirs[path] = true
		return nil
	})
}

// forget ends the watches on a folder that was moved or removed and on those in it.
// Otherwise a moved folder would keep telling of changes under its old name, and
// the watch on its new name would end with that on its old one.
func (w *watcher) forget(path string) {
	for dir := range w.dirs {
		if isWithin(path, dir) {
			delete(w.dirs, dir)
			w.notify.Remove(dir) // fails where the system has already ended it
		}
	}
}

// ignores reports whether a change of path concerns no course.
func (w *watcher) ignores(path string) bool {
	if isWithin(w.out, path) {
		return true
	}
	rel, err := filepath.Rel(w.root, path)
	if err != nil || rel == "." {
		return err != nil
	}
	for name := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if strings.HasPrefix(name, ".") || name == "node_modules" {
			return true
		}
	}
	return isLeftover(filepath.Base(path))
}

// isLeftover reports whether a file is one that an editor keeps beside the edited.
func isLeftover(name string) bool {
	switch filepath.Ext(name) {
	case ".swp", ".swo", ".swx", ".tmp", ".bak":
		return true
	}
	return strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasPrefix(name, "___jb_") ||
		name == "4913" // vim tries with it whether it may write in a folder
}

// typed returns path as the author would type it.
func (w *watcher) typed(path string) string {
	rel, err := filepath.Rel(w.root, path)
	if err != nil {
		return path
	}
	return filepath.Join(w.course, rel)
}

// isWithin reports whether path is dir or in it.
func isWithin(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// realPath returns path absolute and without symbolic links. Its last elements need
// not exist.
func realPath(path string) (string, error) {
	dir, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for rest := ""; ; {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		parent := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || parent == dir {
			return "", err
		}
		dir, rest = parent, filepath.Join(filepath.Base(dir), rest)
	}
}
