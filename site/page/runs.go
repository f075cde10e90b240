package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"runnel/runner"
	"runnel/site/markdown"
)

// RunsURL is where what RunsJSON returns stands within the site.
const RunsURL = "runs.json"

// A Run is one snippet's result with its place in the course.
type Run struct {
	Lesson  string // course.Lesson.Path
	Snippet string // its ID, or that of a point of its sweep
	Result  *runner.Result
}

// Runs returns the runs of a lesson in the order of its snippets. Snippets that
// do not run, or have no result, are left out.
func Runs(doc *markdown.Document, results map[string]*runner.Result) []Run {
	var runs []Run
	for _, s := range doc.Snippets {
		for _, run := range s.Runs() {
			if r := results[run.ID]; r != nil {
				runs = append(runs, Run{Lesson: doc.Lesson.Path, Snippet: run.ID, Result: r})
			}
		}
	}
	return runs
}

// An entry is one run in runs.json.
type entry struct {
	Lesson        string              `json:"lesson"`
	ID            string              `json:"id"`
	Status        runner.Status       `json:"status"`
	Exit          int                 `json:"exit"`
	Output        string              `json:"output"`
	Stderr        string              `json:"stderr"`
	Diagnostics   []runner.Diagnostic `json:"diagnostics,omitempty"`
	Wall          runner.Spread       `json:"wall"`
	CPU           runner.Spread       `json:"cpu"`
	Repetitions   int                 `json:"repetitions"`
	Samples       []runner.Sample     `json:"samples"`
	Alone         bool                `json:"alone"`
	Engine        runner.Engine       `json:"engine"`
	EngineVersion string              `json:"engine_version"`
	GoVersion     string              `json:"go_version"`
	Allocs        uint64              `json:"allocs"`
	AllocBytes    uint64              `json:"alloc_bytes"`
	PeakMemory    int64               `json:"peak_memory"`
	Goroutines    int64               `json:"goroutines"`
	When          time.Time           `json:"when"`
	Walls         []string            `json:"walls"`              // what stood around the run
	Verified      string              `json:"verified,omitempty"` // a Go version
	Compiled      *compiledTimes      `json:"compiled,omitempty"`
	Machine       *runner.Machine     `json:"machine,omitempty"` // where it is not the file's
}

// compiledTimes are those of the same program under engine gc.
type compiledTimes struct {
	Wall        runner.Spread `json:"wall"`
	CPU         runner.Spread `json:"cpu"`
	Repetitions int           `json:"repetitions"`
	GoVersion   string        `json:"go_version"`
}

// A file is runs.json.
type file struct {
	Machine *runner.Machine `json:"machine"`
	Runs    []entry         `json:"runs"`
}

// RunsJSON returns runs.json: all runs in the order given and then those kept of an
// older file, as [RunsOf] returns them. Durations are in nanoseconds, sizes in
// bytes. The machine is the first run's; a run that was made on another names its
// own.
func RunsJSON(runs []Run, kept []json.RawMessage) ([]byte, error) {
	f := file{Runs: make([]entry, 0, len(runs)+len(kept))}
	for _, run := range runs {
		f.add(entryOf(run))
	}
	for _, raw := range kept {
		var e entry
		if err := json.Unmarshal(raw, &e); err != nil {
			return nil, fmt.Errorf("reading a run kept of %s: %w", RunsURL, err)
		}
		f.add(e)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("encoding %s: %w", RunsURL, err)
	}
	return b.Bytes(), nil
}

// RunsOf returns the runs that an older runs.json holds of some lessons, by path:
// those of lessons whose pages are kept. A file that cannot be read holds none.
func RunsOf(old []byte, lessons map[string]bool) []json.RawMessage {
	var f file
	if err := json.Unmarshal(old, &f); err != nil {
		return nil
	}
	var kept []json.RawMessage
	for _, e := range f.Runs {
		if !lessons[e.Lesson] {
			continue
		}
		if e.Machine == nil {
			e.Machine = f.Machine
		}
		if raw, err := json.Marshal(e); err == nil {
			kept = append(kept, raw)
		}
	}
	return kept
}

// add appends an entry that names its machine.
func (f *file) add(e entry) {
	if f.Machine == nil {
		f.Machine = e.Machine
	}
	if e.Machine != nil && *e.Machine == *f.Machine {
		e.Machine = nil
	}
	f.Runs = append(f.Runs, e)
}

func entryOf(run Run) entry {
	r := run.Result
	e := entry{
		Lesson:        run.Lesson,
		ID:            run.Snippet,
		Status:        r.Status,
		Exit:          r.Exit,
		Output:        r.Output(runner.Stdout),
		Stderr:        r.Output(runner.Stderr),
		Diagnostics:   r.Diagnostics,
		Wall:          r.Wall,
		CPU:           r.CPU,
		Repetitions:   len(r.Samples),
		Samples:       r.Samples,
		Alone:         r.Alone,
		Engine:        r.Engine,
		EngineVersion: r.EngineVersion,
		GoVersion:     r.GoVersion,
		Allocs:        r.Allocs,
		AllocBytes:    r.AllocBytes,
		PeakMemory:    r.PeakMemory,
		Goroutines:    r.Goroutines,
		When:          r.When,
		Walls:         r.Walls,
		Verified:      r.Verified,
		Machine:       &r.Machine,
	}
	if e.Samples == nil {
		e.Samples = []runner.Sample{}
	}
	if e.Walls == nil {
		e.Walls = []string{}
	}
	if c := r.Compiled; c != nil {
		e.Compiled = &compiledTimes{c.Wall, c.CPU, len(c.Samples), c.GoVersion}
	}
	return e
}
