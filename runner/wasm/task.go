//go:build js

package main

import (
	"go/format"
	"go/scanner"
	"os"

	"runnel/runner/fragment"
	"runnel/runner/frontend"
	"runnel/runner/interpret"
	"runnel/runner/wire"
)

// serve does one task. One that runs a program does not return.
func (h *host) serve(r request) {
	switch t := r.task; {
	case t.Check != nil:
		lowered := h.lower(h.frontend.Lower, t.Check)
		h.answer(r.id, answer{Diagnostics: append(lowered.Errors, lowered.Unsupported...)})
	case t.Format != nil:
		h.answer(r.id, h.formatted(t.Format))
	case t.Run != nil:
		h.run(r.id, h.lower(h.frontend.Lower, t.Run), t.Run.Args)
	case t.Explain != nil:
		h.answer(r.id, h.explain(t.Explain))
	case t.Trace != nil:
		h.run(r.id, h.lower(h.frontend.Trace, t.Trace), t.Trace.Args)
	}
}

func (h *host) lower(lower func([]frontend.File) (*frontend.Lowered, error), p *program) *frontend.Lowered {
	if refused := h.join(p); len(refused) > 0 {
		return &frontend.Lowered{Unsupported: refused}
	}
	lowered, err := lower(p.Files)
	if err != nil { // a file of this runner is damaged, or its sender is
		panic("lowering a program: " + err.Error())
	}
	return lowered
}

// join makes a whole program of one that is a fragment.
func (h *host) join(p *program) (refused []frontend.Diagnostic) {
	if !p.Fragment {
		return nil
	}
	source, refused := fragment.Join(p.Files, h.packages)
	p.Files, p.Fragment = []frontend.File{{Name: fragment.Name, Source: source}}, false
	return refused
}

func (h *host) run(id int, lowered *frontend.Lowered, args []string) {
	switch {
	case len(lowered.Errors) > 0:
		h.answer(id, answer{Status: "compile-error", Diagnostics: lowered.Errors})
		return
	case len(lowered.Unsupported) > 0:
		h.answer(id, answer{Status: "unsupported", Diagnostics: lowered.Unsupported})
		return
	}
	os.Args = append([]string{"main"}, args...)
	interpret.Execute(job(lowered), func() {}, h.report)
}

func job(lowered *frontend.Lowered) wire.Job {
	return wire.Job{
		Source:     lowered.Source,
		Imports:    lowered.Imports,
		Types:      lowered.Types,
		Interfaces: lowered.Interfaces,
		Untraced:   lowered.Recovers || lowered.Traced != nil,
		Traced:     lowered.Traced != nil,
		Processors: 1,
	}
}

// trial lowers and compiles a program that is not run, so that the browser compiles what
// a first run needs.
func (h *host) trial() {
	const source = `package main

import (
	"fmt"
	"sync"
	"time"
)

type point struct{ x, y int }

func (p point) String() string { return fmt.Sprint(p.x, p.y) }

func main() {
	var wg sync.WaitGroup
	results := make(chan fmt.Stringer, 3)
	for i := range 3 {
		wg.Go(func() { results <- point{i, i * i} })
	}
	wg.Wait()
	close(results)
	for r := range results {
		fmt.Printf("%v %s\n", r, time.Second)
	}
}
`
	lowered := h.lower(h.frontend.Lower, &program{Files: []frontend.File{{Name: "main.go", Source: source}}})
	interpret.Prepare(job(lowered))
}

// formatted is a file as gofmt writes it.
func (h *host) formatted(f *frontend.File) answer {
	if fragment.Is(f.Source) {
		if source, ok := fragment.Format(f.Source); ok {
			return answer{Source: &source}
		}
		lowered := h.lower(h.frontend.Lower, &program{Files: []frontend.File{*f}, Fragment: true})
		return answer{Diagnostics: append(lowered.Errors, lowered.Unsupported...)}
	}
	source, err := format.Source([]byte(f.Source))
	if err == nil {
		text := string(source)
		return answer{Source: &text}
	}
	list, ok := err.(scanner.ErrorList)
	if !ok {
		return answer{Diagnostics: []frontend.Diagnostic{{File: f.Name, Line: 1, Column: 1, Message: err.Error()}}}
	}
	var diagnostics []frontend.Diagnostic
	for _, e := range list {
		diagnostics = append(diagnostics, frontend.Diagnostic{File: f.Name, Line: e.Pos.Line, Column: e.Pos.Column, Message: e.Msg})
	}
	return answer{Diagnostics: diagnostics}
}
