//go:build !packed

package themes

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Libraries returns the npm packages that the scripts of a theme may import: modules by
// their bare names. They are bundled from the theme's node_modules, or read from what
// Pack made of them.
func Libraries(theme string) (map[string][]byte, error) {
	if _, err := Open(theme); err != nil {
		return nil, err
	}
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return nil, errors.New("this binary carries no libraries for its pages and its source is not here: build runnel with make")
	}
	dir := filepath.Join(filepath.Dir(file), theme)
	packed := filepath.Join(dir, filepath.FromSlash(PackedFile))
	if newer(packed, filepath.Join(dir, "node_modules", ".package-lock.json"), filepath.Join(filepath.Dir(file), "libraries.go")) {
		if archive, err := os.ReadFile(packed); err == nil {
			return unpackLibraries(archive)
		}
	}
	return bundleLibraries(dir)
}

// newer reports whether all files are there and the first was written last.
func newer(file string, than ...string) bool {
	info, err := os.Stat(file)
	if err != nil {
		return false
	}
	for _, name := range than {
		other, err := os.Stat(name)
		if err != nil || !info.ModTime().After(other.ModTime()) {
			return false
		}
	}
	return true
}
