package runner

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/artifact"
	"runnel/runner/sandbox"
	"runnel/runner/store"
	"runnel/runner/traceback/comparison"
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
			gc, yaegi := underBoth(t, r, kept, file)
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

// TestDiesAsGo does the same with programs that die: what they print last has the same
// functions in the same files and lines.
func TestDiesAsGo(t *testing.T) {
	r := newRunner(t, Options{})
	kept := openUserStore(t)
	files, err := filepath.Glob("testdata/dying/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".go"), func(t *testing.T) {
			t.Parallel()
			gc, yaegi := underBoth(t, r, kept, file)
			if gc.Status != yaegi.Status || gc.Exit != 2 || yaegi.Exit != 2 {
				t.Errorf("gc %s (%d), yaegi %s (%d) %v", gc.Status, gc.Exit, yaegi.Status, yaegi.Exit, yaegi.Diagnostics)
			}
			if diff := cmp.Diff(gc.Output(Stdout), yaegi.Output(Stdout)); diff != "" {
				t.Errorf("stdout, -gc +yaegi:\n%s", diff)
			}
			if c, i := comparison.Comparable(gc.Output(Stderr), yaegi.Output(Stderr)); c != i {
				t.Errorf("stderr, -gc +yaegi:\n%s", cmp.Diff(c, i))
			}
		})
	}
}

// TestTracedTheSame has programs that tell where they are print what they print otherwise.
func TestTracedTheSame(t *testing.T) {
	r := newRunner(t, Options{})
	kept := openUserStore(t)
	folders, err := sandbox.MakeFolder(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folders.Remove() })
	files, err := filepath.Glob("testdata/same/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".go"), func(t *testing.T) {
			t.Parallel()
			program := programOf(t, file)
			gc := compiledOnce(t, r, kept, program)
			p, err := r.prepare(t.Context(), program, "")
			if err != nil {
				t.Fatal(err)
			}
			if !traceable(p) {
				return
			}
			p.folders = folders
			traced, err := r.trace(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			result := traced.ending.interpreted(program.Files, traced.ending.death())
			if diff := cmp.Diff(gc.Output(Stdout), result.Output(Stdout)); diff != "" || result.Status != OK {
				t.Errorf("%s %v, -gc +traced:\n%s\n%s", result.Status, result.Diagnostics, diff, traced.ending.crash)
			}
		})
	}
}

func underBoth(t *testing.T, r *Runner, kept *store.Store, file string) (gc, yaegi Result) {
	t.Helper()
	program := programOf(t, file)
	gc = compiledOnce(t, r, kept, program)
	yaegi, err := r.Exec(t.Context(), program, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return gc, yaegi
}

func programOf(t *testing.T, file string) Program {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return Program{Files: []File{{Name: "main.go", Source: string(source)}}}
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

// compiledOnce is a program's result under gc. It depends on the toolchain, on what is
// compiled into the program and on how its end is understood, but not on the frontend,
// whose every change is tested against it.
func compiledOnce(t *testing.T, r *Runner, kept *store.Store, program Program) Result {
	t.Helper()
	program.Engine = EngineGC
	version, err := r.Toolchain()
	if err != nil {
		t.Fatal(err)
	}
	understood, err := os.ReadFile("ending.go")
	if err != nil {
		t.Fatal(err)
	}
	key, err := store.KeyOf("compared with go", program, version, gcRuntime, string(understood))
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
	switch result.Status {
	case OK, Panic, Deadlock: // else it is to be mended
		if err := kept.Put(key, result); err != nil {
			t.Fatal(err)
		}
	}
	return result
}
