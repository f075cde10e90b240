package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Folder holds the folders of processes, for as long as somebody holds the Folder.
// What a runner that was killed has left is removed when the next one makes its own.
type Folder struct {
	Path string
	lock *os.File
}

// prefix begins the name of every Folder.
const prefix = "runnel-"

// MakeFolder makes a Folder in dir, and removes there what nobody holds any more.
func MakeFolder(dir string) (*Folder, error) {
	f, err := makeFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("making a folder for programs: %w", err)
	}
	return f, nil
}

func makeFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := sweep(dir); err != nil {
		return nil, err
	}
	for {
		path, err := os.MkdirTemp(dir, prefix)
		if err != nil {
			return nil, err
		}
		lock, held, err := lockFolder(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && !held {
			continue // it was swept before it was locked
		}
		if err == nil {
			// Others may pass through, to what is theirs in it, but not look around.
			err = os.Chmod(path, 0o711)
		}
		if err != nil {
			os.Remove(path)
			return nil, err
		}
		return &Folder{path, lock}, nil
	}
}

// make makes a folder in f that belongs to a user; 0 is the one who runs this process.
func (f *Folder) make(user int) (string, error) {
	path, err := os.MkdirTemp(f.Path, "")
	if err == nil && user != 0 {
		err = os.Chown(path, user, user)
	}
	if err != nil {
		return "", fmt.Errorf("making a folder for a program: %w", err)
	}
	return path, nil
}

// Remove removes the folder with all that is in it.
func (f *Folder) Remove() error {
	err := Remove(f.Path)
	f.lock.Close() // unlocks it
	return err
}

// sweep removes Folders that nobody holds.
func sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !e.IsDir() || !strings.HasPrefix(e.Name(), prefix) || !isOurs(path) {
			continue
		}
		lock, held, err := lockFolder(path)
		if err != nil || !held {
			continue
		}
		_ = Remove(path) // whatever is in the way, the next sweep tries again
		lock.Close()
	}
	return nil
}

// Remove removes a folder that a program could fill as it liked: with folders that
// nobody may read, or that are nested deeper than a path can tell.
func Remove(path string) error {
	if path == "" {
		return nil
	}
	if err := remove(path); err != nil {
		return fmt.Errorf("removing the folder of a program: %w", err)
	}
	return nil
}

// remove brings folders within folders up to the top until there are none, so that
// no path gets long.
func remove(path string) error {
	if err := os.RemoveAll(path); err == nil {
		return nil // as nearly always
	}
	for n := 0; ; {
		entries, err := readOpened(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			return os.Remove(path)
		}
		for _, e := range entries {
			name := filepath.Join(path, e.Name())
			if !e.IsDir() {
				if err := os.Remove(name); err != nil {
					return err
				}
				continue
			}
			children, err := readOpened(name)
			if err != nil {
				return err
			}
			for _, child := range children {
				from := filepath.Join(name, child.Name())
				if !child.IsDir() {
					if err := os.Remove(from); err != nil {
						return err
					}
					continue
				}
				if err := os.Chmod(from, 0o700); err != nil {
					return err
				}
				to := filepath.Join(path, fmt.Sprintf("%s%d", prefix, n))
				for n++; exists(to); n++ {
					to = filepath.Join(path, fmt.Sprintf("%s%d", prefix, n))
				}
				if err := os.Rename(from, to); err != nil {
					return err
				}
			}
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// readOpened reads a folder that its maker may have closed to everybody.
func readOpened(path string) ([]fs.DirEntry, error) {
	if err := os.Chmod(path, 0o700); err != nil {
		return nil, err
	}
	return os.ReadDir(path)
}
