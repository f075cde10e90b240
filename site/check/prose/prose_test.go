package prose

import (
	"fmt"
	"math"
	"testing"
)

func TestParse(t *testing.T) {
	bounds := map[Bound]string{About: "", AtLeast: "≥ ", AtMost: "≤ "}
	for _, c := range []struct {
		text    string
		measure Measure
		want    string // "-" where there is no number
	}{
		{"about 500 ms", Duration, "5e+08 of 500 ms"},
		{"500ms", Duration, "5e+08 of 500ms"},
		{"2.5 s", Duration, "2.5e+09 of 2.5 s"},
		{"2,5 Sekunden nicht, 2,5 s", Duration, "2.5e+09 of 2,5 s"},
		{"1,500 µs", Duration, "1.5e+06 of 1,500 µs"},
		{"1m30s", Duration, "9e+10 of 1m30s"},
		{"one minute and thirty seconds", Duration, "9e+10 of one minute and thirty seconds"},
		{"half a second", Duration, "5e+08 of half a second"},
		{"a tenth of a second", Duration, "1e+08 of a tenth of a second"},
		{"a second", Duration, "1e+09 of a second"},
		{"a second and a half", Duration, "1.5e+09 of a second and a half"},
		{"two and a half seconds", Duration, "2.5e+09 of two and a half seconds"},
		{"two thirds of a second", Duration, "6.666666666666666e+08 of two thirds of a second"},
		{"five hundred milliseconds", Duration, "5e+08 of five hundred milliseconds"},
		{"a hundred and fifty milliseconds", Duration, "1.5e+08 of a hundred and fifty milliseconds"},
		{"twenty-five seconds", Duration, "2.5e+10 of twenty-five seconds"},
		{"more than four minutes", Duration, "≥ 2.4e+11 of four minutes"},
		{"less than a millisecond", Duration, "≤ 1e+06 of a millisecond"},
		{"at most 5 ms", Duration, "≤ 5e+06 of 5 ms"},
		{"up to 5 ms", Duration, "≤ 5e+06 of 5 ms"},
		{"the five fetches took 500 ms", Duration, "5e+08 of 500 ms"},
		{"大约 500 ms", Duration, "5e+08 of 500 ms"},
		{"the wall time", Duration, "-"},
		{"the one that waits", Duration, "-"},
		{"as v1 did", Duration, "-"},
		{"", Duration, "-"},
		{"500", Duration, "500 is not a duration: write it like 500 ms or 2.5 seconds"},
		{"500 MB", Duration, "500 is not a duration: write it like 500 ms or 2.5 seconds"},
		{"100 ms of 2 s", Duration, "the text holds two numbers, 100 ms and 2 s: make a link of each"},
		{"5 ms and 6 ms", Duration, "the text holds two numbers, 5 ms and 6 ms: make a link of each"},
		{"64 KiB", Size, "65536 of 64 KiB"},
		{"two megabytes", Size, "2e+06 of two megabytes"},
		{"1,000 goroutines", Count, "1000 of 1,000"},
		{"ten thousand", Count, "10000 of ten thousand"},
		{"three hundred and five", Count, "305 of three hundred and five"},
		{"1e6", Count, "1e+06 of 1e6"},
		{"five times", Ratio, "5 of five times"},
		{"ten times as long", Ratio, "10 of ten times"},
		{"twice as long", Ratio, "2 of twice"},
		{"half as long", Ratio, "0.5 of half"},
		{"a tenth", Ratio, "0.1 of a tenth"},
		{"a hundred times", Ratio, "100 of a hundred times"},
		{"2.5×", Ratio, "2.5 of 2.5×"},
		{"150x", Ratio, "150 of 150x"},
		{"20%", Ratio, "0.2 of 20%"},
		{"2½ times", Ratio, "2.5 of 2½ times"},
		{"faster", Ratio, "-"},
	} {
		n, found, wrong := Parse(c.text, c.measure)
		got := "-"
		switch {
		case wrong != "":
			got = wrong
		case found:
			got = fmt.Sprintf("%s%v of %s", bounds[n.Bound], n.Value, n.Text)
		}
		if got != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		text     string
		measured float64 // ms
		part     float64
		want     bool
		suggest  string
	}{
		{"500 ms", 600, 0.2, true, "600 ms"},
		{"500 ms", 601, 0.2, false, "600 ms"},
		{"500 ms", 400, 0.2, true, "400 ms"},
		{"500 ms", 399, 0.2, false, "400 ms"},
		{"500 ms", 700, 0.5, true, "700 ms"},
		{"half a second", 2512, 0.2, false, "2.5 second"},
		{"500ms", 1.234, 0.2, false, "1.2ms"},
		{"2 s", 0.0412, 0.2, false, "41 µs"},
		{"more than 500 ms", 499, 0.2, false, "500 ms"},
		{"more than 500 ms", 5000, 0.2, true, "5000 ms"},
		{"less than 500 ms", 501, 0.2, false, "500 ms"},
		{"less than 500 ms", 1, 0.2, true, "1 ms"},
	} {
		n, found, wrong := Parse(c.text, Duration)
		if !found || wrong != "" {
			t.Fatalf("Parse(%q): %v, %s", c.text, found, wrong)
		}
		if got := n.Holds(c.measured*1e6, c.part); got != c.want {
			t.Errorf("%q holds for %v ms within %v: %v, want %v", c.text, c.measured, c.part, got, c.want)
		}
		if got := n.Suggest(c.measured*1e6, Duration); got != c.suggest {
			t.Errorf("in place of %q with %v ms: %q, want %q", c.text, c.measured, got, c.suggest)
		}
	}
}

// Whatever the phrase, reading it ends, the number is one, stands in the phrase, and
// holds for itself.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"about 500 ms", "a hundred and", "two and a half", "1m30s", "half a", "1,0,0.5e9", "½½", "and a half of a second", "9e999 s"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for measure := range names {
			n, found, wrong := Parse(text, measure)
			if !found || wrong != "" {
				continue
			}
			if math.IsNaN(n.Value) || n.Value < 0 || n.Text == "" || !n.Holds(n.Value, 0) {
				t.Fatalf("%q as %s is %+v", text, names[measure], n)
			}
			n.Suggest(n.Value, measure)
			n.Suggest(0, measure)
		}
	})
}
