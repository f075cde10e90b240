package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"runnel/runner"
	"runnel/site/course"
)

// A snippetNode stands where a snippet belongs.
type snippetNode struct {
	ast.BaseBlock
	snippet *Snippet // nil where it could not be made
}

var kindSnippet = ast.NewNodeKind("Snippet")

func (n *snippetNode) Kind() ast.NodeKind            { return kindSnippet }
func (n *snippetNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A snippetID is where a snippet's id was given.
type snippetID struct {
	line   int // of the snippet
	offset int
}

// settings are what the attributes of one snippet set.
type settings struct {
	*Snippet
	lines   int    // of the code
	run     *bool  // nil where nothing is said
	engine  string // as written
	session string
	sweep   []Variable
	broken  bool // its text is not a program's, which has been reported
}

// A setter takes the value of an attribute.
type setter struct {
	name string
	// effect tells that the attribute says something of a run.
	effect bool
	set    func(s *settings, value string) error
}

// setters are the attributes of a snippet, but for its id.
var setters = []setter{
	{"run", false, func(s *settings, value string) error {
		run, err := parseBool("run", value)
		if err == nil {
			s.run = &run
		}
		return err
	}},
	{"expect", true, func(s *settings, value string) (err error) {
		expect, err := parseExpect(value)
		if err == nil {
			s.Expect = expect
		}
		return err
	}},
	{"timeout", true, func(s *settings, value string) (err error) {
		s.Program.Limits.Timeout, err = parseTimeout(value)
		return err
	}},
	{"memory", true, func(s *settings, value string) (err error) {
		s.Program.Limits.Memory, err = parseSize("memory", value, minMemory, maxMemory)
		return err
	}},
	{"output-limit", true, func(s *settings, value string) (err error) {
		s.Program.Limits.Output, err = parseSize("output-limit", value, minOutput, maxOutput)
		return err
	}},
	{"repeat", true, func(s *settings, value string) (err error) {
		s.Program.Repeat, err = parseRepeat(value)
		return err
	}},
	{"engine", true, func(s *settings, value string) error {
		s.engine = value
		switch value {
		case "both":
			s.Both = true
		case string(runner.EngineYaegi), string(runner.EngineGC):
			s.Program.Engine = runner.Engine(value)
		default:
			return fmt.Errorf("engine is yaegi, gc or both")
		}
		return nil
	}},
	{"race", true, func(s *settings, value string) error {
		if value != "true" {
			return fmt.Errorf("race is true, or left out")
		}
		s.Program.Race = true
		return nil
	}},
	{"clock", true, func(s *settings, value string) error {
		return parseOneOf("clock", value, "real", "virtual")
	}},
	{"args", true, func(s *settings, value string) (err error) {
		s.Program.Args, err = splitWords(value)
		if err != nil {
			err = fmt.Errorf("args is not what a shell could split: %w", err)
		}
		return err
	}},
	{"stdin", true, func(s *settings, value string) error {
		s.Program.Stdin = value
		return nil
	}},
	{"file", false, func(*settings, string) error { return nil }}, // which snippet takes
	{"edit", true, func(s *settings, value string) error {
		edit, err := parseBool("edit", value)
		s.Fixed = err == nil && !edit
		return err
	}},
	{"sweep", true, func(s *settings, value string) (err error) {
		s.sweep, err = parseSweep(value)
		return err
	}},
	{"session", true, func(s *settings, value string) error {
		if !isID(value) {
			return fmt.Errorf("the name of a session is made of letters, digits, - and _, such as session=first")
		}
		s.session = value
		return nil
	}},
	{"title", false, func(s *settings, value string) error {
		s.Title = value
		return nil
	}},
	{"hl", false, func(s *settings, value string) (err error) {
		s.Lines, err = parseLines(value, s.lines)
		return err
	}},
}

// snippet takes a Go fence.
func (r *reading) snippet(f *fence) {
	s := r.newSnippet(f)
	s.written = r.writtenIn(f)
	attributes := r.attributes(f)
	region := ""
	empty := strings.TrimSpace(s.written.text) == ""
	if i := slices.IndexFunc(attributes, func(a attribute) bool { return a.name == "file" && !a.bare }); i >= 0 {
		if !empty {
			r.fault(attributes[i].at, "the code comes from the file: leave the fence empty")
		}
		name, part, cut := strings.Cut(attributes[i].value, "#")
		if cut && part == "" {
			r.fault(attributes[i].valueAt, "a region's name follows the #: write file=%s#name, or file=%[1]s for the whole file", name)
		}
		var ok bool
		if s.written, ok = r.writtenAt(attributes[i], name); !ok {
			r.spoilt(f, attributes)
			return
		}
		region = part
	} else if empty {
		r.fault(f.offset, "the snippet is empty: write Go into it, or remove it")
	}
	l := s.written.layOut(region)
	s.Code, s.Shown = l.code(region), l.shown
	if len(l.parts) > 1 || l.parts[0].Name != "" || l.parts[0].Hidden > 0 {
		s.Parts = l.parts
	}
	r.report(l, f.offset)
	r.add(f, s, l, attributes)
}

// newSnippet begins the snippet of a fence.
func (r *reading) newSnippet(f *fence) *Snippet {
	r.fences++
	s := &Snippet{
		ID:      "snippet-" + strconv.Itoa(r.fences),
		Expect:  Expect{Status: runner.OK},
		Program: runner.Program{Engine: runner.EngineYaegi},
	}
	s.Line, s.Column = r.position(f.offset)
	s.End = s.Line + f.Lines().Len() + 1
	return s
}

// add takes the attributes of a snippet whose code is known, and puts it in the place of
// its fence.
func (r *reading) add(f *fence, s *Snippet, l *layout, attributes []attribute) {
	s.Program.Files, s.places = l.files, l.places
	set := &settings{Snippet: s, lines: strings.Count(s.Code, "\n"), broken: len(l.faults) > 0}
	for _, a := range attributes {
		r.set(set, a)
	}
	if s.Program.Race {
		if set.engine != "" && set.engine != string(runner.EngineGC) {
			r.fault(f.offset, "race=true needs engine=gc, which alone has a race detector: leave engine=%s out", set.engine)
		}
		s.Program.Engine = runner.EngineGC
	}
	r.putID(s.ID, snippetID{s.Line, idOffset(f, attributes)})
	if set.broken {
		r.doc.spoilt[s.ID] = true
	}
	r.decide(set, attributes)
	if set.session != "" && !r.part(set, attributes) {
		r.doc.spoilt[s.ID] = true
		replace(f.FencedCodeBlock, &snippetNode{})
		return
	}
	if s.Run && set.sweep != nil {
		i := slices.IndexFunc(attributes, func(a attribute) bool { return a.name == "sweep" })
		r.sweep(set, attributes[i].valueAt)
	}
	r.doc.Snippets = append(r.doc.Snippets, s)
	replace(f.FencedCodeBlock, &snippetNode{snippet: s})
}

func idOffset(f *fence, attributes []attribute) int {
	for _, a := range attributes {
		if a.name == "#" {
			return a.at
		}
	}
	return f.offset
}

// set takes one attribute.
func (r *reading) set(s *settings, a attribute) {
	if a.name == "#" {
		if !isID(a.value) {
			r.fault(a.at, "an id is made of letters, digits, - and _, such as #first-run")
			return
		}
		s.ID = a.value
		return
	}
	i := slices.IndexFunc(setters, func(k setter) bool { return k.name == a.name })
	switch {
	case i < 0:
		if s.Base != nil {
			r.unknown(a, append(setterNames(), variantOf), "a variant")
			return
		}
		r.unknown(a, setterNames(), "a snippet")
		return
	case s.Base != nil && (a.name == "hl" || a.name == "file"):
		r.fault(a.at, "%s is for ```go: a variant shows what it changes", a.name)
		return
	case s.Base != nil && a.name == "session":
		r.fault(a.at, "session is for ```go: a variant is a program of its own")
		return
	}
	if a.bare {
		if a.name != "run" {
			r.fault(a.at, "%[1]s needs a value: write %[1]s=…", a.name)
			return
		}
		a.value = "true"
	}
	if err := setters[i].set(s, a.value); err != nil {
		r.fault(a.valueAt, "%v", err)
	}
}

func setterNames() []string {
	names := []string{"#id"}
	for _, k := range setters {
		names = append(names, k.name)
	}
	return names
}

// unknown reports an attribute that there is not.
func (r *reading) unknown(a attribute, known []string, of string) {
	near := course.Nearest(a.name, known)
	if near != "" {
		near = fmt.Sprintf(" (did you mean %s?)", near)
	}
	r.fault(a.at, "unknown attribute %s%s: those of %s are %s", a.name, near, of, strings.Join(known, ", "))
}

func isID(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool {
		return c != '-' && c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}) < 0
}

// decide decides whether the snippet runs: a program or a fragment does, unless it is
// told not to.
func (r *reading) decide(s *settings, attributes []attribute) {
	form, why := formOfAll(s.Program.Files, s.Expect)
	s.Run = why == "" && (s.run == nil || *s.run) && !s.broken
	s.Program.Fragment = form == fragment
	if !s.Run {
		s.Program = runner.Program{}
	}
	if why == "" {
		return
	}
	for _, a := range attributes {
		i := slices.IndexFunc(setters, func(k setter) bool { return k.name == a.name })
		switch {
		case a.name == "run" && s.run != nil && *s.run:
			r.fault(a.at, "the snippet cannot run: %s", why)
		case i >= 0 && setters[i].effect && s.run == nil:
			r.fault(a.at, "%s has no effect, because the snippet does not run: %s", a.name, why)
		}
	}
}

// putID notes the id of a snippet.
func (r *reading) putID(id string, at snippetID) {
	if first, ok := r.snippets[id]; ok {
		r.fault(at.offset, "the id %s is also that of the snippet in line %d: each needs one of its own", id, first.line)
		return
	}
	r.snippets[id] = at
}

// checkIDs holds the ids of snippets to those of headings, which may come later.
func (r *reading) checkIDs() {
	for id, at := range r.snippets {
		if line, ok := r.headings[id]; ok {
			r.fault(at.offset, "the id %s is also the anchor of the heading in line %d: give the snippet another, such as {#%s-program}", id, line, id)
		}
		r.doc.anchors[id] = true
	}
}
