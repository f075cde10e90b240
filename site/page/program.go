package page

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"runnel/runner"
	"runnel/site/check/match"
	"runnel/site/expression"
	"runnel/site/markdown"
)

// A program is what a page's script must know of a snippet, beside its code, to run and
// edit it in the reader's browser.
type program struct {
	Hash     string   `json:"hash"` // changes with what the author changes
	Files    []source `json:"files"`
	Fragment bool     `json:"fragment,omitempty"` // its files have no package clause
	Args     []string `json:"args,omitempty"`
	Stdin    string   `json:"stdin,omitempty"`
	Records  []record `json:"records,omitempty"`
}

// A source is a file of a program.
type source struct {
	Name   string  `json:"name"`
	Source *string `json:"source,omitempty"` // where it is not the code that the page shows
	// Lines of it, from 1, where it has a Source: those that the author highlights, and
	// from the first to the last of each run of lines that the page does not show.
	Marked []int    `json:"marked,omitempty"`
	Hidden [][2]int `json:"hidden,omitempty"`
}

// A record says how a run's output is held to what the page shows.
type record struct {
	Stream runner.Stream `json:"stream"`
	Match  match.Rule    `json:"match"`
	Text   *string       `json:"text,omitempty"` // where it is not what the run printed
}

// programOf describes a snippet's program for the page's script as JSON; it is empty
// for one that the script should leave alone. Where the page shows the beginning of an
// output only, there is nothing to hold another run to.
func programOf(s *markdown.Snippet, r *runner.Result, cut bool) (string, error) {
	if !inPage(s, r) {
		return "", nil
	}
	content, err := json.Marshal([]any{s.Program.Files, s.Program.Args, s.Program.Stdin})
	if err != nil {
		return "", fmt.Errorf("describing the program of snippet %s: %w", s.ID, err)
	}
	sum := sha256.Sum256(content)
	p := program{
		Hash:     hex.EncodeToString(sum[:8]),
		Fragment: s.Program.Fragment,
		Args:     s.Program.Args,
		Stdin:    s.Program.Stdin,
	}
	shown := s.Base == nil && len(s.Program.Files) == 1 && s.Program.Files[0].Source == s.Code
	for _, f := range s.Program.Files {
		file := source{Name: f.Name}
		if !shown {
			file.Source = &f.Source
		}
		p.Files = append(p.Files, file)
	}
	if !shown {
		tellLines(p.Files, s)
	}
	for _, rec := range s.Records {
		if cut {
			break
		}
		out := record{Stream: rec.Stream, Match: rec.Match}
		text := rec.Text
		if rec.Match == match.Regexp {
			text = expressionsOf(text)
		}
		if text != r.Output(rec.Stream) {
			out.Text = &text
		}
		p.Records = append(p.Records, out)
	}
	text, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("describing the program of snippet %s: %w", s.ID, err)
	}
	return string(text), nil
}

// inPage tells whether the page runs and edits a snippet.
func inPage(s *markdown.Snippet, r *runner.Result) bool {
	return !s.Fixed && notInBrowser(s, r) == "" && len(s.Program.Files) > 0
}

// applies tells whether the text of a variant, in the editor of the snippet it was made
// from, is all of it: a run with other arguments or input would be another one.
func applies(s *markdown.Snippet, old, now *runner.Result) bool {
	a, b := s.Base.Program, s.Program
	sameName := func(f, g runner.File) bool { return f.Name == g.Name }
	return inPage(s.Base, old) && inPage(s, now) &&
		slices.EqualFunc(a.Files, b.Files, sameName) && a.Fragment == b.Fragment &&
		slices.Equal(a.Args, b.Args) && a.Stdin == b.Stdin
}

// tellLines tells of each file which lines the page highlights, and which it lacks.
func tellLines(files []source, s *markdown.Snippet) {
	line := 0 // of the code that the page shows
	for i, shown := range s.Shown {
		if len(s.Shown) > 1 || s.Parts != nil && s.Parts[0].Name != "" {
			line++ // which has the file's name
		}
		next := 1
		hide := func(end int) {
			if end > next {
				files[i].Hidden = append(files[i].Hidden, [2]int{next, end - 1})
			}
		}
		for _, n := range shown {
			line++
			if slices.Contains(s.Lines, line) {
				files[i].Marked = append(files[i].Marked, n)
			}
			hide(n)
			next = n + 1
		}
		hide(strings.Count(*files[i].Source, "\n") + 1)
	}
}

// wildcard is the line of a record that stands for any lines.
const wildcard = "..."

// expressionsOf is a record of regular expressions as a browser reads it: each of its
// lines is one for a whole line.
func expressionsOf(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line != wildcard {
			whole, err := expression.JavaScript("^(?:" + line + ")$")
			if err != nil {
				continue // check reports it, and the lesson is not published
			}
			line = whole
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// notInBrowser says why a reader's browser cannot run a snippet that runs; it is empty
// where it can.
func notInBrowser(s *markdown.Snippet, r *runner.Result) string {
	if s.Session != nil {
		return "it is a part of a session"
	}
	if s.Program.Race {
		return "it needs Go's race detector"
	}
	if s.Program.Engine == runner.EngineGC {
		return "it is compiled with the Go toolchain"
	}
	paths := s.Program.NotInBrowser()
	if s.Program.Fragment {
		paths = r.NotInBrowser
	}
	if len(paths) == 0 {
		return ""
	}
	list := paths[len(paths)-1]
	if others := paths[:len(paths)-1]; len(others) > 0 {
		list = strings.Join(others, ", ") + " and " + list
	}
	return "it imports " + list
}
