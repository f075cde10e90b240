package page

import (
	"net/url"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "assets/main.css", "assets/main.css"},
		{"2-starting/goroutine.html", "assets/main.css", "../assets/main.css"},
		{"2-starting/goroutine.html", "index.html", "../index.html"},
		{"2-starting/goroutine.html", "2-starting/index.html", "index.html"},
		{"2-starting/goroutine.html", "3-limits/cpu.html", "../3-limits/cpu.html"},
		{"a/b/c.html", "a/d/e.html", "../d/e.html"},
		{"a/b.html", "a", "../a"},
		{"index.html", "1-why/what is it?.html", "1-why/what%20is%20it%3F.html"},
		{"1-why/a.html", "1-why/go: the keyword.html", "./go:%20the%20keyword.html"},
		{"index.html", "并发/锁.html", "%E5%B9%B6%E5%8F%91/%E9%94%81.html"},
	} {
		got := Relative(c.from, c.to)
		if got != c.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
		// Under whatever path the site stands, the link leads there.
		for _, root := range []string{"/", "/course/", "/home/reader/site/public/"} {
			base := url.URL{Scheme: "https", Host: "example.org", Path: root + c.from}
			link, err := base.Parse(got)
			if err != nil {
				t.Errorf("%q is no link: %v", got, err)
			} else if link.Path != root+c.to || link.RawQuery != "" || link.Fragment != "" {
				t.Errorf("on %s, %q leads to %s", base.String(), got, link)
			}
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ base, page, want string }{
		{"", "index.html", ""},
		{"https://example.org", "index.html", "https://example.org/"},
		{"https://example.org/course/", "2-starting/index.html", "https://example.org/course/2-starting/"},
		{"https://example.org/course", "2-starting/a b.html", "https://example.org/course/2-starting/a%20b.html"},
		{"https://example.org/course", "2-starting/myindex.html", "https://example.org/course/2-starting/myindex.html"},
	} {
		if got := canonical(c.base, c.page); got != c.want {
			t.Errorf("canonical(%q, %q) = %q, want %q", c.base, c.page, got, c.want)
		}
	}
}

func TestRoot(t *testing.T) {
	for _, c := range []struct{ base, want string }{
		{"", "/"},
		{"https://example.org", "/"},
		{"https://example.org/", "/"},
		{"https://example.org/a%20course", "/a%20course/"},
		{"https://example.org/course/", "/course/"},
	} {
		if got := root(c.base); got != c.want {
			t.Errorf("root(%q) = %q, want %q", c.base, got, c.want)
		}
	}
}

// resolve returns the path that a link on the page at from leads to, with a slash
// at its start.
func resolve(from, link string) string {
	target, err := (&url.URL{Path: "/" + from}).Parse(link)
	if err != nil {
		return link
	}
	return target.Path
}
