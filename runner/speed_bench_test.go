package runner

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/traefik/yaegi/interp"

	"runnel/runner/frontend"
	"runnel/runner/rt"
	"runnel/runner/symbols"
	"runnel/runner/wire"
)

// BenchmarkSpeed runs each program of testdata/speed as it is lowered, and as yaegi runs
// the author's own text. The figure of interest is x-raw: how much longer the lowered
// program takes, by the fastest of the runs of each, which alternate.
func BenchmarkSpeed(b *testing.B) {
	r := newRunner(b, Options{})
	files, err := filepath.Glob("testdata/speed/*.go")
	if err != nil || len(files) == 0 {
		b.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		b.Run(strings.TrimSuffix(filepath.Base(file), ".go"), func(b *testing.B) {
			source, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			lowered, err := r.frontend.Lower([]frontend.File{{Name: file, Source: string(source)}})
			if err != nil || len(lowered.Errors)+len(lowered.Unsupported) > 0 {
				b.Fatal(err, lowered.Errors, lowered.Unsupported)
			}
			raw := &frontend.Lowered{Source: string(source), Imports: lowered.Imports}
			ours, theirs := time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				ours = min(ours, executed(b, lowered))
				theirs = min(theirs, executed(b, raw))
			}
			b.ReportMetric(float64(ours)/float64(theirs), "x-raw")
			b.ReportMetric(float64(ours.Microseconds())/1000, "lowered-ms")
		})
	}
}

// executed runs a program in this process and returns how long it took, compilation
// aside.
func executed(b *testing.B, program *frontend.Lowered) time.Duration {
	b.Helper()
	i := interp.New(interp.Options{Stderr: io.Discard, Unrestricted: true})
	exports := symbols.For(program.Imports)
	rt.Load(program.Types, program.Interfaces)
	native := rt.Symbols()
	native[wire.BeginName] = reflect.ValueOf(func() {})
	exports[wire.RuntimePath+"/rt"] = native
	if err := i.Use(exports); err != nil {
		b.Fatal(err)
	}
	compiled, err := i.Compile(program.Source)
	if err != nil {
		b.Fatal(err)
	}
	stdout := os.Stdout
	defer func() { os.Stdout = stdout }()
	os.Stdout, err = os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer os.Stdout.Close()
	start := time.Now()
	if _, err := i.Execute(compiled); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
