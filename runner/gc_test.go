package runner

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWithoutToolchain(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := lookForToolchain(); !errors.Is(err, ErrNoToolchain) {
		t.Errorf("got error %v", err)
	}
}

func TestCompiledProgramsLeaveNothing(t *testing.T) {
	cache := t.TempDir()
	r := newRunner(t, Options{CacheDir: cache})
	program := source("time", "time.Sleep(20 * time.Millisecond)\nfmt.Println(1)")
	program.Engine = EngineGC
	broken := source("", "undefined()")
	broken.Engine = EngineGC
	results := mustRun(t, r, program, broken)
	if results[0].Status != OK || results[1].Status != CompileError {
		t.Errorf("got %s and %s", results[0].Status, results[1].Status)
	}
	if left, err := filepath.Glob(filepath.Join(cache, "programs-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	first := results[0]
	if len(first.Samples) != maxRepetitions || first.Wall.Median.Milliseconds() < 20 || first.Engine != EngineGC || !strings.HasPrefix(first.GoVersion, "go1.") {
		t.Errorf("got %+v", first)
	}
	if first.Allocs == 0 || first.PeakMemory == 0 {
		t.Errorf("nothing was counted: %+v", first)
	}
}

// TestRefusedPackages has programs that only the toolchain can compile, one of which it
// cannot either.
func TestRefusedPackages(t *testing.T) {
	const encode = "fmt.Println(gob.NewEncoder(io.Discard).Encode(1))"
	interpreted, compiled, broken := source("encoding/gob io", encode), source("encoding/gob io", encode), source("encoding/gob", "fmt.Println(gob.Undefined)")
	compiled.Engine, broken.Engine = EngineGC, EngineGC
	want := []Status{Unsupported, OK, CompileError}
	for i, result := range mustRun(t, newRunner(t, Options{}), interpreted, compiled, broken) {
		if result.Status != want[i] {
			t.Errorf("program %d: got %s %v, want %s", i, result.Status, result.Diagnostics, want[i])
		}
	}
}

func TestOnceIsOneRun(t *testing.T) {
	program := source("", "fmt.Println(1)")
	program.Once = true
	if result := mustRun(t, newRunner(t, Options{}), program)[0]; len(result.Samples) != 1 {
		t.Errorf("got %+v", result)
	}
}

func TestRaceDetector(t *testing.T) {
	if _, err := os.Stat("/usr/bin/gcc"); err != nil {
		t.Log("without a C compiler the toolchain cannot link the race detector: its message is tested instead")
		program := source("", "fmt.Println(1)")
		program.Engine, program.Race = EngineGC, true
		if _, err := newRunner(t, Options{}).Run(t.Context(), []Program{program}); err == nil {
			t.Error("no error without a C compiler")
		}
		return
	}
	program := source("sync", `
n := 0
var wg sync.WaitGroup
for range 2 {
	wg.Go(func() { n++ })
}
wg.Wait()
fmt.Println("done")`)
	program.Engine, program.Race = EngineGC, true
	result := mustRun(t, newRunner(t, Options{}), program)[0]
	if result.Status != Exit || result.Exit != 66 || !strings.Contains(result.Output(Stderr), "WARNING: DATA RACE") {
		t.Errorf("got %s with code %d:\n%s", result.Status, result.Exit, result.Output(Stderr))
	}
}
