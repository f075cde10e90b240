package runner

import (
	"context"
	"strings"

	"runnel/runner/frontend"
	"runnel/runner/postmortem"
)

// A tracing is a second run of a program that died, lowered to tell where it is. The
// first one's figures and output stand; only if both died alike, the lines are taken
// from here.
type tracing struct {
	ending  *ending // nil where the program cannot be traced
	lowered *frontend.Lowered
}

// lastWords is what Go prints at the end of an interpreted program that died so.
func (r *Runner) lastWords(ctx context.Context, p *prepared, e *ending, d *postmortem.Death) (string, error) {
	if p.tracing == nil {
		t, err := r.trace(ctx, p)
		if err != nil {
			return "", err
		}
		p.tracing = t // one is enough for all repetitions
	}
	if t := p.tracing; t.ending != nil {
		if again := t.ending.death(); d.Alike(again) {
			return t.ending.remains().Traced(again, d, t.lowered.Traced), nil
		}
	}
	return e.remains().Words(d, p.lowered), nil
}

func (r *Runner) trace(ctx context.Context, p *prepared) (*tracing, error) {
	if !traceable(p) {
		return &tracing{}, nil
	}
	lowered, err := r.frontend.Trace(p.program.Files)
	if err != nil {
		return nil, err
	}
	if len(lowered.Errors)+len(lowered.Unsupported) > 0 {
		return &tracing{}, nil
	}
	executable, err := r.interpreter(p.program, lowered)
	if err != nil {
		return nil, err
	}
	ending, err := r.process(p, executable).run(ctx)
	if err != nil {
		return nil, err
	}
	return &tracing{ending, lowered}, nil
}

// traceable reports whether a program would do the same once more, and calls what it
// calls in goroutines that it starts itself.
func traceable(p *prepared) bool {
	for _, path := range p.lowered.Imports {
		if path == "testing" || path == "net/http" || strings.HasPrefix(path, "net/http/") {
			return false
		}
	}
	if p.stdin == nil {
		return true
	}
	for _, f := range p.program.Files { // what was read cannot be read again
		if strings.Contains(f.Source, "Stdin") || strings.Contains(f.Source, "fmt.Scan") {
			return false
		}
	}
	return true
}
