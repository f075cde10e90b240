// Package page makes pages: a site, a lesson's document and the results of its
// snippets in, HTML out, by the templates of a theme. It runs nothing and writes
// no files.
//
// A page promises to themes, tests and readers' scripts:
//   - A snippet is a section.snippet with the snippet's id. One that ran has the
//     attributes data-status, data-exit, data-engine, and data-wall and data-cpu:
//     the medians in nanoseconds.
//   - A variant has data-variant-of, the id of the snippet it was made from. Its
//     pre.chroma has the change, pre.snippet-before what that snippet printed.
//   - A variant that the reader's editor can make of that snippet's program has
//     data-applies: both can be run in the page, and their files differ alone.
//   - A program without a package clause has data-fragment: its statements are those of
//     main, as package fragment has it.
//   - A part of a session has p.snippet-part, which says which one, with a link to the part
//     before it.
//   - A sweep has a table with a row for each of its runs, whose data-run is the run's id.
//   - Where the code shown is not the whole program, details.snippet-whole has it: a
//     div.snippet-file for each file, named by data-file, with a pre.chroma in it.
//   - A snippet whose program can be run and edited in the page has data-program: its
//     hash, files, arguments, standard input and records as JSON. One that ran but
//     cannot run in a browser has data-not-in-browser, which says why.
//   - It holds pre.chroma with the code, pre.snippet-output with exactly what was
//     printed, in spans of class stdout and stderr, and dl.snippet-timing with the
//     figures.
//   - Links are relative, so that a site works under any path and from disk, and
//     there are neither inline scripts nor inline styles.
package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"slices"

	"runnel/runner"
	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/markdown"
)

// A Renderer makes pages with one theme. It is safe for concurrent use.
type Renderer struct {
	templates struct {
		home, chapter, lesson, missing *template.Template
		chapters, snippet              *template.Template
		value, claim                   *template.Template
		glossary                       *template.Template
	}
}

// New reads the templates of a theme: base.html, which each page is an instance
// of, home.html, chapter.html, lesson.html, glossary.html and 404.html, which fill its blocks,
// chapters.html, the chapter list, and for what a lesson holds snippet.html,
// value.html and claim.html.
func New(theme fs.FS) (*Renderer, error) {
	r := &Renderer{}
	base, err := template.ParseFS(theme, "templates/base.html")
	if err != nil {
		return nil, fmt.Errorf("reading the theme's templates: %w", err)
	}
	for name, t := range map[string]**template.Template{
		"home.html":    &r.templates.home,
		"chapter.html": &r.templates.chapter,
		"lesson.html":  &r.templates.lesson,
		"404.html":     &r.templates.missing,

		"glossary.html": &r.templates.glossary,
	} {
		page, err := base.Clone()
		if err == nil {
			page, err = page.ParseFS(theme, "templates/"+name)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the theme's templates: %w", err)
		}
		*t = page
	}
	for name, t := range map[string]**template.Template{
		"chapters.html": &r.templates.chapters,
		"snippet.html":  &r.templates.snippet,
		"value.html":    &r.templates.value,
		"claim.html":    &r.templates.claim,
	} {
		if *t, err = template.ParseFS(theme, "templates/"+name); err != nil {
			return nil, fmt.Errorf("reading the theme's templates: %w", err)
		}
	}
	return r, nil
}

// Lesson writes a lesson's page. There must be a result for each snippet that runs,
// and for those of other lessons that this one speaks of.
func (r *Renderer) Lesson(w io.Writer, site *Site, doc *markdown.Document, results check.Results) error {
	l := doc.Lesson
	v := site.view("lesson", l.URL, l.Chapter)
	v.Title, v.Description, v.Draft = l.Front.Title, l.Front.Summary, l.Front.Draft
	return r.write(w, r.templates.lesson, v, doc, results)
}

// Home writes the course's page. doc is its index.md, nil where there is none.
func (r *Renderer) Home(w io.Writer, site *Site, doc *markdown.Document, results check.Results) error {
	v := site.view("home", HomeURL, nil)
	v.Title, v.Description = site.Course.Config.Title, site.Course.Config.Description
	for _, ch := range site.Course.Chapters {
		v.Outline = append(v.Outline, site.chapter(ch, HomeURL, site.lessons <= homeShown))
	}
	return r.write(w, r.templates.home, v, doc, results)
}

// Chapter writes a chapter's page. doc is its index.md, nil where there is none.
func (r *Renderer) Chapter(w io.Writer, site *Site, ch *course.Chapter, doc *markdown.Document, results check.Results) error {
	url := ChapterURL(ch)
	v := site.view("chapter", url, ch)
	v.Title, v.Description = ch.Title, ch.Summary
	v.Outline = []chapterLink{site.chapter(ch, url, true)}
	return r.write(w, r.templates.chapter, v, doc, results)
}

// Missing writes the page for an address that is none of the site's. It may be
// shown at any depth, so its links start at the root of base_url.
func (r *Renderer) Missing(w io.Writer, site *Site) error {
	v := site.view("missing", MissingURL, nil)
	v.Title = "There is no such page"
	return r.write(w, r.templates.missing, v, nil, nil)
}

// write renders a page whole before it writes any of it.
func (r *Renderer) write(w io.Writer, t *template.Template, v *view, doc *markdown.Document, results check.Results) error {
	if v.Kind != "home" { // whose body is the list
		var err error
		if v.ChapterList, err = r.chapterList(v.site, v.url, v.current); err != nil {
			return err
		}
	}
	if doc != nil {
		if err := r.fill(v, doc, results); err != nil {
			return fmt.Errorf("rendering %s: %w", doc.Lesson.File, err)
		}
	}
	var page bytes.Buffer
	if err := t.ExecuteTemplate(&page, "base.html", v); err != nil {
		return fmt.Errorf("rendering %s: %w", v.url, err)
	}
	_, err := w.Write(page.Bytes())
	return err
}

// fill puts what a document holds into the view.
func (r *Renderer) fill(v *view, doc *markdown.Document, results check.Results) error {
	var body bytes.Buffer
	err := doc.Render(&body, func(w io.Writer, p markdown.Insert) error {
		switch p := p.(type) {
		case *markdown.Phrase:
			return r.value(w, doc, p, results)
		case *markdown.Claim:
			return r.claim(w, doc, p, results)
		case *markdown.Snippet:
			return r.snippet(w, p, results[doc])
		}
		return fmt.Errorf("a page cannot show a %T", p)
	})
	if err != nil {
		return err
	}
	v.Body = template.HTML(body.String())
	v.Contents = contents(doc.Headings)
	v.TitleID = doc.TitleID
	v.Measured = measured(Runs(doc, results[doc]))
	return nil
}

// measured tells where and when runs were made; nil where there are none.
func measured(runs []Run) *measurement {
	if len(runs) == 0 {
		return nil
	}
	m := &measurement{First: runs[0].Result.When.UTC(), Last: runs[0].Result.When.UTC()}
	for _, run := range runs {
		if name := machine(run.Result.Machine); !slices.Contains(m.Machines, name) {
			m.Machines = append(m.Machines, name)
		}
		when := run.Result.When.UTC()
		if when.Before(m.First) {
			m.First = when
		}
		if when.After(m.Last) {
			m.Last = when
		}
	}
	return m
}

// machine describes a machine in a line.
func machine(m runner.Machine) string {
	text := m.OS + "/" + m.Arch
	if m.CPU != "" {
		text += ", " + m.CPU
	}
	if m.CPUs == 1 {
		return text + ", 1 processor"
	}
	return fmt.Sprintf("%s, %d processors", text, m.CPUs)
}
