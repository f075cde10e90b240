package match

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata/*.txtar")

// A case holds sections rule, record, output and want. A record or an output may
// instead be given as record.quoted, lines of Go strings that are joined, where its
// bytes matter: txtar ends every section with a newline.
func TestMatch(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sections := make(map[string]*txtar.File)
			for i := range archive.Files {
				sections[archive.Files[i].Name] = &archive.Files[i]
			}
			if sections["rule"] == nil || sections["want"] == nil {
				t.Fatal("a case needs the sections rule and want")
			}
			rule := Rule(strings.TrimSpace(string(sections["rule"].Data)))
			record, output := section(t, sections, "record"), section(t, sections, "output")

			got := report(Match(rule, record, output))
			want := string(sections["want"].Data)
			if *update {
				sections["want"].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want differs from got (-want +got):\n%s", diff)
			}
		})
	}
}

func section(t *testing.T, sections map[string]*txtar.File, name string) string {
	t.Helper()
	if f := sections[name]; f != nil {
		return string(f.Data)
	}
	f := sections[name+".quoted"]
	if f == nil {
		t.Fatalf("the case has neither %s nor %[1]s.quoted", name)
	}
	var b strings.Builder
	for quoted := range strings.Lines(string(f.Data)) {
		text, err := strconv.Unquote(strings.TrimSpace(quoted))
		if err != nil {
			t.Fatalf("%s: %s: %v", f.Name, quoted, err)
		}
		b.WriteString(text)
	}
	return b.String()
}

func report(d *Difference) string {
	if d == nil {
		return "holds\n"
	}
	return fmt.Sprintf("record line %d, output line %d\n%s\n%s\n", d.RecordLine, d.OutputLine, d.Summary(), d)
}

// Numbers at the border of what Approx allows, both ways.
func TestTolerance(t *testing.T) {
	for _, test := range []struct {
		record, output string
		holds          bool
	}{
		{"500ms", "600ms", true},
		{"500ms", "400ms", true},
		{"500ms", "601ms", false},
		{"500ms", "399ms", false},
		{"1s", "1.2s", true},
		{"1s", "1.201s", false},
		{"38µs", "20.038ms", true},
		{"38µs", "20.039ms", false},
		{"38µs", "38us", true},
		{"1m2.5s", "1m10s", true},
		{"1m2.5s", "1m16s", false},
		{"0s", "20ms", true},
		{"5ms", "-5ms", true},
		{"-50ms", "50ms", false},
		{"500 ms", "510 ms", true},
		{"500 ms", "700 ms", false},
		{"500 ms", "0.51 s", false},
		{"500 mb", "501 mb", false},
		{"500", "501", false},
		{"1.00", "1.10", true},
		{"1.00", "1.11", false},
		{"1.00", "0.90", true},
		{"0.00", "0.01", true},
		{"0.00", "0.02", false},
		{"-1.00", "1.00", false},
		{"2-1.00", "2-1.05", true},
		{"1e+06", "1.05e+06", true},
		{"1e+06", "1.2e+06", false},
		{"1e6", "1e7", false},
		{"3.9x", "4.1x", true},
		{"3.9x", "4.1y", false},
		{"12.5%", "13.0%", true},
		{"1.5MiB", "1.6MiB", true},
		{"1.5", "1", false},
		{"1,234.5", "1,235.5", true},
		{"0xc000012345", "0x14000abcdef", true},
		{"0xff", "0xfe", false},
		{"v1.20", "v1.21", false},
		{"1.20.1", "1.21.1", false},
		{"127.0.0.1", "127.0.0.2", false},
		{"x1.5", "x1.6", false},
		{"took 1.5s.", "took 1.6s.", true},
		{"took 1.5s.", "took 1.6s", false},
		{"(1.5s, 2.5)", "(1.6s, 2.4)", true},
		{"a   9.98 |", "a  10.02 |", true},
		{"  9.98", "10.02", true},
		{"a  b 9.98", "a b 9.98", false},
		{"10s of 5s", "11s of 9s", false},
	} {
		if holds := Match(Approx, test.record, test.output) == nil; holds != test.holds {
			t.Errorf("Match(Approx, %q, %q) holds: %t, want %t", test.record, test.output, holds, test.holds)
		}
	}
}

// A record that a naive search would try at every line of a long output.
func TestMatchRepetitive(t *testing.T) {
	const n = 200_000
	output := strings.Repeat("a\n", n)
	inner := strings.Repeat("a\n", n/4)
	for _, test := range []struct {
		record string
		holds  bool
	}{
		{"...\n" + inner + "...\n" + inner + "...\n", true},
		{"...\n" + inner + "b\n...\n", false},
		{strings.Repeat("...\na\n", n/4) + "b\n", false},
	} {
		if holds := Match(Exact, test.record, output) == nil; holds != test.holds {
			t.Errorf("a record of %d bytes holds: %t, want %t", len(test.record), holds, test.holds)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, rule := range []Rule{Exact, Unordered, Approx, Regexp} {
		f.Add(string(rule), "fetched 4\n...\ntook 500ms\n", "fetched 4\nfetched 3\ntook 1.5s\n")
		f.Add(string(rule), "a\t \r\n\xff 1e+06 0xc000012345 -3 ms", "a\n\n...\n")
		f.Add(string(rule), "...\na\n...\na\nb\n...\nb", "a\na\nb\n")
	}
	f.Fuzz(func(t *testing.T, rule, record, output string) {
		if d := Match(Rule(rule), output, output); d != nil && rule != string(Regexp) {
			t.Errorf("an output does not hold against itself: %s", d)
		}
		if bad, why := Check(Rule(rule), record); bad < 0 || bad > len(lines(record, literal)) || (bad > 0) != (why != "") {
			t.Errorf("line %d is bad: %s", bad, why)
		}
		d := Match(Rule(rule), record, output)
		if literal := !strings.Contains("\n"+strings.TrimSuffix(record, "\n")+"\n", "\n...\n"); literal && rule != string(Unordered) && rule != string(Approx) && rule != string(Regexp) {
			if equal := strings.TrimSuffix(record, "\n") == strings.TrimSuffix(output, "\n") && (record == "") == (output == ""); equal != (d == nil) {
				t.Errorf("equal: %t, difference: %v", equal, d)
			}
		}
		if d == nil {
			return
		}
		if most := len(lines(record, literal)) + 1; d.RecordLine < 1 || d.RecordLine > most {
			t.Errorf("RecordLine is %d of %d", d.RecordLine, most)
		}
		if most := len(lines(output, literal)) + 1; d.OutputLine < 1 || d.OutputLine > most {
			t.Errorf("OutputLine is %d of %d", d.OutputLine, most)
		}
		if d.Summary() == "" || strings.HasSuffix(d.String(), "\n") {
			t.Errorf("rendered badly: %q, %q", d.Summary(), d.String())
		}
	})
}

// FuzzWildcards compares the search with one that tries every place. Each byte of
// its arguments stands for a line.
func FuzzWildcards(f *testing.F) {
	f.Add("a.b.c", "axbyc")
	f.Add(".aab.a", "aaabaaaba")
	f.Add("aa.aa", "aaa")
	f.Add("...", "")
	f.Add(".1.2", "1212")
	f.Fuzz(func(t *testing.T, pattern, output string) {
		if len(pattern) > 50 || len(output) > 50 {
			return
		}
		asLines := func(s string) string {
			var b strings.Builder
			for i := range len(s) {
				switch c := s[i] % 8; {
				case s[i] == '.':
					b.WriteString("...\n")
				case c < 4:
					b.WriteString(string("abab"[c]) + "\n")
				default: // numbers of which neighbours are within tolerance
					fmt.Fprintf(&b, "%d.00\n", 10+c)
				}
			}
			return b.String()
		}
		record, out := asLines(pattern), asLines(strings.ReplaceAll(output, ".", "b"))
		want := tryEverywhere(lines(record, measured), lines(out, measured))
		d := Match(Approx, record, out)
		if holds := d == nil; holds != want {
			t.Errorf("%q against %q holds: %t, want %t\n%v", out, record, holds, want, d)
		}
	})
}

func tryEverywhere(record, out []line) bool {
	// holds[o] tells whether the record's lines so far can take the first o lines.
	holds := make([]bool, len(out)+1)
	holds[0] = true
	for _, l := range record {
		next := make([]bool, len(out)+1)
		for o := range next {
			if l.text == wildcard {
				next[o] = holds[o] || o > 0 && next[o-1]
			} else {
				next[o] = o > 0 && holds[o-1] && l.holds(out[o-1])
			}
		}
		holds = next
	}
	return holds[len(out)]
}
