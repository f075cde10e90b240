// Package report writes what came of checking a course, for people and for what reads
// it in CI. All formats tell the same faults.
package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"runnel/runner"
	"runnel/site"
	"runnel/site/fault"
)

// A Format is how a report is written.
type Format string

const (
	Text   Format = "text"   // for people, as it comes
	JSON   Format = "json"   // one object: a Document
	JUnit  Format = "junit"  // XML as CI systems show it: a suite a lesson
	GitHub Format = "github" // annotations of GitHub Actions
)

// Formats are all formats, for messages.
var Formats = []Format{Text, JSON, JUnit, GitHub}

// Write writes a whole report. Of Text it is the summary, since the faults were told as
// they came.
func Write(w io.Writer, format Format, r *site.Report) error {
	switch format {
	case JSON:
		return writeJSON(w, r)
	case JUnit:
		return writeJUnit(w, r)
	case GitHub:
		return writeGitHub(w, r)
	}
	return writeSummary(w, r)
}

// A Document is the JSON format. Fields may be added in later versions; what is there
// keeps its meaning as long as Version is the same.
type Document struct {
	Version    int      `json:"version"` // 1
	Holds      bool     `json:"holds"`   // there are no faults
	Unverified bool     `json:"unverified,omitempty"`
	Lessons    []Lesson `json:"lessons"`
	Faults     []Fault  `json:"faults"`
	Again      []Fault  `json:"again"` // what held only when it was run again: no faults
	Runs       []Run    `json:"runs"`
}

// A Lesson is one file that was run or has faults.
type Lesson struct {
	Path   string `json:"path"`
	Runs   int    `json:"runs"`
	Faults int    `json:"faults"`
}

// A Fault is one thing wrong. Lines and columns begin with 1, columns count bytes; 0
// stands for the whole file or line.
type Fault struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Kind    string `json:"kind"` // lesson, run, record, parity, value, claim, format, repeat, glossary
	Message string `json:"message"`
}

// A Run is what was observed of one snippet, durations in nanoseconds.
type Run struct {
	Lesson  string        `json:"lesson"`
	Snippet string        `json:"snippet"`
	Status  runner.Status `json:"status"`
	Exit    int           `json:"exit"`
	Wall    runner.Spread `json:"wall"`
	CPU     runner.Spread `json:"cpu"`
}

func writeJSON(w io.Writer, r *site.Report) error {
	d := Document{
		Version: 1, Holds: len(r.Faults) == 0, Unverified: r.Unverified,
		Lessons: []Lesson{}, Faults: faults(r.Faults), Again: faults(r.Again), Runs: []Run{},
	}
	for _, l := range r.Summary() {
		d.Lessons = append(d.Lessons, Lesson(l))
	}
	for _, run := range r.Runs {
		d.Runs = append(d.Runs, Run{run.Lesson, run.Snippet, run.Result.Status, run.Result.Exit, run.Result.Wall, run.Result.CPU})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(d); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func faults(list []fault.Fault) []Fault {
	all := make([]Fault, 0, len(list))
	for _, f := range list {
		all = append(all, Fault{f.Path, f.Line, f.Column, f.Kind.String(), f.Message})
	}
	return all
}

// The elements of JUnit's XML.
type (
	suites struct {
		XMLName  xml.Name `xml:"testsuites"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Suites   []suite  `xml:"testsuite"`
	}
	suite struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []test `xml:"testcase"`
	}
	test struct {
		Name    string   `xml:"name,attr"`
		Class   string   `xml:"classname,attr"`
		File    string   `xml:"file,attr"`
		Line    int      `xml:"line,attr,omitempty"`
		Time    string   `xml:"time,attr,omitempty"` // seconds
		Failure *failure `xml:"failure"`
	}
	failure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a suite for each lesson: a test for each run, which passes, and one
// for each fault, which fails.
func writeJUnit(w io.Writer, r *site.Report) error {
	all := suites{Name: "runnel check"}
	for _, l := range r.Summary() {
		s := suite{Name: l.Path}
		for _, run := range r.Runs {
			if run.Lesson == l.Path {
				s.Cases = append(s.Cases, test{
					Name: "#" + run.Snippet, Class: l.Path, File: l.Path,
					Time: fmt.Sprintf("%.6f", run.Result.Wall.Median.Seconds()),
				})
			}
		}
		for _, f := range r.Faults {
			if f.Path == l.Path {
				first, _, _ := strings.Cut(f.Message, "\n")
				s.Cases = append(s.Cases, test{
					Name: fmt.Sprintf("%s in line %d:%d", f.Kind, f.Line, f.Column), Class: l.Path, File: l.Path, Line: f.Line,
					Failure: &failure{f.Kind.String(), first, f.String()},
				})
				s.Failures++
			}
		}
		s.Tests = len(s.Cases)
		all.Tests += s.Tests
		all.Failures += s.Failures
		all.Suites = append(all.Suites, s)
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	if err == nil {
		_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	}
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// What a property and the text of a workflow command may not hold.
var (
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
)

func writeGitHub(w io.Writer, r *site.Report) error {
	annotate := func(level string, f fault.Fault) error {
		where := "file=" + property.Replace(filepath.ToSlash(f.Path))
		if f.Line > 0 {
			where += fmt.Sprintf(",line=%d", f.Line)
		}
		if f.Column > 0 {
			where += fmt.Sprintf(",col=%d", f.Column)
		}
		_, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", level, where, f.Kind, data.Replace(f.Message))
		return err
	}
	for _, f := range r.Faults {
		if err := annotate("error", f); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	for _, f := range r.Again {
		if err := annotate("warning", f); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	return nil
}

// writeSummary writes a table of the lessons.
func writeSummary(w io.Writer, r *site.Report) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "runs\tfaults\t  lesson")
	var runs int
	for _, l := range r.Summary() {
		fmt.Fprintf(table, "%d\t%d\t  %s\n", l.Runs, l.Faults, l.Path)
		runs += l.Runs
	}
	fmt.Fprintf(table, "%d\t%d\t  in all\n", runs, len(r.Faults))
	if err := table.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// Markdown writes a report for the summary of a CI job.
func Markdown(w io.Writer, r *site.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "### runnel check\n\n")
	if len(r.Faults) == 0 {
		fmt.Fprintf(&b, "Everything holds: %d runs in %d lessons.\n", len(r.Runs), len(r.Checked))
	}
	for _, f := range r.Faults {
		first, more, _ := strings.Cut(f.Message, "\n")
		fmt.Fprintf(&b, "- **%s** `%s:%d:%d`: %s\n", f.Kind, f.Path, f.Line, f.Column, first)
		if more != "" {
			fmt.Fprintf(&b, "\n  ````text\n  %s\n  ````\n", strings.ReplaceAll(more, "\n", "\n  "))
		}
	}
	for _, f := range r.Again {
		fmt.Fprintf(&b, "- *again* `%s:%d:%d`: %s\n", f.Path, f.Line, f.Column, f.Message)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}
