package main

import (
	"fmt"
	"testing"

	"runnel/runner"
	"runnel/runner/parity/compiled"
	"runnel/runner/parity/generate"
)

// TestSeeds runs a few random programs under both engines.
func TestSeeds(t *testing.T) {
	b, err := newBench(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	var programs []program
	for seed := range uint64(30) {
		programs = append(programs, program{fmt.Sprintf("seed-%d.go", seed), generate.Program(seed)})
	}
	compared, err := b.compare(t.Context(), programs)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, c := range compared {
		switch c.verdict.kind {
		case same:
			ran++
		case differs, invalid:
			t.Errorf("%s: %s: %s\ngc:\n%s%s%s\nyaegi:\n%s%s", c.program.name, c.verdict.kind, c.verdict.way,
				c.gc.Stdout, c.gc.Stderr, c.gc.Failure, c.yaegi.Output(runner.Stdout), c.yaegi.Output(runner.Stderr))
		}
	}
	if ran < len(programs)*9/10 {
		t.Errorf("only %d of %d programs ran", ran, len(programs))
	}
}

func TestJudge(t *testing.T) {
	interpreted := func(status runner.Status, exit int, stdout, stderr string) runner.Result {
		return runner.Result{
			Status:      status,
			Exit:        exit,
			Events:      []runner.Event{{Stream: runner.Stdout, Text: stdout}, {Stream: runner.Stderr, Text: stderr}},
			Diagnostics: []runner.Diagnostic{{Message: stdout}},
		}
	}
	for _, test := range []struct {
		yaegi runner.Result
		gc    compiled.Result
		want  verdict
	}{
		{interpreted(runner.OK, 0, "x\n", ""), compiled.Result{Stdout: "x\n"}, verdict{same, ""}},
		{interpreted(runner.OK, 0, "y\n", ""), compiled.Result{Stdout: "x\n"}, verdict{differs, "standard output"}},
		{interpreted(runner.OK, 0, "&{0xc000012345}", ""), compiled.Result{Stdout: "&{0xc000678901}"}, verdict{same, ""}},
		{interpreted(runner.Panic, 2, "", "panic: no\n\ngoroutine 1 [running]:\nmain.main()\nexit status 2\n"),
			compiled.Result{Stderr: "panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t/main.go:3\n", Exit: 2}, verdict{same, ""}},
		{interpreted(runner.Panic, 2, "", "panic: no\n\ngoroutine 1 [running]:\n"),
			compiled.Result{Stderr: "panic: yes\n\ngoroutine 1 [running]:\n", Exit: 2}, verdict{differs, "standard error"}},
		{interpreted(runner.Panic, 2, "", "panic: runtime error: nil\n[signal SIGSEGV]\n\ngoroutine 1 [running]:\n"),
			compiled.Result{Stderr: "panic: runtime error: nil\n[signal SIGSEGV: code=1]\n\ngoroutine 1 [running]:\n", Exit: 2}, verdict{same, ""}},
		{interpreted(runner.Exit, 3, "", "exit status 3\n"), compiled.Result{Exit: 3}, verdict{same, ""}},
		{interpreted(runner.OK, 0, "", ""), compiled.Result{Exit: 2, Stderr: "panic: 1"}, verdict{differs, "exit code 0 for 2: "}},
		{interpreted(runner.Unsupported, -1, "unsafe.Pointer", ""), compiled.Result{}, verdict{refused, "unsafe.Pointer"}},
		{interpreted(runner.Unsupported, -1, "the frontend fails here: index 7", ""), compiled.Result{},
			verdict{differs, "is not run: the frontend fails here: index N"}},
		{interpreted(runner.Timeout, -1, "", ""), compiled.Result{}, verdict{limited, "timeout"}},
		{interpreted(runner.CompileError, 1, "x", ""), compiled.Result{Failure: "does not compile: x\ny"}, verdict{invalid, "does not compile: x"}},
	} {
		if got := judge(test.yaegi, test.gc); got != test.want {
			t.Errorf("got  %v\nwant %v", got, test.want)
		}
	}
}

func TestSummary(t *testing.T) {
	var s summary
	c := func(name string, kind kind, way string) comparison {
		return comparison{program: program{name: name}, verdict: verdict{kind, way}}
	}
	s.add([]comparison{c("1", same, ""), c("2", differs, "a"), c("3", differs, "a"), c("4", refused, "r")})
	s.add([]comparison{c("5", differs, "b"), c("6", same, "")})
	if want := "6 programs, 2 same, 1 refused, 3 differs"; s.String() != want {
		t.Errorf("got %s, want %s", s.String(), want)
	}
	if want := "     2 differs: a\n     1 differs: b\n     1 refused: r\n"; s.details() != want {
		t.Errorf("got\n%swant\n%s", s.details(), want)
	}
	order := ""
	for _, c := range s.byWay() {
		order += c.program.name
	}
	if order != "253" {
		t.Errorf("got order %s, want 253", order)
	}
}
