package site

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"runnel/runner"
)

// fake is a Runner whose programs print what it is told to.
type fake struct {
	first, again string
	compiled     string // what they print under engine gc; "" where there is no toolchain
	reruns       int
}

func (f *fake) Toolchain() (string, error) {
	if f.compiled == "" {
		return "", runner.ErrNoToolchain
	}
	return "go1.99", nil
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
		if programs[i].Engine == runner.EngineGC {
			output = f.compiled
		}
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
			report, err := Check(t.Context(), Options{Course: courseOf(t), Verify: VerifyOff, Runner: &test.runner}, Checking{})
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

// What a lesson says of a run in its prose makes that run doubtful too, and a second
// result counts only where nothing else is wrong with it.
func TestStatementsAreHeldAgain(t *testing.T) {
	for _, test := range []struct {
		name, prose           string
		runner                fake
		faults, again, reruns int
	}{
		{"held at once", "[right](run:it.output)", fake{first: "right\n", again: "never asked"}, 0, 0, 0},
		{"held the second time", "[rig](run:it.output) [ht](run:it.output)", fake{first: "late\n", again: "right\n"}, 0, 1, 1},
		{"never held", "[right](run:it.output)", fake{first: "wrong\n", again: "wrong\n"}, 1, 0, 1},
		{"held the second time, but another no longer", "[right](run:it.output) [late](run:it.output)", fake{first: "late\n", again: "right\n"}, 1, 0, 1},
		{"a claim", "\n\n```claim\nit.output == 'right\\n'\n```\n", fake{first: "late\n", again: "right\n"}, 0, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := courseOf(t)
			lesson := "```go {#it}\npackage main\n\nfunc main() {}\n```\n\n" + test.prose + "\n"
			if err := os.WriteFile(filepath.Join(dir, "1-one", "lesson.md"), []byte(lesson), 0o666); err != nil {
				t.Fatal(err)
			}
			report, err := Check(t.Context(), Options{Course: dir, Verify: VerifyOff, Runner: &test.runner}, Checking{})
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Faults) != test.faults || len(report.Again) != test.again || test.runner.reruns != test.reruns {
				t.Errorf("got %d faults, %d held again and %d reruns, want %d, %d and %d: %v",
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

func TestProgramsAreHeldToTheToolchain(t *testing.T) {
	for _, test := range []struct {
		name   string
		verify Verify
		runner fake
		want   string // of the only fault; "" for none
		err    error
	}{
		{"the same", VerifyAuto, fake{first: "right\n", compiled: "right\n"}, "", nil},
		{"different", VerifyAuto, fake{first: "right\n", compiled: "wrong\n"}, `snippet "it" is not what Go does: under`, nil},
		{"different, not asked", VerifyOff, fake{first: "right\n", compiled: "wrong\n"}, "", nil},
		{"no toolchain", VerifyAuto, fake{first: "right\n"}, "", nil},
		{"no toolchain, but required", VerifyRequire, fake{first: "right\n"}, "", runner.ErrNoToolchain},
	} {
		t.Run(test.name, func(t *testing.T) {
			report, err := Check(t.Context(), Options{Course: courseOf(t), Verify: test.verify, Runner: &test.runner}, Checking{})
			if !errors.Is(err, test.err) {
				t.Fatalf("got error %v, want %v", err, test.err)
			}
			if err != nil {
				return
			}
			switch {
			case test.want == "" && len(report.Faults) > 0:
				t.Errorf("got faults %v", report.Faults)
			case test.want != "" && (len(report.Faults) != 1 || !strings.Contains(report.Faults[0].Message, test.want)):
				t.Errorf("got faults %v, want one with %q", report.Faults, test.want)
			}
			verified := report.Runs[0].Result.Verified == "go1.99"
			if want := test.name == "the same"; verified != want {
				t.Errorf("verified: got %v, want %v", verified, want)
			}
			if want := test.name == "no toolchain"; report.Unverified != want {
				t.Errorf("unverified: got %v, want %v", report.Unverified, want)
			}
		})
	}
}
