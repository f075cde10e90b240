package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"runnel/site/page"
)

// An offlineSite is what the service worker is told of the site, as its script reads it.
type offlineSite struct {
	Shell  []string `json:"shell"`  // there offline from the first visit on
	Assets []string `json:"assets"` // files whose names change with their content
}

// files are those of a bundle by their URLs within the site. The service worker stands at
// the root, because it serves what is below it.
func (b *bundle) files() (map[string][]byte, error) {
	files := maps.Clone(b.assets.Files())
	if b.module != nil {
		files[b.url] = b.module
	}
	script, ok := b.assets.URL(page.OfflineScript)
	if !ok {
		return files, nil
	}
	worker := files[script]
	delete(files, script)
	site := offlineSite{Shell: []string{""}, Assets: slices.Sorted(maps.Keys(files))}
	for _, name := range page.Shell {
		if url, ok := b.assets.URL(name); ok {
			site.Shell = append(site.Shell, url)
		}
	}
	told, err := json.Marshal(site)
	if err != nil {
		return nil, fmt.Errorf("writing what the service worker is told: %w", err)
	}
	files[page.OfflineURL] = fmt.Appendf(nil, "self.site = %s;\n%s", told, worker)
	return files, nil
}
