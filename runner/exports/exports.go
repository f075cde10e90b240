// Package exports holds the types of the standard library's packages, as export
// data: packed once by a Go toolchain, read by the frontend without one.
//
// An archive is a zip of one entry a package, named by its import path, each
// holding what golang.org/x/tools/go/gcexportdata writes; its comment is the
// version of the Go that packed it. Packages that a lesson's program may not
// import are left out.
package exports

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// Format changes whenever Pack writes other archives than before.
const Format = "2"

// Pack asks the Go toolchain on PATH for the export data of the standard library
// and returns it as an archive.
func Pack(ctx context.Context) ([]byte, error) {
	version, err := output(ctx, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	listed, err := output(ctx, "list", "-export", "-f", "{{.ImportPath}}\t{{.Export}}", "std")
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	files := map[string]string{}
	for line := range strings.Lines(listed) {
		path, file, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && file != "" {
			files[path] = file
		}
	}
	paths := make([]string, 0, len(files))
	for path := range files {
		if Refused(path) == "" {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)

	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	if err := w.SetComment(strings.TrimSpace(version)); err != nil {
		return nil, err
	}
	built := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	for _, path := range paths {
		pkg, err := built.Import(path)
		if err != nil {
			return nil, fmt.Errorf("reading export data of %s: %w", path, err)
		}
		entry, err := w.Create(path)
		if err != nil {
			return nil, err
		}
		if err := gcexportdata.Write(entry, fset, pkg); err != nil {
			return nil, fmt.Errorf("packing %s: %w", path, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func output(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	return string(out), nil
}

// An Importer gives go/types the packages of an archive, each read when it is
// first asked for. It is safe for concurrent use.
type Importer struct {
	version string
	entries map[string]*zip.File

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
		fset:     token.NewFileSet(),
		packages: map[string]*types.Package{},
	}
	for _, f := range r.File {
		im.entries[f.Name] = f
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
