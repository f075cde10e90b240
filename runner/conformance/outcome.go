package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"runnel/runner"
	"runnel/runner/traceback/comparison"
)

// A kind is how a program's two engines compare.
type kind string

const (
	same    kind = "same"
	refused kind = "refused" // by name, before it ran
	limited kind = "limited" // ended at a limit of time, memory, stack or output
	wrong   kind = "WRONG"
	out     kind = "out" // gc does not end as the suite says, so there is nothing to compare with
)

// rank orders kinds from the best to the worst.
var rank = map[kind]int{out: 0, same: 0, refused: 1, limited: 2, wrong: 3}

// An outcome is what came of one program.
type outcome struct {
	name   string
	kind   kind
	detail string // why it was refused, or how it differs
}

func (o outcome) String() string {
	if o.detail == "" {
		return fmt.Sprintf("%s %s", o.kind, o.name)
	}
	return fmt.Sprintf("%s %s: %s", o.kind, o.name, o.detail)
}

// judge compares a program's results under the two engines. The suite's programs end
// with exit code 0 and print what the suite expects.
func judge(p pair) outcome {
	switch {
	case p.gc.Failure != "":
		return outcome{p.program.name, out, p.gc.Failure}
	case p.gc.Exit != 0:
		return outcome{p.program.name, out, fmt.Sprintf("exit %d under gc; %s", p.gc.Exit, firstLine(p.gc.Stderr+p.gc.Stdout))}
	case p.program.record == nil && !isExpected(p.gc, p.program.want):
		return outcome{p.program.name, out, "gc prints something else than the suite expects"}
	}
	return compareResults(p)
}

// isExpected reports whether a program printed what the suite expects of both streams
// together. How the lines of the two took turns is not known here.
func isExpected(c compiled, want string) bool {
	if c.Stdout == "" || c.Stderr == "" {
		return c.Stdout+c.Stderr == want
	}
	sorted := func(text string) []string { return slices.Sorted(strings.Lines(text)) }
	return slices.Equal(sorted(c.Stdout+c.Stderr), sorted(want))
}

// compareResults compares two results: how they ended, and what was printed. Of the last
// words of a program that died it compares what both engines can tell. A record is in
// place of gc's result.
func compareResults(p pair) outcome {
	o := outcome{name: p.program.name, kind: wrong}
	stdout, stderr := p.yaegi.Output(runner.Stdout), p.yaegi.Output(runner.Stderr)
	expected, expectedErr := p.gc.Stdout, p.gc.Stderr
	if p.gc.Exit != 0 {
		expectedErr = strings.ReplaceAll(expectedErr, "\t./", "\t") + fmt.Sprintf("exit status %d\n", p.gc.Exit)
		expectedErr, stderr = comparison.Comparable(expectedErr, stderr)
	}
	if r := p.program.record; r != nil {
		stdout, expected, expectedErr = r.normal(stdout), r.normal(expected), stderr // of which it says nothing
	}
	switch {
	case p.gc.Failure != "":
		o.kind, o.detail = out, p.gc.Failure
	case p.yaegi.Status == runner.Unsupported:
		o.kind, o.detail = refused, p.yaegi.Diagnostics[0].Message
	case p.yaegi.Status == runner.Timeout || p.yaegi.Status == runner.Memory || p.yaegi.Status == runner.OutputLimit:
		o.kind, o.detail = limited, string(p.yaegi.Status)
	case strings.HasPrefix(stderr, "runtime: goroutine stack exceeds ") && !strings.HasPrefix(p.gc.Stderr, "runtime: goroutine stack exceeds "):
		o.kind, o.detail = limited, "stack" // an interpreted call takes some ten times the stack
	case p.yaegi.Exit != p.gc.Exit:
		o.detail = fmt.Sprintf("%s (exit %d) under the interpreter, exit %d under gc; %s",
			p.yaegi.Status, p.yaegi.Exit, p.gc.Exit, reason(&p.yaegi))
	case stdout != expected:
		o.detail = "standard output: " + difference(stdout, expected)
	case stderr != expectedErr:
		o.detail = "standard error: " + difference(stderr, expectedErr)
	default:
		o.kind = same
	}
	return o
}

// reason is what a failed result says of its cause, in one line.
func reason(r *runner.Result) string {
	if len(r.Diagnostics) > 0 {
		return r.Diagnostics[0].Message
	}
	return firstLine(r.Output(runner.Stderr))
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// difference tells the first line in which two texts differ.
func difference(got, want string) string {
	gotLines, wantLines := strings.SplitAfter(got, "\n"), strings.SplitAfter(want, "\n")
	i := 0
	for i < min(len(gotLines), len(wantLines))-1 && gotLines[i] == wantLines[i] {
		i++
	}
	return fmt.Sprintf("line %d is %q under the interpreter, %q under gc", i+1, gotLines[i], wantLines[i])
}

// format writes outcomes as they are committed, by name. How a wrong result differs is
// left out: it may name an address.
func format(outcomes []outcome) string {
	var b strings.Builder
	for _, o := range slices.SortedFunc(slices.Values(outcomes), func(a, b outcome) int { return strings.Compare(a.name, b.name) }) {
		if o.kind == wrong {
			o.detail = ""
		}
		o.detail = firstLine(o.detail)
		fmt.Fprintln(&b, o)
	}
	return b.String()
}

// parse reads what format wrote: how each program was accepted, by name.
func parse(text string) (map[string]outcome, error) {
	accepted := map[string]outcome{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		name, detail, _ := strings.Cut(rest, ":")
		if _, known := rank[kind(word)]; !known {
			return nil, fmt.Errorf("line %d: %q is no outcome; one of same, refused, limited, WRONG and out begins a line", n, word)
		}
		if name == "" || strings.ContainsAny(name, " \t\r") {
			return nil, fmt.Errorf("line %d: %q is no name of a program; a line is %q", n, name, word+" folder/name.go: detail")
		}
		accepted[name] = outcome{name, kind(word), strings.TrimSpace(detail)}
	}
	return accepted, nil
}

// compare reports every program that ended worse than it was accepted, and every
// wrong one.
func compare(accepted map[string]outcome, observed []outcome) error {
	var worse []string
	for _, o := range observed {
		before, known := accepted[o.name]
		if o.kind == wrong || known && rank[o.kind] > rank[before.kind] {
			worse = append(worse, fmt.Sprintf("%v (accepted: %s)", o, cmp.Or(before.kind, "nothing")))
		}
	}
	if len(worse) > 0 {
		return fmt.Errorf("%d programs are wrong or got worse:\n%s", len(worse), strings.Join(worse, "\n"))
	}
	return nil
}
