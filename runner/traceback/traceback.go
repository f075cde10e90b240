// Package traceback reads the stacks that the Go runtime prints of goroutines, and finds
// in those of an interpreter what is the program's doing, which is calls of native code.
// It runs nothing.
package traceback

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"runnel/runner/wire"
)

// A Goroutine is one of a report.
type Goroutine struct {
	ID     int64
	State  string      // running, chan receive, select (no cases) …
	Calls  []wire.Call // innermost first; none has the number of a function
	Elided bool        // calls in the middle are left out
	// Creator is the function that started it, Parent the goroutine in which it ran; nil
	// for main's.
	Creator *wire.Call
	Parent  int64
}

// patterns are the kinds of lines of a report. Workers, which start for every program,
// compile them for those that die only.
type patterns struct{ header, place, creator, elided *regexp.Regexp }

var lines = sync.OnceValue(func() patterns {
	return patterns{
		header:  regexp.MustCompile(`^goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]]*)\]:$`),
		place:   regexp.MustCompile(`^\t(.*):(\d+)(?: \+0x[0-9a-f]+)?(?: fp=.*)?$`),
		creator: regexp.MustCompile(`^created by (.*?)(?: in goroutine (\d+))?$`),
		elided:  regexp.MustCompile(`^\.\.\.\d+ frames elided\.\.\.$`),
	}
})

// Parse reads the goroutines of a report, in its order. Whatever is not a part of one is
// skipped.
func Parse(text string) []Goroutine {
	var list []Goroutine
	var g *Goroutine
	name, created := "", false
	lines := lines()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := lines.header.FindStringSubmatch(line); m != nil {
			id, _ := strconv.ParseInt(m[1], 10, 64)
			state, _, _ := strings.Cut(m[2], ", ") // for how long, and whether locked to a thread
			list = append(list, Goroutine{ID: id, State: state})
			g, name = &list[len(list)-1], ""
			continue
		}
		if g == nil {
			continue
		}
		switch m := lines.place.FindStringSubmatch(line); {
		case line == "":
			g = nil
		case m != nil && name != "":
			n, _ := strconv.Atoi(m[2])
			call := wire.Call{Name: name, File: m[1], Line: n}
			if created {
				g.Creator = &call
			} else {
				g.Calls = append(g.Calls, call)
			}
			name = ""
		case lines.elided.MatchString(line):
			g.Elided = true
		default:
			name, created = line, false
			if m := lines.creator.FindStringSubmatch(line); m != nil {
				name, created = m[1], true
				g.Parent, _ = strconv.ParseInt(m[2], 10, 64)
			} else if i := strings.LastIndexByte(line, '('); i > 0 {
				name = line[:i] // arguments have no parentheses of their own
			}
		}
	}
	return list
}
