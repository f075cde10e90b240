// Package course loads a course from its folder: configuration, front matter and
// the order of chapters and lessons. It reads no Markdown beyond the front matter
// and runs nothing.
package course

// A Course is what one site is built from.
type Course struct {
	Dir      string // the folder, as the author named it
	Config   Config
	Index    *Lesson // index.md beside course.yaml; nil where there is none
	Chapters []*Chapter
	Glossary []*Term // in the order of glossary.yaml
}

// Config is course.yaml, whose keys are named like the fields, in lower case.
type Config struct {
	Title       string
	Description string
	Language    string   // BCP 47; "en" by default
	BaseURL     string   // where the site will stand; may be empty
	Theme       string   // "default" by default
	Freeze      bool     // keep results beside the course
	Chapters    []string // folder names in reading order; all folders with lessons, by name, where empty
}

// A Chapter is a folder of lessons.
type Chapter struct {
	Name    string // the folder's name
	Title   string // from index.md's front matter, or made from the name
	Summary string
	Index   *Lesson // index.md; nil where there is none
	Lessons []*Lesson
}

// A Lesson is one Markdown file.
type Lesson struct {
	Path    string // slash-separated, within the course: "2-starting/goroutine.md"
	File    string // as the author would type it: Dir joined with Path
	URL     string // slash-separated, within the site: "2-starting/goroutine.html"
	Front   FrontMatter
	Source  []byte   // the whole file
	Body    int      // offset in Source of the first byte after the front matter
	Chapter *Chapter // nil for the course's index
}

// FrontMatter is what stands between the --- lines of a lesson, whose keys are named
// like the fields, in lower case.
type FrontMatter struct {
	Title   string
	Summary string
	Weight  int
	Draft   bool
}

// Lessons returns every page's lesson in reading order: the course's index, then
// each chapter's index and lessons.
func (c *Course) Lessons() []*Lesson {
	var all []*Lesson
	if c.Index != nil {
		all = append(all, c.Index)
	}
	for _, ch := range c.Chapters {
		if ch.Index != nil {
			all = append(all, ch.Index)
		}
		all = append(all, ch.Lessons...)
	}
	return all
}
