// Package themes holds the themes that are built into the binary. A theme is a
// folder of templates, styles and scripts; this package only hands it out and
// knows nothing of what is in it. The npm packages that a theme's scripts import are
// its libraries, a module each: whoever uses the binary has no npm.
package themes

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// What a theme needs before it is built into the binary (package.json, node_modules)
// is no part of it, so the folders are named one by one.
//
//go:embed default/templates default/styles default/scripts
var embedded embed.FS

// Open returns the files of a theme: its folders templates, styles and scripts.
func Open(name string) (fs.FS, error) {
	entries, err := embedded.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("listing the themes: %w", err)
	}
	var known []string
	for _, e := range entries {
		if e.Name() == name {
			return fs.Sub(embedded, name)
		}
		known = append(known, e.Name())
	}
	return nil, fmt.Errorf("there is no theme %q; known themes: %s", name, strings.Join(known, ", "))
}
