package markdown

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"runnel/runner"
	"runnel/site/fault"
)

// A Part is a piece of what a snippet shows, from one file of its program.
type Part struct {
	Name   string // of the file, where it begins one of several
	Hidden int    // lines before it, in the same file, that are not shown
	Code   string
}

// A layout is what the text of a snippet is, once its directives are understood.
type layout struct {
	files  []runner.File
	places map[string][]Place // of the lines of files, by name
	parts  []Part
	shown  [][]int // lines of each file, from 1
	faults []placed
}

// placed is what is wrong at a place of the text.
type placed struct {
	at      Place
	message string
}

// mainFile is the name of a file that the author gave none.
const mainFile = "main.go"

var archiveFile = regexp.MustCompile(`^-- (\S.*?) --$`)

// layOut takes a text apart: into files, where it is a txtar archive, and into what is
// shown and what is hidden. region is what alone is shown, where it is not empty.
func (w written) layOut(region string) *layout {
	l := &layout{places: map[string][]Place{}}
	lines := slices.Collect(strings.Lines(w.text))
	archive, included := w.archive(), len(w.places) > 0 && w.places[0].Path != w.path
	start, name, header := 0, w.name, -1
	end := func(to int) {
		if archive && header < 0 && strings.TrimSpace(strings.Join(lines[start:to], "")) == "" {
			return // before the first file
		}
		l.file(name, lines[start:to], w.places[start:to], shown{region: region, named: archive, included: included})
	}
	if !archive {
		end(len(lines))
		return l
	}
	for i, line := range lines {
		m := archiveFile.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil {
			continue
		}
		end(i)
		start, name, header = i+1, m[1], i
		if wrong := wrongName(name, l.places); wrong != "" {
			l.fault(w.places[i], "%s", wrong)
		}
	}
	end(len(lines))
	return l
}

// archive tells whether a text is one of several files.
func (w written) archive() bool {
	if !strings.Contains(w.text, "-- ") || isFile(w.text) {
		return false
	}
	for line := range strings.Lines(w.text) {
		if archiveFile.MatchString(strings.TrimRight(line, "\n")) {
			return true
		}
	}
	return false
}

// wrongName says why a file of an archive cannot be part of a program.
func wrongName(name string, taken map[string][]Place) string {
	switch {
	case taken[name] != nil:
		return fmt.Sprintf("there are two files %s: give each a name of its own", name)
	case strings.ContainsAny(name, `/\`):
		return fmt.Sprintf("%s is in a folder: all files of a program are of package main, so leave the folder out", name)
	case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
		return fmt.Sprintf("%s is no file of a program: a run has Go files only; give it other text with stdin= or as a constant", name)
	}
	return ""
}

func (l *layout) fault(at Place, format string, args ...any) {
	l.faults = append(l.faults, placed{at, fmt.Sprintf(format, args...)})
}

// file takes one file of the program: lines of the text.
func (l *layout) file(name string, lines []string, places []Place, options shown) {
	l.files = append(l.files, runner.File{Name: name, Source: strings.Join(lines, "")})
	l.places[name] = places
	region := options.region
	d := &directives{layout: l, shown: options, visible: region == "", started: map[string]bool{}}
	part := Part{}
	if options.named {
		part.Name = name
	}
	var inSight []int
	put := func() {
		l.parts = append(l.parts, part)
		part = Part{}
	}
	for i, line := range lines {
		if text := strings.TrimSpace(line); strings.HasPrefix(text, directive) {
			at := places[i]
			at.Column += strings.Index(line, directive)
			d.read(at, strings.TrimPrefix(text, directive))
			continue
		}
		if d.visible && !d.hidden {
			part.Code += line
			inSight = append(inSight, i+1)
			continue
		}
		if d.visible || region == "" { // what is outside of a region is not missed
			if part.Code != "" {
				put()
			}
			part.Hidden++
		}
	}
	put()
	l.shown = append(l.shown, inSight)
	d.end(places)
}

// directive begins a line of a program that speaks to runnel.
const directive = "//runnel:"

// directives are what those of a file have said so far.
type directives struct {
	*layout
	shown
	regions []openRegion
	started map[string]bool
	visible bool // we are in the region that is shown
	hidden  bool
}

// shown says how a file is shown.
type shown struct {
	region   string // of it; all of it where empty
	named    bool   // with its name
	included bool   // it is no fence
}

type openRegion struct {
	name string
	at   Place
}

var regionName = regexp.MustCompile(`^[\pL\pN_-]+$`)

// read takes one directive.
func (d *directives) read(at Place, text string) {
	word, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	if rest != "" && word != "region" {
		d.fault(at, "nothing follows %s%s: remove %q", directive, word, rest)
	}
	switch word {
	case "hide":
		if d.hidden {
			d.fault(at, "the lines here are hidden already: remove this %shide, or write %[1]sshow above it", directive)
		}
		d.hidden = true
	case "show":
		if !d.hidden {
			d.fault(at, "the lines here are shown already: remove this %sshow, or write %[1]shide above it", directive)
		}
		d.hidden = false
	case "region":
		switch {
		case !d.included:
			d.fault(at, "a region is for a file that file= includes: remove it, or write %shide and %[1]sshow around what is not to be shown", directive)
		case !regionName.MatchString(rest):
			d.fault(at, "a region has a name of letters, digits, - and _: write %sregion name", directive)
		case d.started[rest]:
			d.fault(at, "there is a region %s already: give each a name of its own", rest)
		}
		d.started[rest] = true
		d.regions = append(d.regions, openRegion{rest, at})
		d.visible = d.visible || rest == d.region
	case "end":
		n := len(d.regions)
		if n == 0 {
			d.fault(at, "no region is open here: write %sregion name above it", directive)
			return
		}
		if d.region != "" && d.regions[n-1].name == d.region {
			d.visible = false
		}
		d.regions = d.regions[:n-1]
	default:
		d.fault(at, "there is no %s%s: the directives are hide, show, region and end", directive, word)
	}
}

// end reports what is left open.
func (d *directives) end(places []Place) {
	for _, r := range d.regions {
		if !d.included || r.name == "" {
			continue // which is reported
		}
		d.fault(r.at, "the region %s is never ended: write %send below it", r.name, directive)
	}
	if d.region != "" && !d.started[d.region] && len(places) > 0 {
		d.faults = append(d.faults, placed{Place{}, fmt.Sprintf("there is no region %s in %s: mark it there with %sregion %[1]s and %[3]send", d.region, places[0].Path, directive)})
	}
}

// code is what is shown, as one text. What is cut out of a file loses the indent that
// all its lines have.
func (l *layout) code(region string) string {
	indent := ""
	if region != "" || slices.ContainsFunc(l.parts, func(p Part) bool { return p.Hidden > 0 }) {
		indent = l.indent()
	}
	var b strings.Builder
	for i := range l.parts {
		p := &l.parts[i]
		if p.Name != "" {
			b.WriteString("-- " + p.Name + " --\n")
		}
		if indent != "" {
			var code strings.Builder
			for line := range strings.Lines(p.Code) {
				code.WriteString(strings.TrimPrefix(line, indent))
			}
			p.Code = code.String()
		}
		b.WriteString(p.Code)
	}
	return b.String()
}

// indent is the white space that every line shown begins with, empty ones aside.
func (l *layout) indent() string {
	indent, first := "", true
	for _, p := range l.parts {
		for line := range strings.Lines(p.Code) {
			text := strings.TrimLeft(line, " \t")
			if text == "\n" {
				continue
			}
			own := line[:len(line)-len(text)]
			if first {
				indent, first = own, false
			}
			for !strings.HasPrefix(own, indent) {
				indent = indent[:len(indent)-1]
			}
		}
	}
	return indent
}

// report turns what is wrong with a layout into faults; at is for what has no place.
func (r *reading) report(l *layout, at int) {
	for _, p := range l.faults {
		if p.at.Line == 0 {
			r.fault(at, "%s", p.message)
			continue
		}
		f := fault.Fault{Path: p.at.Path, Line: p.at.Line, Column: p.at.Column, Message: p.message}
		if f.Path != r.doc.Lesson.File {
			f.Lesson = r.doc.Lesson.File
		}
		r.faults = append(r.faults, f)
	}
}
