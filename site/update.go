package site

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"runnel/runner"
	"runnel/site/check"
	"runnel/site/check/match"
	"runnel/site/course"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// A Selection says which records to rewrite.
type Selection struct {
	// Only are snippets by ID, or by lesson and ID such as waiting/waited; all where
	// empty.
	Only []string
	// New asks for records of snippets that print something and have none.
	New bool
}

// An Update is what would make the records of a course those of its programs.
type Update struct {
	Files   []Rewritten
	Records int // how many change
	Report  *Report

	observed *observed
}

// Freeze keeps the results beside the course, where course.yaml says so.
func (u *Update) Freeze() error { return u.observed.freeze() }

// A Rewritten is a lesson whose records change.
type Rewritten struct {
	Path          string // as the author would type it
	before, after []byte
}

// Diff is the change as a unified diff.
func (r Rewritten) Diff() string {
	return udiff.Unified(r.Path, r.Path, string(r.before), string(r.after))
}

// Write writes the lesson, unless somebody changed it meanwhile.
func (r Rewritten) Write() error {
	info, err := os.Stat(r.Path)
	if err != nil {
		return fmt.Errorf("updating records: %w", err)
	}
	now, err := os.ReadFile(r.Path)
	if err != nil {
		return fmt.Errorf("updating records: %w", err)
	}
	if !bytes.Equal(now, r.before) {
		return fmt.Errorf("updating records: %s was changed meanwhile; run the command again", r.Path)
	}
	aside, err := os.CreateTemp(filepath.Dir(r.Path), ".runnel-*")
	if err != nil {
		return fmt.Errorf("updating records: %w", err)
	}
	defer os.Remove(aside.Name()) // where it was not renamed
	_, err = aside.Write(r.after)
	err = cmp.Or(err, aside.Chmod(info.Mode().Perm()), aside.Close())
	if err == nil {
		err = os.Rename(aside.Name(), r.Path)
	}
	if err != nil {
		return fmt.Errorf("updating records: %w", err)
	}
	return nil
}

// PlanUpdate runs a course and works out how its records would have to change. Nothing
// is written. A snippet that does not end as its lesson expects, or that prints
// something else under the Go toolchain, keeps its record; that and every other fault
// is in the report.
func PlanUpdate(ctx context.Context, options Options, selection Selection) (*Update, error) {
	o, err := load(options)
	if err != nil {
		return nil, err
	}
	if err := o.parse(ctx); err != nil {
		return nil, err
	}
	selected, err := o.selected(selection.Only)
	if err != nil {
		return nil, err
	}
	places, err := o.run(ctx, options.Runner, o.docs)
	if err != nil {
		return nil, err
	}
	if err := o.runAgain(ctx, options.Runner, places); err != nil {
		return nil, err
	}
	plan := planned{observed: o, edits: make(map[*markdown.Document]map[*markdown.Snippet][]markdown.Edit)}
	for _, p := range places {
		if p.run.ID == p.snippet.ID && selected(p) { // points of a sweep have no records
			plan.snippet(p, selection.New)
		}
	}
	if err := o.verify(ctx, options.Runner, options.Verify, places); err != nil {
		return nil, err
	}
	u := &Update{observed: o}
	for _, doc := range o.docs {
		if err := plan.lesson(u, doc); err != nil {
			return nil, err
		}
	}
	o.check()
	u.Report = o.report()
	return u, nil
}

// selected returns the test that --only makes.
func (o *observed) selected(only []string) (func(place) bool, error) {
	named := func(p place, name string) bool {
		path := strings.TrimSuffix(p.doc.Lesson.Path, ".md")
		return slices.Contains([]string{p.snippet.ID, path + "/" + p.snippet.ID, path[strings.LastIndex(path, "/")+1:] + "/" + p.snippet.ID}, name)
	}
	known := func(name string) bool {
		return slices.ContainsFunc(o.docs, func(d *markdown.Document) bool {
			return slices.ContainsFunc(d.Snippets, func(s *markdown.Snippet) bool { return s.Run && named(place{doc: d, snippet: s}, name) })
		})
	}
	for _, name := range only {
		if !known(name) {
			return nil, fmt.Errorf("--only %s: there is no snippet of that name that runs", name)
		}
	}
	return func(p place) bool {
		return len(only) == 0 || slices.ContainsFunc(only, func(name string) bool { return named(p, name) })
	}, nil
}

// A planned update is one that is being worked out.
type planned struct {
	*observed
	edits map[*markdown.Document]map[*markdown.Snippet][]markdown.Edit
}

// snippet plans the edits for one snippet. What its lesson says then is what it is
// held to from here on.
func (p *planned) snippet(at place, fresh bool) {
	result := p.result(at)
	if !check.Ended(at.snippet, result) {
		return
	}
	edit := func(e markdown.Edit) {
		if p.edits[at.doc] == nil {
			p.edits[at.doc] = make(map[*markdown.Snippet][]markdown.Edit)
		}
		p.edits[at.doc][at.snippet] = append(p.edits[at.doc][at.snippet], e)
	}
	for _, record := range at.snippet.Records {
		printed := result.Printed(record.Stream)
		if match.Match(record.Match, record.Text, printed) == nil {
			continue
		}
		if !markdown.IsText(printed) {
			p.fault(at.doc.Lesson, record.Line, "snippet %q prints on %s what no record can hold, such as a carriage return: give it a record with match=regexp, or lines of ...", at.snippet.ID, record.Stream)
			continue
		}
		text := match.Rewrite(record.Match, record.Text, printed)
		edit(markdown.EditOf(record, text))
		record.Text = text
	}
	if !fresh || len(at.snippet.Records) > 0 {
		return
	}
	record := &markdown.Record{Stream: runner.Stdout, Match: match.Exact}
	info := "output"
	if at.snippet.Expect.Status == runner.CompileError {
		record.Stream = runner.Stderr
	}
	if record.Text = result.Printed(record.Stream); record.Text == "" || !markdown.IsText(record.Text) {
		return
	}
	if match.Measured(record.Text) {
		record.Match, info = match.Approx, "output {match=approx}"
	}
	if !strings.HasSuffix(record.Text, "\n") {
		record.Text += "\n"
	}
	edit(markdown.NewRecord(at.snippet, info, record.Text))
	at.snippet.Records = []*markdown.Record{record}
}

// lesson rewrites one lesson and makes sure that what is written is what is read.
func (p *planned) lesson(u *Update, doc *markdown.Document) error {
	var edits []markdown.Edit
	for s, list := range p.edits[doc] {
		if !p.unlike[s] {
			edits = append(edits, list...)
		}
	}
	if len(edits) == 0 {
		return nil
	}
	after := *doc.Lesson
	after.Source = markdown.Rewrite(doc.Lesson.Source, edits)
	again, _ := markdown.NewParser(p.course).Parse(&after)
	for i, s := range doc.Snippets {
		if p.unlike[s] {
			continue
		}
		if i >= len(again.Snippets) || !slices.EqualFunc(s.Records, again.Snippets[i].Records, func(a, b *markdown.Record) bool {
			return a.Text == b.Text && a.Stream == b.Stream && a.Match == b.Match
		}) {
			p.fault(doc.Lesson, s.Line, "the record of snippet %q cannot be rewritten where it stands: move it out of the list or quotation", s.ID)
			return nil
		}
	}
	u.Files = append(u.Files, Rewritten{doc.Lesson.File, doc.Lesson.Source, after.Source})
	u.Records += len(edits)
	return nil
}

func (o *observed) fault(lesson *course.Lesson, line int, format string, args ...any) {
	o.faults = append(o.faults, fault.Fault{Path: lesson.File, Line: line, Column: 1, Message: fmt.Sprintf(format, args...)})
}
