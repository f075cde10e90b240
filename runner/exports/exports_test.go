package exports

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// pack packs the standard library once for all tests.
var pack = sync.OnceValues(func() ([]byte, error) { return Pack(context.Background()) })

func packed(t testing.TB) []byte {
	t.Helper()
	archive, err := pack()
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func newImporter(t testing.TB) *Importer {
	t.Helper()
	im, err := NewImporter(packed(t))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func TestArchiveHoldsTheStandardLibrary(t *testing.T) {
	im := newImporter(t)
	if got, want := im.GoVersion(), runtime.Version(); got != want {
		t.Errorf("packed by %s, want %s", got, want)
	}
	paths := im.Paths()
	if !slices.IsSorted(paths) {
		t.Errorf("not sorted: %v", paths)
	}
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for path := range strings.FieldsSeq(string(out)) {
		if Refused(path) == "" {
			want = append(want, path)
		}
	}
	slices.Sort(want)
	if !slices.Equal(paths, want) {
		t.Errorf("got the packages\n%v\nwant\n%v", paths, want)
	}
}

func TestEveryPackageIsComplete(t *testing.T) {
	im := newImporter(t)
	for _, path := range im.Paths() {
		pkg, err := im.Import(path)
		if err != nil {
			t.Error(err)
			continue
		}
		// time/tzdata is imported for its effect alone.
		if pkg.Path() != path || !pkg.Complete() || pkg.Scope().Len() == 0 && path != "time/tzdata" {
			t.Errorf("%s: got %v, complete: %v, names: %d", path, pkg, pkg.Complete(), pkg.Scope().Len())
		}
		if again, err := im.Import(path); again != pkg || err != nil {
			t.Errorf("%s: a second import gave %p (%v), not %p", path, again, err, pkg)
		}
	}
}

func TestSourcesAreTheFilesThatAreCompiled(t *testing.T) {
	im := newImporter(t)
	dir, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	src := filepath.Join(strings.TrimSpace(string(dir)), "src")
	for path, want := range map[string][]string{
		"cmp":    {"cmp/cmp.go"},
		"maps":   {"maps/iter.go", "maps/maps.go"},
		"slices": {"slices/iter.go", "slices/slices.go", "slices/sort.go", "slices/zsortanyfunc.go", "slices/zsortordered.go"},
		"sync":   nil,
		"":       nil,
		"src":    nil,
		"../cmp": nil,
	} {
		sources, err := im.Sources(path)
		if err != nil {
			t.Error(err)
			continue
		}
		var names []string
		for _, source := range sources {
			names = append(names, source.Name)
			content, err := os.ReadFile(filepath.Join(src, filepath.FromSlash(source.Name)))
			if err != nil || !bytes.Equal(source.Content, content) {
				t.Errorf("%s is not what the compiler reads (%v)", source.Name, err)
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: got the files %v, want %v", path, names, want)
		}
	}
}

func TestPackingTwiceGivesTheSameBytes(t *testing.T) {
	again, err := Pack(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed(t), again) {
		t.Error("the archives differ")
	}
}

func TestImportSaysWhyNot(t *testing.T) {
	im := newImporter(t)
	for path, want := range map[string]string{
		"unsafe":                       "package unsafe is refused: it would defeat the interpreter's own memory",
		"os/exec":                      "package os/exec is refused: a program on a page has no business with the system beneath it",
		"encoding/gob":                 "package encoding/gob is refused: programs on a page hardly use it",
		"debug/elf":                    "package debug/elf is refused: it speaks of compiled programs",
		"internal/abi":                 "package internal/abi is refused: it is internal to the standard library",
		"crypto/internal/entropy":      "package crypto/internal/entropy is refused: it is internal to the standard library",
		"cmd/go":                       "package cmd/go is refused: it is not a package for programs",
		"vendor/golang.org/x/net/idna": "package vendor/golang.org/x/net/idna is refused: it is not a package for programs",
		"frobnicate":                   "package frobnicate is not in std",
		"fmt/":                         "package fmt/ is not in std",
		"Fmt":                          "package Fmt is not in std",
		"C":                            "package C is not in std",
		"":                             "package  is not in std",
		"src/cmp/cmp.go":               "package src/cmp/cmp.go is not in std",
		"github.com/a/b":               "package github.com/a/b is not in std",
		"example.com/internal/a":       "package example.com/internal/a is not in std",
	} {
		pkg, err := im.Import(path)
		if pkg != nil || err == nil || err.Error() != want {
			t.Errorf("%q: got %v, %v; want %s", path, pkg, err, want)
		}
		if slices.Contains(im.Paths(), path) {
			t.Errorf("%s is in the archive", path)
		}
	}
}

// programs import packages that share many others, and use their types in ways that
// look deep into them: method sets, embedding, instances of generics.
var programs = []string{
	`import ("fmt"; "os"); var _ fmt.Stringer = os.ModePerm; func f() { fmt.Println(os.Args) }`,
	`import ("io"; "bufio"; "strings"); var _ io.ReadWriter = (*bufio.ReadWriter)(nil); var _ io.RuneScanner = strings.NewReader("")`,
	`import ("net/http"; "io/fs"); var _ fs.FileInfo; var _ http.Handler = http.FileServer(http.Dir("."))`,
	`import ("context"; "time"); func f() (context.Context, context.CancelFunc) { return context.WithTimeout(context.Background(), time.Second) }`,
	`import ("slices"; "maps"; "cmp"); var m map[string]int; var _ = slices.SortedFunc(maps.Keys(m), cmp.Compare[string])`,
	`import ("sync/atomic"; "sync"); type T struct { sync.Mutex; n atomic.Int64; p atomic.Pointer[T] }; var _ sync.Locker = &T{}`,
	`import ("encoding/json"; "time"); var _ json.Marshaler = time.Time{}`,
	`import ("html/template"; "text/template/parse"); var t *template.Template; var _ *parse.Tree = t.Tree`,
	`import ("log/slog"; "os"); var _ slog.Handler = slog.NewTextHandler(os.Stdout, nil)`,
	`import ("math/rand/v2"; "math/big"); var _ = rand.N(3); var _ = big.NewInt(1)`,
	`import ("go/ast"; "go/token"); var _ ast.Node = (*ast.File)(nil); var _ token.Pos`,
	`import ("crypto/tls"; "net"); var _ net.Conn = (*tls.Conn)(nil)`,
}

func check(im types.Importer, source string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", "package p; "+source, 0)
	if err != nil {
		return err
	}
	config := types.Config{Importer: im}
	_, err = config.Check("p", fset, []*ast.File{file}, nil)
	return err
}

func TestManyProgramsAreCheckedAtTheSameTime(t *testing.T) {
	for range 3 {
		im := newImporter(t)
		paths := im.Paths()
		var group sync.WaitGroup
		failed := make(chan error, 1000)
		start := make(chan struct{})
		for i := range 24 {
			group.Go(func() {
				<-start
				for j := range programs { // each begins elsewhere
					if err := check(im, programs[(i+j)%len(programs)]); err != nil {
						failed <- err
					}
				}
			})
			group.Go(func() {
				<-start
				for j := range paths {
					if _, err := im.Import(paths[(i*7+j)%len(paths)]); err != nil {
						failed <- err
					}
				}
			})
		}
		close(start)
		group.Wait()
		close(failed)
		for err := range failed {
			t.Error(err)
		}
	}
}

func TestTypesOfSeveralImportsAreTheSame(t *testing.T) {
	im := newImporter(t)
	// http is read first and brings a part of io with it.
	client, err := im.Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	io, err := im.Import("io")
	if err != nil {
		t.Fatal(err)
	}
	get := client.Scope().Lookup("NewRequest").Type().(*types.Signature)
	if got, want := get.Params().At(2).Type(), io.Scope().Lookup("Reader").Type(); got != want {
		t.Errorf("http's io.Reader is %p, io's own %p", got, want)
	}
}

// small is an archive of two packages and a source file, cheap to read and to damage.
func small(t testing.TB) []byte {
	t.Helper()
	im := newImporter(t)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if err := w.SetComment(im.GoVersion()); err != nil {
		t.Fatal(err)
	}
	for _, f := range []*zip.File{im.entries["errors"], im.entries["unicode/utf8"], im.sources["maps"][0]} {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(out, in); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestTruncatedArchiveIsAnError(t *testing.T) {
	archive := small(t)
	for n := range archive {
		if _, err := NewImporter(archive[:n]); err == nil {
			t.Fatalf("%d of %d bytes were taken for an archive", n, len(archive))
		}
	}
	if _, err := NewImporter(packed(t)[:100_000]); err == nil || !strings.HasPrefix(err.Error(), "opening the archive of export data: ") {
		t.Errorf("got error %v", err)
	}
}

func TestArchiveOfNoVersionIsAnError(t *testing.T) {
	var buf bytes.Buffer
	if err := zip.NewWriter(&buf).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := NewImporter(buf.Bytes()); err == nil || !strings.Contains(err.Error(), "version") {
		t.Errorf("got error %v", err)
	}
}

// A damaged archive must give the right package or an error: what is damaged in an
// entry's content is found by the entry's checksum. A source whose name is damaged is
// missing, which is for those to notice who need it.
func TestDamagedArchiveNeverGivesAnotherPackage(t *testing.T) {
	archive := small(t)
	want, source := described(t, archive)
	damaged := 0
	for i := range archive {
		b := bytes.Clone(archive)
		b[i] ^= 0x10
		im, err := NewImporter(b)
		if err != nil {
			damaged++
			continue
		}
		for path, names := range want {
			pkg, err := im.Import(path)
			if err != nil {
				damaged++
			} else if got := describe(pkg); got != names {
				t.Fatalf("byte %d changed: %s has\n%s\nwant\n%s", i, path, got, names)
			}
		}
		sources, err := im.Sources("maps")
		if err != nil || len(sources) == 0 {
			damaged++
		} else if !bytes.Equal(sources[0].Content, source) {
			t.Fatalf("byte %d changed: the source is\n%s", i, sources[0].Content)
		}
	}
	if damaged == 0 {
		t.Error("no damage was noticed")
	}
}

// described is what a small archive holds.
func described(t *testing.T, archive []byte) (packages map[string]string, source []byte) {
	t.Helper()
	im, err := NewImporter(archive)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, path := range im.Paths() {
		pkg, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = describe(pkg)
	}
	sources, err := im.Sources("maps")
	if err != nil || len(sources) != 1 {
		t.Fatalf("got %d sources (%v), want 1", len(sources), err)
	}
	return all, sources[0].Content
}

func describe(pkg *types.Package) string {
	var b strings.Builder
	for _, name := range pkg.Scope().Names() {
		fmt.Fprintln(&b, pkg.Scope().Lookup(name))
	}
	return b.String()
}

// Content that is not export data, in an archive that is whole.
func TestWrongContentIsAnError(t *testing.T) {
	for name, content := range map[string]string{
		"empty":   "",
		"text":    "not export data\n",
		"version": "i\xff\xff\xff\xff\x0f",
		"cut":     "i\x02",
	} {
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		if err := w.SetComment("go1.26"); err != nil {
			t.Fatal(err)
		}
		entry, err := w.Create("errors")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(entry, content); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		im, err := NewImporter(buf.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // a failure leaves nothing that looks like a package
			pkg, err := im.Import("errors")
			if pkg != nil || err == nil || !strings.HasPrefix(err.Error(), "reading export data of errors: ") {
				t.Errorf("%s: got %v, %v", name, pkg, err)
			}
		}
	}
}

func FuzzImport(f *testing.F) {
	archive := small(f)
	f.Add(archive)
	f.Add(archive[:len(archive)/2])
	f.Add([]byte{})
	for _, i := range []int{0, 4, 26, 30, 60, len(archive) / 2, len(archive) - 100, len(archive) - 30, len(archive) - 8} {
		b := bytes.Clone(archive)
		b[i] ^= 0xff
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		if len(archive) > 1<<20 {
			return
		}
		im, err := NewImporter(archive)
		if err != nil {
			return
		}
		for _, path := range im.Paths() {
			pkg, err := im.Import(path)
			if (pkg == nil) == (err == nil) {
				t.Errorf("%q: got %v, %v", path, pkg, err)
			}
		}
		for path, files := range im.sources {
			sources, err := im.Sources(path)
			if err == nil && len(sources) != len(files) {
				t.Errorf("%q: got %d of %d sources", path, len(sources), len(files))
			}
		}
	})
}
