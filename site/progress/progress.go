// Package progress shows how far long work has come: a bar on a terminal, plain lines
// elsewhere.
package progress

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"runnel/runner"
)

// A Mode says how progress is shown.
type Mode string

const (
	Auto  Mode = "auto"  // a bar on a terminal, plain lines elsewhere
	Plain Mode = "plain" // a line now and then
	None  Mode = "none"
)

// Modes are all modes, for messages.
var Modes = []Mode{Auto, Plain, None}

// Func returns what a runner is to tell its progress, and a function that ends the
// display. Quick work shows nothing.
func Func(mode Mode, w *os.File) (show func(runner.Progress), done func()) {
	switch {
	case mode == None:
		return nil, func() {}
	case mode == Auto && term.IsTerminal(int(w.Fd())):
		return bar(w)
	}
	return plain(w, time.Now), func() {}
}

func bar(w io.Writer) (func(runner.Progress), func()) {
	b := progressbar.NewOptions(0,
		progressbar.OptionSetWriter(w),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(50*time.Millisecond),
	)
	show := func(p runner.Progress) {
		b.ChangeMax(p.Total)
		b.Describe(string(p.Stage))
		_ = b.Set(p.Done) // a terminal that cannot be written to is no reason to stop
	}
	return show, func() { _ = b.Finish() }
}

// interval is how often plain progress says something.
const interval = 2 * time.Second

func plain(w io.Writer, now func() time.Time) func(runner.Progress) {
	last := now()
	return func(p runner.Progress) {
		if at := now(); at.Sub(last) >= interval {
			last = at
			fmt.Fprintf(w, "%s: %d of %d programs done\n", p.Stage, p.Done, p.Total)
		}
	}
}
