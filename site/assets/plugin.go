package assets

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Namespaces mark where a file comes from within esbuild; files of the disk would have
// none.
const (
	namespace = "theme"
	libraryNS = "library" // files named by what they are imported as
)

// loaders says how esbuild reads a file, by its extension. Pictures and fonts
// become files of their own: the page's policy forbids data: URLs.
var loaders = map[string]api.Loader{
	".ts":    api.LoaderTS,
	".js":    api.LoaderJS,
	".css":   api.LoaderCSS,
	".json":  api.LoaderJSON,
	".svg":   api.LoaderFile,
	".png":   api.LoaderFile,
	".woff2": api.LoaderFile,
}

// exports is in what a module has for others.
var exports = regexp.MustCompile(`(?m)^export\b`)

// within makes esbuild resolve and load every file within the theme and its libraries.
func within(theme fs.FS, libraries map[string][]byte) api.Plugin {
	return api.Plugin{
		Name: "theme",
		Setup: func(build api.PluginBuild) {
			build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				if library, ok := libraries[args.Path]; ok && args.Kind != api.ResolveEntryPoint {
					result := api.OnResolveResult{Path: args.Path, Namespace: libraryNS}
					if exports.Match(library) { // else it is there for its effects
						result.SideEffects = api.SideEffectsFalse // what a page does not use is left out
					}
					return result, nil
				}
				name, err := resolve(theme, args)
				return api.OnResolveResult{
					Path:       name,
					Namespace:  namespace,
					PluginData: args.Kind == api.ResolveEntryPoint,
				}, err
			})
			build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				loader, ok := loaders[path.Ext(args.Path)]
				if !ok {
					return api.OnLoadResult{}, fmt.Errorf("%s: a theme's scripts and styles may use .ts, .js, .css, .json, .svg, .png and .woff2 files only", args.Path)
				}
				if entry, _ := args.PluginData.(bool); entry && loader == api.LoaderFile {
					loader = api.LoaderCopy // the file itself, not a script that tells its URL
				}
				data, err := fs.ReadFile(theme, args.Path)
				if err != nil {
					return api.OnLoadResult{}, err
				}
				contents := string(data)
				return api.OnLoadResult{Contents: &contents, Loader: loader}, nil
			})
			build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: libraryNS}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				contents := string(libraries[args.Path])
				return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, nil
			})
		},
	}
}

// resolve finds the theme's file that an entry point or an import means. An
// import is relative to its importer, may leave out ".ts", and may not leave the
// theme.
func resolve(theme fs.FS, args api.OnResolveArgs) (string, error) {
	name := args.Path
	if args.Kind != api.ResolveEntryPoint {
		if strings.Contains(name, ":") || strings.HasPrefix(name, "/") {
			return "", fmt.Errorf("cannot use %q: a page fetches nothing from elsewhere, so the file must be in the theme", args.Path)
		}
		// In CSS, url(a.svg) and @import "a.css" are relative without a dot.
		css := args.Kind == api.ResolveCSSImportRule || args.Kind == api.ResolveCSSURLToken || args.Kind == api.ResolveCSSComposesFrom
		if !css && !strings.HasPrefix(name, "./") && !strings.HasPrefix(name, "../") {
			return "", fmt.Errorf("cannot import %q: it is no npm package that the theme's package.json depends on, and files of the theme are imported by relative paths, such as \"./%s\"", args.Path, path.Base(name))
		}
		name = path.Join(path.Dir(args.Importer), name)
	}
	if !fs.ValidPath(name) {
		return "", fmt.Errorf("cannot use %q: it is outside of the theme", args.Path)
	}
	for _, candidate := range []string{name, name + ".ts"} {
		if info, err := fs.Stat(theme, candidate); err == nil && !info.IsDir() {
			return candidate, nil
		}
	}
	return "", fmt.Errorf("cannot find %q: there is no file %s in the theme", args.Path, name)
}
