package course

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
)

// languageTag is the shape of a BCP 47 tag; the registry of tags is not held here.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// config reads course.yaml.
func (l *loader) config(c *Config, src []byte) {
	l.text(ConfigFile, src)
	d := l.document(ConfigFile, bytes.TrimPrefix(src, byteOrderMark), 1)
	read := d.decode([]key{
		{"title", text(&c.Title)},
		{"description", text(&c.Description)},
		{"language", text(&c.Language)},
		{"base_url", text(&c.BaseURL)},
		{"theme", text(&c.Theme)},
		{"freeze", truth(&c.Freeze)},
		{"chapters", d.list(&l.listed)},
	})
	l.listedLine = d.set["chapters"]
	for _, it := range l.listed {
		c.Chapters = append(c.Chapters, it.value)
	}
	if _, ok := d.set["title"]; read && !ok {
		l.fault(ConfigFile, 1, 0, "the course has no title: add a line such as title: Goroutines")
	}
	if c.Language != "" && !languageTag.MatchString(c.Language) {
		l.fault(ConfigFile, d.set["language"], 0, "language must be a language tag, such as en or zh-Hans")
	}
	if c.BaseURL != "" && !isBaseURL(c.BaseURL) {
		l.fault(ConfigFile, d.set["base_url"], 0, "base_url must be the site's address, such as https://example.org/course/")
	}
	c.Language = cmp.Or(c.Language, "en")
	c.Theme = cmp.Or(c.Theme, "default")
}

func isBaseURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.RawQuery == "" && u.Fragment == ""
}
