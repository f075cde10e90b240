package site

import (
	"context"
	"fmt"
	"maps"

	"runnel/runner"
	"runnel/site/check"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// runAgain takes runs that are not what a lesson says a second time: a machine that
// pauses, or is busy with something else, makes a program late, and that is not the
// lesson's fault. The second result counts where it holds. Runs are those of places, and
// all that values and claims speak of.
func (o *observed) runAgain(ctx context.Context, r Runner, places []place) error {
	statements := o.doubtfulStatements()
	spokenOf := map[*runner.Result]bool{}
	for _, s := range statements {
		for _, ref := range s.References {
			spokenOf[o.results.Of(ref)] = true
		}
	}
	var doubtful []place
	failed := map[placeKey]bool{}
	among := map[placeKey]bool{}
	for _, p := range places {
		among[p.key()] = true
	}
	for _, p := range o.places {
		result := o.result(p)
		failed[p.key()] = among[p.key()] && len(result.Diagnostics) == 0 && len(check.Run(p.doc, p.snippet, p.run, result)) > 0
		if failed[p.key()] || spokenOf[result] {
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
	second := check.Results{}
	for i, p := range doubtful {
		if len(check.Run(p.doc, p.snippet, p.run, &results[i])) > 0 {
			continue
		}
		if second[p.doc] == nil {
			second[p.doc] = map[string]*runner.Result{}
		}
		second[p.doc][p.run.ID] = &results[i]
		if failed[p.key()] {
			o.results[p.doc][p.run.ID] = &results[i]
			o.heldAgain(p.doc, p.snippet.Line, p.snippet.Column, fmt.Sprintf("snippet %q", p.run.ID))
		}
	}
	for _, s := range statements {
		o.stateAgain(s, second)
	}
	return nil
}

// doubtfulStatements are values and claims that do not hold.
func (o *observed) doubtfulStatements() []check.Statement {
	var all []check.Statement
	for _, doc := range o.docs {
		for _, s := range check.Statements(doc) {
			if len(s.Faults(o.results)) > 0 {
				all = append(all, s)
			}
		}
	}
	return all
}

// stateAgain takes the second results of the runs that a statement speaks of, where it
// holds with them, and nothing else that did hold no longer does.
func (o *observed) stateAgain(s check.Statement, second check.Results) {
	before := s.Faults(o.results)
	if len(before) == 0 {
		return // what was taken for another statement has mended this one too
	}
	first := check.Results{}
	for doc, results := range o.results {
		first[doc] = maps.Clone(results)
	}
	broken := len(o.doubtfulStatements())
	for _, ref := range s.References {
		if result := second.Of(ref); result != nil {
			o.results[ref.Doc][ref.Run] = result
		}
	}
	if len(s.Faults(o.results)) > 0 || len(o.doubtfulStatements()) >= broken {
		o.results = first
		return
	}
	o.heldAgain(s.Doc, before[0].Line, before[0].Column, "what is said here")
}

// heldAgain notes what held only the second time.
func (o *observed) heldAgain(doc *markdown.Document, line, column int, what string) {
	o.again = append(o.again, fault.Fault{
		Path: doc.Lesson.File, Line: line, Column: column, Message: what + " held only when it was run again",
	})
}
