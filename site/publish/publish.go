// Package publish puts the files of a site into its folder: each whole or not at
// all, and only where its content changed. It keeps a list of what it made there, so
// that it removes its own files when they no longer belong, and never another's.
package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// listName is the file that marks a folder as runnel's and lists what it made there,
// one name a line.
const listName = ".runnel"

const listHead = "# Made by runnel: it replaces and removes the files listed here.\n"

// asideName is where files are written before they are renamed.
const asideName = ".runnel-aside"

// A Folder is the folder of a site while its files are being written. Its methods
// are safe for concurrent use. Nothing outside the folder is touched, even where it
// holds symbolic links.
type Folder struct {
	root *os.Root

	mu      sync.Mutex
	listed  map[string]bool // in the list on disk
	wanted  map[string]bool // belongs to the site now
	written int
	serial  int
	list    *os.File
}

// Stats tell what changed.
type Stats struct {
	Files   int // that belong to the site
	Written int // of them: new or changed
	Removed int
}

// Open opens the folder dir for a site, making it where it is missing. A folder that
// holds anything and is not runnel's is refused.
func Open(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the site's folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	f := &Folder{root: root, listed: map[string]bool{}, wanted: map[string]bool{}}
	if err := f.open(dir); err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

func (f *Folder) open(dir string) error {
	list, err := f.root.ReadFile(listName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		entries, err := os.ReadDir(dir)
		if err != nil {
			return fmt.Errorf("reading the site's folder: %w", err)
		}
		if len(entries) > 0 {
			return fmt.Errorf("%s is not empty and was not made by runnel: name another folder with --out, or remove it", dir)
		}
		if err := f.root.WriteFile(listName, []byte(listHead), 0o644); err != nil {
			return fmt.Errorf("marking the site's folder: %w", err)
		}
	case err != nil:
		return fmt.Errorf("reading the site's list of files: %w", err)
	}
	for line := range strings.Lines(string(list)) {
		name := strings.TrimSuffix(line, "\n")
		if filepath.IsLocal(filepath.FromSlash(name)) && !strings.HasPrefix(name, "#") {
			f.listed[name] = true
		}
	}
	if err := f.root.RemoveAll(asideName); err != nil { // of a build that was ended
		return fmt.Errorf("clearing the site's folder: %w", err)
	}
	if err := f.root.Mkdir(asideName, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("preparing the site's folder: %w", err)
	}
	if f.list, err = f.root.OpenFile(listName, os.O_WRONLY|os.O_APPEND, 0o644); err != nil {
		return fmt.Errorf("opening the site's list of files: %w", err)
	}
	return nil
}

// Put writes a file of the site. Its name is slash-separated, within the folder.
func (f *Folder) Put(name string, content []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\n\r") {
		return fmt.Errorf("writing %q: not a name within the site", name)
	}
	if err := f.claim(name); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if old, err := f.root.ReadFile(name); err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := f.replace(name, content); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// claim lists a file before it is written, so that even a build that is killed
// leaves no file that the next one does not know.
func (f *Folder) claim(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wanted[name] = true
	if f.listed[name] {
		return nil
	}
	f.listed[name] = true
	_, err := f.list.WriteString(name + "\n")
	return err
}

func (f *Folder) replace(name string, content []byte) error {
	f.mu.Lock()
	f.serial++
	aside := fmt.Sprintf("%s/%d", asideName, f.serial)
	f.written++
	f.mu.Unlock()
	if err := f.root.WriteFile(aside, content, 0o644); err != nil {
		return err
	}
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	return f.root.Rename(aside, name)
}

// Keep lets a file of an earlier build stay as it is, where there is one.
func (f *Folder) Keep(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.listed[name] {
		f.wanted[name] = true
	}
}

// Read returns a file of an earlier build.
func (f *Folder) Read(name string) ([]byte, error) { return f.root.ReadFile(name) }

// Finish removes the files that no longer belong to the site.
func (f *Folder) Finish() (Stats, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	stats := Stats{Files: len(f.wanted), Written: f.written}
	for name := range f.listed {
		if f.wanted[name] {
			continue
		}
		if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return stats, fmt.Errorf("removing %s: %w", name, err)
		}
		stats.Removed++
		f.removeEmpty(path.Dir(name))
	}
	var list bytes.Buffer
	list.WriteString(listHead)
	names := make([]string, 0, len(f.wanted))
	for name := range f.wanted {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		list.WriteString(name + "\n")
	}
	if old, err := f.root.ReadFile(listName); err != nil || !bytes.Equal(old, list.Bytes()) {
		if err := f.root.WriteFile(asideName+"/list", list.Bytes(), 0o644); err != nil {
			return stats, fmt.Errorf("writing the site's list of files: %w", err)
		}
		if err := f.root.Rename(asideName+"/list", listName); err != nil {
			return stats, fmt.Errorf("writing the site's list of files: %w", err)
		}
	}
	return stats, nil
}

// removeEmpty removes a folder and those around it as far as they are empty.
func (f *Folder) removeEmpty(dir string) {
	for dir != "." && f.root.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
}

// Close ends the work on the folder. Without Finish, nothing is removed.
func (f *Folder) Close() error {
	return errors.Join(f.root.RemoveAll(asideName), f.list.Close(), f.root.Close())
}
