package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// tests are the files of a package of tests, from which programs of single examples
// are cut.
type tests struct {
	fset    *token.FileSet
	files   []*ast.File
	sources []string

	declarations []*declaration // in the order of the files
	declared     map[types.Object]*declaration
	methods      map[types.Object][]*declaration // by the name of the receiver's type
	scope        *types.Scope
}

// A declaration is one of the top level, with what it cannot do without.
type declaration struct {
	file    string
	line    int
	text    string
	imports map[string]string // paths by their names
	needs   []types.Object    // that the package declares
}

// resolve finds out what each declaration needs. Nothing of other packages has to be
// known for that.
func (t *tests) resolve() {
	t.declared, t.methods = map[types.Object]*declaration{}, map[types.Object][]*declaration{}
	info := &types.Info{
		Defs:   map[*ast.Ident]types.Object{},
		Uses:   map[*ast.Ident]types.Object{},
		Scopes: map[ast.Node]*types.Scope{},
	}
	// What is missing of other packages are errors, which change nothing here.
	config := types.Config{Importer: strangers{}, Error: func(error) {}}
	pkg, _ := config.Check("main", t.fset, t.files, info)
	t.scope = pkg.Scope()
	for i, file := range t.files {
		for _, d := range file.Decls {
			made := t.declarationOf(i, d)
			t.declarations = append(t.declarations, made)
			t.inspect(made, file, d, info)
		}
	}
}

// strangers imports packages without knowing anything of them.
type strangers struct{}

func (strangers) Import(imported string) (*types.Package, error) {
	pkg := types.NewPackage(imported, defaultName(imported))
	pkg.MarkComplete()
	return pkg, nil
}

func (t *tests) inspect(made *declaration, file *ast.File, d ast.Decl, info *types.Info) {
	selected := map[*ast.Ident]bool{}
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			selected[n.Sel] = true
		case *ast.Ident:
			if o := info.Defs[n]; o != nil && o.Parent() == t.scope {
				t.declared[o] = made
			}
			used := info.Uses[n]
			if used == nil && info.Defs[n] == nil && !selected[n] {
				// What is not checked, since something around it is of another package.
				_, used = info.Scopes[file].LookupParent(n.Name, token.NoPos)
			}
			if imported, ok := used.(*types.PkgName); ok {
				made.imports[imported.Name()] = imported.Imported().Path()
			} else if used != nil && used.Parent() == t.scope {
				made.needs = append(made.needs, used)
			}
		}
		return true
	})
	if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
		receiver := info.Defs[f.Name].Type().(*types.Signature).Recv().Type()
		if p, ok := receiver.(*types.Pointer); ok {
			receiver = p.Elem()
		}
		if named, ok := receiver.(*types.Named); ok {
			t.methods[named.Obj()] = append(t.methods[named.Obj()], made)
		}
	}
}

// programOf writes a program that calls a function of the tests, with all that it needs,
// after settings. Each line knows where it was.
func (t *tests) programOf(function, settings string) string {
	needed := map[*declaration]bool{}
	imports := map[string]string{}
	var add func(*declaration)
	add = func(d *declaration) {
		if needed[d] {
			return
		}
		needed[d] = true
		maps.Copy(imports, d.imports)
		for _, o := range d.needs {
			add(t.declared[o])
			for _, m := range t.methods[o] {
				add(m)
			}
		}
	}
	add(t.declared[t.scope.Lookup(function)])

	var b strings.Builder
	b.WriteString("package main\n\n")
	for _, name := range slices.Sorted(maps.Keys(imports)) {
		if path := imports[name]; name == defaultName(path) {
			fmt.Fprintf(&b, "import %q\n", path)
		} else {
			fmt.Fprintf(&b, "import %s %q\n", name, path)
		}
	}
	for _, d := range t.declarations {
		if needed[d] {
			fmt.Fprintf(&b, "\n//line %s:%d\n%s\n", d.file, d.line, d.text)
		}
	}
	fmt.Fprintf(&b, "\n//line main.go:1\nfunc main() { %s() }\n%s", function, settings)
	return b.String()
}

// declarationOf is a declaration as it was written, with the comment that belongs to it.
func (t *tests) declarationOf(file int, d ast.Decl) *declaration {
	begin := d.Pos()
	switch d := d.(type) {
	case *ast.FuncDecl:
		begin = withDoc(begin, d.Doc)
	case *ast.GenDecl:
		begin = withDoc(begin, d.Doc)
	}
	from, to := t.fset.Position(begin), t.fset.Position(d.End())
	return &declaration{
		file:    from.Filename,
		line:    from.Line,
		text:    t.sources[file][from.Offset:to.Offset],
		imports: map[string]string{},
	}
}

func withDoc(begin token.Pos, doc *ast.CommentGroup) token.Pos {
	if doc == nil {
		return begin
	}
	return doc.Pos()
}
