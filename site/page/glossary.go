package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"runnel/site/course"
	"runnel/site/markdown"
)

// A term is one of the glossary's page.
type term struct {
	ID, Name     string
	Translations []course.Translation
	Definition   template.HTML
	Lessons      []link // that link to it
}

// Glossary writes the glossary's page: every term with its definition, by name, and the
// lessons that link to it.
func (r *Renderer) Glossary(w io.Writer, site *Site, definitions []markdown.Definition, docs []*markdown.Document) error {
	const url = markdown.GlossaryURL
	v := site.view("glossary", url, nil)
	v.Title = "Glossary"
	for _, d := range definitions {
		var body bytes.Buffer
		if err := d.Document.Render(&body, nothing); err != nil {
			return fmt.Errorf("rendering the definition of %s: %w", d.Term.Name, err)
		}
		t := term{
			ID: d.Term.ID(), Name: d.Term.Name, Translations: d.Term.Translations,
			Definition: template.HTML(strings.TrimSpace(body.String())),
		}
		for _, doc := range docs {
			if slices.Contains(doc.Terms, d.Term) {
				t.Lessons = append(t.Lessons, link{site.link(url, doc.Lesson.URL), doc.Lesson.Front.Title})
			}
		}
		v.Terms = append(v.Terms, t)
	}
	slices.SortStableFunc(v.Terms, func(a, b term) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return r.write(w, r.templates.glossary, v, nil, nil)
}

// nothing is what a definition holds beside its text.
func nothing(_ io.Writer, i markdown.Insert) error {
	return fmt.Errorf("a definition cannot show a %T", i)
}
