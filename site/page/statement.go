package page

import (
	"fmt"
	"html"
	"html/template"
	"io"
	"strconv"

	"runnel/site/check"
	"runnel/site/markdown"
)

// A value is what the template value.html is given: a phrase that says what was
// measured.
type value struct {
	URL      string
	Name     string        // "waited.wall"
	Number   string        // in nanoseconds, bytes or times; "" of a text
	Phrase   template.HTML // the author's; "" where the measured value is shown
	Measured string        // "" where the phrase quotes it
}

func (r *Renderer) value(w io.Writer, doc *markdown.Document, v *markdown.Phrase, results check.Results) error {
	m, ok := check.Value(v, results)
	if !ok {
		return fmt.Errorf("there is nothing measured for %s", v.Name)
	}
	view := value{URL: v.References[0].URL(doc), Name: v.Name, Measured: m.Text}
	if !v.Quoted() {
		view.Number = strconv.FormatFloat(m.Number, 'f', -1, 64)
	}
	if v.Number != nil || v.Quoted() && v.Text != "" {
		view.Phrase = template.HTML(v.HTML)
	}
	if v.Quoted() && view.Phrase != "" {
		view.Measured = "" // the phrase is what was printed
	}
	if err := r.templates.value.Execute(w, view); err != nil {
		return fmt.Errorf("rendering the value %s: %w", v.Name, err)
	}
	return nil
}

// A claim is what the template claim.html is given.
type claim struct {
	Code     template.HTML // with a link for each quantity
	Measured string        // the same with its numbers
	Holds    bool
}

func (r *Renderer) claim(w io.Writer, doc *markdown.Document, c *markdown.Claim, results check.Results) error {
	m, ok := check.Claim(c, results)
	if !ok {
		return fmt.Errorf("there is nothing measured for the claim in line %d", c.Line)
	}
	code := c.Expression.Substitute(func(i int) string {
		ref := c.References[i]
		return fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(ref.URL(doc)), html.EscapeString(ref.Name))
	}, html.EscapeString)
	view := claim{Code: template.HTML(code), Measured: m.Text, Holds: m.Holds}
	if err := r.templates.claim.Execute(w, view); err != nil {
		return fmt.Errorf("rendering the claim in line %d: %w", c.Line, err)
	}
	return nil
}
