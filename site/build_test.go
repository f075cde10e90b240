package site

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"runnel/runner"
)

// fake is a Runner whose programs print what it is told to.
type fake struct {
	first, again string
	reruns       int
}

func (f *fake) Run(_ context.Context, programs []runner.Program) ([]runner.Result, error) {
	return f.results(programs, f.first), nil
}

func (f *fake) Rerun(_ context.Context, programs []runner.Program) ([]runner.Result, error) {
	f.reruns += len(programs)
	return f.results(programs, f.again), nil
}

func (f *fake) results(programs []runner.Program, output string) []runner.Result {
	results := make([]runner.Result, len(programs))
	for i := range results {
		results[i] = runner.Result{Status: runner.OK, Events: []runner.Event{{Stream: runner.Stdout, Text: output}}}
	}
	return results
}

// courseOf makes a course of one lesson whose record is "right".
func courseOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"course.yaml": "title: A course\n",
		"1-one/lesson.md": "Text.\n\n```go {#it}\npackage main\n\nfunc main() {}\n```\n\n" +
			"```output\nright\n```\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDoubtfulRunsAreTakenAgain(t *testing.T) {
	for _, test := range []struct {
		name                  string
		runner                fake
		faults, again, reruns int
	}{
		{"held at once", fake{first: "right\n", again: "never asked"}, 0, 0, 0},
		{"held the second time", fake{first: "late\n", again: "right\n"}, 0, 1, 1},
		{"never held", fake{first: "wrong\n", again: "wrong\n"}, 1, 0, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			report, err := Check(t.Context(), Options{Course: courseOf(t), Runner: &test.runner})
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Faults) != test.faults || len(report.Again) != test.again || test.runner.reruns != test.reruns {
				t.Errorf("got %d faults, %d runs again and %d reruns, want %d, %d and %d: %v",
					len(report.Faults), len(report.Again), test.runner.reruns, test.faults, test.again, test.reruns, report.Faults)
			}
		})
	}
}

func TestSecondResultIsTheOneShown(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	_, err := Build(t.Context(), Options{Course: courseOf(t), Out: out, Runner: &fake{first: "late\n", again: "right\n"}})
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(out, "1-one", "lesson.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "right") || strings.Contains(string(page), "late") {
		t.Error("the page does not show the run that held")
	}
}
