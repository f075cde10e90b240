// Package check holds a course to what was observed: the way each run ended to what
// its lesson expects, its output to the records beside it, and values in prose and claims
// to what was measured. It runs nothing.
package check

import (
	"fmt"
	"strings"

	"runnel/runner"
	"runnel/site/check/match"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// Document reports every run of a lesson that is not what the lesson says, and all
// that the lesson says of runs and is not so.
func Document(doc *markdown.Document, results Results) []fault.Fault {
	var faults []fault.Fault
	for _, s := range doc.Snippets {
		for _, run := range s.Runs() {
			if result := results[doc][run.ID]; result != nil {
				faults = append(faults, Run(doc, s, run, result)...)
			}
		}
	}
	for _, s := range Statements(doc) {
		faults = append(faults, s.Faults(results)...)
	}
	return faults
}

// Run reports where one run of a snippet is not what the lesson says.
func Run(doc *markdown.Document, s *markdown.Snippet, run markdown.Run, result *runner.Result) []fault.Fault {
	if !reached(s, result) {
		return unreached(doc, s, result)
	}
	if s.Session != nil {
		result = own(s, result)
	}
	if !expected(s, result) {
		return ending(doc, s, run, result) // its output cannot be judged either
	}
	var faults []fault.Fault
	for _, stream := range []runner.Stream{runner.Stdout, runner.Stderr} {
		record := s.Record(run, stream)
		if record == nil {
			continue
		}
		if f, ok := output(doc, s, record, result); ok {
			faults = append(faults, f)
		}
	}
	return faults
}

// Parity reports where a program does something else under engine gc than under the
// interpreter. Where there is a record of standard output, both are held to it, since
// outputs may differ as far as its rule allows; otherwise to each other.
func Parity(doc *markdown.Document, s *markdown.Snippet, run markdown.Run, yaegi, gc *runner.Result) []fault.Fault {
	const wayOut = "let Go itself run it with engine=gc"
	differs := func(format string, args ...any) []fault.Fault {
		return []fault.Fault{{
			Path: doc.Lesson.File, Line: s.Line, Column: s.Column,
			Message: fmt.Sprintf("snippet %q is not what Go does: ", run.ID) + fmt.Sprintf(format, args...), Kind: fault.Parity,
		}}
	}
	if yaegi.Status != gc.Status || yaegi.Status == runner.Exit && yaegi.Exit != gc.Exit {
		return differs("it ended with %s under the interpreter and with %s under %s; %s%s",
			end(yaegi), end(gc), gc.GoVersion, wayOut, quoted(gc.Output(runner.Stderr)))
	}
	if !Comparable(yaegi) {
		return nil
	}
	rule, want := match.Exact, yaegi.Output(runner.Stdout)
	if record := s.Record(run, runner.Stdout); record != nil {
		rule, want = record.Match, record.Text
	}
	if difference := match.Match(rule, want, gc.Output(runner.Stdout)); difference != nil {
		return differs("under %s it prints something else; %s, or if its output varies give it a record with the match that it needs:\n%s",
			gc.GoVersion, wayOut, Indent(difference.String()))
	}
	return nil
}

// Comparable tells that a run's output is its program's: where a run was ended from
// outside, it is chance where its output was cut.
func Comparable(r *runner.Result) bool {
	switch r.Status {
	case runner.Timeout, runner.Memory, runner.OutputLimit, runner.Killed:
		return false
	}
	return true
}

// end names how a run ended.
func end(r *runner.Result) string {
	if r.Status == runner.Exit {
		return fmt.Sprintf("exit:%d", r.Exit)
	}
	return string(r.Status)
}

// quoted is a text to set below a message; "" where there is none.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return ":\n" + Indent(text)
}

// Ended tells whether a run ended as its lesson expects.
func Ended(s *markdown.Snippet, r *runner.Result) bool { return expected(s, r) }

func expected(s *markdown.Snippet, r *runner.Result) bool {
	e := s.Expect
	return reached(s, r) && e.Status == r.Status && (e.Status != runner.Exit || e.Exit == r.Exit)
}

// ending explains a run that did not end as expected, at the author's lines where
// the result names any.
func ending(doc *markdown.Document, s *markdown.Snippet, run markdown.Run, r *runner.Result) []fault.Fault {
	var faults []fault.Fault
	for _, d := range r.Diagnostics {
		at := s.Place(d)
		f := fault.Fault{Path: at.Path, Line: at.Line, Column: at.Column, Message: d.Message, Kind: fault.Run}
		if f.Path != doc.Lesson.File {
			f.Lesson = doc.Lesson.File
		}
		faults = append(faults, f)
	}
	if len(faults) > 0 && s.Expect.Status == runner.OK {
		return faults
	}
	message := fmt.Sprintf("snippet %q should %s, but %s", run.ID, wanted(s.Expect), happened(s, r))
	message += quoted(r.Output(runner.Stderr))
	return append(faults, fault.Fault{Path: doc.Lesson.File, Line: s.Line, Column: s.Column, Message: message, Kind: fault.Run})
}

// wanted completes "the snippet should …".
func wanted(e markdown.Expect) string {
	switch e.Status {
	case runner.OK:
		return "end well (expect=ok)"
	case runner.Exit:
		return fmt.Sprintf("exit with code %d (expect=exit:%d)", e.Exit, e.Exit)
	}
	return fmt.Sprintf("end with %s (expect=%s)", e.Status, e.Status)
}

// happened completes "…, but".
func happened(s *markdown.Snippet, r *runner.Result) string {
	limits := s.Program.Limits.OrDefault()
	switch r.Status {
	case runner.OK:
		return "it ended well"
	case runner.CompileError:
		return "it does not compile"
	case runner.Panic:
		return "it panicked; if that is meant, write expect=panic"
	case runner.Exit:
		return fmt.Sprintf("it exited with code %d; if that is meant, write expect=exit:%d", r.Exit, r.Exit)
	case runner.Deadlock:
		return "all its goroutines were asleep; if that is meant, write expect=deadlock"
	case runner.Timeout:
		return fmt.Sprintf("it was still running after %s; mend it, raise timeout=, or write expect=timeout if that is meant", limits.Timeout)
	case runner.Memory:
		return fmt.Sprintf("it needed more than %d MiB of memory; mend it or raise memory=", limits.Memory>>20)
	case runner.OutputLimit:
		return fmt.Sprintf("it wrote more than %d bytes; mend it or raise output-limit=", limits.Output)
	case runner.Killed:
		return "something ended its process"
	}
	return fmt.Sprintf("it ended with %s", r.Status)
}

// output holds a run to one record.
func output(doc *markdown.Document, s *markdown.Snippet, record *markdown.Record, r *runner.Result) (fault.Fault, bool) {
	difference := match.Match(record.Match, record.Text, r.Printed(record.Stream))
	if difference == nil {
		return fault.Fault{}, false
	}
	return fault.Fault{
		Path:   doc.Lesson.File,
		Line:   record.Line + difference.RecordLine - 1,
		Column: 1,
		Message: fmt.Sprintf("snippet %q does not print on %s what its record says (match=%s):\n%s",
			s.ID, record.Stream, record.Match, Indent(difference.String())),
		Kind: fault.Record,
	}, true
}

// Indent sets a text below a message.
func Indent(text string) string {
	return "\t" + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n\t")
}
