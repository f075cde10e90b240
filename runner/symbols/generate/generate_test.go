package main

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/symbols/std"
)

var update = flag.Bool("update", false, "rewrite the expected tables of testdata")

func newImporter(t *testing.T) *exports.Importer {
	t.Helper()
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := artifact.OpenExports(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	im, err := exports.NewImporter(archive)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// TestTablesAreCurrent generates the tables again. Another version of Go than theirs
// may have symbols that they lack; what they have it must have too.
func TestTablesAreCurrent(t *testing.T) {
	im := newImporter(t)
	fresh := t.TempDir()
	if err := generate(im, fresh); err != nil {
		t.Fatal(err)
	}
	const committed = "../std"
	same := language(im.GoVersion()) == std.GoVersion
	if !same {
		t.Logf("the tables are those of %s and this is %s: they are only searched for symbols that it lacks; make generate brings them up to date", std.GoVersion, im.GoVersion())
	}
	for _, name := range goFiles(t, committed, fresh) {
		old, new := read(t, filepath.Join(committed, name)), read(t, filepath.Join(fresh, name))
		switch {
		case same && !bytes.Equal(old, new):
			t.Errorf("%s is not what make generate writes (-committed +generated):\n%s", name, cmp.Diff(string(old), string(new)))
		case !same && !strings.HasPrefix(name, "lookup"):
			for _, line := range missing(old, new) {
				t.Errorf("%s: %s no longer has: %s", name, im.GoVersion(), line)
			}
		}
	}
}

// goFiles are the names of all Go files in the folders.
func goFiles(t *testing.T, dirs ...string) []string {
	t.Helper()
	var names []string
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no Go files in %s: %v", dir, err)
		}
		for _, file := range files {
			names = append(names, filepath.Base(file))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// read returns a file's content; nothing where it is missing.
func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return b
}

// missing are the entries of the table old that new lacks.
func missing(old, new []byte) []string {
	var lost []string
	for line := range strings.Lines(string(old)) {
		name, _, isEntry := strings.Cut(line, ":")
		if isEntry && strings.HasPrefix(line, "\t\t\"") && !bytes.Contains(new, []byte(name+":")) {
			lost = append(lost, strings.TrimSpace(line))
		}
	}
	return lost
}

func TestGenerateLeavesNoStaleTable(t *testing.T) {
	dir := t.TempDir()
	stale := filepath.Join(dir, "std_gone_table.go")
	other := filepath.Join(dir, "staticcheck.conf")
	for _, name := range []string{stale, other} {
		if err := os.WriteFile(name, []byte("package std\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := generate(newImporter(t), dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !os.IsNotExist(err) {
		t.Errorf("a table of no package was left: %v", err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("what is not a table was removed: %v", err)
	}
}

// TestTable holds tables of made-up packages to those written down, and has go/types
// check that they would compile. An archive of testdata holds p.go and either the
// expected table or the expected error.
func TestTable(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	im := newImporter(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pkg := load(t, im, archive.Files[0])
			got := txtar.File{Name: "table.go", Data: []byte{}}
			if src, err := table(pkg); err != nil {
				got = txtar.File{Name: "error", Data: []byte(err.Error() + "\n")}
			} else if src != "" {
				name := filepath.Join(t.TempDir(), "table.go")
				if err := write(name, src); err != nil {
					t.Fatal(err)
				}
				got.Data = read(t, name)
				compiles(t, im, pkg, got.Data)
			}
			if *update {
				archive.Files = []txtar.File{archive.Files[0], got}
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 {
				t.Fatalf("want p.go and what is expected, got %d files", len(archive.Files))
			}
			if diff := cmp.Diff(archive.Files[1], got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// load checks the made-up package, which lies at a/p.
func load(t *testing.T, im types.Importer, source txtar.File) *types.Package {
	t.Helper()
	return check(t, im, "a/p", source.Name, string(source.Data))
}

func check(t *testing.T, im types.Importer, path, name, source string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: im}
	pkg, err := config.Check(path, fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// withPackages imports some packages from elsewhere.
type withPackages struct {
	types.Importer
	pkgs []*types.Package
}

func (w withPackages) Import(path string) (*types.Package, error) {
	for _, pkg := range w.pkgs {
		if path == pkg.Path() {
			return pkg, nil
		}
	}
	return w.Importer.Import(path)
}

// runtimeSource declares what the tables use of the native run-time.
const runtimeSource = `package rt

type Box struct { ID int; V any }

func MethodOf(b Box, name string) any { return nil }

func Any(x any) any { return x }

func To[I any](x any, wrap func(Box) I) I { panic(0) }
`

func compiles(t *testing.T, im types.Importer, pkg *types.Package, table []byte) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "table.go", table, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{
		Importer: withPackages{im, []*types.Package{pkg, check(t, im, runtimePath, "rt.go", runtimeSource)}},
		Error:    func(err error) { t.Error("the table does not compile: ", err) },
	}
	_, _ = config.Check("std", fset, []*ast.File{file}, nil) // errors went to config.Error
}

func TestLanguage(t *testing.T) {
	for version, want := range map[string]string{
		"go1.26.8": "go1.26", "go1.26": "go1.26", "go1.27rc1": "go1.27", "devel go1.27-abcdef": "devel go1.27-abcdef",
	} {
		if got := language(version); got != want {
			t.Errorf("language(%q): got %q, want %q", version, got, want)
		}
	}
}
