package main

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A program is one file of a suite, or of elsewhere.
type program struct {
	name   string // slash-separated, within the suite
	source string
	want   string  // what the suite expects it to print
	record *record // what it is held to, in place of what gc makes of it; or nil
	inside bool    // it speaks of names that a package hides

	syntax *ast.File
	paths  []string          // that it imports
	local  map[string]string // the name of each in the file
}

// newProgram parses a program. What of it cannot be parsed is left to the engines.
func newProgram(name, source, want string) *program {
	p := &program{name: name, source: source, want: want, local: map[string]string{}}
	p.syntax, _ = parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	for _, spec := range p.syntax.Imports {
		if imported, local := importOf(spec); imported != "" {
			p.paths = append(p.paths, imported)
			p.local[imported] = local
		}
	}
	return p
}

// importOf gives the path of an import and the name that the file has for it.
func importOf(spec *ast.ImportSpec) (imported, local string) {
	imported, _ = strconv.Unquote(spec.Path.Value)
	if spec.Name != nil {
		return imported, spec.Name.Name
	}
	return imported, defaultName(imported)
}

// defaultName is the name of a package of the standard library.
func defaultName(imported string) string {
	name := path.Base(imported)
	if digits, versioned := strings.CutPrefix(name, "v"); versioned && strings.Trim(digits, "0123456789") == "" {
		return path.Base(path.Dir(imported))
	}
	return name
}

func (p *program) imports(paths ...string) bool {
	return slices.ContainsFunc(p.paths, func(path string) bool { return slices.Contains(paths, path) })
}

// uses reports whether a program speaks of one of the names of a package. A name that
// the program declares itself may be taken for that of a package with a dot import.
func (p *program) uses(imported string, names ...string) bool {
	local := p.local[imported]
	found := false
	ast.Inspect(p.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == local && slices.Contains(names, n.Sel.Name) {
				found = true
			}
		case *ast.Ident:
			if local == "." && slices.Contains(names, n.Name) {
				found = true
			}
		}
		return !found
	})
	return found
}

func (p *program) hasBodilessFunction() bool {
	return slices.ContainsFunc(p.syntax.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		return ok && f.Body == nil
	})
}

func (p *program) hasDirective(name string) bool {
	return slices.ContainsFunc(p.comments(), func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, name+" ")
	})
}

// constraintsHold evaluates the build constraints as the suite does: for this system,
// with compiler gc, no flags and no cgo.
func (p *program) constraintsHold() bool {
	for _, c := range p.comments() {
		if c.Pos() > p.syntax.Package || !constraint.IsGoBuild(c.Text) {
			continue
		}
		if expr, err := constraint.Parse(c.Text); err == nil && !expr.Eval(tagHolds) {
			return false
		}
	}
	return true
}

func tagHolds(tag string) bool {
	d := build.Default
	return slices.Contains([]string{d.GOOS, d.GOARCH, "gc", "test_run"}, tag) ||
		slices.Contains(d.ReleaseTags, tag) || slices.Contains(d.ToolTags, tag)
}

func (p *program) comments() []*ast.Comment {
	var list []*ast.Comment
	for _, group := range p.syntax.Comments {
		list = append(list, group.List...)
	}
	return list
}
