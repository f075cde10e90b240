package page

import (
	"fmt"
	"html/template"
	"path"
	"regexp"
	"strconv"
	"strings"

	"runnel/site/course"
)

// A chapterList is the chapter list as all pages of one folder and one chapter
// have it, but for the mark on the link to the page itself. Making it by its
// template for each page would take longer than all the rest of the page.
type chapterList struct {
	pieces []string       // of HTML; between two of them is the place of a mark
	places map[string]int // by the URL that the link leads to: i is after pieces[i]
}

// A listKey says which pages share a chapterList.
type listKey struct {
	renderer *Renderer
	folder   string
	chapter  *course.Chapter // nil for a page that belongs to none
	missing  bool            // its links are not relative
}

// placeholder stands in the template's output for the mark of a link.
var placeholder = regexp.MustCompile(` ?data-place="([0-9]+)"`)

// chapterList returns the chapter list for a page.
func (r *Renderer) chapterList(s *Site, url string, current *course.Chapter) (template.HTML, error) {
	key := listKey{r, path.Dir(url), current, url == MissingURL}
	cached, ok := s.lists.Load(key)
	if !ok {
		made, err := r.makeChapterList(s, url, current)
		if err != nil {
			return "", err
		}
		cached, _ = s.lists.LoadOrStore(key, made)
	}
	list := cached.(*chapterList)
	here, ok := list.places[url]
	if !ok {
		here = -1
	}
	var b strings.Builder
	for i, piece := range list.pieces {
		b.WriteString(piece)
		if i == here {
			b.WriteString(` aria-current="page"`)
		}
	}
	return template.HTML(b.String()), nil
}

func (r *Renderer) makeChapterList(s *Site, from string, current *course.Chapter) (*chapterList, error) {
	var chapters []chapterLink
	var targets []string // by the number of their placeholder
	place := func(url string) template.HTMLAttr {
		targets = append(targets, url)
		return template.HTMLAttr(`data-place="` + strconv.Itoa(len(targets)-1) + `"`)
	}
	for _, ch := range s.Course.Chapters {
		c := s.chapter(ch, from, s.lessons <= allShown || ch == current)
		c.Here = place(ChapterURL(ch))
		for i := range c.Lessons {
			c.Lessons[i].Here = place(ch.Lessons[i].URL)
		}
		chapters = append(chapters, c)
	}
	var b strings.Builder
	if err := r.templates.chapters.Execute(&b, chapters); err != nil {
		return nil, fmt.Errorf("rendering the chapter list: %w", err)
	}
	html := b.String()
	list := &chapterList{places: map[string]int{}}
	for {
		m := placeholder.FindStringSubmatchIndex(html)
		if m == nil {
			list.pieces = append(list.pieces, html)
			return list, nil
		}
		n, err := strconv.Atoi(html[m[2]:m[3]])
		if err != nil || n >= len(targets) {
			return nil, fmt.Errorf("rendering the chapter list: %s is none of its marks", html[m[0]:m[1]])
		}
		list.places[targets[n]] = len(list.pieces)
		list.pieces = append(list.pieces, html[:m[0]])
		html = html[m[1]:]
	}
}
