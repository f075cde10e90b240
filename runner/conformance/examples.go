package main

import (
	"fmt"
	"go/build"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A record is what an example says that it prints.
type record struct {
	text      string
	unordered bool
}

// normal makes of an output what is compared, as go test does.
func (r *record) normal(output string) string {
	output = strings.TrimSpace(output)
	if r.unordered {
		output = strings.Join(slices.Sorted(strings.SplitSeq(output, "\n")), "\n")
	}
	return output
}

// collectExamples finds the examples with a record in all packages that programs may
// import, in the order of their names.
func collectExamples(goroot string) ([]*program, error) {
	root := filepath.Join(goroot, "src")
	var found []*program
	err := filepath.WalkDir(root, func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || dir == root {
			return err
		}
		switch entry.Name() {
		case "testdata", "internal", "vendor", "cmd", "simd":
			return fs.SkipDir
		}
		imported, err := filepath.Rel(root, dir)
		if err != nil {
			return err
		}
		programs, err := examplesOf(dir, filepath.ToSlash(imported))
		found = append(found, programs...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the examples of the standard library: %w", err)
	}
	return found, nil
}

// examplesOf finds the examples of one package.
func examplesOf(dir, imported string) ([]*program, error) {
	context := build.Default
	context.CgoEnabled = false
	pkg, err := context.ImportDir(dir, build.ImportComment)
	switch err.(type) {
	case nil:
	case *build.NoGoError:
		return nil, nil
	default:
		return nil, err
	}
	var found []*program
	for _, names := range [][]string{pkg.TestGoFiles, pkg.XTestGoFiles} {
		if len(names) == 0 {
			continue
		}
		tests, err := readTests(dir, names)
		if err != nil {
			return nil, err
		}
		for _, example := range doc.Examples(tests.files...) {
			if example.Output == "" && !example.EmptyOutput {
				continue // go test only compiles it
			}
			function := "Example" + example.Name
			// Within a program of its own the types of the tests belong to package main.
			want := strings.ReplaceAll(example.Output, pkg.Name+"_test.", "main.")
			p := newProgram("example/"+imported+"."+function, tests.programOf(function, settings[imported]), "")
			p.record = &record{want, example.Unordered}
			p.inside = tests.files[0].Name.Name == pkg.Name
			found = append(found, p)
		}
	}
	slices.SortFunc(found, func(a, b *program) int { return strings.Compare(a.name, b.name) })
	return found, nil
}

// settings are what the tests of a package do from within before they begin.
var settings = map[string]string{
	"time": `
func init() {
	var err error
	if time.Local, err = time.LoadLocation("America/Los_Angeles"); err != nil {
		panic(err)
	}
}
`,
}

// readTests parses the files of one package of tests.
func readTests(dir string, names []string) (*tests, error) {
	t := &tests{fset: token.NewFileSet()}
	for _, name := range names {
		source, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(t.fset, path.Base(name), source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		t.files = append(t.files, file)
		t.sources = append(t.sources, string(source))
	}
	t.resolve()
	return t, nil
}
