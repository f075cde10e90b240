package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testdata/attributes.txt has a text on each line, and beneath it, indented by a tab,
// the attributes and the mistakes in it with their offsets.
func TestAttributes(t *testing.T) {
	const path = "testdata/attributes.txt"
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		got.WriteString(line)
		attributes, mistakes := parseAttributes(strings.TrimSuffix(line, "\n"))
		for _, a := range attributes {
			if a.bare {
				fmt.Fprintf(&got, "\t%d: %s\n", a.at, a.name)
				continue
			}
			fmt.Fprintf(&got, "\t%d: %s, %d: %q\n", a.at, a.name, a.valueAt, a.value)
		}
		for _, m := range mistakes {
			fmt.Fprintf(&got, "\t%d: mistake: %s\n", m.at, m.message)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s differs (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

func FuzzAttributes(f *testing.F) {
	for _, text := range []string{`{#a run b=c d="e \"f" }`, `{a='b" c`, `{a="\q}`, `}{`, `{=}`, "{\xff=\xfe}", `{a="b"c="d"}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		attributes, mistakes := parseAttributes(text)
		last := 0
		for _, a := range attributes {
			if a.at <= last || a.valueAt < a.at || a.valueAt > len(text) {
				t.Fatalf("%+v after %d in %q", a, last, text)
			}
			if a.name == "" || strings.ContainsAny(a.name, " \t}") || a.bare && a.value != "" {
				t.Fatalf("%+v in %q", a, text)
			}
			if !strings.HasPrefix(text[a.at:], a.name) {
				t.Fatalf("%+v does not stand there in %q", a, text)
			}
			last = a.at
		}
		for _, m := range mistakes {
			if m.at < 0 || m.at > len(text) || m.message == "" {
				t.Fatalf("%+v in %q", m, text)
			}
		}
		if !strings.HasPrefix(text, "{") && len(mistakes) == 0 {
			t.Fatalf("no mistake in %q", text)
		}
	})
}

func TestSplitWords(t *testing.T) {
	for text, want := range map[string]string{
		``:                     `[]`,
		" \t\n ":               `[]`,
		`a  b`:                 `["a" "b"]`,
		`'a b' "c d" e\ f`:     `["a b" "c d" "e f"]`,
		`'' ""`:                `["" ""]`,
		`a'b'"c"\d`:            `["abcd"]`,
		`"a\"b\\c\d" '\n'`:     `["a\"b\\c\\d" "\\n"]`,
		`$HOME * ~ "$(x)" '$'`: `["$HOME" "*" "~" "$(x)" "$"]`,
		`"\$x"`:                `["$x"]`,
		`并发 b`:                 `["并发" "b"]`,
		`'a`:                   `a single quote is never closed`,
		`a "b\"`:               `a double quote is never closed`,
		`a\`:                   `nothing follows the last backslash`,
	} {
		words, err := splitWords(text)
		got := fmt.Sprintf("%q", words)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("splitWords(%q) = %s, want %s", text, got, want)
		}
	}
}

// Words that are quoted are given back.
func FuzzSplitWords(f *testing.F) {
	f.Add("a b", `c"'\`)
	f.Add("", "\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		splitWords(a + b)
		quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
		words, err := splitWords(quote(a) + " " + quote(b))
		if err != nil || len(words) != 2 || words[0] != a || words[1] != b {
			t.Fatalf("%q and %q became %q, %v", a, b, words, err)
		}
	})
}

func FuzzValues(f *testing.F) {
	for _, v := range []string{"exit:3", "64MiB", "1,2-3", "5s", "100", "9223372036854775807GiB", "-", "1-", "MiB", "8GiB"} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v string) {
		if e, err := parseExpect(v); err == nil && (e.Status == "" || e.Exit < 0 || e.Exit > 255) {
			t.Fatalf("parseExpect(%q) = %+v", v, e)
		}
		if d, err := parseTimeout(v); err == nil && (d <= 0 || d > maxTimeout) {
			t.Fatalf("parseTimeout(%q) = %v", v, d)
		}
		if n, err := parseSize("memory", v, minMemory, maxMemory); err == nil && (n < minMemory.bytes() || n > maxMemory.bytes()) {
			t.Fatalf("parseSize(%q) = %d", v, n)
		}
		if n, err := parseRepeat(v); err == nil && (n < 1 || n > 100) {
			t.Fatalf("parseRepeat(%q) = %d", v, n)
		}
		lines, err := parseLines(v, 20)
		for i, n := range lines {
			if err == nil && (n < 1 || n > 20 || i > 0 && n <= lines[i-1]) {
				t.Fatalf("parseLines(%q) = %v", v, lines)
			}
		}
	})
}
