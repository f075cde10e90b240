// Package stdsource has the source of the standard library's generic functions and
// types, parsed and type-checked. Programs import packages as export data, in which
// generic functions have no bodies; whoever instantiates one finds its declaration
// here. What is not generic stays native and is no concern of this package.
//
// The source is of two kinds. Packages that are plain Go are the standard library's own
// files, from the archive of package exports, except for the few functions that look at
// memory. What is tied to the Go run-time, or to package reflect, is written anew in the
// folder overlay: one package for each, whose objects have the names and the types of
// those that they stand for.
//
// All of it is ordinary Go: no package unsafe, no function without a body. What remains
// to be done natively is a call of the package wire.RuntimePath, as overlay/rt declares
// it. Every other import is the importer's package, so that types such as iter.Seq are
// the same everywhere, and a generic function that another one calls is to be looked up
// in turn.
package stdsource

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"sync"

	"runnel/runner/exports"
	"runnel/runner/fingerprint"
)

// A Package is the checked source of what is generic in one package of the standard
// library. It must not be changed.
type Package struct {
	Path  string
	Types *types.Package // not the importer's package of this path, and with fewer objects: see Lookup
	Info  *types.Info
	Files []*ast.File
	Fset  *token.FileSet // the Library's: positions are in files such as slices/sort.go

	// Decls has the functions and methods of Types, generic or called by generic ones.
	Decls map[types.Object]*ast.FuncDecl
}

// A Library has the packages that an importer's programs may need. It is safe for
// concurrent use.
type Library struct {
	importer *exports.Importer
	fset     *token.FileSet
	runtime  func() (*types.Package, error)
	packages map[string]func() (*Package, error) // by import path
}

// New returns the library of the archive that importer reads.
func New(importer *exports.Importer) *Library {
	l := &Library{importer: importer, fset: token.NewFileSet(), packages: map[string]func() (*Package, error){}}
	l.runtime = sync.OnceValues(l.loadRuntime)
	for _, path := range append(overlayPaths(), exports.SourcePaths()...) {
		l.packages[path] = sync.OnceValues(func() (*Package, error) { return l.load(path) })
	}
	return l
}

// Package returns the source of a package, loaded when it is first asked for; nil where
// nothing of it is served. An error means that the archive is damaged, or that it was
// packed by a Go whose library is not the one that the overlays were written for.
func (l *Library) Package(path string) (*Package, error) {
	load := l.packages[path]
	if load == nil {
		return nil, nil
	}
	p, err := load()
	if err != nil {
		return nil, fmt.Errorf("loading the source of package %s: %w", path, err)
	}
	return p, nil
}

// Fingerprint changes whenever a Library might serve something else for the same
// archive: it is a hash of this package's own source and of the overlays.
func Fingerprint() (string, error) {
	return fingerprint.Files(embedded, sourceNames())
}
