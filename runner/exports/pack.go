//go:build !js

package exports

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"go/importer"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"
)

// A listed package is what the Go toolchain tells of it.
type listed struct {
	path    string
	export  string   // the file of its export data
	dir     string   // the folder of its source
	sources []string // the names of the files in dir that are compiled for this system
}

// Pack asks the Go toolchain on PATH for the export data of the standard library
// and returns it as an archive.
func Pack(ctx context.Context) ([]byte, error) {
	version, err := output(ctx, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	packages, err := list(ctx)
	if err != nil {
		return nil, err
	}

	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	if err := w.SetComment(strings.TrimSpace(version)); err != nil {
		return nil, err
	}
	if err := packExports(w, packages); err != nil {
		return nil, err
	}
	if err := packSources(w, packages); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// list returns the packages of the standard library, sorted by path: those, too, that
// may not be imported, because others refer to them.
func list(ctx context.Context) ([]listed, error) {
	const format = "{{.ImportPath}}\t{{.Export}}\t{{.Dir}}\t{{join .GoFiles \" \"}}"
	lines, err := output(ctx, "list", "-export", "-f", format, "std")
	if err != nil {
		return nil, err
	}
	var packages []listed
	for line := range strings.Lines(lines) {
		fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(fields) == 4 && fields[1] != "" {
			packages = append(packages, listed{fields[0], fields[1], fields[2], strings.Fields(fields[3])})
		}
	}
	slices.SortFunc(packages, func(a, b listed) int { return strings.Compare(a.path, b.path) })
	return packages, nil
}

func packExports(w *zip.Writer, packages []listed) error {
	files := map[string]string{}
	for _, p := range packages {
		files[p.path] = p.export
	}
	fset := token.NewFileSet()
	built := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	for _, p := range packages {
		if Refused(p.path) != "" {
			continue
		}
		pkg, err := built.Import(p.path)
		if err != nil {
			return fmt.Errorf("reading export data of %s: %w", p.path, err)
		}
		entry, err := w.Create(p.path)
		if err != nil {
			return err
		}
		if err := gcexportdata.Write(entry, fset, pkg); err != nil {
			return fmt.Errorf("packing %s: %w", p.path, err)
		}
	}
	return nil
}

func packSources(w *zip.Writer, packages []listed) error {
	for _, p := range packages {
		if !slices.Contains(SourcePaths(), p.path) {
			continue
		}
		for _, name := range p.sources {
			content, err := os.ReadFile(filepath.Join(p.dir, name))
			if err != nil {
				return fmt.Errorf("packing the source of %s: %w", p.path, err)
			}
			entry, err := w.Create(sourceFolder + p.path + "/" + name)
			if err != nil {
				return err
			}
			if _, err := entry.Write(content); err != nil {
				return fmt.Errorf("packing the source of %s: %w", p.path, err)
			}
		}
	}
	return nil
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
