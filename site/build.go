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
	Runner Runner // nil where Frozen
	// Freeze keeps the results beside the course, where course.yaml says so.
	Freeze bool
	// Frozen has a build run nothing: it takes the results that stand beside the course.
	Frozen bool
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
	Checked    []string      // the lessons whose programs were run, as their author named them
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
	if options.Freeze {
		if err := observed.freeze(); err != nil {
			return nil, err
		}
	}
	report := observed.report()
	if report.Stats, err = observed.publish(ctx, folder, cmp.Or(options.Bundler, &Bundler{}), options.Browser); err != nil {
		return nil, err
	}
	return report, nil
}

// An observed course has been parsed, run and checked.
type observed struct {
	course   *course.Course
	docs     []*markdown.Document
	glossary []markdown.Definition
	results  check.Results
	faults   []fault.Fault
	again    []fault.Fault
	places   []place

	unverified bool
	unlike     map[*markdown.Snippet]bool // what is not what Go does
}

// A place is a run of a snippet, and where it stands.
type place struct {
	doc     *markdown.Document
	snippet *markdown.Snippet
	run     markdown.Run
}

// A placeKey tells places apart.
type placeKey struct {
	doc *markdown.Document
	run string
}

func (p place) key() placeKey { return placeKey{p.doc, p.run.ID} }

// load starts with a course's folder.
func load(options Options) (*observed, error) {
	c, faults, err := course.Load(options.Course, options.Drafts)
	if err != nil {
		return nil, err
	}
	return &observed{course: c, faults: faults, results: check.Results{}, unlike: map[*markdown.Snippet]bool{}}, nil
}

// observe takes a course through every stage before pages are made.
func observe(ctx context.Context, options Options) (*observed, error) {
	o, err := load(options)
	if err != nil {
		return nil, err
	}
	if err := o.parse(ctx); err != nil {
		return nil, err
	}
	if options.Frozen {
		err = o.thaw()
	} else {
		err = o.runDocs(ctx, options, o.docs)
	}
	if err != nil {
		return nil, err
	}
	o.check()
	return o, nil
}

// runDocs runs what lessons hold, and holds it to the Go toolchain.
func (o *observed) runDocs(ctx context.Context, options Options, docs []*markdown.Document) error {
	places, err := o.run(ctx, options.Runner, docs)
	if err != nil {
		return err
	}
	if err := o.runAgain(ctx, options.Runner, places); err != nil {
		return err
	}
	return o.verify(ctx, options.Runner, options.Verify, places)
}

// check holds the lessons to the results.
func (o *observed) check() {
	for _, doc := range o.docs {
		o.faults = append(o.faults, check.Document(doc, o.results)...)
	}
	fault.Sort(o.faults)
	o.faults = slices.Compact(o.faults)
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
	o.faults = append(o.faults, markdown.Bind(o.docs)...)
	var wrong []fault.Fault
	o.glossary, wrong = parser.Definitions()
	o.faults = append(o.faults, wrong...)
	all := slices.Clone(o.docs)
	for _, d := range o.glossary {
		all = append(all, d.Document)
	}
	o.faults = append(o.faults, markdown.CheckTerms(o.course, all)...)
	return nil
}

// run collects the programs of lessons and runs them.
func (o *observed) run(ctx context.Context, r Runner, docs []*markdown.Document) ([]place, error) {
	var places []place
	for _, doc := range docs {
		places = append(places, placesOf(doc)...)
	}
	results, err := r.Run(ctx, programs(places))
	if err != nil {
		return nil, fmt.Errorf("running the course's programs: %w", err)
	}
	for _, doc := range docs {
		o.results[doc] = map[string]*runner.Result{}
	}
	for i, p := range places {
		o.results[p.doc][p.run.ID] = &results[i]
	}
	o.places = append(o.places, places...)
	return places, nil
}

// placesOf are the runs of a lesson.
func placesOf(doc *markdown.Document) []place {
	var places []place
	for _, s := range doc.Snippets {
		for _, run := range s.Runs() {
			places = append(places, place{doc, s, run})
		}
	}
	return places
}

func programs(places []place) []runner.Program {
	list := make([]runner.Program, len(places))
	for i, p := range places {
		list[i] = p.run.Program
	}
	return list
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
	for _, doc := range o.docs {
		if o.results[doc] != nil {
			r.Checked = append(r.Checked, doc.Lesson.File)
		}
	}
	for _, p := range o.places {
		r.Runs = append(r.Runs, Run{p.doc.Lesson.File, p.run.ID, o.results[p.doc][p.run.ID]})
	}
	return r
}
