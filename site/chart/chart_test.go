package chart

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the drawings in testdata")

func points(values ...float64) []Point {
	var list []Point
	for i := 0; i+1 < len(values); i += 2 {
		x, y := values[i], values[i+1]
		list = append(list, Point{x, strconv.FormatFloat(x, 'g', -1, 64), y, y * 0.9, y * 1.2})
	}
	return list
}

func drawn(series ...Series) string {
	text := func(v float64) string { return strconv.FormatFloat(v, 'g', 3, 64) }
	return Chart{Label: "Time by <n>", X: "n", Series: series, Tick: text, Value: text}.SVG()
}

// TestSVG holds drawings to testdata; each can be looked at in a browser.
func TestSVG(t *testing.T) {
	for name, svg := range map[string]string{
		"linear":      drawn(Series{"", points(1, 10, 2, 20, 3, 30, 4, 45)}),
		"logarithmic": drawn(Series{"", points(10, 1.5e6, 100, 16e6, 1000, 170e6)}),
		"mixed":       drawn(Series{"", points(1, 500, 10, 510, 100, 620)}),
		"one_point":   drawn(Series{"", points(7, 3)}),
		"crowded":     drawn(Series{"", points(1000, 5, 1001, 6, 1002, 7, 1500, 8)}),
		"negative":    drawn(Series{"", points(-2, 5, 0, 6, 2, 7)}),
		"zero":        drawn(Series{"", points(1, 0, 2, 0)}),
		"series": drawn(Series{"a=1", points(1, 10, 2, 20)}, Series{"a=<2>", points(1, 10, 2, 20.5)},
			Series{"a=3", points(1, 10, 2, 21)}, Series{"a=4", points(2, 1, 1, 1)}, Series{"a=5", nil},
			Series{"a=6", points(1, 3, 2, 2)}, Series{"a=7", points(1, 3, 2, 1)}),
	} {
		t.Run(name, func(t *testing.T) {
			wellFormed(t, svg)
			file := filepath.Join("testdata", name+".svg")
			if *update {
				if err := os.WriteFile(file, []byte(svg), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), svg); diff != "" {
				t.Errorf("%s differs (-want +got; -update rewrites it):\n%s", file, diff)
			}
		})
	}
}

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Errorf("a coordinate is no number: %s", svg)
	}
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
}

// Whatever was measured, the drawing ends, and is well-formed.
func FuzzSVG(f *testing.F) {
	f.Add(1.0, 10.0, 100.0, 1000.0, "n=1")
	f.Add(-1.0, 0.0, 0.0, 0.0, "<")
	f.Add(1e-300, 1e300, 1e300, 1e-300, "")
	f.Fuzz(func(t *testing.T, x1, y1, x2, y2 float64, name string) {
		for _, v := range []float64{x1, y1, x2, y2} {
			if math.IsNaN(v) || math.Abs(v) > 1e15 {
				return // nothing that is measured
			}
		}
		svg := drawn(Series{strings.ToValidUTF8(strings.Map(text, name), ""), points(x1, math.Abs(y1), x2, math.Abs(y2))})
		wellFormed(t, svg)
		if len(svg) > 20_000 {
			t.Errorf("the drawing is %d bytes long", len(svg))
		}
	})
}

// text drops what XML cannot hold.
func text(r rune) rune {
	if r < ' ' || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}
