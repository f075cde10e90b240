package stdsource

import (
	"context"
	"flag"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/wire"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

var openArchive = sync.OnceValues(func() ([]byte, error) {
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	return artifact.OpenExports(context.Background(), dir)
})

func newImporter(t testing.TB) *exports.Importer {
	t.Helper()
	archive, err := openArchive()
	if err != nil {
		t.Fatal(err)
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		t.Fatal(err)
	}
	return importer
}

// packages are all packages of a library, by path.
func packages(t *testing.T, l *Library) map[string]*Package {
	t.Helper()
	all := map[string]*Package{}
	for path := range l.packages {
		p, err := l.Package(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = p
	}
	return all
}

// generics are the exported generic functions and types of an importer's packages, in
// the order of their paths and names.
func generics(t *testing.T, importer *exports.Importer) []types.Object {
	t.Helper()
	var all []types.Object
	for _, path := range importer.Paths() {
		pkg, err := importer.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range pkg.Scope().Names() {
			if obj := pkg.Scope().Lookup(name); obj.Exported() && isGeneric(obj) {
				all = append(all, obj)
			}
		}
	}
	return all
}

func isGeneric(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Signature().TypeParams().Len() > 0
	case *types.TypeName:
		typ, ok := obj.Type().(interface{ TypeParams() *types.TypeParamList })
		return ok && typ.TypeParams().Len() > 0
	}
	return false
}

func methods(obj types.Object) []*types.Func {
	var all []*types.Func
	if named, ok := obj.Type().(*types.Named); ok {
		all = slices.Collect(named.Methods())
	}
	return all
}

// hold compares text with a file of testdata, or writes it there.
func hold(t *testing.T, file, text string) {
	t.Helper()
	name := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v\ngot:\n%s", err, text)
	}
	if diff := cmp.Diff(string(want), text); diff != "" {
		t.Errorf("%s differs (-want +got); go test ./runner/stdsource -update writes it:\n%s", file, diff)
	}
}

func TestEveryGenericIsServedOrRefused(t *testing.T) {
	importer := newImporter(t)
	library := New(importer)
	refused := refusals()
	var table strings.Builder
	for _, obj := range generics(t, importer) {
		path := obj.Pkg().Path()
		name := path + "." + obj.Name()
		p, err := library.Package(path)
		if err != nil {
			t.Fatal(err)
		}
		var served types.Object
		if p != nil {
			served = p.Lookup(obj)
		}
		reason := Refused(path, obj.Name())
		delete(refused, name)
		switch {
		case served != nil && reason != "":
			t.Errorf("%s is both served and refused", name)
		case served != nil:
			fmt.Fprintf(&table, "%s: served from %s\n", name, p.Fset.File(served.Pos()).Name())
		case reason != "":
			fmt.Fprintf(&table, "%s: refused, %s\n", name, reason)
		case isType(obj) && len(methods(obj)) == 0:
			fmt.Fprintf(&table, "%s: a type without methods\n", name)
		default:
			t.Errorf("%s is neither served nor refused", name)
		}
	}
	for name := range refused {
		t.Errorf("%s is refused, but is nothing generic", name)
	}
	hold(t, "generics.txt", table.String())
}

func isType(obj types.Object) bool { _, ok := obj.(*types.TypeName); return ok }

// What is served must be declared as the standard library declares it, to the names of
// its parameters.
func TestWhatIsServedHasTheTypesOfTheOriginal(t *testing.T) {
	importer := newImporter(t)
	for path, p := range packages(t, New(importer)) {
		original, err := importer.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		checked := 0
		for _, name := range original.Scope().Names() {
			obj := original.Scope().Lookup(name)
			served := p.Lookup(obj)
			if served == nil {
				continue
			}
			checked++
			if served.Pkg() != p.Types {
				t.Errorf("%s is of another package", served)
			}
			if again := p.Lookup(served); again != served {
				t.Errorf("%s: its own lookup gave %v", served, again)
			}
			got, want := declaration(served), declaration(obj)
			if path == "sync/atomic" { // where memory is looked at
				want = strings.Replace(want, "v unsafe.Pointer", "v *T", 1)
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			for _, m := range methods(obj) {
				if got, want := fmt.Sprint(p.Lookup(m)), m.String(); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			}
			if got, want := len(methods(served)), len(methods(obj)); got != want {
				t.Errorf("%s has %d methods, want %d", name, got, want)
			}
		}
		if checked == 0 {
			t.Errorf("%s serves nothing", path)
		}
	}
}

// declaration is how an object is declared. Constraints that are not exported are known
// by their type set.
func declaration(obj types.Object) string {
	s := obj.String()
	fn, ok := obj.(*types.Func)
	if !ok {
		return s
	}
	for param := range fn.Signature().TypeParams().TypeParams() {
		s += "\n" + param.Constraint().Underlying().String()
	}
	return s
}

// What is served must be ordinary Go: a body for each function, no package unsafe, no
// package variable, and no import but the importer's packages and the run-time.
func TestWhatIsServedIsOrdinaryGo(t *testing.T) {
	importer := newImporter(t)
	used := map[string]bool{}
	for path, p := range packages(t, New(importer)) {
		for _, file := range p.Files {
			for _, spec := range file.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if imported != runtimeImport && !slices.Contains(importer.Paths(), imported) {
					t.Errorf("%s imports %s", path, imported)
				}
			}
			for _, decl := range file.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				if ok && (p.Decls[p.Info.Defs[fn.Name]] != fn || fn.Body == nil) {
					t.Errorf("%s: %s is not among the declarations, or has no body", path, fn.Name.Name)
				}
			}
		}
		for _, name := range p.Types.Scope().Names() {
			if v, ok := p.Types.Scope().Lookup(name).(*types.Var); ok {
				t.Errorf("%s has the variable %s", path, v)
			}
		}
		for id, obj := range p.Info.Uses {
			switch {
			case obj.Pkg() == nil || obj.Pkg() == p.Types:
			case obj.Pkg().Path() == wire.RuntimePath:
				used[obj.Name()] = true
			case obj.Pkg().Path() == path: // the original, for what needs no source
				if p.Lookup(obj) != nil {
					t.Errorf("%s: %s is the importer's, which has no source", p.Fset.Position(id.Pos()), obj)
				}
			}
		}
	}
	runtime, err := New(importer).runtime()
	if err != nil {
		t.Fatal(err)
	}
	if got := runtime.Path(); got != wire.RuntimePath {
		t.Errorf("the run-time has the path %s", got)
	}
	for _, name := range runtime.Scope().Names() {
		if obj := runtime.Scope().Lookup(name); obj.Exported() && !used[name] {
			t.Errorf("%s is not used by any overlay", obj)
		}
	}
}

func TestPackagesAreLoadedOnceByManyAtTheSameTime(t *testing.T) {
	importer := newImporter(t)
	library := New(importer)
	paths := append(overlayPaths(), exports.SourcePaths()...)
	const readers = 16
	var (
		group sync.WaitGroup
		got   [readers][]*Package
		start = make(chan struct{})
	)
	for i := range readers {
		got[i] = make([]*Package, len(paths))
		group.Go(func() {
			<-start
			for j := range paths { // each begins elsewhere
				at := (i + j) % len(paths)
				p, err := library.Package(paths[at])
				if err != nil {
					t.Error(err)
					return
				}
				got[i][at] = p
				instantiateAll(t, importer, p)
			}
		})
	}
	close(start)
	group.Wait()
	for i := range got {
		if !slices.Equal(got[i], got[0]) || slices.Contains(got[i], nil) {
			t.Errorf("reader %d got other packages than the first one", i)
		}
	}
}

// instantiateAll looks up all generic functions and instantiates them with a type that
// satisfies each of their constraints, or reports why not.
func instantiateAll(t *testing.T, importer *exports.Importer, p *Package) {
	original, err := importer.Import(p.Path)
	if err != nil {
		t.Error(err)
		return
	}
	for _, name := range original.Scope().Names() {
		fn, ok := p.Lookup(original.Scope().Lookup(name)).(*types.Func)
		if !ok || fn.Signature().TypeParams().Len() != 1 {
			continue
		}
		arg := types.Type(types.Typ[types.Int])
		if constraint := fn.Signature().TypeParams().At(0).Constraint(); constraint.Underlying().(*types.Interface).NumMethods() > 0 {
			arg = constraint
		}
		if _, err := types.Instantiate(types.NewContext(), fn.Signature(), []types.Type{arg}, true); err != nil {
			t.Errorf("%s of %s: %v", fn, arg, err)
		}
	}
}

func TestFingerprint(t *testing.T) {
	first, err := Fingerprint()
	if err != nil || len(first) != 64 {
		t.Fatalf("got %q, %v", first, err)
	}
	if again, err := Fingerprint(); again != first || err != nil {
		t.Errorf("got %q, %v after %q", again, err, first)
	}
	names := sourceNames()
	for _, want := range []string{"load.go", "overlay/rt/rt.go", "overlay/math/rand/v2/rand.go"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s does not enter the fingerprint: %v", want, names)
		}
	}
	if i := slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") }); i >= 0 {
		t.Errorf("%s enters the fingerprint", names[i])
	}
}

func BenchmarkFirstPackage(b *testing.B) {
	importer := newImporter(b)
	for b.Loop() {
		if _, err := New(importer).Package("slices"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFirstOverlay(b *testing.B) {
	importer := newImporter(b)
	for b.Loop() {
		if _, err := New(importer).Package("iter"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCachedPackage(b *testing.B) {
	library := New(newImporter(b))
	for b.Loop() {
		if _, err := library.Package("slices"); err != nil {
			b.Fatal(err)
		}
	}
}
