package site

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"runnel/runner"
	"runnel/site/check"
	"runnel/site/check/match"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// A Checking says how to check a course.
type Checking struct {
	// FailFast stops after the first lesson with a fault.
	FailFast bool
	// Since is a revision of git: programs run only in lessons that what has changed
	// since then can affect. Everything else is checked in any case.
	Since string
	// Repeat is how often to run each program, to find what is not deterministic.
	Repeat int
	// Progress, where set, is told of each lesson when all is known of it, and at
	// last of what is left.
	Progress func(Checked)
}

// A Checked tells what came of one lesson; of none where Lesson is empty.
type Checked struct {
	Lesson string // as the author would name it
	Runs   int
	Faults []fault.Fault // that were not told before
}

// Check runs a course, one lesson after the other, and tells where it does not hold. It
// writes nothing.
func Check(ctx context.Context, options Options, checking Checking) (*Report, error) {
	o, err := load(options)
	if err != nil {
		return nil, err
	}
	if err := o.parse(ctx); err != nil {
		return nil, err
	}
	for _, doc := range o.docs {
		o.faults = append(o.faults, check.Format(doc)...)
	}
	c := &checker{observed: o, checking: checking, told: map[fault.Fault]bool{}}
	c.tell("", 0, o.faults)
	docs := o.docs
	if checking.Since != "" {
		if docs, err = o.changedSince(ctx, checking.Since); err != nil {
			return nil, err
		}
	}
	for _, doc := range docs {
		if checking.FailFast && len(o.faults) > 0 {
			break
		}
		if err := c.lesson(ctx, options, doc); err != nil {
			return nil, err
		}
	}
	o.check()
	c.tell("", 0, o.faults)
	return o.report(), nil
}

// A checker checks lessons in turn.
type checker struct {
	*observed
	checking Checking
	told     map[fault.Fault]bool
}

func (c *checker) lesson(ctx context.Context, options Options, doc *markdown.Document) error {
	runs := len(c.places)
	if err := c.runDocs(ctx, options, []*markdown.Document{doc}); err != nil {
		return err
	}
	if err := c.repeat(ctx, options.Runner, c.places[runs:]); err != nil {
		return err
	}
	c.faults = append(c.faults, check.Document(doc, c.results)...)
	c.tell(doc.Lesson.File, len(c.places)-runs, c.faults)
	return nil
}

func (c *checker) tell(lesson string, runs int, faults []fault.Fault) {
	told := Checked{Lesson: lesson, Runs: runs}
	for _, f := range faults {
		if !c.told[f] {
			c.told[f] = true
			told.Faults = append(told.Faults, f)
		}
	}
	fault.Sort(told.Faults)
	if c.checking.Progress != nil && (lesson != "" || len(told.Faults) > 0) {
		c.checking.Progress(told)
	}
}

// repeat runs programs again and again, and reports those that do something else
// another time.
func (c *checker) repeat(ctx context.Context, r Runner, places []place) error {
	places = slices.DeleteFunc(slices.Clone(places), func(p place) bool {
		return len(check.Run(p.doc, p.snippet, p.run, c.result(p))) > 0 // which is told already
	})
	list := programs(places)
	for i := range list {
		list[i].Once = true
	}
	different := map[int][]string{} // by the place's index
	for n := 2; n <= c.checking.Repeat && len(places) > 0; n++ {
		results, err := r.Rerun(ctx, list)
		if err != nil {
			return fmt.Errorf("repeating programs: %w", err)
		}
		for i, p := range places {
			if text := unlike(p, c.result(p), &results[i]); text != "" {
				different[i] = append(different[i], fmt.Sprintf("run %d of %d: %s", n, c.checking.Repeat, text))
			}
		}
	}
	for i, texts := range different {
		p := places[i]
		c.faults = append(c.faults, fault.Fault{
			Path: p.doc.Lesson.File, Line: p.snippet.Line, Column: p.snippet.Column, Kind: fault.Repeat,
			Message: fmt.Sprintf("snippet %q did something else in %d of %d runs; give it a record with the match that it needs, or make it deterministic:\n%s",
				p.run.ID, len(texts), c.checking.Repeat, check.Indent(texts[0])),
		})
	}
	return nil
}

// unlike says how a repetition differs from what the lesson says, or where it says
// nothing from the first run; "" where it does not.
func unlike(p place, first, again *runner.Result) string {
	if faults := check.Run(p.doc, p.snippet, p.run, again); len(faults) > 0 {
		return faults[0].Message
	}
	if p.snippet.Record(p.run, runner.Stdout) != nil || !check.Comparable(first) {
		return ""
	}
	if d := match.Match(match.Exact, first.Printed(runner.Stdout), again.Printed(runner.Stdout)); d != nil {
		return "it printed something else:\n" + d.String()
	}
	return ""
}

// faultsOf counts the faults of each file.
func faultsOf(faults []fault.Fault) map[string]int {
	n := map[string]int{}
	for _, f := range faults {
		n[f.Path]++
	}
	return n
}

// A LessonReport sums up one lesson.
type LessonReport struct {
	Path         string
	Runs, Faults int
}

// Summary sums up each file that was run or has faults, by path.
func (r *Report) Summary() []LessonReport {
	faults := faultsOf(r.Faults)
	runs := map[string]int{}
	for _, run := range r.Runs {
		runs[run.Lesson]++
	}
	var all []LessonReport
	for _, path := range r.Checked {
		all = append(all, LessonReport{path, runs[path], faults[path]})
		delete(faults, path)
	}
	for path, n := range faults {
		all = append(all, LessonReport{path, runs[path], n})
	}
	slices.SortFunc(all, func(a, b LessonReport) int { return cmp.Compare(a.Path, b.Path) })
	return all
}
