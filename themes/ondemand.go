//go:build !packed

package themes

import (
	"errors"
	"path/filepath"
	"runtime"
)

// Libraries returns the npm packages that the scripts of a theme may import: modules by
// their bare names. They are bundled from the theme's node_modules.
func Libraries(theme string) (map[string][]byte, error) {
	if _, err := Open(theme); err != nil {
		return nil, err
	}
	_, file, _, ok := runtime.Caller(0)
	if !ok || !filepath.IsAbs(file) {
		return nil, errors.New("this binary carries no libraries for its pages and its source is not here: build runnel with make")
	}
	return bundleLibraries(filepath.Join(filepath.Dir(file), theme))
}
