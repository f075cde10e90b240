package page

import (
	"fmt"
	"sync"

	"runnel/site/assets"
	"runnel/site/course"
)

// The pages that no file of the course stands for.
const (
	HomeURL    = "index.html"
	MissingURL = "404.html" // what most hosts show for a page that is not there
)

// ChapterURL returns where a chapter's page stands within the site.
func ChapterURL(ch *course.Chapter) string {
	if ch.Index != nil {
		return ch.Index.URL
	}
	return ch.Name + "/index.html"
}

// allShown is how many lessons a course may have for every page to list all of
// them; of a larger course a page lists the lessons of its own chapter. It keeps
// the size of a page from growing with that of the course.
const allShown = 60

// homeShown is the same for the home page, whose purpose the list is.
const homeShown = 1000

// A Site is what all pages of one build share. It is safe for concurrent use.
type Site struct {
	Course *course.Course
	Assets *assets.Assets

	lessons int
	order   []stop         // what previous and next step through
	place   map[string]int // index in order, by URL
	base    string         // the path under which the site stands
	urls    assetURLs
	lists   sync.Map // of chapterList, by listKey
}

// A stop is one page on the way through the course.
type stop struct {
	URL, Title string
}

// assetURLs are URLs within the site.
type assetURLs struct {
	script, style string
	early, icon   string // may be empty
	// What a page needs to run programs; all empty where one is missing.
	editor, worker, wasm string
	offline              string // the service worker; empty where the theme has none
}

// Shell are the theme's files that every page loads, and OfflineScript is the one of the
// service worker, which stands at OfflineURL within the site.
var Shell = []string{"scripts/main.ts", "styles/main.css", "scripts/early.ts", "styles/icon.svg"}

const (
	OfflineScript = "scripts/offline.ts"
	OfflineURL    = "offline.js"
)

// NewSite prepares what the pages share: wasm is the URL within the site of the runner
// for readers' browsers, empty where there is none. The course may not change
// afterwards.
func NewSite(c *course.Course, a *assets.Assets, wasm string) (*Site, error) {
	s := &Site{Course: c, Assets: a, place: map[string]int{}, base: root(c.Config.BaseURL)}
	for name, url := range map[string]*string{
		"scripts/main.ts": &s.urls.script,
		"styles/main.css": &s.urls.style,
	} {
		var ok bool
		if *url, ok = a.URL(name); !ok {
			return nil, fmt.Errorf("the theme's assets lack %s", name)
		}
	}
	s.urls.early, _ = a.URL("scripts/early.ts")
	s.urls.icon, _ = a.URL("styles/icon.svg")
	editor, hasEditor := a.URL("scripts/editor.ts")
	worker, hasWorker := a.URL("scripts/worker.ts")
	if hasEditor && hasWorker && wasm != "" {
		s.urls.editor, s.urls.worker, s.urls.wasm = editor, worker, wasm
	}

	if _, ok := a.URL(OfflineScript); ok {
		s.urls.offline = OfflineURL
	}

	s.add(HomeURL, c.Config.Title)
	for _, ch := range c.Chapters {
		s.lessons += len(ch.Lessons)
		// A chapter's page without a text of its own is a list only: it is
		// for finding one's way, not for reading through.
		if ch.Index != nil {
			s.add(ch.Index.URL, ch.Title)
		}
		for _, l := range ch.Lessons {
			s.add(l.URL, l.Front.Title)
		}
	}
	return s, nil
}

func (s *Site) add(url, title string) {
	s.place[url] = len(s.order)
	s.order = append(s.order, stop{URL: url, Title: title})
}

// neighbours returns the pages before and after that at url; nil where there is
// none.
func (s *Site) neighbours(url string) (prev, next *stop) {
	i, ok := s.place[url]
	if !ok {
		return nil, nil
	}
	if i > 0 {
		prev = &s.order[i-1]
	}
	if i+1 < len(s.order) {
		next = &s.order[i+1]
	}
	return prev, next
}
