package runner

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/status with what is observed")

// newRunner prepares a runner for a test, with no store.
func newRunner(t testing.TB, options Options) *Runner {
	t.Helper()
	r, err := New(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestStatus runs a real program for each status. An archive of testdata/status
// holds main.go, optionally args, stdin and limits, and what must be observed: want
// (status, exit code, diagnostics), stdout and stderr.
func TestStatus(t *testing.T) {
	r := newRunner(t, Options{})
	files, err := filepath.Glob("testdata/status/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			program, want := readCase(t, archive)
			result, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := observed(result)
			if *update {
				rewrite(t, file, archive, got)
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestStatusUnderGC runs the same programs with the Go toolchain: they end in the same
// way, and print the same on standard output, but that nothing is unsupported.
func TestStatusUnderGC(t *testing.T) {
	r := newRunner(t, Options{})
	files, err := filepath.Glob("testdata/status/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			program, want := readCase(t, archive)
			program.Engine = EngineGC
			result, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := observed(result)
			delete(want, "stderr") // has frames and addresses
			delete(got, "stderr")
			if name == "unsupported" {
				want["want"], want["stdout"] = "status: ok\nexit: 0\n", "struct {}\n"
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s\n%s", diff, result.Output(Stderr))
			}
		})
	}
}

func readCase(t *testing.T, archive *txtar.Archive) (Program, map[string]string) {
	t.Helper()
	var program Program
	want := map[string]string{"stdout": "", "stderr": ""}
	for _, f := range archive.Files {
		switch f.Name {
		case "main.go":
			program.Files = []File{{Name: f.Name, Source: string(f.Data)}}
		case "args":
			program.Args = strings.Fields(string(f.Data))
		case "stdin":
			program.Stdin = string(f.Data)
		case "limits":
			for field := range strings.FieldsSeq(string(f.Data)) {
				program.Limits = limited(t, program.Limits, field)
			}
		default:
			want[f.Name] = string(f.Data)
		}
	}
	return program, want
}

func limited(t *testing.T, l Limits, field string) Limits {
	t.Helper()
	name, value, _ := strings.Cut(field, "=")
	var err error
	switch name {
	case "timeout":
		l.Timeout, err = time.ParseDuration(value)
	case "memory":
		l.Memory, err = strconv.ParseInt(value, 10, 64)
	case "output":
		l.Output, err = strconv.ParseInt(value, 10, 64)
	default:
		t.Fatalf("unknown limit %q", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var otherGoroutine = regexp.MustCompile(`goroutine ([2-9]|\d\d+) `)

// observed is what a case holds a result to. The numbers of goroutines other than
// main's vary.
func observed(r Result) map[string]string {
	var want strings.Builder
	fmt.Fprintf(&want, "status: %s\nexit: %d\n", r.Status, r.Exit)
	for _, d := range r.Diagnostics {
		fmt.Fprintf(&want, "%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
	}
	stdout := r.Output(Stdout)
	if stdout != "" && !strings.HasSuffix(stdout, "\n") {
		stdout += "\n" // as an archive stores it
	}
	return map[string]string{
		"want":   want.String(),
		"stdout": stdout,
		"stderr": otherGoroutine.ReplaceAllString(r.Output(Stderr), "goroutine N "),
	}
}

func rewrite(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	kept := archive.Files[:0]
	for _, f := range archive.Files {
		switch f.Name {
		case "want", "stdout", "stderr":
		default:
			kept = append(kept, f)
		}
	}
	for _, name := range []string{"want", "stdout", "stderr"} {
		if got[name] != "" {
			kept = append(kept, txtar.File{Name: name, Data: []byte(got[name])})
		}
	}
	archive.Files = kept
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
