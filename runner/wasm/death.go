//go:build js

package main

import (
	"strings"

	"runnel/runner/frontend"
	"runnel/runner/postmortem"
	"runnel/runner/wire"
)

// A death is how an instance ended that ran a program, as its host saw it.
type death struct {
	Program *program
	remains
	Exit   int
	Traced *remains // the same of a traced run, where there was one
}

type remains struct {
	Reports []wire.Message
	Crash   string
}

func (r *remains) understood() *postmortem.Remains {
	p := &postmortem.Remains{Messages: r.Reports, Crash: r.Crash, Stacks: map[int64]wire.Stack{}}
	for _, m := range r.Reports {
		if m.Trace == nil {
			continue
		}
		for _, s := range m.Trace.Stacks {
			p.Stacks[s.Goroutine] = s
		}
	}
	return p
}

// explain says how a run ended in the words of Go, as pages have them.
func (h *host) explain(d *death) answer {
	left := d.understood()
	for _, m := range left.Messages {
		if m.Fault != nil {
			return answer{Status: "unsupported", Diagnostics: []frontend.Diagnostic{postmortem.Fault(m.Fault, d.Program.Files)}}
		}
	}
	died := left.Death()
	switch {
	case died == nil && postmortem.OutOfMemory(d.Crash):
		return answer{Status: "memory"}
	case died == nil:
		return answer{Status: "exit", Words: d.Crash + postmortem.ExitWords(d.Exit)}
	}
	a := answer{Status: "panic"}
	if died.Deadlock {
		a.Status = "deadlock"
	}
	// A panic's text may be no UTF-8; a record has it so.
	a.Words = strings.ToValidUTF8(h.lastWords(d, left, died), "\uFFFD") + postmortem.ExitWords(d.Exit)
	return a
}

func (h *host) lastWords(d *death, left *postmortem.Remains, died *postmortem.Death) string {
	if d.Traced != nil {
		again := d.Traced.understood()
		if diedAgain := again.Death(); died.Alike(diedAgain) {
			return again.Traced(diedAgain, died, h.lower(h.frontend.Trace, d.Program).Traced)
		}
	}
	return left.Words(died, h.lower(h.frontend.Lower, d.Program))
}
