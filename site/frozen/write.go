package frozen

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// asidePrefix begins the name of a file that is being written.
const asidePrefix = ".runnel-"

// Write writes the files of lessons, by their paths within the course in dir: each whole,
// and only where it changed. Files of lessons without runs are removed, and those of
// lessons that are no longer there. Other files stay as they are.
func Write(dir string, files map[string]File) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("freezing results: %w", err)
	}
	defer root.Close()
	for lesson, f := range files {
		name := Name(lesson)
		if len(f.Runs) == 0 {
			err = root.Remove(filepath.FromSlash(name))
			if errors.Is(err, fs.ErrNotExist) {
				err = nil
			}
		} else {
			err = write(root, name, f)
		}
		if err != nil {
			return fmt.Errorf("freezing the results of %s: %w", lesson, err)
		}
	}
	if err := clear(root); err != nil {
		return fmt.Errorf("freezing results: %w", err)
	}
	return nil
}

func write(root *os.Root, name string, f File) error {
	content, err := Encode(f)
	if err != nil {
		return err
	}
	file := filepath.FromSlash(name)
	if old, err := root.ReadFile(file); err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := root.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	aside := filepath.Join(filepath.Dir(file), asidePrefix+filepath.Base(file))
	if err := root.WriteFile(aside, content, 0o644); err != nil {
		return err
	}
	return root.Rename(aside, file)
}

// clear removes the files whose lessons are gone, what was left half written, and
// folders that hold nothing more.
func clear(root *os.Root) error {
	var folders []string
	err := fs.WalkDir(root.FS(), Folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case entry.IsDir():
			folders = append(folders, name)
			return nil
		case strings.HasPrefix(path.Base(name), asidePrefix):
		case path.Ext(name) != ".json":
			return nil
		default:
			lesson := strings.TrimSuffix(strings.TrimPrefix(name, Folder+"/"), ".json") + ".md"
			if _, err := root.Stat(filepath.FromSlash(lesson)); !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return root.Remove(filepath.FromSlash(name))
	})
	for i := range folders {
		_ = root.Remove(filepath.FromSlash(folders[len(folders)-1-i])) // which fails where it holds something
	}
	return err
}
