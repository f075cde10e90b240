package site

import (
	"context"
	"errors"
	"fmt"

	"runnel/runner"
	"runnel/site/check"
)

// Verify says whether interpreted programs are held to the Go toolchain. Some defects
// of an interpreter change an output without a word, and this finds them.
type Verify string

const (
	VerifyAuto    Verify = "auto"    // where a toolchain is found
	VerifyRequire Verify = "require" // and it is an error where none is
	VerifyOff     Verify = "off"
)

// Verifies are all of them, for messages.
var Verifies = []Verify{VerifyAuto, VerifyRequire, VerifyOff}

// verify runs every interpreted program of some places that does what its lesson says under engine gc
// too and reports what it does differently there. A program that should show both engines' times is measured there
// in any case.
func (o *observed) verify(ctx context.Context, r Runner, mode Verify, of []place) error {
	if mode == VerifyOff {
		return nil
	}
	version, err := r.Toolchain()
	switch {
	case errors.Is(err, runner.ErrNoToolchain) && mode != VerifyRequire:
		o.unverified = o.unverified || len(of) > 0
		return nil
	case err != nil:
		return fmt.Errorf("verifying the course's programs: %w", err)
	}
	var places []place
	for _, p := range of {
		r := o.result(p)
		if r.Engine != runner.EngineGC && len(r.Diagnostics) == 0 && len(check.Run(p.doc, p.snippet, p.run, r)) == 0 {
			places = append(places, p)
		}
	}
	results, err := r.Run(ctx, compiled(places))
	if err != nil {
		return fmt.Errorf("verifying the course's programs: %w", err)
	}
	var doubtful []place
	for i, p := range places {
		if !o.verified(p, &results[i], version) {
			doubtful = append(doubtful, p)
		}
	}
	if len(doubtful) == 0 {
		return nil
	}
	// As with runs that do not hold: a machine may have paused.
	if results, err = r.Rerun(ctx, compiled(doubtful)); err != nil {
		return fmt.Errorf("verifying programs again: %w", err)
	}
	for i, p := range doubtful {
		if !o.verified(p, &results[i], version) {
			o.unlike[p.snippet] = true
			o.faults = append(o.faults, check.Parity(p.doc, p.snippet, p.run, o.result(p), &results[i])...)
		}
	}
	return nil
}

func (o *observed) result(p place) *runner.Result { return o.results[p.doc][p.run.ID] }

// verified notes in the result of p that engine gc agrees, where it does.
func (o *observed) verified(p place, gc *runner.Result, version string) bool {
	result := o.result(p)
	if p.snippet.Both {
		result.Compiled = gc
	}
	if len(check.Parity(p.doc, p.snippet, p.run, result, gc)) > 0 {
		return false
	}
	result.Verified = version
	return true
}

// compiled are the programs of places for engine gc.
func compiled(places []place) []runner.Program {
	list := programs(places)
	for i, p := range places {
		list[i].Engine = runner.EngineGC
		list[i].Once = !p.snippet.Both
	}
	return list
}
