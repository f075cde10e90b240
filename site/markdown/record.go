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
	record.Line, _ = r.position(f.offset)
	record.Line++
	for _, a := range r.attributes(f) {
		r.setRecord(record, a)
	}
	above, ok := f.PreviousSibling().(*snippetNode)
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
		case match.Exact, match.Unordered, match.Approx:
			record.Match = m
		case "regexp":
			r.fault(a.valueAt, "match=regexp is not available in this version: exact, unordered and approx are")
		default:
			r.fault(a.valueAt, "match is exact, unordered or approx")
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
