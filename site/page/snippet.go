package page

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"

	"runnel/runner"
	"runnel/site/markdown"
	"runnel/site/quantity"
)

// A snippet is what the template snippet.html is given.
type snippet struct {
	ID    string
	Title string
	Code  template.HTML // <pre class="chroma">…</pre>
	Name  string        // what to call it in words: its title, or its ID
	Whole []sourceFile  // the program's files, where Code is not all there is of it
	// Fragment tells that the program's files have no package clause.
	Fragment bool
	Part     *part   // of a session; nil where it is none
	Before   *before // of a variant that runs
	Run      *run    // nil where the snippet does not run
	Sweep    *sweep  // nil where there is none
	// Applies tells that the page can make the variant of the snippet it was made from.
	Applies bool
	// Program is what the page's script needs to run and edit it, as JSON; empty where
	// that is not offered.
	Program string
	// NotInBrowser is why a reader's browser cannot run a program that ran; empty where
	// it can, or where it is not to.
	NotInBrowser string
}

// A part says which one of a session a snippet is.
type part struct {
	Number, Count  int
	Previous, Name string // the id of the part before, and what to call it; empty for the first
}

// A sourceFile is one file of a program.
type sourceFile struct {
	Name string
	Code template.HTML
}

// A run is one result, ready for reading.
type run struct {
	Status    runner.Status
	Exit      int
	Engine    runner.Engine
	Wall, CPU int64 // medians, in nanoseconds

	Outcome string
	Tone    tone
	Output  output
	Times   []timing // wall and CPU; none where the program was not executed
	Figures []figure
	More    []figure // of interest to some readers only
	Notes   []string // what a reader must know to judge the figures
}

// A figure is one measured quantity.
type figure struct {
	Name, Value string
	Detail      string // smaller; may be empty
}

// A timing is a measured time beside another.
type timing struct {
	figure
	Kind  kind
	Share string // of the longest of those beside it, in percent: "0.2" to "100.0"
}

// A kind is what of a run was timed.
type kind string

const (
	wall kind = "wall"
	cpu  kind = "cpu"
)

// interpretedWork is the CPU time from which a run that computes at least half of
// its time is said to be interpreted.
const interpretedWork = 50 * time.Millisecond

func (r *Renderer) snippet(w io.Writer, s *markdown.Snippet, results map[string]*runner.Result) error {
	view := snippet{ID: s.ID, Title: s.Title, Name: nameOf(s), Fragment: s.Program.Fragment}
	var err error
	if view.Code, err = codeOf(s); err != nil {
		return err
	}
	if view.Whole, err = wholeOf(s); err != nil {
		return err
	}
	if s.Run {
		result := results[s.ID]
		if result == nil {
			return fmt.Errorf("snippet %s runs, but there is no result of it", s.ID)
		}
		view.Run = runOf(s, result)
		if s.Sweep != nil {
			if view.Sweep, err = sweepOf(s, results); err != nil {
				return err
			}
		}
		if s.Base != nil {
			old := results[s.Base.ID]
			if old == nil {
				return fmt.Errorf("snippet %s is a variant of %s, but there is no result of that", s.ID, s.Base.ID)
			}
			view.Before = beside(view.Run, s, old, result)
			view.Applies = applies(s, old, result)
		}
		if view.Program, err = programOf(s, result, view.Run.Output.Cut != ""); err != nil {
			return err
		}
		view.Part = partOf(s)
		if !s.Fixed {
			view.NotInBrowser = notInBrowser(s, result)
		}
	}
	if err := r.templates.snippet.Execute(w, view); err != nil {
		return fmt.Errorf("rendering snippet %s: %w", s.ID, err)
	}
	return nil
}

// partOf says which part of a session a snippet is; nil where it is none.
func partOf(s *markdown.Snippet) *part {
	if s.Session == nil {
		return nil
	}
	p := &part{Number: s.Part, Count: len(s.Session.Parts)}
	if s.Part > 1 {
		previous := s.Session.Parts[s.Part-2]
		p.Previous, p.Name = previous.ID, nameOf(previous)
	}
	return p
}

// nameOf is what to call a snippet in words.
func nameOf(s *markdown.Snippet) string { return cmp.Or(s.Title, s.ID) }

func runOf(s *markdown.Snippet, r *runner.Result) *run {
	v := &run{
		Status: r.Status,
		Exit:   r.Exit,
		Engine: r.Engine,
		Wall:   int64(r.Wall.Median),
		CPU:    int64(r.CPU.Median),
		Output: outputOf(r),
	}
	v.Outcome, v.Tone = outcome(s, r)
	executed := len(r.Samples) > 0
	if executed {
		longer := longest(r)
		v.Times = []timing{timed("Wall time", wall, r.Wall, longer), timed("CPU time", cpu, r.CPU, longer)}
		if c := r.Compiled; c != nil {
			v.Times = append(v.Times, timed("Wall, compiled", wall, c.Wall, longer), timed("CPU, compiled", cpu, c.CPU, longer))
		}
		v.Figures = []figure{{Name: "Repetitions", Value: quantity.Count(uint64(len(r.Samples)))}}
	}
	v.Figures = append(v.Figures, engine(r))
	if r.Verified != "" {
		v.Figures = append(v.Figures, figure{Name: "Verified with", Value: strings.Replace(r.Verified, "go", "Go ", 1)})
	}
	if !executed {
		return v
	}
	if r.Allocs > 0 { // else the process ended before it could count
		v.More = append(v.More,
			figure{Name: "Goroutines started", Value: quantity.Count(uint64(r.Goroutines))},
			figure{Name: "Allocations", Value: quantity.Count(r.Allocs), Detail: quantity.Size(r.AllocBytes)})
	}
	v.More = append(v.More, figure{Name: "Peak memory", Value: quantity.Size(uint64(r.PeakMemory)), Detail: "of the whole process"})
	if s.Part > 1 {
		v.Notes = append(v.Notes, fmt.Sprintf("Times and figures are of all %d parts so far, the output of this one alone.", s.Part))
	}
	if !r.Alone {
		v.Notes = append(v.Notes, "Timed while other programs ran.")
	}
	if r.Engine == runner.EngineYaegi && r.CPU.Median >= interpretedWork && 2*r.CPU.Median >= r.Wall.Median {
		v.Notes = append(v.Notes, "Interpreted: compiled Go is far faster on tight loops.")
	}
	return v
}

// longest is the longest time that a page shows of some runs beside each other.
func longest(runs ...*runner.Result) time.Duration {
	var d time.Duration
	for _, r := range runs {
		d = max(d, r.Wall.Median, r.CPU.Median)
		if r.Compiled != nil {
			d = max(d, r.Compiled.Wall.Median, r.Compiled.CPU.Median)
		}
	}
	return d
}

// timed is the median with, where it was repeated, how far the repetitions differed.
func timed(name string, k kind, s runner.Spread, longer time.Duration) timing {
	t := timing{figure: figure{Name: name, Value: quantity.Duration(s.Median), Detail: quantity.Spread(s)}, Kind: k, Share: "0.0"}
	if longer > 0 {
		t.Share = strconv.FormatFloat(100*float64(s.Median)/float64(longer), 'f', 1, 64)
	}
	return t
}

// engine names the engine with its version and its Go.
func engine(r *runner.Result) figure {
	name := strings.TrimSpace(string(r.Engine) + " " + r.EngineVersion)
	return figure{Name: "Engine", Value: name, Detail: strings.Replace(r.GoVersion, "go", "Go ", 1)}
}
