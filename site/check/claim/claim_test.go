package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"runnel/site/quantity"
)

// runs are those that the tests know, with one value for each quantity of a kind.
var runs = []string{"waited", "serial", "five-fetches", "5-fetches", "lesson/waited", "a", "sweep[n=10,m=2]"}

func values(e *Expression) []quantity.Value {
	var all []quantity.Value
	for _, ref := range e.References {
		f, _ := quantity.FieldOf(ref.Field)
		v := quantity.Value{Kind: f.Kind, Number: 500e6, Text: "took 500ms\n"}
		if strings.HasSuffix(ref.Name, "serial") {
			v.Number = 2500e6
		}
		all = append(all, v)
	}
	return all
}

func judge(source string) string {
	e, mistakes := Parse(source, func(name string) bool { return slices.Contains(runs, name) })
	if len(mistakes) == 0 {
		mistakes = e.Compile()
	}
	if len(mistakes) > 0 {
		return fmt.Sprintf("%d: %s", mistakes[0].Offset, mistakes[0].Message)
	}
	all := values(e)
	holds, err := e.Eval(all)
	if err != nil {
		return "error: " + err.Error()
	}
	same := func(s string) string { return s }
	return fmt.Sprintf("%v: %s", holds, e.Substitute(func(i int) string { return all[i].String() }, same))
}

func TestClaims(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"waited.wall < 0.25 * serial.wall", "true: 500 ms < 0.25 * 2.50 s"},
		{"serial.wall < waited.wall", "false: 2.50 s < 500 ms"},
		{"waited.wall < 500ms", "false: 500 ms < 500ms"},
		{"waited.wall <= 0.5s and waited.wall >= 500ms", "true: 500 ms <= 0.5s and 500 ms >= 500ms"},
		{"serial.wall / waited.wall == 5", "true: 2.50 s / 500 ms == 5"},
		{"serial.wall/waited.wall > 4.5", "true: 2.50 s/500 ms > 4.5"},
		{"serial.wall == 5*waited.wall", "true: 2.50 s == 5*500 ms"},
		{"serial.wall-waited.wall == 2s", "true: 2.50 s-500 ms == 2s"},
		{"serial.wall / 5 == waited.wall", "true: 2.50 s / 5 == 500 ms"},
		{"serial.wall + waited.wall == 3s", "true: 2.50 s + 500 ms == 3s"},
		{"five-fetches.wall == 5-fetches.wall.min", "true: 500 ms == 500 ms"},
		{"lesson/waited.wall == waited.cpu", "true: 500 ms == 500 ms"},
		{"2/waited.goroutines < 1", "true: 2/500,000,000 < 1"},
		{"5-waited.goroutines < 1", "true: 5-500,000,000 < 1"},
		{"waited.bytes > 64MiB && waited.memory < 1GiB", "true: 477 MiB > 64MiB && 477 MiB < 1GiB"},
		{"waited.wall < 1m30s", "true: 500 ms < 1m30s"},
		{"about(serial.wall, 5 * waited.wall)", "true: about(2.50 s, 5 * 500 ms)"},
		{"about(serial.wall, 4 * waited.wall, 0.1)", "false: about(2.50 s, 4 * 500 ms, 0.1)"},
		{"about(waited.allocs, 100.0)", "false: about(500,000,000, 100.0)"},
		{`waited.output contains "took"`, `true: took 500ms contains "took"`},
		{`waited.output contains "serial.wall < 5ms"`, `false: took 500ms contains "serial.wall < 5ms"`},
		{"any([waited.wall, serial.wall], # > 1s)", "true: any([500 ms, 2.50 s], # > 1s)"},
		{"// what\nwaited.wall < 1s", "true: // what\n500 ms < 1s"},
		{"2-sweep[n=10,m=2].goroutines<lesson/waited.goroutines", "true: 2-500,000,000<500,000,000"},
		{"waited.wall < 500", "12: invalid operation: < (mismatched types duration and number): a duration has a unit, such as 500ms"},
		{"waited.wall\n  < 500", "14: invalid operation: < (mismatched types duration and number): a duration has a unit, such as 500ms"},
		{"waited.wall <", "12: the claim ends too early"},
		{"waited.wall < 5ms )", "18: unexpected token Bracket(\")\")"},
		{"waited.wall * 2", "0: a claim is true or false: compare what is measured, as in waited.wall < 600ms"},
		{"waited.wall < foo", "14: unknown name foo"},
		{"now() == now()", "0: unknown name now"},
	} {
		got := judge(c.source)
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

// Reading a claim ends, its references stand where it says, and its mistakes within it.
func FuzzClaim(f *testing.F) {
	for _, source := range []string{"waited.wall < 0.25 * serial.wall", "a.wall-a.wall/lesson/waited.cpu", `"a.wall`, "/*", "5-fetches.wall.min.x", "1.e.wall", "..a.wall", "9999999999h", "µ.wall"} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		e, mistakes := Parse(source, func(name string) bool { return slices.Contains(runs, name) })
		for _, ref := range e.References {
			if source[ref.Start:ref.End] != ref.Name+"."+ref.Field {
				t.Fatalf("%+v is not there in %q", ref, source)
			}
		}
		if len(mistakes) == 0 {
			mistakes = e.Compile()
		}
		for _, m := range mistakes {
			if m.Offset < 0 || m.Offset > len(source) || m.Message == "" {
				t.Fatalf("%+v in %q", m, source)
			}
		}
		if len(mistakes) == 0 {
			_, _ = e.Eval(values(e)) // it may be false, or impossible
		}
	})
}
