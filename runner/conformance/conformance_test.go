package main

import (
	"os"
	"strings"
	"testing"

	"runnel/runner"
)

// TestSubset runs the programs of one folder of the suite that were accepted as the
// same. The whole suite is make conformance.
func TestSubset(t *testing.T) {
	root, err := suite(t.Context())
	if err != nil {
		t.Skip(err) // the suite is a part of the toolchain that some installations lack
	}
	accepted, err := os.ReadFile("outcomes.txt")
	if err != nil {
		t.Fatal(err)
	}
	kinds := parse(string(accepted))
	var patterns []string
	for name, kind := range kinds {
		if kind == same && (strings.HasPrefix(name, "ken/") || strings.HasPrefix(name, "interface/")) {
			patterns = append(patterns, name)
		}
	}
	programs, err := collect(root, patterns)
	if err != nil {
		t.Fatal(err)
	}
	observed, err := observe(t.Context(), programs)
	if err != nil {
		t.Fatal(err)
	}
	if err := compare(kinds, observed); err != nil {
		t.Error(err)
	}
}

func TestJudge(t *testing.T) {
	result := func(status runner.Status, exit int, stdout string) *runner.Result {
		return &runner.Result{Status: status, Exit: exit, Events: []runner.Event{{Stream: runner.Stdout, Text: stdout}},
			Diagnostics: []runner.Diagnostic{{Message: "because"}}}
	}
	ok := result(runner.OK, 0, "x")
	for _, test := range []struct {
		yaegi *runner.Result
		want  kind
	}{
		{ok, same},
		{result(runner.OK, 0, "y"), wrong},
		{result(runner.Exit, 1, "x"), wrong},
		{result(runner.CompileError, 1, ""), wrong},
		{result(runner.Unsupported, -1, ""), refused},
	} {
		if got := judge(program{name: "p.go"}, test.yaegi, ok); got.kind != test.want {
			t.Errorf("%s with %q: got %s, want %s", test.yaegi.Status, test.yaegi.Output(runner.Stdout), got.kind, test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	accepted := parse("same a.go\nrefused b.go: because\nWRONG c.go\n")
	for _, test := range []struct {
		observed outcome
		fails    bool
	}{
		{outcome{name: "a.go", kind: same}, false},
		{outcome{name: "a.go", kind: refused}, true},
		{outcome{name: "b.go", kind: same}, false},
		{outcome{name: "b.go", kind: refused}, false},
		{outcome{name: "c.go", kind: wrong}, true}, // accepted or not
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
	}
	text := format(outcomes)
	if want := "same a.go\nrefused chan/b.go: range over: nothing\nWRONG c.go\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	kinds := parse(text)
	for _, o := range outcomes {
		if kinds[o.name] != o.kind {
			t.Errorf("%s: got %q, want %q", o.name, kinds[o.name], o.kind)
		}
	}
}
