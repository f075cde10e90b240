package stdsource

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"runnel/runner/exports"
)

// archive returns an archive like the one that is packed, with other sources: changed
// is given the name of a source and its content, and tells whether it is there.
func archive(t testing.TB, changed func(name string, content []byte) ([]byte, bool)) *exports.Importer {
	t.Helper()
	whole, err := openArchive()
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if err := w.SetComment(r.Comment); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if !slices.Contains([]string{"cmp", "iter", "maps", "slices", "math/bits"}, f.Name) && !strings.HasPrefix(f.Name, "src/") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if name, ok := strings.CutPrefix(f.Name, "src/"); ok {
			if content, ok = changed(name, content); !ok {
				continue
			}
		}
		out, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	importer, err := exports.NewImporter(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return importer
}

func TestWrongSourceIsAnError(t *testing.T) {
	for name, test := range map[string]struct {
		path   string
		change func(name string, content []byte) ([]byte, bool)
		want   string
	}{
		"no source": {
			"cmp", func(string, []byte) ([]byte, bool) { return nil, false },
			"loading the source of package cmp: the archive of export data does not hold it",
		},
		"no source beside the overlay": {
			"slices", func(string, []byte) ([]byte, bool) { return nil, false },
			"loading the source of package slices: the archive of export data does not hold it",
		},
		"a file is missing": {
			"slices", func(name string, content []byte) ([]byte, bool) { return content, name != "slices/zsortanyfunc.go" },
			"loading the source of package slices: slices/sort.go:32:2: undefined: pdqsortCmpFunc",
		},
		"not Go": {
			"cmp", func(string, []byte) ([]byte, bool) { return []byte("package cmp; func"), true },
			"loading the source of package cmp: cmp/cmp.go:1:18: expected 'IDENT', found 'EOF'",
		},
		"a type error": {
			"cmp", func(string, []byte) ([]byte, bool) { return []byte("package cmp; var x int = true"), true },
			"loading the source of package cmp: cmp/cmp.go:1:26: cannot use true (untyped bool constant) as int value in variable declaration",
		},
		"package unsafe": {
			"cmp", func(string, []byte) ([]byte, bool) {
				return []byte("package cmp; import \"unsafe\"; const Size = unsafe.Sizeof(0)"), true
			},
			"loading the source of package cmp: cmp/cmp.go:1:44: undefined: unsafe",
		},
		"a function without a body": {
			"cmp", func(string, []byte) ([]byte, bool) { return []byte("package cmp\n\nfunc Less()"), true },
			"loading the source of package cmp: cmp/cmp.go:3:1: function Less has no body, and no overlay",
		},
		"nothing to replace": {
			"maps", func(string, []byte) ([]byte, bool) { return []byte("package maps; func Clone() {}"), true },
			"loading the source of package maps: the overlay replaces functions that are not there: clone",
		},
	} {
		library := New(archive(t, test.change))
		for range 2 {
			p, err := library.Package(test.path)
			if p != nil || err == nil || err.Error() != test.want {
				t.Errorf("%s: got %v, %v\nwant %s", name, p, err, test.want)
			}
		}
	}
}

func FuzzPackage(f *testing.F) {
	f.Add("package cmp")
	f.Add("package cmp; import \"unsafe\"")
	f.Add("package cmp; import \"unsafe\"; func Less[T any](x, y T) bool { return unsafe.Sizeof(x) < unsafe.Sizeof(y) }")
	f.Add("package cmp; import `unsafe`; import (\"iter\"; _ \"unsafe\"); type T[P iter.Seq[P]] struct{ T[T[P]] }; func _(); func init() {}")
	f.Add("package cmp; func (t T) clone(")
	f.Fuzz(func(t *testing.T, source string) {
		library := New(archive(t, func(string, []byte) ([]byte, bool) { return []byte(source), true }))
		p, err := library.Package("cmp")
		if (p == nil) == (err == nil) {
			t.Fatalf("got %v, %v", p, err)
		}
		if p == nil {
			return
		}
		for obj := range p.Decls {
			p.Lookup(obj)
		}
	})
}
