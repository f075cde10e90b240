package stdsource

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"go/version"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"runnel/runner/exports"
	"runnel/runner/wire"
)

// runtimeImport is what overlays import for package wire.RuntimePath.
const runtimeImport = "runnel/runner/stdsource/" + overlayFolder + "/" + runtimeFolder

// load makes a package of the standard library's files, where the archive has them, and
// of its overlay.
func (l *Library) load(importPath string) (*Package, error) {
	files, err := l.parseStandard(importPath)
	if err != nil {
		return nil, err
	}
	overlay, err := l.parseOverlay(importPath)
	if err != nil {
		return nil, err
	}
	if len(files) > 0 {
		if err := drop(files, functions(overlay)); err != nil {
			return nil, err
		}
	}
	p := &Package{
		Path:  importPath,
		Files: append(files, overlay...),
		Fset:  l.fset,
		Decls: map[types.Object]*ast.FuncDecl{},
		Info: &types.Info{
			Types:      map[ast.Expr]types.TypeAndValue{},
			Defs:       map[*ast.Ident]types.Object{},
			Uses:       map[*ast.Ident]types.Object{},
			Implicits:  map[ast.Node]types.Object{},
			Instances:  map[*ast.Ident]types.Instance{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
			Scopes:     map[ast.Node]*types.Scope{},
		},
	}
	config := l.config()
	config.Importer = importerFunc(func(path string) (*types.Package, error) {
		if path == runtimeImport {
			return l.runtime()
		}
		return l.importer.Import(path)
	})
	if p.Types, err = config.Check(importPath, l.fset, p.Files, p.Info); err != nil {
		return nil, err
	}
	for _, file := range p.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if fn.Body == nil {
				return nil, fmt.Errorf("%s: function %s has no body, and no overlay", l.fset.Position(fn.Pos()), fn.Name.Name)
			}
			p.Decls[p.Info.Defs[fn.Name]] = fn
		}
	}
	return p, nil
}

// loadRuntime returns the package that calls to the run-time go to. It is the signatures
// alone: what else the folder holds is for compiled code.
func (l *Library) loadRuntime() (*types.Package, error) {
	files, err := l.parseOverlay(runtimeFolder)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		file.Decls = slices.DeleteFunc(file.Decls, func(decl ast.Decl) bool {
			fn, ok := decl.(*ast.FuncDecl)
			return !ok || !fn.Name.IsExported()
		})
		file.Imports = nil
	}
	config := l.config()
	config.IgnoreFuncBodies = true
	return config.Check(wire.RuntimePath, l.fset, files, nil)
}

func (l *Library) config() *types.Config {
	return &types.Config{
		GoVersion: version.Lang(l.importer.GoVersion()),
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
	}
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// parseStandard parses the standard library's own files of a package, none where it is
// all overlay, and drops their imports of package unsafe: what uses it fails to be
// checked unless an overlay takes its place.
func (l *Library) parseStandard(importPath string) ([]*ast.File, error) {
	if !slices.Contains(exports.SourcePaths(), importPath) {
		return nil, nil
	}
	sources, err := l.importer.Sources(importPath)
	if err != nil {
		return nil, err
	}
	if len(sources) == 0 {
		return nil, errors.New("the archive of export data does not hold it")
	}
	var files []*ast.File
	for _, source := range sources {
		file, err := l.parse(source.Name, source.Content)
		if err != nil {
			return nil, err
		}
		dropUnsafe(file)
		files = append(files, file)
	}
	return files, nil
}

func (l *Library) parseOverlay(importPath string) ([]*ast.File, error) {
	var files []*ast.File
	for _, name := range overlayNames(importPath) {
		content, err := embedded.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := l.parse(name, content)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (l *Library) parse(name string, content []byte) (*ast.File, error) {
	return parser.ParseFile(l.fset, name, content, parser.SkipObjectResolution)
}

// functions are the names of the functions that files declare.
func functions(files []*ast.File) []string {
	var names []string
	for _, file := range files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil {
				names = append(names, fn.Name.Name)
			}
		}
	}
	return names
}

// drop removes the functions of the given names from files. Each must be there: what an
// overlay adds to a package, nothing would call.
func drop(files []*ast.File, names []string) error {
	missing := slices.Clone(names)
	for _, file := range files {
		file.Decls = slices.DeleteFunc(file.Decls, func(decl ast.Decl) bool {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || !slices.Contains(names, fn.Name.Name) {
				return false
			}
			missing = slices.DeleteFunc(missing, func(name string) bool { return name == fn.Name.Name })
			return true
		})
	}
	if len(missing) > 0 {
		return fmt.Errorf("the overlay replaces functions that are not there: %s", strings.Join(missing, ", "))
	}
	return nil
}

// dropUnsafe removes the import of package unsafe.
func dropUnsafe(file *ast.File) {
	isUnsafe := func(spec *ast.ImportSpec) bool {
		path, err := strconv.Unquote(spec.Path.Value)
		return err == nil && path == "unsafe"
	}
	file.Decls = slices.DeleteFunc(file.Decls, func(decl ast.Decl) bool {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT {
			return false
		}
		d.Specs = slices.DeleteFunc(d.Specs, func(spec ast.Spec) bool { return isUnsafe(spec.(*ast.ImportSpec)) })
		return len(d.Specs) == 0 // go/ast has no end of a declaration without parentheses and without specs
	})
	file.Imports = slices.DeleteFunc(file.Imports, isUnsafe)
}
