package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/google/go-cmp/cmp"

	"runnel/runner"
	"runnel/runner/traceback/comparison"
)

// A seen is what of a run in a page is held to that of the build's runner.
type seen struct {
	Status         runner.Status
	Exit           int
	Stdout, Stderr string
	Diagnostics    []runner.Diagnostic
}

// TestSameInThePage runs programs with the page's own host of the runner, one after the
// other, and holds each to what the runner of the build makes of it. They are those that
// the runner's own tests hold to the Go toolchain.
func TestSameInThePage(t *testing.T) {
	source, err := os.ReadFile("../../themes/default/scripts/runner/host.ts")
	if err != nil {
		t.Fatal(err)
	}
	host := api.Transform(string(source), api.TransformOptions{
		Loader: api.LoaderTS, Format: api.FormatIIFE, GlobalName: "host", Target: api.ES2022,
	})
	if len(host.Errors) > 0 {
		t.Fatal(host.Errors[0].Text)
	}
	names, programs := sharedPrograms(t)
	results, err := newRunner(t).Run(t.Context(), programs)
	if err != nil {
		t.Fatal(err)
	}

	course := buildCourse(t)
	tab := openTab(t, startBrowser(t), serve(t, course.dir))
	tab.visit(lessonOf(t, course))
	evaluate[bool](tab, string(host.Code)+`; globalThis.runner = (() => {
		const { worker, wasm } = document.querySelector("script[data-worker]").dataset
		const at = (url) => new URL(url, location.href).href
		return host.openRunner({ worker: at(worker), wasm: at(wasm) })
	})(); true`)
	for i, program := range programs {
		t.Run(names[i], func(t *testing.T) {
			tab.t = t
			sameInThePage(tab, program, &results[i])
		})
	}
	tab.t = t
	tab.quiet()
}

func sameInThePage(tab *tab, program runner.Program, want *runner.Result) {
	tab.t.Helper()
	type file struct {
		Name   string `json:"name"`
		Source string `json:"source"`
	}
	var files []file
	for _, f := range program.Files {
		files = append(files, file{f.Name, f.Source})
	}
	text, err := json.Marshal(map[string]any{"files": files, "args": []string{}, "stdin": ""})
	if err != nil {
		tab.t.Fatal(err)
	}
	got := evaluate[seen](tab, fmt.Sprintf(`(async () => {
		const printed = { stdout: "", stderr: "" }
		const ending = await runner.run(%s, ({ stream, text }) => (printed[stream] += text))
		return { Status: ending.status, Exit: ending.exit, Stdout: printed.stdout, Stderr: printed.stderr, Diagnostics: ending.diagnostics }
	})()`, text))
	switch {
	case strings.Contains(got.Stderr, "goroutine stack exceeds the browser's limit"):
		// A browser's stack is smaller than Go's, which is told by name.
		if got.Status != runner.Panic || got.Exit != 2 || !strings.HasPrefix(want.Output(runner.Stdout), got.Stdout) {
			tab.t.Errorf("at its limit of stack %s (%d), having printed\n%s", got.Status, got.Exit, got.Stdout)
		}
		return
	case strings.HasPrefix(want.Output(runner.Stderr), "fatal error: concurrent map"):
		return // found only where two goroutines run at the same time
	}
	if got.Status != want.Status || got.Exit != want.Exit {
		tab.t.Errorf("in the page %s (%d) %v, else %s (%d) %v", got.Status, got.Exit, got.Diagnostics, want.Status, want.Exit, want.Diagnostics)
	}
	if diff := cmp.Diff(want.Output(runner.Stdout), got.Stdout); diff != "" {
		tab.t.Errorf("stdout, -build +page:\n%s", diff)
	}
	if w, g := comparison.Comparable(want.Output(runner.Stderr), got.Stderr); w != g {
		tab.t.Errorf("stderr, -build +page:\n%s", cmp.Diff(w, g))
	}
}

// sharedPrograms are those programs of the runner's tests that import nothing that a
// browser lacks.
func sharedPrograms(t *testing.T) (names []string, programs []runner.Program) {
	t.Helper()
	for _, folder := range []string{"same", "dying"} {
		files, err := filepath.Glob("../../runner/testdata/" + folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("no programs found: %v", err)
		}
		for _, name := range files {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p := runner.Program{Files: []runner.File{{Name: "main.go", Source: string(source)}}, Once: true}
			if len(p.NotInBrowser()) == 0 {
				names = append(names, folder+"/"+filepath.Base(name))
				programs = append(programs, p)
			}
		}
	}
	return names, programs
}
