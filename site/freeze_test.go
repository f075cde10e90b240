package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"runnel/runner"
	"runnel/site/fault"
	"runnel/site/frozen"
)

// TestFrozenBuildsRunNothing builds without a runner, and where no command is found.
func TestFrozenBuildsRunNothing(t *testing.T) {
	dir := courseOf(t)
	if err := os.WriteFile(filepath.Join(dir, "course.yaml"), []byte("title: A course\nfreeze: true\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	frozenBuild := func() []fault.Fault {
		t.Helper()
		report, err := Build(t.Context(), Options{Course: dir, Out: filepath.Join(t.TempDir(), "public"), Frozen: true})
		if err != nil {
			t.Fatal(err)
		}
		return report.Faults
	}
	told := func(faults []fault.Fault, want string) {
		t.Helper()
		if len(faults) != 1 || !strings.Contains(faults[0].String(), want) {
			t.Errorf("told was %v, want %s", faults, want)
		}
	}
	_, err := Build(t.Context(), Options{Course: dir, Out: filepath.Join(t.TempDir(), "public"), Verify: VerifyOff, Runner: &fake{first: "right\n"}, Freeze: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", "")
	if faults := frozenBuild(); len(faults) > 0 {
		t.Errorf("told was %v", faults)
	}

	name := filepath.Join(dir, frozen.Folder, "1-one", "lesson.json")
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, wrong := frozen.Decode(src)
	if wrong != nil {
		t.Fatal(wrong)
	}
	rewrite := func(change func(*frozen.File)) {
		t.Helper()
		changed := file
		changed.Runs = append([]frozen.Run(nil), file.Runs...)
		change(&changed)
		text, err := frozen.Encode(changed)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	rewrite(func(f *frozen.File) { f.Runner = "another" })
	told(frozenBuild(), `lesson.md:3:1: the frozen result of snippet "it" is of another version of runnel: run runnel build, and commit `+name)
	rewrite(func(f *frozen.File) { f.Runs[0].ID = "other" })
	told(frozenBuild(), `lesson.md:3:1: snippet "it" has no frozen result: run runnel build, and commit `+name)
	rewrite(func(f *frozen.File) { f.Runs[0].Result = runner.Result{Status: runner.Panic} })
	told(frozenBuild(), `lesson.md:3:1: snippet "it" should end well (expect=ok), but it panicked`)
	rewrite(func(*frozen.File) {})
	if faults := frozenBuild(); len(faults) > 0 {
		t.Errorf("told was %v", faults)
	}
}
