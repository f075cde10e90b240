package course

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"runnel/site/fault"
)

// ConfigFile is what makes a folder a course.
const ConfigFile = "course.yaml"

const (
	indexName = "index.md"

	// maxFrontMatter bounds, in bytes, what is handed to the YAML parser, whose
	// time grows with the square of how deeply values are nested.
	maxFrontMatter = 8 << 10
)

// Load reads the course in dir, with its drafts where drafts is true. The error is
// for a folder that holds no course; everything wrong within a course is a fault,
// and the course is then as much as could be read.
//
// A chapter is a folder directly in dir that holds .md files. What begins with a
// dot or an underscore is no part of the course.
func Load(dir string, drafts bool) (*Course, []fault.Fault, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("no course in %s: there is no such folder", dir)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("opening the course: %w", err)
	}
	defer root.Close()
	config, err := root.ReadFile(ConfigFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("no course in %s: there is no %s", dir, filepath.Join(dir, ConfigFile))
	}
	if err != nil {
		return nil, nil, fmt.Errorf("reading the course's configuration: %w", err)
	}

	l := &loader{root: root, dir: dir, drafts: drafts}
	c := &Course{Dir: dir}
	l.config(&c.Config, config)
	l.glossary(c)
	l.folder(c)
	l.order(c)
	fault.Sort(l.faults)
	return c, l.faults, nil
}

// Stat describes a file of the course by its slash-separated path within it. A path
// that leaves the course, be it by a symbolic link, is an error.
func (c *Course) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Stat(filepath.FromSlash(name))
}

// ReadFile reads a file of the course by its slash-separated path within it, on the
// terms of Stat.
func (c *Course) ReadFile(name string) ([]byte, error) {
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(filepath.FromSlash(name))
}

// A loader holds what the steps of Load share.
type loader struct {
	root   *os.Root // nothing is read but through it, so nothing outside of the course
	dir    string
	drafts bool
	faults []fault.Fault
	found  []string // folders that hold lessons, drafts among them

	listed     []item // the chapters that course.yaml lists
	listedLine int    // the line of course.yaml where the list begins
}

func (l *loader) fault(name string, line, column int, format string, args ...any) {
	l.faults = append(l.faults, fault.Fault{
		Path: l.file(name), Line: line, Column: column, Message: fmt.Sprintf(format, args...),
	})
}

// file returns a path within the course as the author would type it.
func (l *loader) file(name string) string {
	return filepath.Join(l.dir, filepath.FromSlash(name))
}

// folder reads the folder of the course: its index and chapters.
func (l *loader) folder(c *Course) {
	for _, e := range l.entries(".") {
		name := e.Name()
		switch {
		case e.IsDir():
			if ch := l.chapter(name); ch != nil {
				c.Chapters = append(c.Chapters, ch)
			}
		case name == indexName:
			c.Index = l.lesson(name, nil, c.Config.Title)
		case path.Ext(name) == ".md" && name != "README.md": // which a forge shows
			l.fault(name, 0, 0, "a lesson stands in a chapter: move it into a folder, or name it %s to make it the course's first page", indexName)
		}
	}
	if c.Index == nil && len(l.found) == 0 {
		l.fault(ConfigFile, 0, 0, "the course has no lessons: add a folder with a .md file in it")
	}
}

// chapter reads one folder; nil where it holds no lesson that is to be shown.
func (l *loader) chapter(name string) *Chapter {
	ch := &Chapter{Name: name, Title: titleFromName(name)}
	found := false
	for _, e := range l.entries(name) {
		if e.IsDir() || path.Ext(e.Name()) != ".md" {
			continue
		}
		found = true
		lesson := path.Join(name, e.Name())
		if e.Name() == indexName {
			ch.Index = l.lesson(lesson, ch, ch.Title)
			continue
		}
		if lesson := l.lesson(lesson, ch, titleFromName(strings.TrimSuffix(e.Name(), ".md"))); lesson != nil {
			ch.Lessons = append(ch.Lessons, lesson)
		}
	}
	if found {
		l.found = append(l.found, name)
	}
	if ch.Index == nil && len(ch.Lessons) == 0 {
		return nil
	}
	if ch.Index != nil {
		ch.Title, ch.Summary = ch.Index.Front.Title, ch.Index.Front.Summary
	}
	slices.SortStableFunc(ch.Lessons, func(a, b *Lesson) int { // they come in the order of names
		return cmp.Compare(a.Front.Weight, b.Front.Weight)
	})
	return ch
}

// entries returns what a folder holds in the order of names, with symbolic links
// replaced by what they lead to.
func (l *loader) entries(folder string) []fs.DirEntry {
	list, err := fs.ReadDir(l.root.FS(), folder)
	if err != nil {
		l.fault(folder, 0, 0, "the folder cannot be read: %v", errors.Unwrap(err))
	}
	kept := list[:0]
	for _, e := range list {
		if strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_") {
			continue
		}
		name := path.Join(folder, e.Name())
		if e.Type()&fs.ModeSymlink != 0 {
			info, err := l.root.Stat(filepath.FromSlash(name))
			if errors.Is(err, fs.ErrNotExist) {
				l.fault(name, 0, 0, "the symbolic link leads nowhere: remove it, or make what it names")
				continue
			}
			if err != nil {
				l.fault(name, 0, 0, "the symbolic link leaves the course: copy what it leads to into the course, or make the link relative and within it")
				continue
			}
			e = renamed{fs.FileInfoToDirEntry(info), e.Name()}
		}
		if !e.IsDir() && !e.Type().IsRegular() {
			continue
		}
		kept = append(kept, e)
	}
	return kept
}

// renamed is what a symbolic link leads to, by the link's name.
type renamed struct {
	fs.DirEntry
	name string
}

func (r renamed) Name() string { return r.name }

// lesson reads one lesson; nil where it cannot be read and for drafts that are not
// asked for, whose faults are nobody's concern yet. The title is what is used where
// neither the front matter nor a heading names one.
func (l *loader) lesson(name string, ch *Chapter, title string) *Lesson {
	src, err := l.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		l.fault(name, 0, 0, "the lesson cannot be read: %v", errors.Unwrap(err))
		return nil
	}
	lesson := &Lesson{
		Path:    name,
		File:    l.file(name),
		URL:     strings.TrimSuffix(name, ".md") + ".html",
		Source:  src,
		Chapter: ch,
	}
	before := len(l.faults)
	l.text(name, src)
	m := splitFrontMatter(src)
	if !m.closed {
		l.fault(name, 1, 1, "the front matter that opens here is never closed: end it with a line of ---")
	}
	lesson.Body = m.body
	if len(m.yaml) > maxFrontMatter {
		l.fault(name, 1, 1, "the front matter is longer than %d bytes: move text into the lesson", maxFrontMatter)
		m.yaml = nil
	}
	d := l.document(name, m.yaml, m.line)
	d.decode([]key{
		{"title", text(&lesson.Front.Title)},
		{"summary", text(&lesson.Front.Summary)},
		{"weight", whole(&lesson.Front.Weight)},
		{"draft", truth(&lesson.Front.Draft)},
	})
	if lesson.Front.Draft && !l.drafts {
		l.faults = l.faults[:before]
		return nil
	}
	if lesson.Front.Title == "" {
		lesson.Front.Title = cmp.Or(firstHeading(src[m.body:]), title)
	}
	return lesson
}

func (l *loader) document(name string, src []byte, line int) *document {
	return &document{src: src, line: line, fault: func(line, column int, format string, args ...any) {
		l.fault(name, line, column, format, args...)
	}}
}

// text finds bytes that no text has.
func (l *loader) text(name string, src []byte) {
	bad, what := invalidUTF8(src), "the text is not valid UTF-8 here: save the file as UTF-8"
	if nul := bytes.IndexByte(src, 0); nul >= 0 && (bad < 0 || nul < bad) {
		bad, what = nul, "the text holds a NUL byte here: delete it"
	}
	if bad >= 0 {
		line := 1 + bytes.Count(src[:bad], []byte("\n"))
		l.fault(name, line, bad-bytes.LastIndexByte(src[:bad], '\n'), "%s", what)
	}
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}

// order puts the chapters in the order that the configuration lists, by name where
// it lists none, and holds the list to the folders.
func (l *loader) order(c *Course) {
	if len(l.listed) == 0 {
		return
	}
	place := make(map[string]int)
	for i, it := range l.listed {
		if first, ok := place[it.value]; ok {
			l.fault(ConfigFile, it.line, it.column, "the chapter %s is listed twice, first in line %d: remove one", it.value, l.listed[first].line)
			continue
		}
		place[it.value] = i
		if !slices.Contains(l.found, it.value) {
			l.fault(ConfigFile, it.line, it.column, "%s", l.noChapter(it.value))
		}
	}
	for _, name := range l.found {
		if _, ok := place[name]; !ok {
			place[name] = len(l.listed) // after the others
			l.fault(ConfigFile, l.listedLine, 0, "the folder %s has lessons but is not listed in chapters: add it, or name it _%s to leave it out", name, name)
		}
	}
	slices.SortStableFunc(c.Chapters, func(a, b *Chapter) int {
		return cmp.Compare(place[a.Name], place[b.Name])
	})
}

// noChapter says why a listed name is no chapter.
func (l *loader) noChapter(name string) string {
	if name == "" || strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
		return fmt.Sprintf("%q cannot be a chapter: name a folder directly in the course that does not begin with a dot or an underscore", name)
	}
	if info, err := l.root.Stat(name); err == nil && info.IsDir() {
		return fmt.Sprintf("the folder %s holds no lessons: put a .md file into it, or take it off the list", name)
	}
	if near := Nearest(name, l.found); near != "" {
		return fmt.Sprintf("there is no folder %s: did you mean %s?", name, near)
	}
	return fmt.Sprintf("there is no folder %s: make it, or take it off the list", name)
}
