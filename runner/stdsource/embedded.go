package stdsource

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed *.go overlay
var embedded embed.FS

// The folder of overlays holds a package at its import path, and runtimeFolder.
const (
	overlayFolder = "overlay"
	runtimeFolder = "rt"
)

// sourceNames are the names of all embedded Go files but tests, sorted.
func sourceNames() []string {
	var names []string
	// An embedded folder that is there can be read: there is no error to report.
	_ = fs.WalkDir(embedded, ".", func(name string, entry fs.DirEntry, _ error) error {
		if !entry.IsDir() && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// overlayNames are the names of the files of an overlay, sorted.
func overlayNames(importPath string) []string {
	return slices.DeleteFunc(sourceNames(), func(name string) bool {
		return path.Dir(name) != path.Join(overlayFolder, importPath)
	})
}

// overlayPaths are the import paths of the packages that have an overlay, sorted.
func overlayPaths() []string {
	var paths []string
	for _, name := range sourceNames() {
		if dir, ok := strings.CutPrefix(path.Dir(name), overlayFolder+"/"); ok && dir != runtimeFolder {
			paths = append(paths, dir)
		}
	}
	return slices.Compact(paths)
}
