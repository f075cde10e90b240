// Package exports holds the types of the standard library's packages, as export
// data: packed once by a Go toolchain, read by the frontend without one.
//
// An archive is a zip of one entry a package, named by its import path, each
// holding what golang.org/x/tools/go/gcexportdata writes; its comment is the
// version of the Go that packed it. Packages that a lesson's program may not
// import are left out. Export data have no bodies of generic functions, so the source
// files of a few packages are entries too, such as src/slices/sort.go. Of an archive for
// browsers, one entry lists the packages that it lacks.
package exports

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// Format changes whenever Pack writes other archives than before.
const Format = "3"

// sourceFolder begins the names of the entries that hold source. No package of the
// standard library is below such a path.
const sourceFolder = "src/"

// absentEntry is the entry that lists the import paths, one a line, of the packages that
// an archive lacks although programs have them elsewhere.
const absentEntry = "src/absent"

// SourcePaths are the import paths of the packages whose source an archive holds: those
// that are generic functions and little else, written without what is internal to the
// standard library.
func SourcePaths() []string { return []string{"cmp", "maps", "slices"} }

// An Importer gives go/types the packages of an archive, each read when it is
// first asked for. It is safe for concurrent use.
type Importer struct {
	version string
	entries map[string]*zip.File   // of export data, by import path
	sources map[string][]*zip.File // by import path, in the order of the archive
	absent  []string               // import paths, sorted

	mu       sync.Mutex
	fset     *token.FileSet
	packages map[string]*types.Package
}

// NewImporter opens an archive that Pack returned.
func NewImporter(archive []byte) (*Importer, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("opening the archive of export data: %w", err)
	}
	if r.Comment == "" {
		return nil, errors.New("opening the archive of export data: it does not say which version of Go packed it")
	}
	im := &Importer{
		version:  r.Comment,
		entries:  map[string]*zip.File{},
		sources:  map[string][]*zip.File{},
		fset:     token.NewFileSet(),
		packages: map[string]*types.Package{},
	}
	for _, f := range r.File {
		if f.Name == absentEntry {
			list, err := read(f)
			if err != nil {
				return nil, fmt.Errorf("reading which packages the archive of export data lacks: %w", err)
			}
			im.absent = strings.Fields(string(list))
		} else if name, ok := strings.CutPrefix(f.Name, sourceFolder); ok {
			of := path.Dir(name)
			im.sources[of] = append(im.sources[of], f)
		} else {
			im.entries[f.Name] = f
		}
	}
	return im, nil
}

// GoVersion is the version of the Go that packed the archive, such as "go1.26.8".
func (im *Importer) GoVersion() string { return im.version }

// Paths are the import paths of all packages in the archive, sorted.
func (im *Importer) Paths() []string {
	paths := make([]string, 0, len(im.entries))
	for path := range im.entries {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// Absent reports whether programs have a package elsewhere that the archive lacks.
func (im *Importer) Absent(path string) bool {
	_, found := slices.BinarySearch(im.absent, path)
	return found
}

// Import implements types.Importer.
func (im *Importer) Import(path string) (*types.Package, error) {
	im.mu.Lock()
	defer im.mu.Unlock()
	if pkg := im.packages[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	entry, ok := im.entries[path]
	if !ok {
		if reason := Refused(path); reason != "" {
			return nil, fmt.Errorf("package %s is refused: %s", path, reason)
		}
		if im.Absent(path) {
			return nil, fmt.Errorf("package %s is not in this archive", path)
		}
		return nil, fmt.Errorf("package %s is not in std", path)
	}
	f, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	pkg, err := gcexportdata.Read(f, im.fset, im.packages, path)
	if err != nil {
		return nil, fmt.Errorf("reading export data of %s: %w", path, err)
	}
	return pkg, nil
}

// A Source is one source file of the standard library.
type Source struct {
	Name    string // below GOROOT/src, such as "slices/sort.go"
	Content []byte
}

// Sources are the source files of a package of SourcePaths without its tests, sorted by
// name; none for any other package.
func (im *Importer) Sources(importPath string) ([]Source, error) {
	var sources []Source
	for _, f := range im.sources[importPath] {
		content, err := read(f)
		if err != nil {
			return nil, fmt.Errorf("reading the source of %s: %w", importPath, err)
		}
		sources = append(sources, Source{strings.TrimPrefix(f.Name, sourceFolder), content})
	}
	return sources, nil
}

func read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
