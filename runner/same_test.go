package runner

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSameAsGo runs whole programs under both engines: they end and print alike.
func TestSameAsGo(t *testing.T) {
	r := newRunner(t, Options{})
	files, err := filepath.Glob("testdata/same/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			program := Program{Files: []File{{Name: "main.go", Source: string(source)}}}
			yaegi, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			program.Engine = EngineGC
			gc, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(gc.Output(Stdout), yaegi.Output(Stdout)); diff != "" || yaegi.Status != gc.Status || gc.Status != OK {
				t.Errorf("gc %s, yaegi %s %v\n%s\n-gc +yaegi:\n%s", gc.Status, yaegi.Status, yaegi.Diagnostics, yaegi.Output(Stderr), diff)
			}
		})
	}
}
