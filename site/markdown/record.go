package markdown

import (
	"slices"

	"runnel/runner"
	"runnel/site/check/match"
)

// output takes an output fence: the record of the snippet above it.
func (r *reading) output(f *fence) {
	defer remove(f.FencedCodeBlock)
	record := &Record{Stream: runner.Stdout, Match: match.Exact, Text: string(join(f.Lines(), r.source))}
	record.Line, record.Column = r.position(f.offset)
	record.Lines = f.Lines().Len()
	record.Line++
	above, ok := f.PreviousSibling().(*snippetNode)
	if ok && above.snippet != nil && above.snippet.Expect.Status == runner.CompileError {
		record.Stream = runner.Stderr // all that there is to print
	}
	for _, a := range r.attributes(f) {
		r.setRecord(record, a)
	}
	if bad, why := match.Check(record.Match, record.Text); bad > 0 {
		r.fault(f.Lines().At(bad-1).Start, "not a regular expression: %s; a backslash before it takes a character for itself", why)
	}
	switch {
	case !ok:
		r.fault(f.offset, "this output belongs to no snippet: put it directly after the ```go that prints it, or write ```text for text that is no run's output")
	case above.snippet == nil:
	case !above.snippet.Run:
		r.fault(f.offset, "the snippet above does not run, so it has no output: write ```text for text that is no run's output")
	case slices.ContainsFunc(above.snippet.Records, func(o *Record) bool { return o.Stream == record.Stream }):
		r.fault(f.offset, "the snippet above has an output for %s already: remove one, or write stream=stderr at that of standard error", record.Stream)
	default:
		above.snippet.Records = append(above.snippet.Records, record)
	}
}

func (r *reading) setRecord(record *Record, a attribute) {
	switch a.name {
	case "match":
		switch m := match.Rule(a.value); m {
		case match.Exact, match.Unordered, match.Approx, match.Regexp:
			record.Match = m
		default:
			r.fault(a.valueAt, "match is exact, unordered, approx or regexp")
		}
	case "stream":
		switch s := runner.Stream(a.value); s {
		case runner.Stdout, runner.Stderr:
			record.Stream = s
		default:
			r.fault(a.valueAt, "stream is stdout or stderr")
		}
	case "#":
		r.fault(a.at, "an output has no id: give it to the snippet")
	default:
		r.unknown(a, []string{"match", "stream"}, "an output")
	}
}
