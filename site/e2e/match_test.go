package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/site/check/match"
	"runnel/site/expression"
)

// TestMatchInThePage holds the page's script to package match: over every record and
// every output of that package's cases, under every rule, the two say the same.
func TestMatchInThePage(t *testing.T) {
	source, err := os.ReadFile("../../themes/default/scripts/editor/match.ts")
	if err != nil {
		t.Fatal(err)
	}
	script := api.Transform(string(source), api.TransformOptions{
		Loader: api.LoaderTS, Format: api.FormatIIFE, GlobalName: "matcher", Target: api.ES2022,
	})
	if len(script.Errors) > 0 {
		t.Fatal(script.Errors[0].Text)
	}
	records, outputs := matchTexts(t)
	tab := openTab(t, startBrowser(t), "about:")
	tab.visit("blank")
	tab.do("loading the matcher", chromedp.Evaluate[chromedp.Void](string(script.Code)))

	for _, rule := range []match.Rule{match.Exact, match.Unordered, match.Approx, match.Regexp} {
		records, asked := records, records
		if rule == match.Regexp {
			records, asked = expressions(t, append(slices.Clone(records), lineExpressions...))
		}
		input, err := json.Marshal([]any{rule, asked, outputs})
		if err != nil {
			t.Fatal(err)
		}
		got := evaluate[[][]bool](tab, fmt.Sprintf(
			`(([rule, records, outputs]) => records.map((r) => outputs.map((o) => matcher.matches(rule, r, o))))(%s)`, input))
		held := 0
		for i, record := range records {
			for j, output := range outputs {
				want := match.Match(rule, record, output) == nil
				if want {
					held++
				}
				if got[i][j] != want {
					t.Errorf("%s: the page says %t, want %t, of\n%q\nheld to\n%q", rule, got[i][j], want, output, record)
				}
			}
		}
		if held < len(records)/2 {
			t.Errorf("%s: only %d pairs of %d texts hold", rule, held, len(records))
		}
	}
}

// lineExpressions are records of one line each.
var lineExpressions = []string{
	`.*`, `^.*$`, `(?s:.*)`, `\S+`, `\w+ \d+ ms\.`, `took (?P<n>5\d\d|0.51) m?s.+`, `(?i)TOOK .*`, `\bµ?\b.*`, `[[:alpha:]].*`, `\pL+.*`,
	`[^a-z]*`, `\P{Nd}+`, `a{1,2}\s+.*?b`, `(?:[0-9.]{3,})+s`, `\Q-1.5s\E`, `\x{1D4B3}-.*`, `|1.5s`, `(?m)^1\.5 s$`, `\A\z`, `.*\B`, `(?U)1+.5s`, `[\d\-. ]+m?s`,
}

// expressions are the records in which every line is a regular expression, and the same
// as a page has them.
func expressions(t *testing.T, records []string) (valid, asked []string) {
	t.Helper()
	for _, record := range records {
		if bad, _ := match.Check(match.Regexp, record); bad != 0 {
			continue
		}
		var lines []string
		for line := range strings.Lines(record) {
			line = strings.TrimSuffix(line, "\n")
			if line != "..." {
				var err error
				if line, err = expression.JavaScript("^(?:" + line + ")$"); err != nil {
					t.Fatal(err)
				}
			}
			lines = append(lines, line+"\n")
		}
		valid, asked = append(valid, record), append(asked, strings.Join(lines, ""))
	}
	return valid, asked
}

// matchTexts are the records and the outputs of all cases of package match, and lines
// that are hard to read.
func matchTexts(t *testing.T) (records, outputs []string) {
	t.Helper()
	files, err := filepath.Glob("../check/match/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases of package match: %v", err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			text := string(f.Data)
			section, quoted := strings.CutSuffix(f.Name, ".quoted")
			if quoted {
				text = unquoted(t, text)
			}
			text = strings.ToValidUTF8(text, "?")
			switch section {
			case "record":
				records = append(records, text)
			case "output":
				outputs = append(outputs, text)
			}
		}
	}
	for _, pair := range [][]string{
		{"1.5s", "1.6s", "2s", "1.5 s", "1500ms", "1500 ms"},
		{"-1.5s", "1.5s", "- 1.5s", "x-1.5s", "(a)-1.5s", "-1.4s", "𝒳-1.5s"},
		{"1e+06", "1.05e+06", "1000000", "1e06", "1.0e+06x", "1e+"},
		{"12.5%", "12.6%", "13.9%", "12.5", "v12.5", "12.5.1"},
		{"1m2.5s", "1m3s", "62.5s", "1m2.5", "9999999h", "999999999999h"},
		{"0xc000012080", "0xC0ffee", "0xc0", "0xc000012080z"},
		{"took 500 ms.", "took 510 ms.", "took 0.51 s.", "took 500 mss", "took 500  ms."},
		{"µ 38µs", "µ 39µs", "µ 38μs", "µ 38us", "µ38µs"},
		{"a  1.0  b", "a 1.0 b", "a1.0b", "a 1.05 b", "a\t1.04\tb"},
		{"٣.٥ 3.5", "٣.٥ 3.6", "3.5", "٣.٦ 3.5"},
	} {
		records = append(records, pair...)
		outputs = append(outputs, pair...)
	}
	return records, outputs
}

func unquoted(t *testing.T, lines string) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(lines) {
		text, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(text)
	}
	return b.String()
}
