package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestArchitectureNamesWhatExists holds ARCHITECTURE.md to the code: each
// `package.Name` and `package.Type.Method` in it must be declared.
func TestArchitectureNamesWhatExists(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	declared := declarations(t)
	named := regexp.MustCompile(`\b[a-z]+\.[A-Z]\w*(?:\.[A-Z]\w*)?`).FindAllString(string(text), -1)
	if len(named) < 20 {
		t.Fatalf("found only %d names", len(named))
	}
	for _, name := range named {
		if !declared[name] {
			t.Errorf("ARCHITECTURE.md names %s, which is not declared", name)
		}
	}
	for _, folder := range regexp.MustCompile("`(runner/[a-z/]+)`").FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(folder[1]); err != nil {
			t.Errorf("ARCHITECTURE.md names a folder: %v", err)
		}
	}
}

// declarations are all names declared at the top of this module's packages, with
// their package, and methods with their receiver too.
func declarations(t *testing.T) map[string]bool {
	t.Helper()
	declared := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "std" || strings.HasPrefix(d.Name(), ".") && name != ".") {
			return filepath.SkipDir
		}
		if filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			for _, found := range names(decl) {
				declared[file.Name.Name+"."+found] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return declared
}

func names(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []string{d.Name.Name}
		}
		recv := d.Recv.List[0].Type
		if star, ok := recv.(*ast.StarExpr); ok {
			recv = star.X
		}
		if id, ok := recv.(*ast.Ident); ok {
			return []string{id.Name + "." + d.Name.Name}
		}
	case *ast.GenDecl:
		var all []string
		for _, spec := range d.Specs {
			if typ, ok := spec.(*ast.TypeSpec); ok {
				all = append(all, typ.Name.Name)
			}
		}
		return all
	}
	return nil
}
