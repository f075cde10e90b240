package main

import (
	"fmt"
	"slices"
	"strings"
)

type request struct {
	method, path string
	headers      map[string]string
	user         string
}

type response struct {
	code int
	body strings.Builder
	log  *[]string
}

func (r *response) Write(p []byte) (int, error) {
	if r.code == 0 {
		r.code = 200
	}
	return r.body.Write(p)
}

type handler interface{ serve(*response, *request) }
type handlerFunc func(*response, *request)

func (f handlerFunc) serve(w *response, r *request) { f(w, r) }

type middleware func(handler) handler

func chain(h handler, ms ...middleware) handler {
	for _, m := range slices.Backward(ms) {
		h = m(h)
	}
	return h
}

func logging(name string) middleware {
	return func(next handler) handler {
		return handlerFunc(func(w *response, r *request) {
			*w.log = append(*w.log, name+" in")
			defer func() { *w.log = append(*w.log, fmt.Sprintf("%s out %d", name, w.code)) }()
			next.serve(w, r)
		})
	}
}

func recovering(next handler) handler {
	return handlerFunc(func(w *response, r *request) {
		defer func() {
			if err := recover(); err != nil {
				w.code = 500
				fmt.Fprintf(w, "oops: %v", err)
			}
		}()
		next.serve(w, r)
	})
}

func authenticated(users map[string]string) middleware {
	return func(next handler) handler {
		return handlerFunc(func(w *response, r *request) {
			user, ok := users[r.headers["token"]]
			if !ok {
				w.code = 401
				fmt.Fprint(w, "who are you?")
				return
			}
			copied := *r
			copied.user = user
			next.serve(w, &copied)
		})
	}
}

// A mux is a handler of handlers.
type mux struct {
	routes   map[string]handler
	fallback handler
}

func (m *mux) serve(w *response, r *request) {
	if h, ok := m.routes[r.method+" "+r.path]; ok {
		h.serve(w, r)
		return
	}
	for pattern, h := range m.routes {
		if prefix, ok := strings.CutSuffix(pattern, "*"); ok && strings.HasPrefix(r.method+" "+r.path, prefix) {
			h.serve(w, r)
			return
		}
	}
	m.fallback.serve(w, r)
}

func main() {
	m := &mux{routes: map[string]handler{}, fallback: handlerFunc(func(w *response, r *request) {
		w.code = 404
		fmt.Fprintf(w, "no %s", r.path)
	})}
	m.routes["GET /"] = handlerFunc(func(w *response, r *request) { fmt.Fprintf(w, "home of %s", r.user) })
	m.routes["GET /crash"] = handlerFunc(func(w *response, r *request) { var h handler; h.serve(w, r) })
	m.routes["POST /files/*"] = chain(handlerFunc(func(w *response, r *request) { fmt.Fprint(w, "file ", r.path[7:]) }), logging("files"))
	app := chain(m, logging("outer"), recovering, authenticated(map[string]string{"t1": "ann"}), logging("inner"))
	for _, r := range []request{
		{"GET", "/", map[string]string{"token": "t1"}, ""},
		{"GET", "/crash", map[string]string{"token": "t1"}, ""},
		{"POST", "/files/a/b", map[string]string{"token": "t1"}, ""},
		{"GET", "/none", map[string]string{"token": "t1"}, ""},
		{method: "GET", path: "/"},
	} {
		var log []string
		w := &response{log: &log}
		app.serve(w, &r)
		fmt.Println(w.code, w.body.String(), "|", strings.Join(log, ", "), "|", r.user == "")
	}
}
