package markdown

import (
	"maps"
	"slices"

	"runnel/runner"
	fragments "runnel/runner/fragment"
)

// A Session is fragments of a lesson that run as one program, which grows from one to the
// next.
type Session struct {
	Name  string
	Parts []*Snippet

	at     int  // offset of the name at the first part
	broken bool // a part is wrong, which has been reported
}

// ofSession are the attributes that the first part of a session sets for all of it.
var ofSession = []string{"engine", "race", "timeout", "memory", "output-limit", "clock", "args", "stdin"}

// part makes a snippet a part of the session that it names. It returns false where it, or
// a part before it, cannot be one.
func (r *reading) part(s *settings, attributes []attribute) bool {
	at := func(name string) int {
		return slices.IndexFunc(attributes, func(a attribute) bool { return a.name == name })
	}
	named := attributes[at("session")]
	session := r.sessions[named.value]
	if session == nil {
		session = &Session{Name: named.value, at: named.valueAt}
		r.sessions[named.value] = session
	}
	before := len(r.faults)
	switch {
	case s.Run && !s.Program.Fragment:
		r.fault(named.at, "a session is made of fragments: leave package main and func main out, or remove session=%s", named.value)
	case s.run != nil && !*s.run:
		r.fault(named.at, "a part of a session runs: remove run=false, or session=%s", named.value)
	}
	for _, other := range []string{"sweep", "file"} {
		if i := at(other); i >= 0 {
			r.fault(attributes[i].at, "a part of a session has no %s: remove it, or session=%s", other, named.value)
		}
	}
	if len(session.Parts) > 0 {
		for _, name := range ofSession {
			if i := at(name); i >= 0 {
				r.fault(attributes[i].at, "the first part of a session says %s for all of it: write it at the snippet %s in line %d", name, session.Parts[0].ID, session.Parts[0].Line)
			}
		}
		if last := session.Parts[len(session.Parts)-1]; last.Expect.Status != runner.OK {
			r.fault(named.at, "nothing can go on after the snippet %s in line %d, which is not expected to end well: remove session=%s, or make that its last part", last.ID, last.Line, named.value)
		}
	}
	session.broken = session.broken || !s.Run || len(r.faults) > before
	if session.broken {
		return false
	}
	session.add(s.Snippet)
	return true
}

// add takes the next part, whose program is that of the parts before with its own file.
func (session *Session) add(s *Snippet) {
	own := s.Program.Files[0]
	places := map[string][]Place{s.ID + ".go": s.places[own.Name]}
	own.Name = s.ID + ".go"
	program := s.Program
	program.Files = nil
	if n := len(session.Parts); n > 0 {
		last := session.Parts[n-1]
		program = last.Program
		program.Repeat = s.Program.Repeat
		s.Both = last.Both
		maps.Copy(places, last.places)
	}
	program.Files = append(slices.Clip(program.Files), own)
	program.Session = true
	s.Program, s.places = program, places
	session.Parts = append(session.Parts, s)
	s.Session, s.Part = session, len(session.Parts)
}

// endSessions completes the programs of sessions, whose parts are known now.
func (r *reading) endSessions() {
	for _, session := range r.sessions {
		if len(session.Parts) == 1 && !session.broken {
			r.fault(session.at, "the session %s has no other part: give session=%[1]s to the fragments that go on from this one, or remove it", session.Name)
		}
		used := make([]map[string]bool, len(session.Parts))
		for i, s := range session.Parts {
			used[i] = map[string]bool{}
			for _, name := range fragments.Identifiers(s.Program.Files[i].Source) {
				used[i][name] = true
			}
		}
		soFar := map[string]bool{}
		for i, s := range session.Parts {
			maps.Copy(soFar, used[i])
			awaited := map[string]bool{}
			for _, later := range used[i+1:] {
				for name := range later {
					awaited[name] = awaited[name] || soFar[name]
				}
			}
			maps.DeleteFunc(awaited, func(_ string, known bool) bool { return !known })
			s.Program.Awaited = slices.Sorted(maps.Keys(awaited))
		}
	}
}
