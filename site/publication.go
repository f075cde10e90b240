package site

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/markdown"
	"runnel/site/page"
	"runnel/site/publish"
)

// A publication is the making of a site's files from an observed course.
type publication struct {
	*observed
	folder   *publish.Folder
	renderer *page.Renderer
	site     *page.Site
	docOf    map[*course.Lesson]*markdown.Document
	broken   map[string]bool // files with faults
}

// publish makes the site's files and writes those that changed.
func (o *observed) publish(ctx context.Context, folder *publish.Folder, bundler *Bundler, runs browser) (publish.Stats, error) {
	bundle, err := bundler.open(ctx, o.course.Config.Theme, runs)
	if err != nil {
		return publish.Stats{}, err
	}
	renderer, err := page.New(bundle.theme)
	if err != nil {
		return publish.Stats{}, err
	}
	shared, err := page.NewSite(o.course, bundle.assets, bundle.url)
	if err != nil {
		return publish.Stats{}, err
	}
	p := &publication{
		observed: o, folder: folder, renderer: renderer, site: shared,
		docOf:  map[*course.Lesson]*markdown.Document{},
		broken: o.broken(),
	}
	for _, doc := range o.docs {
		p.docOf[doc.Lesson] = doc
	}
	for _, doc := range o.docs {
		if !check.Judged(doc, o.results) { // because of a run of another lesson
			p.broken[doc.Lesson.File] = true
		}
	}
	files, err := bundle.files()
	if err != nil {
		return publish.Stats{}, err
	}
	for name, content := range files {
		if err := folder.Put(name, content); err != nil {
			return publish.Stats{}, err
		}
	}
	for _, step := range []func() error{p.putPages, p.putFiles, p.putRuns} {
		if err := step(); err != nil {
			return publish.Stats{}, err
		}
	}
	return folder.Finish()
}

// putPages renders every page, in parallel.
func (p *publication) putPages() error {
	group := &errgroup.Group{}
	group.SetLimit(runtime.NumCPU())
	put := func(url string, doc *markdown.Document, render func(*bytes.Buffer) error) {
		group.Go(func() error { return p.putPage(url, doc, render) })
	}

	home := p.docOf[p.course.Index]
	put(page.HomeURL, home, func(b *bytes.Buffer) error {
		return p.renderer.Home(b, p.site, home, p.results)
	})
	put(page.MissingURL, nil, func(b *bytes.Buffer) error {
		return p.renderer.Missing(b, p.site)
	})
	if len(p.glossary) > 0 {
		put(markdown.GlossaryURL, p.glossary[0].Document, func(b *bytes.Buffer) error {
			return p.renderer.Glossary(b, p.site, p.glossary, p.docs)
		})
	}
	for _, chapter := range p.course.Chapters {
		index := p.docOf[chapter.Index]
		put(page.ChapterURL(chapter), index, func(b *bytes.Buffer) error {
			return p.renderer.Chapter(b, p.site, chapter, index, p.results)
		})
		for _, lesson := range chapter.Lessons {
			doc := p.docOf[lesson]
			put(lesson.URL, doc, func(b *bytes.Buffer) error {
				return p.renderer.Lesson(b, p.site, doc, p.results)
			})
		}
	}
	return group.Wait()
}

// putPage writes one page, unless its lesson is broken: then the last good one stays.
func (p *publication) putPage(url string, doc *markdown.Document, render func(*bytes.Buffer) error) error {
	if p.isBroken(doc) {
		p.folder.Keep(url)
		return nil
	}
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	return p.folder.Put(url, b.Bytes())
}

func (p *publication) isBroken(doc *markdown.Document) bool {
	return doc != nil && p.broken[doc.Lesson.File]
}

// putFiles copies what the lessons show beside text.
func (p *publication) putFiles() error {
	for _, doc := range p.docs {
		for _, name := range doc.Files {
			if p.isBroken(doc) {
				p.folder.Keep(name)
				continue
			}
			content, err := p.course.ReadFile(name)
			if err != nil {
				return fmt.Errorf("copying %s: %w", filepath.Join(p.course.Dir, name), err)
			}
			if err := p.folder.Put(name, content); err != nil {
				return err
			}
		}
	}
	return nil
}

// putRuns writes runs.json. Of broken lessons it keeps what the last good build said,
// as their pages do.
func (p *publication) putRuns() error {
	var runs []page.Run
	keep := map[string]bool{}
	for _, doc := range p.docs {
		if p.isBroken(doc) {
			keep[doc.Lesson.Path] = true
			continue
		}
		runs = append(runs, page.Runs(doc, p.results[doc])...)
	}
	var kept []json.RawMessage
	if len(keep) > 0 {
		if old, err := p.folder.Read(page.RunsURL); err == nil {
			kept = page.RunsOf(old, keep)
		}
	}
	content, err := page.RunsJSON(runs, kept)
	if err != nil {
		return err
	}
	return p.folder.Put(page.RunsURL, content)
}
