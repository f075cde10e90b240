package page

import (
	"cmp"
	"html/template"
	"strings"
	"time"

	"runnel/site/course"
	"runnel/site/markdown"
)

// A view is what the templates of pages are given. All links in it are relative to
// the page.
type view struct {
	Kind        string // "home", "chapter", "lesson", "glossary" or "missing"
	Language    string
	Course      string // the course's title
	Title       string
	Description string // may be empty
	Draft       bool
	Canonical   string // "" where base_url is not set
	Runs        string // runs.json
	Glossary    string // its page; "" where the course has none

	Home, Script, Early, Style, Icon string // Early and Icon may be empty
	Editor, Worker, WASM             string // what Script loads on demand; empty where programs cannot run in the page
	Offline                          string // the service worker; empty where there is none

	ChapterList template.HTML // made by chapters.html; empty on the home page
	Outline     []chapterLink // for the body of a home or chapter page
	Chapter     *link         // that the lesson belongs to
	Prev        *link
	Next        *link

	TitleID  string // anchor of the page's heading; may be empty
	Body     template.HTML
	Contents []heading
	Measured *measurement // nil where nothing ran
	Terms    []term       // of the glossary's page

	site    *Site
	url     string
	current *course.Chapter // that the page belongs to; may be nil
}

// A link leads to a page of the site.
type link struct {
	URL, Title string
}

// A chapterLink is a chapter with those of its lessons that a page lists.
type chapterLink struct {
	URL, Title, Summary string
	Count               int // how many lessons it has
	Lessons             []lessonLink
	// Here marks the link to the page itself; in the chapter list only, where
	// chapters.html must write it as an attribute of each link.
	Here template.HTMLAttr
}

type lessonLink struct {
	URL, Title, Summary string
	Here                template.HTMLAttr
}

// A heading is an entry of the page's contents with those below it.
type heading struct {
	ID, Text string
	Below    []heading
}

// A measurement tells where and when a page's programs ran.
type measurement struct {
	Machines    []string
	First, Last time.Time
}

// OneDay tells that all was measured on one day.
func (m *measurement) OneDay() bool {
	return m.First.Format(time.DateOnly) == m.Last.Format(time.DateOnly)
}

// HeadTitle is the page's title with the course's.
func (v *view) HeadTitle() string {
	if v.Title == v.Course {
		return v.Course
	}
	return v.Title + " · " + v.Course
}

// MetaDescription describes the page to search engines: by its own summary, or the
// course's where it has none.
func (v *view) MetaDescription() string {
	return cmp.Or(v.Description, v.site.Course.Config.Description)
}

// view starts the view of a page. current is the chapter that it belongs to, nil
// where it belongs to none.
func (s *Site) view(kind, url string, current *course.Chapter) *view {
	config := s.Course.Config
	v := &view{
		Kind:      kind,
		Language:  config.Language,
		Course:    config.Title,
		Canonical: canonical(config.BaseURL, url),
		site:      s,
		url:       url,
		current:   current,
	}
	if v.Language == "" {
		v.Language = "en"
	}
	if kind == "missing" {
		v.Canonical = ""
	}
	v.Home = s.link(url, HomeURL)
	v.Runs = s.link(url, RunsURL)
	if len(s.Course.Glossary) > 0 {
		v.Glossary = s.link(url, markdown.GlossaryURL)
	}
	v.Script = s.link(url, s.urls.script)
	v.Style = s.link(url, s.urls.style)
	for _, optional := range []struct {
		url  string
		link *string
	}{
		{s.urls.early, &v.Early},
		{s.urls.icon, &v.Icon},
		{s.urls.editor, &v.Editor},
		{s.urls.worker, &v.Worker},
		{s.urls.wasm, &v.WASM},
		{s.urls.offline, &v.Offline},
	} {
		if optional.url != "" {
			*optional.link = s.link(url, optional.url)
		}
	}
	if kind == "lesson" && current != nil {
		v.Chapter = &link{URL: s.link(url, ChapterURL(current)), Title: current.Title}
	}
	prev, next := s.neighbours(url)
	if prev != nil {
		v.Prev = &link{URL: s.link(url, prev.URL), Title: prev.Title}
	}
	if next != nil {
		v.Next = &link{URL: s.link(url, next.URL), Title: next.Title}
	}
	return v
}

// chapter describes a chapter for the page at from.
func (s *Site) chapter(ch *course.Chapter, from string, lessons bool) chapterLink {
	c := chapterLink{
		URL:     s.link(from, ChapterURL(ch)),
		Title:   ch.Title,
		Summary: ch.Summary,
		Count:   len(ch.Lessons),
	}
	if !lessons {
		return c
	}
	c.Lessons = make([]lessonLink, 0, len(ch.Lessons))
	for _, l := range ch.Lessons {
		c.Lessons = append(c.Lessons, lessonLink{
			URL:     s.link(from, l.URL),
			Title:   l.Front.Title,
			Summary: l.Front.Summary,
		})
	}
	return c
}

// link returns the link from the page at from to a file of the site.
func (s *Site) link(from, to string) string {
	if from == MissingURL {
		return s.base + escape(to)
	}
	return Relative(from, to)
}

// contents nests the headings of level 3 below those before them; deeper ones are
// left out.
func contents(headings []markdown.Heading) []heading {
	var top []heading
	for _, h := range headings {
		entry := heading{ID: h.ID, Text: strings.TrimSpace(h.Text)}
		switch {
		case h.Level <= 2, h.Level == 3 && len(top) == 0:
			top = append(top, entry)
		case h.Level == 3:
			last := &top[len(top)-1]
			last.Below = append(last.Below, entry)
		}
	}
	return top
}
