package themes

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// PackedFile is what Pack writes into a theme's folder.
const PackedFile = "packed/libraries.zip"

// Pack writes the libraries of the theme in dir into its PackedFile, for a build with
// the tag packed to embed.
func Pack(dir string) error {
	libraries, err := bundleLibraries(dir)
	if err != nil {
		return err
	}
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	names := make([]string, 0, len(libraries))
	for name := range libraries {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(libraries[name])
		}
		if err != nil {
			return fmt.Errorf("packing the libraries: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("packing the libraries: %w", err)
	}
	file := filepath.Join(dir, filepath.FromSlash(PackedFile))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, archive.Bytes(), 0o644)
}

// unpackLibraries reads what Pack wrote.
func unpackLibraries(archive []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("reading the packed libraries: %w", err)
	}
	libraries := map[string][]byte{}
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("reading the packed library %s: %w", f.Name, err)
		}
		libraries[f.Name], err = io.ReadAll(content)
		if err := errors.Join(err, content.Close()); err != nil {
			return nil, fmt.Errorf("reading the packed library %s: %w", f.Name, err)
		}
	}
	return libraries, nil
}

// A manifest is what is read of a package.json.
type manifest struct {
	Name, Version string
	Dependencies  map[string]string
	Exports       exports
}

// exports are the names, such as "./stream", under which a package exports modules beside
// its main one; those with an extension are files that it lets be read.
type exports []string

// UnmarshalJSON reads the exports of a package.json, which have several forms.
func (e *exports) UnmarshalJSON(text []byte) error {
	var named map[string]json.RawMessage
	if json.Unmarshal(text, &named) != nil {
		return nil // the main module's file, or alternatives for it
	}
	for name := range named {
		if strings.HasPrefix(name, "./") && !strings.Contains(name, "*") && path.Ext(name) == "" {
			*e = append(*e, name)
		}
	}
	slices.Sort(*e)
	return nil
}

// bundleLibraries makes a module of each npm package that the theme in dir depends
// on, directly or not, and of each that such a package exports beside. A module imports others by their bare names, so that each is
// there once however many import it.
func bundleLibraries(dir string) (map[string][]byte, error) {
	theme, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	libraries := map[string][]byte{}
	open := theme.dependencies()
	for len(open) > 0 {
		name := open[0]
		open = open[1:]
		if libraries[name] != nil {
			continue
		}
		library, err := readManifest(filepath.Join(dir, "node_modules", filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		for _, export := range append(exports{"."}, library.Exports...) {
			module := path.Join(name, export)
			if libraries[module], err = bundleLibrary(dir, name, module, library); err != nil {
				return nil, err
			}
		}
		open = append(open, library.dependencies()...)
	}
	return libraries, nil
}

func (m manifest) dependencies() []string {
	names := make([]string, 0, len(m.Dependencies))
	for name := range m.Dependencies {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// bundleLibrary makes one file of a module of the npm package name, headed by its licence,
// which asks for that.
func bundleLibrary(dir, name, module string, m manifest) ([]byte, error) {
	licence, err := os.ReadFile(filepath.Join(dir, "node_modules", filepath.FromSlash(name), "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("reading the licence of %s: %w", name, err)
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:   []string{module},
		AbsWorkingDir: dir,
		Bundle:        true,
		Format:        api.FormatESModule,
		Platform:      api.PlatformBrowser,
		Target:        api.ES2022,
		Charset:       api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone,
		TsconfigRaw:   "{}",
		External:      m.dependencies(),
		LogLevel:      api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundling the library %s: %s", module, result.Errors[0].Text)
	}
	head := "/*! " + m.Name + " " + m.Version + "\n" + strings.ReplaceAll(strings.TrimSpace(string(licence)), "*/", "* /") + " */\n"
	return append([]byte(head), result.OutputFiles[0].Contents...), nil
}

// readManifest reads the package.json of a folder.
func readManifest(folder string) (manifest, error) {
	var m manifest
	data, err := os.ReadFile(filepath.Join(folder, "package.json"))
	if errors.Is(err, os.ErrNotExist) {
		return m, fmt.Errorf("the npm packages of the theme are not installed: run npm --prefix themes/default ci (%w)", err)
	}
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		return m, fmt.Errorf("reading the package.json of %s: %w", folder, err)
	}
	m.Name = cmp.Or(m.Name, filepath.Base(folder))
	return m, nil
}
