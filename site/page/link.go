package page

import (
	"net/url"
	"strings"
)

// Relative returns the link from one page to another file of the site, both given
// by their URLs within the site: from "2-starting/goroutine.html" to
// "assets/main.css" it is "../assets/main.css". Such links work under any sub-path
// and from disk.
func Relative(from, to string) string {
	f, t := strings.Split(from, "/"), strings.Split(to, "/")
	for len(f) > 1 && len(t) > 1 && f[0] == t[0] {
		f, t = f[1:], t[1:]
	}
	link := strings.Repeat("../", len(f)-1) + escape(strings.Join(t, "/"))
	// A colon in the first segment would make it a scheme.
	if first, _, _ := strings.Cut(link, "/"); strings.Contains(first, ":") {
		link = "./" + link
	}
	return link
}

// escape percent-encodes the segments of a URL within the site.
func escape(u string) string {
	segments := strings.Split(u, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return strings.Join(segments, "/")
}

// canonical returns the one address of a page, "" where the course does not say
// where its site will stand. A folder's page is addressed by its folder.
func canonical(base, page string) string {
	if base == "" {
		return ""
	}
	if page == "index.html" || strings.HasSuffix(page, "/index.html") {
		page = strings.TrimSuffix(page, "index.html")
	}
	return strings.TrimSuffix(base, "/") + "/" + escape(page)
}

// root returns the path under which the site stands on its host, with a slash at
// its end.
func root(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}
