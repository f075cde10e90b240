package runner

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/artifact"
	"runnel/runner/store"
)

// TestSameAsGo runs whole programs under both engines: they end and print alike. What
// they do under gc is kept in the user's store, so that only a changed program is
// compiled.
func TestSameAsGo(t *testing.T) {
	r := newRunner(t, Options{})
	kept := openUserStore(t)
	files, err := filepath.Glob("testdata/same/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".go"), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			program := Program{Files: []File{{Name: "main.go", Source: string(source)}}}
			gc := compiledOnce(t, r, kept, program)
			yaegi, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if gc.Status != OK || yaegi.Status != OK {
				t.Errorf("gc %s, yaegi %s %v\n%s", gc.Status, yaegi.Status, yaegi.Diagnostics, yaegi.Output(Stderr))
			}
			for _, stream := range []Stream{Stdout, Stderr} {
				if diff := cmp.Diff(gc.Output(stream), yaegi.Output(stream)); diff != "" && yaegi.Status != Unsupported {
					t.Errorf("%s, -gc +yaegi:\n%s", stream, diff)
				}
			}
		})
	}
}

func openUserStore(t *testing.T) *store.Store {
	t.Helper()
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Open(filepath.Join(cache, "store"))
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// compiledOnce is a program's result under gc. It depends on the toolchain and what is
// compiled into the program, but not on the frontend, whose every change is tested
// against it.
func compiledOnce(t *testing.T, r *Runner, kept *store.Store, program Program) Result {
	t.Helper()
	program.Engine = EngineGC
	version, err := r.Toolchain()
	if err != nil {
		t.Fatal(err)
	}
	key, err := store.KeyOf("same as go", program, version, gcRuntime)
	if err != nil {
		t.Fatal(err)
	}
	var result Result
	if kept.Get(key, &result) {
		return result
	}
	if result, err = r.Exec(t.Context(), program, nil, nil); err != nil {
		t.Fatal(err)
	}
	if result.Status == OK { // else it is to be mended
		if err := kept.Put(key, result); err != nil {
			t.Fatal(err)
		}
	}
	return result
}
