package main

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"runnel/runner"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// How many programs TestSubset runs, and how long it waits for each. The whole suite
// is make conformance.
const (
	subset         = 40
	subsetPatience = 5 * time.Second
)

// TestSubset runs programs of the suite that were accepted as the same, taken evenly
// from all folders. Those that take long are not what it is for.
func TestSubset(t *testing.T) {
	dir, err := goroot(t.Context())
	if err != nil {
		t.Skip(err)
	}
	accepted, err := readOutcomes("outcomes.txt")
	if err != nil {
		t.Fatal(err)
	}
	candidates, err := collectAll(dir)
	if err != nil {
		t.Skip(err) // the suites are a part of the toolchain that some installations lack
	}
	var all, some []*program
	for _, p := range candidates {
		if accepted[p.name].kind == same {
			all = append(all, p)
		}
	}
	for i := range min(subset, len(all)) {
		some = append(some, all[i*len(all)/min(subset, len(all))])
	}
	if len(some) == 0 {
		t.Fatal("no program of outcomes.txt is the same under both engines")
	}
	o, err := newObserver(t.Context(), subsetPatience)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := o.observe(t.Context(), some, false)
	if err != nil {
		t.Fatal(err)
	}
	var ended []outcome
	for _, p := range pairs {
		if o := judge(p); o.kind != limited {
			ended = append(ended, o)
		}
	}
	if err := compare(accepted, ended); err != nil || len(ended) < len(some)/2 {
		t.Errorf("%d of %d programs ended: %v", len(ended), len(some), err)
	}
}

// TestScope sorts small files as the rules say.
func TestScope(t *testing.T) {
	const file = "testdata/scope.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, f := range archive.Files {
		if path.Ext(f.Name) != ".go" {
			continue
		}
		why := "no candidate"
		if candidate(f.Name, string(f.Data)) {
			why = whyOut(newProgram(f.Name, string(f.Data), ""))
		}
		if why == "" {
			why = "in scope"
		}
		fmt.Fprintf(&got, "%s: %s\n", f.Name, why)
	}
	want := &archive.Files[len(archive.Files)-1]
	if *update {
		want.Data = got.Bytes()
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestJudge(t *testing.T) {
	interpreted := func(status runner.Status, exit int, stdout, stderr string) runner.Result {
		return runner.Result{
			Status:      status,
			Exit:        exit,
			Events:      []runner.Event{{Stream: runner.Stdout, Text: stdout}, {Stream: runner.Stderr, Text: stderr}},
			Diagnostics: []runner.Diagnostic{{Message: "because"}},
		}
	}
	ok := compiled{Stdout: "x\n"}
	for _, test := range []struct {
		yaegi runner.Result
		gc    compiled
		want  string
	}{
		{interpreted(runner.OK, 0, "x\n", ""), ok, "same p.go"},
		{interpreted(runner.OK, 0, "", "x\n"), compiled{Stderr: "x\n"}, "same p.go"},
		{interpreted(runner.OK, 0, "y\n", ""), ok, `WRONG p.go: standard output: line 1 is "y\n" under the interpreter, "x\n" under gc`},
		{interpreted(runner.OK, 0, "x\n", "y"), ok, `WRONG p.go: standard error: line 1 is "y" under the interpreter, "" under gc`},
		{interpreted(runner.Exit, 1, "x\n", ""), ok, "WRONG p.go: exit (exit 1) under the interpreter, exit 0 under gc; because"},
		{interpreted(runner.CompileError, 1, "", ""), ok, "WRONG p.go: compile-error (exit 1) under the interpreter, exit 0 under gc; because"},
		{interpreted(runner.Unsupported, -1, "", ""), ok, "refused p.go: because"},
		{interpreted(runner.Timeout, -1, "", ""), ok, "limited p.go: timeout"},
		{interpreted(runner.Panic, 2, "", "runtime: goroutine stack exceeds 134217728-byte limit\n"), ok, "limited p.go: stack"},
		{interpreted(runner.OK, 0, "x\n", ""), compiled{Exit: 2, Stderr: "panic: no\n\ntrace"}, "out p.go: exit 2 under gc; panic: no"},
		{interpreted(runner.OK, 0, "x\n", ""), compiled{Failure: "does not end in 1m0s"}, "out p.go: does not end in 1m0s"},
		{interpreted(runner.OK, 0, "y\n", ""), compiled{Stdout: "y\n"}, "out p.go: gc prints something else than the suite expects"},
	} {
		got := judge(pair{&program{name: "p.go", want: "x\n"}, test.yaegi, test.gc})
		if got.String() != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// TestRecords holds examples to their records as go test does.
func TestRecords(t *testing.T) {
	for _, test := range []struct {
		stdout string
		record record
		want   string
	}{
		{"a\nb\n", record{"a\nb", false}, "same p"},
		{" a\nb", record{"a\nb\n\n", false}, "same p"},
		{"b\na\n", record{"a\nb\n", true}, "same p"},
		{"b\na\n", record{"a\nb\n", false}, `WRONG p: standard output: line 1 is "b\n" under the interpreter, "a\n" under gc`},
		{"a \nb\n", record{"a\nb\n", true}, `WRONG p: standard output: line 1 is "a \n" under the interpreter, "a\n" under gc`},
	} {
		yaegi := runner.Result{Status: runner.OK, Events: []runner.Event{
			{Stream: runner.Stdout, Text: test.stdout},
			{Stream: runner.Stderr, Text: "anything"},
		}}
		got := judge(pair{&program{name: "p", record: &test.record}, yaegi, compiled{Stdout: test.record.text}})
		if got.String() != test.want {
			t.Errorf("%q for %q: got %s, want %s", test.stdout, test.record.text, got, test.want)
		}
	}
}

// TestExtract cuts a program out of small files of tests, for each example.
func TestExtract(t *testing.T) {
	const file = "testdata/extract.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var names []string
	for _, f := range archive.Files {
		if path.Ext(f.Name) == ".go" {
			names = append(names, f.Name)
			if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	programs, err := examplesOf(dir, "greet")
	if err != nil {
		t.Fatal(err)
	}
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return !slices.Contains(names, f.Name) })
	for _, p := range programs {
		text := fmt.Sprintf("record, unordered %t, from within %t: %q\n%s", p.record.unordered, p.inside, p.record.text, p.source)
		archive.Files = append(archive.Files, txtar.File{Name: p.name, Data: []byte(text)})
	}
	got := txtar.Format(archive)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestExpectedOutput(t *testing.T) {
	for _, test := range []struct {
		stdout, stderr, want string
		expected             bool
	}{
		{"", "", "", true},
		{"a\nb\n", "", "a\nb\n", true},
		{"b\na\n", "", "a\nb\n", false},
		{"a\nc\n", "b\n", "a\nb\nc\n", true},
		{"a\nc\n", "b\n", "a\nc\n", false},
	} {
		if got := isExpected(compiled{Stdout: test.stdout, Stderr: test.stderr}, test.want); got != test.expected {
			t.Errorf("%q and %q for %q: got %t", test.stdout, test.stderr, test.want, got)
		}
	}
}

func TestCompare(t *testing.T) {
	accepted := mustParse(t, "same a.go\nrefused b.go: because\nWRONG c.go\nlimited d.go: timeout\nout e.go: exit 1 under gc\n")
	for _, test := range []struct {
		observed outcome
		fails    bool
	}{
		{outcome{name: "a.go", kind: same}, false},
		{outcome{name: "a.go", kind: refused}, true},
		{outcome{name: "b.go", kind: same}, false},
		{outcome{name: "b.go", kind: refused}, false},
		{outcome{name: "b.go", kind: limited}, true},
		{outcome{name: "c.go", kind: wrong}, true}, // accepted or not
		{outcome{name: "d.go", kind: limited}, false},
		{outcome{name: "e.go", kind: refused}, true},
		{outcome{name: "new.go", kind: refused}, false},
		{outcome{name: "new.go", kind: wrong}, true},
	} {
		if err := compare(accepted, []outcome{test.observed}); (err != nil) != test.fails {
			t.Errorf("%v: got error %v", test.observed, err)
		}
	}
}

func TestOutcomesAreReadAsWritten(t *testing.T) {
	outcomes := []outcome{
		{"a.go", same, ""},
		{"chan/b.go", refused, "range over: nothing"},
		{"c.go", wrong, "an address: 0xc000"},
		{"d.go", out, "does not compile: one\ntwo"},
	}
	text := format(outcomes)
	if want := "same a.go\nWRONG c.go\nrefused chan/b.go: range over: nothing\nout d.go: does not compile: one\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	again := slices.Collect(maps.Values(mustParse(t, text)))
	if diff := cmp.Diff(text, format(again)); diff != "" {
		t.Errorf("-written +read and written:\n%s", diff)
	}
}

func mustParse(t *testing.T, text string) map[string]outcome {
	t.Helper()
	accepted, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return accepted
}

func TestFaultsOfOutcomes(t *testing.T) {
	for text, want := range map[string]string{
		"same a.go\nfine b.go\n": `line 2: "fine" is no outcome; one of same, refused, limited, WRONG and out begins a line`,
		"same\n":                 `line 1: "" is no name of a program; a line is "same folder/name.go: detail"`,
		"same a b\n":             `line 1: "a b" is no name of a program; a line is "same folder/name.go: detail"`,
	} {
		if _, err := parse(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestTable(t *testing.T) {
	var got strings.Builder
	outcomes := []outcome{
		{name: "a.go", kind: same}, {name: "b.go", kind: wrong},
		{name: "chan/a.go", kind: refused}, {name: "chan/b.go", kind: limited}, {name: "chan/c.go", kind: out},
		{name: "example/text/x.Example", kind: same},
	}
	printTable(&got, outcomes)
	const want = `          folder  programs  same  refused  limited  WRONG  same %
               .         2     1        0        0      1    50.0
            chan         2     0        1        1      0     0.0
  example/text/x         1     1        0        0      0   100.0
             all         5     2        1        1      1    40.0
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// FuzzParse: what can be read can be written and read again.
func FuzzParse(f *testing.F) {
	f.Add("same a.go\nrefused b.go: because: of\n")
	f.Add("same\n\n WRONG  :")
	f.Fuzz(func(t *testing.T, text string) {
		first, err := parse(text)
		if err != nil {
			return
		}
		written := format(slices.Collect(maps.Values(first)))
		if diff := cmp.Diff(written, format(slices.Collect(maps.Values(mustParse(t, written))))); diff != "" {
			t.Errorf("-first +again:\n%s", diff)
		}
	})
}

// FuzzScope: any file of the suite can be sorted.
func FuzzScope(f *testing.F) {
	f.Add("// run\n\n//go:build !(a && b)\n\npackage main\n\nimport . \"unsafe\"\n\nfunc main()\n")
	f.Add("package")
	f.Fuzz(func(t *testing.T, source string) {
		p := newProgram("p.go", source, "")
		if why := whyOut(p); why != whyOut(p) {
			t.Errorf("out for one reason, then for another: %s", why)
		}
	})
}
