// Package assets bundles a theme's scripts and styles with esbuild: the theme's
// files and libraries in, minified files with content-hashed names out. It reads the
// theme's FS alone, never the disk, and writes nothing.
package assets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// folder is where the bundled files stand within the site.
const folder = "assets"

// Assets are the bundled files of one theme. They are safe for concurrent use.
type Assets struct {
	files map[string][]byte
	urls  map[string]string
}

// A bundle is one call of esbuild: entry points that share a format.
type bundle struct {
	format  api.Format
	entries []string // as they are named within the theme
}

// bundles returns what is built of a theme. A page that is opened from disk may load no
// modules, so what it starts with are classic scripts, as is a worker; what a page
// loads on demand is a module, which can be in parts.
func bundles(theme fs.FS) []bundle {
	has := func(name string) bool {
		_, err := fs.Stat(theme, name)
		return err == nil
	}
	classic := bundle{api.FormatIIFE, []string{"scripts/main.ts", "styles/main.css"}}
	for _, name := range []string{
		"scripts/early.ts", // what must be done before the first paint; the other is deferred
		"scripts/offline.ts",
		"scripts/worker.ts",
		"styles/icon.svg",
	} {
		if has(name) {
			classic.entries = append(classic.entries, name)
		}
	}
	all := []bundle{classic}
	if name := "scripts/editor.ts"; has(name) {
		all = append(all, bundle{api.FormatESModule, []string{name}})
	}
	return all
}

// Build bundles scripts/main.ts, styles/main.css and, where the theme has them,
// scripts/early.ts, scripts/editor.ts, scripts/offline.ts, scripts/worker.ts and styles/icon.svg. Libraries
// are modules by the bare names that the scripts import them by. An error lists all
// that esbuild found wrong, a line each, as file:line:column with the file named as
// within the theme.
func Build(theme fs.FS, libraries map[string][]byte) (*Assets, error) {
	a := &Assets{files: map[string][]byte{}, urls: map[string]string{}}
	for _, b := range bundles(theme) {
		if err := a.add(b, within(theme, libraries)); err != nil {
			return nil, fmt.Errorf("bundling the theme:\n%w", err)
		}
	}
	return a, nil
}

// URL returns where the file built from an entry point stands within the site:
// "scripts/main.ts" gives "assets/main-ABCD1234.js". It tells false for a name
// that is no entry point.
func (a *Assets) URL(name string) (string, bool) {
	url, ok := a.urls[name]
	return url, ok
}

// Files returns the bundled files by their URLs within the site. Neither the map
// nor the bytes may be changed.
func (a *Assets) Files() map[string][]byte { return a.files }

func (a *Assets) add(b bundle, files api.Plugin) error {
	// esbuild wants an absolute folder even though nothing is written; names
	// are made relative to it again.
	out, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       b.entries,
		Bundle:            true,
		Format:            b.format,
		Splitting:         b.format == api.FormatESModule,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		TsconfigRaw:       "{}",
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsInline,
		Outdir:            out,
		EntryNames:        "[name]-[hash]",
		ChunkNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Metafile:          true,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{files},
	})
	// A warning of the bundler is a fault of the theme, too: a misspelt
	// property would otherwise be dropped without a word.
	if all := append(result.Errors, result.Warnings...); len(all) > 0 {
		return messages(all)
	}
	for _, f := range result.OutputFiles {
		name, err := filepath.Rel(out, f.Path)
		if err != nil {
			return err
		}
		a.files[path.Join(folder, filepath.ToSlash(name))] = f.Contents
	}
	return a.index(result.Metafile, out)
}

// index fills in urls from what esbuild tells of its outputs.
func (a *Assets) index(metafile, out string) error {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return fmt.Errorf("reading what esbuild tells of its outputs: %w", err)
	}
	for output, o := range meta.Outputs {
		if entry, ok := strings.CutPrefix(o.EntryPoint, namespace+":"); ok {
			a.urls[entry] = path.Join(folder, path.Base(output))
		}
	}
	return nil
}

// messages makes one error of all that esbuild has to say.
func messages(all []api.Message) error {
	errs := make([]error, 0, len(all))
	for _, m := range all {
		text := m.Text
		for _, n := range m.Notes {
			if n.Location == nil { // a hint; the others point at further places
				text += " (" + n.Text + ")"
			}
		}
		if l := m.Location; l != nil {
			file := strings.TrimPrefix(l.File, namespace+":")
			text = fmt.Sprintf("%s:%d:%d: %s", file, l.Line, l.Column+1, text)
		}
		errs = append(errs, errors.New(text))
	}
	slices.SortStableFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}
