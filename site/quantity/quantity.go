// Package quantity names what was measured of a run, so that prose and claims can
// speak of it, and renders it for reading. It knows neither lessons nor pages: a
// result and a name go in, a value comes out.
package quantity

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"runnel/runner"
)

// A Kind says what a value is a number of.
type Kind int

const (
	Time  Kind = iota // nanoseconds
	Bytes             // bytes
	Many              // things that vary from run to run, such as allocations
	Exact             // things that do not, such as an exit code
	Text
)

// A Value is one measured quantity.
type Value struct {
	Kind   Kind
	Number float64 // nanoseconds, bytes or things
	Text   string  // of Text
}

// String renders the value for reading.
func (v Value) String() string {
	switch v.Kind {
	case Time:
		return Duration(time.Duration(math.Round(v.Number)))
	case Bytes:
		return Size(uint64(max(v.Number, 0)))
	case Text:
		return strings.TrimRight(v.Text, "\n")
	}
	if v.Number < 0 {
		return fmt.Sprintf("%.0f", v.Number)
	}
	return Count(uint64(v.Number))
}

// Ratio renders how many times one number is as large as another: "4.98", "0.25",
// "130".
func Ratio(r float64) string {
	switch {
	case math.Abs(r) < 0.01 && r != 0:
		return fmt.Sprintf("%.1g", r)
	case math.Abs(r) < 9.995:
		return fmt.Sprintf("%.2f", r)
	}
	return significant(r)
}

// A Field is a quantity that every result has, by its name.
type Field struct {
	Name string
	Kind Kind
	of   func(*runner.Result) (float64, string, bool)
}

// Of returns what the field was in a run; ok is false where the run ended before it
// could be measured.
func (f Field) Of(r *runner.Result) (v Value, ok bool) {
	number, text, ok := f.of(r)
	return Value{Kind: f.Kind, Number: number, Text: text}, ok
}

// all are the fields that there are.
var all = fields()

func fields() []Field {
	var list []Field
	executed := func(r *runner.Result) bool { return r != nil && len(r.Samples) > 0 }
	times := func(prefix string, of func(*runner.Result) *runner.Result) {
		for _, clock := range []string{"wall", "cpu"} {
			for _, which := range []string{"", ".median", ".min", ".max"} {
				list = append(list, Field{prefix + clock + which, Time, func(r *runner.Result) (float64, string, bool) {
					if r = of(r); !executed(r) {
						return 0, "", false
					}
					spread := r.Wall
					if clock == "cpu" {
						spread = r.CPU
					}
					d := spread.Median
					switch which {
					case ".min":
						d = spread.Min
					case ".max":
						d = spread.Max
					}
					return float64(d), "", true
				}})
			}
		}
	}
	number := func(name string, kind Kind, of func(*runner.Result) float64, has func(*runner.Result) bool) {
		list = append(list, Field{name, kind, func(r *runner.Result) (float64, string, bool) {
			if !has(r) {
				return 0, "", false
			}
			return of(r), "", true
		}})
	}
	text := func(name string, of func(*runner.Result) string) {
		list = append(list, Field{name, Text, func(r *runner.Result) (float64, string, bool) { return 0, of(r), true }})
	}
	counted := func(r *runner.Result) bool { return executed(r) && r.Allocs > 0 } // else it ended too early
	times("", func(r *runner.Result) *runner.Result { return r })
	times("compiled.", func(r *runner.Result) *runner.Result { return r.Compiled })
	number("allocs", Many, func(r *runner.Result) float64 { return float64(r.Allocs) }, counted)
	number("bytes", Bytes, func(r *runner.Result) float64 { return float64(r.AllocBytes) }, counted)
	number("memory", Bytes, func(r *runner.Result) float64 { return float64(r.PeakMemory) }, executed)
	number("goroutines", Exact, func(r *runner.Result) float64 { return float64(r.Goroutines) }, counted)
	number("exit", Exact, func(r *runner.Result) float64 { return float64(r.Exit) }, executed)
	number("repetitions", Exact, func(r *runner.Result) float64 { return float64(len(r.Samples)) }, executed)
	text("output", func(r *runner.Result) string { return r.Output(runner.Stdout) })
	text("stderr", func(r *runner.Result) string { return r.Printed(runner.Stderr) })
	text("status", func(r *runner.Result) string { return string(r.Status) })
	return list
}

// FieldOf returns the field of a name.
func FieldOf(name string) (Field, bool) {
	i := slices.IndexFunc(all, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return all[i], true
}

// Names lists the fields for messages, without those that say which of several
// repetitions is meant.
func Names() string {
	var names []string
	for _, f := range all {
		if !strings.HasSuffix(f.Name, ".median") && !strings.HasSuffix(f.Name, ".min") && !strings.HasSuffix(f.Name, ".max") {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}
