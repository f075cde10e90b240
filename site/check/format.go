package check

import (
	"fmt"
	"go/format"
	"strings"

	"runnel/site/check/match"
	"runnel/site/fault"
	"runnel/site/markdown"
)

// Format reports snippets that are not formatted as gofmt does it. What gofmt cannot
// read is left alone: whether that is meant, the compiler tells.
func Format(doc *markdown.Document) []fault.Fault {
	var faults []fault.Fault
	for _, s := range doc.Snippets {
		for _, source := range s.Sources() {
			if f, ok := unformatted(source); ok {
				if f.Path != doc.Lesson.File {
					f.Lesson = doc.Lesson.File
				}
				f.Message = fmt.Sprintf("snippet %q is not formatted as gofmt does it; replace - by +:\n%s", s.ID, f.Message)
				faults = append(faults, f)
			}
		}
	}
	return faults
}

// unformatted finds the first line that gofmt would write otherwise; the message is
// the difference.
func unformatted(source markdown.Source) (fault.Fault, bool) {
	formatted, err := format.Source([]byte(source.Text))
	if err != nil || strings.TrimSpace(source.Text) == "" {
		return fault.Fault{}, false
	}
	difference := match.Match(match.Exact, escaped(source.Text), escaped(strings.TrimRight(string(formatted), "\n")+"\n"))
	if difference == nil {
		return fault.Fault{}, false
	}
	at := source.Places[min(difference.RecordLine, len(source.Places))-1]
	text := strings.Join(strings.Split(difference.String(), "\n")[3:], "\n")
	return fault.Fault{Path: at.Path, Line: at.Line, Column: at.Column, Kind: fault.Format, Message: Indent(text)}, true
}

// escaped keeps a line of code from standing for any lines.
func escaped(code string) string { return strings.ReplaceAll(code, "\n...\n", "\n... \n") }
