package serve

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"runnel/site/fault"
)

//go:embed assets/*.html
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "assets/*.html"))

// Where a page takes what is added to it. A page without a body element, which HTML
// allows, takes it at its end.
var (
	bodyStart = regexp.MustCompile(`(?i)<body(?:\s(?:"[^"]*"|'[^']*'|[^"'>])*)?>`)
	bodyEnd   = regexp.MustCompile(`(?i)</body\s*>`)
)

// inject adds the reload script to a page and, where the last build found faults, a
// panel that lists them.
func (h *handler) inject(page []byte, name string, last outcome) []byte {
	start, end := len(page), len(page)
	if at := bodyStart.FindIndex(page); at != nil {
		start = at[1]
	}
	if all := bodyEnd.FindAllIndex(page, -1); all != nil {
		end = all[len(all)-1][0]
	}
	start = min(start, end)
	return slices.Concat(page[:start], h.panel(name, last), page[start:end], scriptElement(last), page[end:])
}

func scriptElement(last outcome) []byte {
	return render("script.html", struct{ Script, Build string }{scriptPath, last.id})
}

// maxFaults is how many faults a page lists; the rest is counted.
const maxFaults = 100

// panel lists the faults of the last build, those of the page's own lesson first. It
// is empty where there are none.
func (h *handler) panel(name string, last outcome) []byte {
	if !last.broken() {
		return nil
	}
	own, others := h.sortFaults(last.faults, name)
	data := struct {
		Style, Heading string
		Items          []item
		More           int
	}{Style: stylePath, Heading: heading(len(own), len(others), last.err)}
	if last.err != nil {
		data.Items = append(data.Items, newItem(last.err.Error()))
	}
	all := slices.Concat(own, others)
	for _, f := range all[:min(maxFaults, len(all))] {
		data.Items = append(data.Items, newItem(f.String()))
	}
	data.More = max(0, len(all)-maxFaults)
	return render("panel.html", data)
}

func heading(own, others int, err error) string {
	switch {
	case err != nil:
		return "The course could not be built"
	case own == 0:
		return countFaults(others) + " elsewhere in the course"
	case others == 0:
		return countFaults(own) + " in this lesson"
	}
	return fmt.Sprintf("%s in this lesson, %d elsewhere in the course", countFaults(own), others)
}

// An item is one fault as shown: its first line and the rest, such as a diff.
type item struct {
	First string
	Rest  string
}

func newItem(text string) item {
	first, rest, _ := strings.Cut(strings.TrimRight(text, "\n"), "\n")
	return item{first, rest}
}

// sortFaults parts the faults of the lesson that becomes the page name from the
// others.
func (h *handler) sortFaults(faults []fault.Fault, name string) (own, others []fault.Fault) {
	lesson := strings.TrimSuffix(name, path.Ext(name)) + ".md"
	for _, f := range faults {
		rel, err := filepath.Rel(h.course, f.Path)
		if err == nil && filepath.ToSlash(rel) == lesson {
			own = append(own, f)
		} else {
			others = append(others, f)
		}
	}
	return own, others
}

// missingPage is shown where the site has no page.
func missingPage(broken, first bool) []byte {
	title, text := "No such page", "The site has no page here."
	switch {
	case broken:
		title, text = "Not built", "This page will appear when its faults are gone."
	case first:
		title, text = "Not built yet", "This page will appear when the course is built, if it has a lesson for it."
	}
	return render("missing.html", struct{ Style, Title, Text string }{stylePath, title, text})
}

func render(name string, data any) []byte {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the templates and their data are fixed, and tested
	}
	return b.Bytes()
}
