package runner

import (
	"crypto/rand"
	"fmt"
	"strings"

	"runnel/runner/fragment"
	"runnel/runner/frontend"
)

// A session is a program of several fragments that prints a mark where each of them
// begins. The mark is new for every program that is prepared, so that no program can
// print it.
type session struct {
	parts int
	mark  string // which the number of a part follows
}

const markEnd = "\n"

func (s *session) text(part int) string { return fmt.Sprintf("%s %d%s", s.mark, part, markEnd) }

// join makes one file of a program's fragments.
func (r *Runner) join(program Program) (source string, s *session, refused []frontend.Diagnostic) {
	if !program.Session {
		source, refused = fragment.Join(program.Files, r.importer)
		return source, nil, refused
	}
	s = &session{parts: len(program.Files), mark: rand.Text()}
	source, refused = fragment.JoinSession(program.Files, fragment.Session{Awaited: program.Awaited, Mark: s.text}, r.importer)
	return source, s, refused
}

// cut leaves of a result what the last part that began has printed.
func (s *session) cut(r *Result) {
	begins := map[Stream]int{}
	r.Begun = 1
	for _, stream := range []Stream{Stdout, Stderr} {
		text := r.Output(stream)
		for part := 1; part < s.parts; part++ {
			if at := strings.Index(text, s.text(part)); at >= 0 {
				r.Begun = max(r.Begun, part+1)
				begins[stream] = at + len(s.text(part))
			}
		}
	}
	events := []Event{}
	passed := map[Stream]int{}
	for _, e := range r.Events {
		from := min(max(begins[e.Stream]-passed[e.Stream], 0), len(e.Text))
		passed[e.Stream] += len(e.Text)
		if e.Text = e.Text[from:]; e.Text != "" {
			events = append(events, e)
		}
	}
	r.Events = events
}
