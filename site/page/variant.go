package page

import (
	"fmt"
	"strconv"
	"time"

	"runnel/runner"
	"runnel/site/markdown"
	"runnel/site/quantity"
)

// A before is the snippet that a variant was made from, beside the variant.
type before struct {
	ID     string
	Name   string // what to call it in words
	Output output
	// Compared says which of the two took longer; "" where their ends are too
	// different for that to mean anything.
	Compared string
}

// beside puts a variant's run beside that of the snippet it was made from.
func beside(v *run, s *markdown.Snippet, old, now *runner.Result) *before {
	b := &before{ID: s.Base.ID, Name: nameOf(s.Base), Output: outputOf(old)}
	if len(old.Samples) == 0 || len(now.Samples) == 0 {
		return b
	}
	longer := longest(old, now)
	v.Times = append([]timing{
		timed("Wall, before", wall, old.Wall, longer), timed("Wall time", wall, now.Wall, longer),
		timed("CPU, before", cpu, old.CPU, longer), timed("CPU time", cpu, now.CPU, longer),
	}, v.Times[2:]...)
	if old.Status == runner.OK && now.Status == runner.OK && old.Engine == now.Engine {
		b.Compared = compared(old.Wall, now.Wall)
	}
	return b
}

// compared says in words how two measured times differ.
func compared(old, now runner.Spread) string {
	switch {
	case old.Median <= 0 || now.Median <= 0:
		return ""
	case now.Min <= old.Max && old.Min <= now.Max:
		return "The wall times differ by no more than their spread."
	case now.Median > old.Median:
		return fmt.Sprintf("It takes %s times as long as before.", ratio(now.Median, old.Median))
	}
	return fmt.Sprintf("Before, it took %s times as long.", ratio(old.Median, now.Median))
}

// ratio renders a ratio that is 1 or more, with two significant digits or more.
func ratio(a, b time.Duration) string {
	r := float64(a) / float64(b)
	switch {
	case r < 1.995:
		return strconv.FormatFloat(r, 'f', 2, 64)
	case r < 9.95:
		return strconv.FormatFloat(r, 'f', 1, 64)
	case r < 999.5:
		return strconv.FormatFloat(r, 'f', 0, 64)
	}
	return quantity.Count(uint64(r + 0.5))
}
