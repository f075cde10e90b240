package stdsource

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"runnel/runner/wire"
)

// What programs use are often instances, and methods of instances.
func TestLookupOfWhatProgramsUse(t *testing.T) {
	importer := newImporter(t)
	library := New(importer)
	for source, want := range map[string]string{
		`import "sync/atomic"; func f(p *atomic.Pointer[string]) { p.Load() }`:                   "func (*sync/atomic.Pointer[T]).Load() *T",
		`import "sync/atomic"; type T struct { atomic.Pointer[T] }; func f(t *T) { t.Store(t) }`: "func (*sync/atomic.Pointer[T]).Store(val *T)",
		`import "unique"; var h unique.Handle[int]; var _ = h.Value`:                             "func (unique.Handle[T]).Value() T",
		`import "slices"; var _ = slices.Max[[]int]`:                                             "func slices.Max[S ~[]E, E cmp.Ordered](x S) E",
		`import "sync/atomic"; var _ atomic.Pointer[int]`:                                        "type sync/atomic.Pointer[T any] struct{_ [0]*T; _ sync/atomic.noCopy; v *T}",
		`import "iter"; var _ iter.Seq[int]`:                                                     "",
		`import "sync"; func f(m *sync.Mutex) { m.Lock() }`:                                      "",
		`import "sync"; var _ sync.Locker`:                                                       "",
		`import "errors"; var _ = errors.New`:                                                    "",
		`import "errors"; var _ = errors.ErrUnsupported`:                                         "",
		`import "math/rand/v2"; func f(s rand.Source) { s.Uint64() }`:                            "",
		`import "maps"; func f[clone any]() { maps.Clone[map[int]clone](nil) }`:                  "func maps.Clone[M ~map[K]V, K comparable, V any](m M) M",
	} {
		info := check(t, importer, source)
		got := ""
		for id, obj := range info.Uses {
			if obj.Pkg() == nil || obj.Pkg().Path() == "p" {
				continue
			}
			p, err := library.Package(obj.Pkg().Path())
			if err != nil {
				t.Fatal(err)
			}
			if found := p.Lookup(obj); found != nil {
				if found.Name() != id.Name {
					t.Errorf("%s: %s was found for %s", source, found, id.Name)
				}
				if got == "" || !isType(found) {
					got = found.String()
				}
			}
		}
		if got != want {
			t.Errorf("%s:\ngot %s\nwant %s", source, got, want)
		}
	}
}

func check(t *testing.T, importer types.Importer, source string) *types.Info {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", "package p; "+source, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: importer}
	if _, err := config.Check("p", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	return info
}

func TestLookupOfWhatIsNotOfThePackage(t *testing.T) {
	importer := newImporter(t)
	library := New(importer)
	slices, err := library.Package("slices")
	if err != nil {
		t.Fatal(err)
	}
	maps, err := importer.Import("maps")
	if err != nil {
		t.Fatal(err)
	}
	for _, obj := range []types.Object{nil, types.Universe.Lookup("min"), types.Universe.Lookup("error"), maps.Scope().Lookup("Clone")} {
		if found := slices.Lookup(obj); found != nil {
			t.Errorf("%v: got %v", obj, found)
		}
	}
	for _, path := range []string{"fmt", "unsafe", "rt", "overlay", "frobnicate", "", wire.RuntimePath} {
		if p, err := library.Package(path); p != nil || err != nil {
			t.Errorf("%q: got %v, %v", path, p, err)
		}
	}
}
