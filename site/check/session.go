package check

import (
	"fmt"
	"slices"

	"runnel/runner"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// reached tells whether a run came as far as the snippet's own code: a part of a session
// is not run where one before it is wrong or ends the program.
func reached(s *markdown.Snippet, r *runner.Result) bool {
	switch {
	case s.Session == nil:
		return true
	case len(r.Diagnostics) > 0:
		return len(own(s, r).Diagnostics) > 0
	}
	return r.Begun == 0 || r.Begun >= s.Part
}

// own is a result of a part of a session without what is wrong with parts before it, which
// is told at them.
func own(s *markdown.Snippet, r *runner.Result) *runner.Result {
	only := *r
	file := s.Program.Files[s.Part-1].Name
	only.Diagnostics = slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d runner.Diagnostic) bool {
		return d.File != file && slices.ContainsFunc(s.Program.Files, func(f runner.File) bool { return f.Name == d.File })
	})
	return &only
}

// unreached says which part before it keeps a snippet from being run.
func unreached(doc *markdown.Document, s *markdown.Snippet, r *runner.Result) []fault.Fault {
	part, why := r.Begun, "ends the program"
	if len(r.Diagnostics) > 0 {
		part, why = 1+slices.IndexFunc(s.Program.Files, func(f runner.File) bool { return f.Name == r.Diagnostics[0].File }), "cannot be run"
	}
	return []fault.Fault{{
		Path: doc.Lesson.File, Line: s.Line, Column: s.Column, Kind: fault.Run,
		Message: fmt.Sprintf("snippet %q was not run, because %q, above it in session %s, %s: mend that first", s.ID, s.Session.Parts[part-1].ID, s.Session.Name, why),
	}}
}
