package match

import (
	"strings"
	"testing"
)

func TestRewrite(t *testing.T) {
	for _, c := range []struct {
		rule                 Rule
		record, output, want string
	}{
		{Exact, "a\n", "b\n", "b\n"},
		{Exact, "a\nb\nc\n", "a\nx\nc\n", "a\nx\nc\n"},
		{Exact, "a\n", "", ""},
		{Exact, "", "a", "a\n"},
		{Exact, "start\n...\nend\n", "start\n1\n2\nEND\n", "start\n...\nEND\n"},
		{Exact, "...\nb\n...\n", "a\nc\n", "...\na\n...\n"},
		{Exact, "a\n...\nb\n...\nc\n", "a\n1\nB\n2\nC\n", "a\n...\n1\n...\nC\n"},
		{Approx, "a\ntook 500ms\nx 1.00\n", "b\ntook 510ms\nx 2.00\n", "b\ntook 500ms\nx 2.00\n"},
		{Unordered, "a\nb\nc\n", "c\na\nd\n", "a\nc\nd\n"},
		{Regexp, "a+\nb\n", "aaa\nb.c\n", "a+\nb\\.c\n"},
	} {
		if got := Rewrite(c.rule, c.record, c.output); got != c.want {
			t.Errorf("Rewrite(%s, %q, %q) = %q, want %q", c.rule, c.record, c.output, got, c.want)
		}
	}
}

// What is rewritten holds, and is not rewritten again.
func FuzzRewrite(f *testing.F) {
	for _, rule := range []Rule{Exact, Unordered, Approx, Regexp} {
		f.Add(string(rule), "a\n...\nb\n...\nc\n", "a\n1\nB\n2\nC\n")
		f.Add(string(rule), "...\n...\ntook 1.5s", "took 5s\n...\n(\n\n")
	}
	f.Fuzz(func(t *testing.T, rule, record, output string) {
		if rule == string(Regexp) && strings.ContainsRune(output, '\uFFFD') {
			return
		}
		got := Rewrite(Rule(rule), record, output)
		if d := Match(Rule(rule), got, output); d != nil {
			t.Fatalf("%q for %q does not hold: %v", got, output, d)
		}
		if again := Rewrite(Rule(rule), got, output); again != got {
			t.Fatalf("%q is rewritten again to %q", got, again)
		}
	})
}
