package fragment

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"runnel/runner/frontend"
)

// Packages are those that a program may import.
type Packages interface {
	types.Importer
	Paths() []string
}

// resolve finds the packages that a program uses without importing them. One that there
// is not is left to the compiler to report.
func (j *joining) resolve(source string) []string {
	fset := token.NewFileSet()
	// The parser resolves what is declared in the file; the rest may be packages.
	file, _ := parser.ParseFile(fset, Name, source, parser.AllErrors)
	if file == nil {
		return nil
	}
	known := map[string]bool{}
	for _, spec := range file.Imports {
		known[importName(spec)] = true
	}
	unresolved := map[*ast.Ident]bool{}
	for _, id := range file.Unresolved {
		unresolved[id] = true
	}
	used := map[string]*use{}
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := selector.X.(*ast.Ident); ok && unresolved[id] && !known[id.Name] {
			if used[id.Name] == nil {
				used[id.Name] = &use{at: fset.Position(id.Pos())}
			}
			used[id.Name].names = append(used[id.Name].names, selector.Sel.Name)
		}
		return true
	})
	var imports []string
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if path := j.find(name, used[name]); path != "" {
			imports = append(imports, path)
		}
	}
	slices.Sort(imports)
	return imports
}

// A use is what of a package is used.
type use struct {
	at    token.Position // the first
	names []string
}

func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	importPath, _ := strconv.Unquote(spec.Path.Value)
	return packageName(importPath)
}

var version = regexp.MustCompile(`^v\d+$`)

// packageName is the name of a package of the standard library.
func packageName(importPath string) string {
	if base := path.Base(importPath); !version.MatchString(base) {
		return base
	}
	return path.Base(path.Dir(importPath))
}

// find is the package of a name, of which there is one that has what is used; "" where
// there is none of the name, or which one is meant cannot be told.
func (j *joining) find(name string, u *use) string {
	if name == "unsafe" {
		return name // which is no package of the library
	}
	var named, having []string
	for _, importPath := range j.packages.Paths() {
		if packageName(importPath) != name {
			continue
		}
		named = append(named, importPath)
		if pkg, err := j.packages.Import(importPath); err == nil && hasAll(pkg, u.names) {
			having = append(having, importPath)
		}
	}
	switch {
	case len(named) == 1:
		return named[0]
	case len(having) == 1:
		return having[0]
	case len(named) == 0:
		return ""
	case len(having) > 0:
		named = having
	}
	last := len(named) - 1
	j.refused = append(j.refused, frontend.Diagnostic{
		File: u.at.Filename, Line: u.at.Line, Column: u.at.Column,
		Message: fmt.Sprintf("%s may be %s or %s: import the one that is meant, with a line such as import %q",
			name, strings.Join(named[:last], ", "), named[last], named[last]),
	})
	return ""
}

func hasAll(pkg *types.Package, names []string) bool {
	for _, name := range names {
		if obj := pkg.Scope().Lookup(name); obj == nil || !obj.Exported() {
			return false
		}
	}
	return true
}
