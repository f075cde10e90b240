package e2e

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/page.js
var lookAround string

// found is what a reader finds on a page.
type found struct {
	Title         string
	Headings      []string // h1
	Repeated      []string // ids that more than one element has
	DeadAnchors   []string // of links within the page
	Next          int      // visible links to the next page
	AnnouncesNext int      // such links in the head
	Snippets      []foundSnippet
}

type foundSnippet struct {
	ID         string
	Ran        bool
	Attributes map[string]string // data-*, without "data-"
	Code       string
	Points     []string // ids of the runs of its sweep

	Outputs        int // how many elements there are for the output
	Output         string
	Stdout, Stderr string // the parts of Output
	OutputVisible  bool
	SaysEmpty      bool // the page says that there was no output
	Figures        []foundFigure
	TimingVisible  bool
}

type foundFigure struct{ Name, Value string }

// look returns what is on the tab's page.
func (b *tab) look() found {
	b.t.Helper()
	return evaluate[found](b, lookAround)
}

// judge holds a page to what every page promises.
func (f found) judge(t *testing.T, page string) {
	t.Helper()
	if len(f.Headings) != 1 || strings.TrimSpace(f.Headings[0]) == "" {
		t.Errorf("%s: the headings of level 1 are %q, want one", page, f.Headings)
	}
	if f.Title == "" {
		t.Errorf("%s: no title", page)
	}
	if len(f.Repeated) > 0 {
		t.Errorf("%s: ids that stand there more than once: %q", page, f.Repeated)
	}
	if len(f.DeadAnchors) > 0 {
		t.Errorf("%s: links within the page lead to nothing: %q", page, f.DeadAnchors)
	}
	if f.Next > 1 || f.Next != f.AnnouncesNext {
		t.Errorf("%s: %d links to the next page in the text, %d in the head; want one each, or none", page, f.Next, f.AnnouncesNext)
	}
}

// judge holds a snippet to its run in runs.json, and reports what is wrong.
func (s foundSnippet) judge(r run) (faults []string) {
	wrong := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	for name, want := range map[string]string{
		"status": r.Status,
		"exit":   strconv.Itoa(r.Exit),
		"engine": r.Engine,
		"wall":   strconv.FormatInt(int64(r.Wall.Median), 10),
		"cpu":    strconv.FormatInt(int64(r.CPU.Median), 10),
	} {
		if got, ok := s.Attributes[name]; !ok || got != want {
			wrong("data-%s is %q, want %q as in runs.json", name, got, want)
		}
	}
	if strings.TrimSpace(s.Code) == "" {
		wrong("no code")
	}
	faults = append(faults, s.judgeOutput(r)...)
	faults = append(faults, s.judgeFigures(r)...)
	slices.Sort(faults)
	return faults
}

// judgeOutput wants what the program printed, all of it and in sight, or to be told
// that it printed nothing.
func (s foundSnippet) judgeOutput(r run) (faults []string) {
	stderr := r.Stderr
	for _, d := range r.Diagnostics {
		stderr += fmt.Sprintf("%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
	}
	empty := r.Output+stderr == ""
	switch {
	case s.Outputs != 1:
		faults = append(faults, fmt.Sprintf("%d outputs, want one", s.Outputs))
	case s.Stdout != r.Output:
		faults = append(faults, fmt.Sprintf("the page shows %q, runs.json has %q", s.Stdout, r.Output))
	case s.Stderr != stderr:
		faults = append(faults, fmt.Sprintf("the page shows %q on stderr, runs.json has %q", s.Stderr, stderr))
	case len(s.Output) != len(s.Stdout)+len(s.Stderr):
		faults = append(faults, fmt.Sprintf("the output %q holds what is of neither stream", s.Output))
	}
	if s.SaysEmpty != empty {
		faults = append(faults, fmt.Sprintf("says that there was no output: %t, want %t", s.SaysEmpty, empty))
	}
	if s.OutputVisible == empty {
		faults = append(faults, fmt.Sprintf("output in sight: %t, want %t", s.OutputVisible, !empty))
	}
	return faults
}

// judgeFigures wants each figure to have a value, and of a run that was executed
// both of its times.
func (s foundSnippet) judgeFigures(r run) (faults []string) {
	if !s.TimingVisible {
		faults = append(faults, "no figures in sight")
	}
	values := map[string]string{}
	for _, f := range s.Figures {
		if f.Name == "" || f.Value == "" {
			faults = append(faults, fmt.Sprintf("an empty figure: %+v", f))
		}
		values[f.Name] = f.Value
	}
	want := []string{"Engine"}
	if len(r.Samples) > 0 {
		want = append(want, "Wall time", "CPU time")
	}
	for _, name := range want {
		if values[name] == "" {
			faults = append(faults, fmt.Sprintf("no figure is called %q", name))
		}
	}
	return faults
}
