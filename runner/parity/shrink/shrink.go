// Package shrink makes a program small that shows something: it takes parts of it away,
// as far as the rest is valid Go and still shows it. What that is only the caller knows.
package shrink

import (
	"context"
	"slices"
)

// A Test tells of each program whether it still shows what it is to show.
type Test func(ctx context.Context, sources []string) ([]bool, error)

// together is how many programs are tested at once.
const together = 24

// Shrink returns the smallest program that it finds. When ctx ends, that is the one it
// had so far, beside the error of test.
func Shrink(ctx context.Context, c *Checker, source string, test Test) (string, error) {
	for {
		smaller, err := pass(ctx, c, source, test)
		if err != nil || smaller == source {
			return smaller, err
		}
		source = smaller
	}
}

// pass tries every edit of a program once, the large ones first.
func pass(ctx context.Context, c *Checker, source string, test Test) (string, error) {
	edits := editsOf(c, source)
	for len(edits) > 0 {
		var tried []edit
		var sources []string
		for len(edits) > 0 && len(sources) < together {
			e := edits[0]
			edits = edits[1:]
			if valid, ok := c.mend(apply(source, []edit{e})); ok && len(valid) < len(source) {
				tried, sources = append(tried, e), append(sources, valid)
			}
		}
		if len(sources) == 0 {
			continue
		}
		good, err := test(ctx, sources)
		if err != nil {
			return source, err
		}
		var worked []edit
		best := source
		for i, e := range tried {
			if good[i] {
				worked = append(worked, e)
				if len(sources[i]) < len(best) {
					best = sources[i]
				}
			}
		}
		if len(worked) == 0 {
			continue
		}
		if best, err = combine(ctx, c, source, best, worked, test); err != nil {
			return best, err
		}
		return best, nil
	}
	return source, nil
}

// combine makes edits together that worked one by one; where that does not do, as many
// of them as do.
func combine(ctx context.Context, c *Checker, source, best string, worked []edit, test Test) (string, error) {
	for n := len(worked); n > 1; n /= 2 {
		all, ok := c.mend(apply(source, disjoint(worked[:n])))
		if !ok || len(all) >= len(best) {
			continue
		}
		good, err := test(ctx, []string{all})
		if err != nil {
			return best, err
		}
		if good[0] {
			return all, nil
		}
	}
	return best, nil
}

// An edit replaces a part of a source.
type edit struct {
	from, to int
	text     string
}

// disjoint are those edits that do not touch an earlier one.
func disjoint(edits []edit) []edit {
	var kept []edit
	for _, e := range edits {
		if !slices.ContainsFunc(kept, func(k edit) bool { return e.from < k.to && k.from < e.to }) {
			kept = append(kept, e)
		}
	}
	return kept
}

// apply makes edits that do not overlap.
func apply(source string, edits []edit) string {
	ordered := slices.Clone(edits)
	slices.SortFunc(ordered, func(a, b edit) int { return b.from - a.from })
	for _, e := range ordered {
		source = source[:e.from] + e.text + source[e.to:]
	}
	return source
}
