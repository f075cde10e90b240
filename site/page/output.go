package page

import (
	"fmt"
	"html/template"
	"strings"

	"runnel/runner"
	"runnel/site/quantity"
)

// maxOutput is how many bytes of output a page holds of one run; runs.json holds
// the rest. The theme shows a screenful of them and scrolls.
const maxOutput = 256 << 10

// An output is what a run printed, as the page shows it.
type output struct {
	HTML template.HTML // what stands in the pre
	Cut  string        // says that it is not all; "" where it is
}

// outputOf renders the run's output in the order of its events. Diagnostics stand
// where go run would print them.
func outputOf(r *runner.Result) output {
	events := r.Events
	for _, d := range r.Diagnostics {
		events = append(events[:len(events):len(events)], runner.Event{Stream: runner.Stderr, Text: d.String() + "\n"})
	}
	var total int
	for _, e := range events {
		total += len(e.Text)
	}

	var b strings.Builder
	var open runner.Stream
	room := maxOutput
	for _, e := range events {
		text := e.Text
		if len(text) > room {
			text = beginning(text[:room], room == maxOutput)
		}
		if text == "" && e.Text != "" {
			break
		}
		if text == "" {
			continue
		}
		if e.Stream != open {
			if open != "" {
				b.WriteString("</span>")
			}
			b.WriteString(openTag(e.Stream))
			open = e.Stream
		}
		escapeOutput(&b, text)
		room -= len(text)
		if len(text) < len(e.Text) {
			break
		}
	}
	if open != "" {
		b.WriteString("</span>")
	}
	out := output{HTML: template.HTML(b.String())}
	if shown := maxOutput - room; shown < total {
		out.Cut = fmt.Sprintf("The first %s of %s of output are shown.", quantity.Size(uint64(shown)), quantity.Size(uint64(total)))
	}
	return out
}

// openTag starts what was written to one stream. Stderr is named for those who
// do not see its colour; the name is no part of the text.
func openTag(s runner.Stream) string {
	if s == runner.Stderr {
		return `<span class="stderr" role="group" aria-label="stderr">`
	}
	return `<span class="stdout">`
}

// beginning cuts text after its last line break. Where it has none, only what
// would otherwise be all of the output is kept, up to a whole character.
func beginning(text string, all bool) string {
	if i := strings.LastIndexByte(text, '\n'); i >= 0 || !all {
		return text[:i+1]
	}
	return strings.ToValidUTF8(text, "")
}

// escapeOutput writes text such that a browser shows exactly its characters. What
// HTML cannot hold (control characters, broken UTF-8) becomes U+FFFD.
func escapeOutput(b *strings.Builder, text string) {
	for _, c := range text {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '\r':
			b.WriteString("&#13;") // a bare one would become a line feed
		case c < ' ' && c != '\n' && c != '\t', 0x7f <= c && c < 0xa0:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(c)
		}
	}
}
