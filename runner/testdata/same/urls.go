package main

import (
	"fmt"
	"net/netip"
	"net/url"
	"path"
	"sort"
	"strings"
)

type link struct {
	*url.URL
	text string
}

type route struct {
	pattern []string
	handle  func(params map[string]string, query url.Values) string
}

type router []route

func (r *router) on(pattern string, handle func(map[string]string, url.Values) string) {
	*r = append(*r, route{strings.Split(strings.Trim(pattern, "/"), "/"), handle})
}

func (r router) serve(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return "bad request: " + err.Error()
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
next:
	for _, route := range r {
		if len(route.pattern) != len(parts) {
			continue
		}
		params := map[string]string{}
		for i, p := range route.pattern {
			if name, isParam := strings.CutPrefix(p, ":"); isParam {
				params[name] = parts[i]
			} else if p != parts[i] {
				continue next
			}
		}
		return route.handle(params, u.Query())
	}
	return "404 " + u.Path
}

func describe(raw string) {
	u, err := url.Parse(raw)
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	password, hasPassword := u.User.Password()
	fmt.Printf("%s|%s|%s|%s|%s|%s|%s|%s|%t|%t\n", u.Scheme, u.User.Username(), password, u.Host, u.Hostname(), u.Port(), u.Path, u.Fragment, hasPassword, u.IsAbs())
}

func main() {
	for _, raw := range []string{
		"https://ann:s%20ecret@example.com:8080/a%20b/c?q=1&q=2&x=#part-2",
		"postgres://user@db/name?sslmode=off",
		"/relative/path?x=y",
		"mailto:me@example.com",
		"http://[::1]:80/",
		"http://bad host/",
		"%zz",
		"://missing",
	} {
		describe(raw)
	}
	u, err := url.Parse("https://example.com/search?q=go+lang&page=2&q=second&empty=")
	if err != nil {
		fmt.Println(err)
		return
	}
	q := u.Query()
	fmt.Println(q.Get("q"), q["q"], q.Get("none") == "", q.Has("empty"), len(q))
	q.Set("page", "3")
	q.Add("tag", "a&b=c")
	q.Del("empty")
	u.RawQuery = q.Encode()
	u.Fragment = "top of page"
	u.User = url.UserPassword("u", "p@ss")
	fmt.Println(u, u.Redacted(), u.RequestURI())

	base := &url.URL{Scheme: "https", Host: "example.com", Path: "/docs/guide/intro.html"}
	for _, ref := range []string{"next.html", "../api/", "/root", "?q=1", "#frag", "//other.org/x", "https://abs.net/"} {
		resolved, err := base.Parse(ref)
		fmt.Print(resolved, " ", err, "; ")
	}
	fmt.Println()
	fmt.Println(base.JoinPath("..", "b c", "d"), base.ResolveReference(&url.URL{Path: "x"}))
	fmt.Println(url.QueryEscape("a b&c=ü/?"), url.PathEscape("a b/c?"), path.Join("a", "../b", "/c"), path.Base("/x/y.go"), path.Ext("y.tar.gz"))
	text, err := url.QueryUnescape("a%20b+c%")
	fmt.Printf("%q %v\n", text, err)

	var r router
	r.on("/users/:id", func(p map[string]string, q url.Values) string { return "user " + p["id"] + q.Get("format") })
	r.on("/users/:id/posts/:post", func(p map[string]string, _ url.Values) string { return fmt.Sprint("post ", p) })
	r.on("/", func(map[string]string, url.Values) string { return "home" })
	for _, raw := range []string{"/users/7?format=.json", "/users/7/posts/99", "/", "/nothing/here", "/%"} {
		fmt.Print(r.serve(raw), "; ")
	}
	fmt.Println()

	l := link{base, "the guide"}
	fmt.Println(l.Host, l.text, l.String(), l.IsAbs())
	hosts := map[string]int{}
	for _, raw := range []string{"http://a.org/1", "http://b.org", "http://a.org:80/2"} {
		if u, err := url.Parse(raw); err == nil {
			hosts[u.Hostname()]++
		}
	}
	names := make([]string, 0, len(hosts))
	for h := range hosts {
		names = append(names, h)
	}
	sort.Strings(names)
	fmt.Println(names, hosts)
	prefix := netip.MustParsePrefix("10.1.0.0/16")
	for _, text := range []string{"10.1.2.3", "10.2.0.1", "::1", "x"} {
		addr, err := netip.ParseAddr(text)
		fmt.Print(addr, " ", prefix.Contains(addr), " ", addr.Is4(), " ", err != nil, "; ")
	}
	fmt.Println(url.Values{"b": {"2", "1"}, "a": {"x y"}}.Encode())
}
