// Package site turns a course into a folder of files. It is the one place that knows
// the way of the data:
//
//	course.Load → markdown.Parse → programs → runner → check → page → publish
//
// Each stage reports every fault it finds and hands on what it could still make, so
// that one broken lesson costs the author neither the other pages nor the other
// messages.
package site

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"runnel/runner"
	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/fault"
	"runnel/site/markdown"
	"runnel/site/publish"
)

// A Runner runs programs and returns their results in the same order.
type Runner interface {
	Run(ctx context.Context, programs []runner.Program) ([]runner.Result, error)
	// Rerun does not rely on earlier results, and replaces them.
	Rerun(ctx context.Context, programs []runner.Program) ([]runner.Result, error)
	// Toolchain is the version of the Go toolchain, or runner.ErrNoToolchain.
	Toolchain() (version string, err error)
}

// Options say what to build.
type Options struct {
	Course string // the course's folder
	Out    string // the site's folder
	Drafts bool   // publish drafts too
	Verify Verify // Auto where empty
	Runner Runner
	// Browser has the runner for readers' browsers: a module of WASM, compressed by zstd,
	// and the script that starts it. Where it is nil, pages offer to run nothing.
	Browser func(ctx context.Context) (module, support []byte, err error)
	// Bundler is for who builds more than once; nil elsewhere.
	Bundler *Bundler
}

// A Report tells what came of a build or a check.
type Report struct {
	Faults []fault.Fault // all that is wrong, in order
	// Misconfigured tells that course.yaml is among what is wrong.
	Misconfigured bool
	// Again are runs that held only when they were taken a second time.
	Again []fault.Fault
	// Unverified tells that no Go toolchain was there to verify the runs with.
	Unverified bool
	Lessons    int           // pages of Markdown
	Runs       []Run         // in the order of the lessons
	Stats      publish.Stats // of a build
}

// A Run is one snippet's result.
type Run struct {
	Lesson  string // the lesson's file, as the author named it
	Snippet string // its ID, or that of a point of its sweep
	Result  *runner.Result
}

// Build builds a site. Faults of the course are in the report; the error is for what
// keeps the build from going on at all. The page of a lesson with a fault stays as
// the last good build left it.
func Build(ctx context.Context, options Options) (*Report, error) {
	folder, err := publish.Open(options.Out)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	observed, err := observe(ctx, options)
	if err != nil {
		return nil, err
	}
	report := observed.report()
	if report.Stats, err = observed.publish(ctx, folder, cmp.Or(options.Bundler, &Bundler{}), options.Browser); err != nil {
		return nil, err
	}
	return report, nil
}

// Check runs a course and tells where it does not hold. It writes nothing.
func Check(ctx context.Context, options Options) (*Report, error) {
	observed, err := observe(ctx, options)
	if err != nil {
		return nil, err
	}
	return observed.report(), nil
}

// An observed course has been parsed, run and checked.
type observed struct {
	course  *course.Course
	docs    []*markdown.Document
	results map[*markdown.Document]map[string]*runner.Result // by run ID
	faults  []fault.Fault
	again   []fault.Fault
	places  []place

	unverified bool
}

// A place is a run of a snippet, and where it stands.
type place struct {
	doc     *markdown.Document
	snippet *markdown.Snippet
	run     markdown.Run
}

// observe takes a course through every stage before pages are made.
func observe(ctx context.Context, options Options) (*observed, error) {
	c, faults, err := course.Load(options.Course, options.Drafts)
	if err != nil {
		return nil, err
	}
	o := &observed{course: c, faults: faults}
	if err := o.parse(ctx); err != nil {
		return nil, err
	}
	if err := o.run(ctx, options.Runner); err != nil {
		return nil, err
	}
	if err := o.runAgain(ctx, options.Runner); err != nil {
		return nil, err
	}
	if err := o.verify(ctx, options.Runner, options.Verify); err != nil {
		return nil, err
	}
	for _, doc := range o.docs {
		o.faults = append(o.faults, check.Document(doc, o.results[doc])...)
	}
	fault.Sort(o.faults)
	o.faults = slices.Compact(o.faults)
	return o, nil
}

// parse parses all lessons in parallel.
func (o *observed) parse(ctx context.Context) error {
	parser := markdown.NewParser(o.course)
	lessons := o.course.Lessons()
	o.docs = make([]*markdown.Document, len(lessons))
	faults := make([][]fault.Fault, len(lessons))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.NumCPU())
	for i, lesson := range lessons {
		group.Go(func() error {
			o.docs[i], faults[i] = parser.Parse(lesson)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	o.faults = append(o.faults, slices.Concat(faults...)...)
	o.faults = append(o.faults, markdown.CheckAnchors(o.docs)...)
	return nil
}

// run collects the programs of all lessons and runs them.
func (o *observed) run(ctx context.Context, r Runner) error {
	o.results = map[*markdown.Document]map[string]*runner.Result{}
	for _, doc := range o.docs {
		o.results[doc] = map[string]*runner.Result{}
		for _, s := range doc.Snippets {
			for _, run := range s.Runs() {
				o.places = append(o.places, place{doc, s, run})
			}
		}
	}
	results, err := r.Run(ctx, programs(o.places))
	if err != nil {
		return fmt.Errorf("running the course's programs: %w", err)
	}
	for i, p := range o.places {
		o.results[p.doc][p.run.ID] = &results[i]
	}
	return nil
}

func programs(places []place) []runner.Program {
	list := make([]runner.Program, len(places))
	for i, p := range places {
		list[i] = p.run.Program
	}
	return list
}

// runAgain takes runs that are not what their lesson says a second time: a machine
// that pauses, or is busy with something else, makes a program late, and that is not
// the lesson's fault. The second result counts where it holds.
func (o *observed) runAgain(ctx context.Context, r Runner) error {
	var doubtful []place
	for _, p := range o.places {
		result := o.results[p.doc][p.run.ID]
		if len(result.Diagnostics) == 0 && len(check.Run(p.doc, p.snippet, p.run, result)) > 0 {
			doubtful = append(doubtful, p)
		}
	}
	if len(doubtful) == 0 {
		return nil
	}
	results, err := r.Rerun(ctx, programs(doubtful))
	if err != nil {
		return fmt.Errorf("running programs again: %w", err)
	}
	for i, p := range doubtful {
		if len(check.Run(p.doc, p.snippet, p.run, &results[i])) == 0 {
			o.results[p.doc][p.run.ID] = &results[i]
			o.again = append(o.again, fault.Fault{
				Path: p.doc.Lesson.File, Line: p.snippet.Line, Column: p.snippet.Column,
				Message: fmt.Sprintf("snippet %q held only when it was run again", p.run.ID),
			})
		}
	}
	return nil
}

func (o *observed) report() *Report {
	config := filepath.Join(o.course.Dir, course.ConfigFile)
	r := &Report{
		Faults:        o.faults,
		Misconfigured: slices.ContainsFunc(o.faults, func(f fault.Fault) bool { return f.Path == config }),
		Again:         o.again,
		Unverified:    o.unverified,
		Lessons:       len(o.docs),
	}
	for _, p := range o.places {
		r.Runs = append(r.Runs, Run{p.doc.Lesson.File, p.run.ID, o.results[p.doc][p.run.ID]})
	}
	return r
}
