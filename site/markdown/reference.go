package markdown

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"runnel/site/course"
	"runnel/site/fault"
	"runnel/site/quantity"
)

// A Reference names a quantity of a run, such as waited.wall; of a run of another
// lesson, waiting/waited.wall.
type Reference struct {
	Name  string // as written
	Field quantity.Field
	// What is named, once Bind has found it; nil where there is none.
	Doc     *Document
	Snippet *Snippet
	Run     string // the run's ID: the snippet's, or that of a point of its sweep
}

// URL leads from the page of a document to the snippet.
func (ref *Reference) URL(from *Document) string {
	address := "#" + ref.Snippet.ID
	if ref.Doc != from {
		address = relativeTo(from.Lesson.URL, ref.Doc.Lesson.URL) + address
	}
	return address
}

// Bind finds the runs that values and claims speak of, in their own lesson and in
// others, and reads the claims, whose expressions are of those runs.
func Bind(docs []*Document) []fault.Fault {
	b := binder{lessons: make(map[string][]*Document), ids: make(map[*Document]map[string]*Snippet)}
	for _, d := range docs {
		full := strings.TrimSuffix(d.Lesson.Path, ".md")
		b.lessons[full] = append(b.lessons[full], d)
		if short := path.Base(full); short != full {
			b.lessons[short] = append(b.lessons[short], d)
		}
		b.ids[d] = make(map[string]*Snippet)
		for _, s := range d.Snippets {
			b.ids[d][s.ID] = s
			for _, run := range s.Runs() {
				b.ids[d][run.ID] = s
			}
		}
	}
	for _, d := range docs {
		for _, v := range d.Values {
			b.value(d, v)
		}
		for _, c := range d.Claims {
			b.claim(d, c)
		}
	}
	fault.Sort(b.faults)
	return b.faults
}

// A binder knows the snippets of all lessons.
type binder struct {
	lessons map[string][]*Document            // by path without its ending, and by the last part of it
	ids     map[*Document]map[string]*Snippet // by run ID, and by ID where it does not run
	faults  []fault.Fault
}

func (b *binder) value(d *Document, v *Phrase) {
	for i := range v.References {
		ref := &v.References[i]
		name := strings.TrimSuffix(ref.Name, "."+ref.Field.Name)
		var wrong string
		if ref.Run, ref.Doc, ref.Snippet, wrong = b.find(d, name); wrong != "" {
			b.faults = append(b.faults, fault.Fault{Path: d.Lesson.File, Line: v.Line, Column: v.Column, Message: wrong})
		}
	}
}

// find returns the run of a name; where there is none that runs, what is wrong. Of a
// snippet with mistakes of its own, which have been told, there is nothing to say.
func (b *binder) find(from *Document, name string) (id string, d *Document, s *Snippet, wrong string) {
	d, id = from, name
	before, _, _ := strings.Cut(name, "[") // of a point of a sweep
	if i := strings.LastIndexByte(before, '/'); i >= 0 {
		lesson := name[:i]
		id = name[i+1:]
		switch found := b.lessons[lesson]; len(found) {
		case 0:
			near := course.Nearest(lesson, slices.Sorted(maps.Keys(b.lessons)))
			return "", nil, nil, "there is no lesson " + lesson + " in the course" + didYouMean("", near)
		case 1:
			d = found[0]
		default:
			return "", nil, nil, fmt.Sprintf("there are several lessons %s: write %s/%s or %s/%s", lesson,
				strings.TrimSuffix(found[0].Lesson.Path, ".md"), id, strings.TrimSuffix(found[1].Lesson.Path, ".md"), id)
		}
	}
	s = b.ids[d][id]
	switch {
	case s == nil && d.spoilt[before[strings.LastIndexByte(before, '/')+1:]]:
		return "", nil, nil, ""
	case s == nil:
		where := "this lesson"
		if d != from {
			where = d.Lesson.Path
		}
		near := course.Nearest(id, slices.Sorted(maps.Keys(b.ids[d])))
		if near == "" {
			if others := b.having(id); len(others) > 0 && d == from {
				return "", nil, nil, fmt.Sprintf("there is no snippet #%s in this lesson, but one in another: write %s/%s", id, others[0], id)
			}
		}
		return "", nil, nil, fmt.Sprintf("there is no snippet #%s in %s%s", id, where, didYouMean("#", near))
	case !s.Run:
		return "", nil, nil, fmt.Sprintf("snippet %q does not run, so nothing of it was measured", id)
	}
	return id, d, s, ""
}

// having lists the lessons with a snippet of an id, which its author gave it.
func (b *binder) having(id string) []string {
	var names []string
	for name, docs := range b.lessons {
		if len(docs) == 1 && b.ids[docs[0]][id] != nil && !strings.HasPrefix(id, "snippet-") {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) })
	return names
}

func didYouMean(before, near string) string {
	if near == "" {
		return ""
	}
	return ": did you mean " + before + near + "?"
}

// fieldOf returns the field of a name; where there is none, what is wrong.
func fieldOf(name string) (quantity.Field, string) {
	if f, ok := quantity.FieldOf(name); ok {
		return f, ""
	}
	near := course.Nearest(name, strings.Split(quantity.Names(), ", "))
	if near != "" {
		near = " (did you mean " + near + "?)"
	}
	return quantity.Field{}, fmt.Sprintf("a run has no quantity %s%s: there are %s", name, near, quantity.Names())
}
