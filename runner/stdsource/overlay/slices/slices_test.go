package slices

import (
	"slices"
	"testing"
)

// What overlaps means is decided by Insert and Replace, which move elements out of the
// way of those that they are given: each pair of parts of a slice must be told apart as
// a look at the indexes does.
func TestOverlapsOfAllParts(t *testing.T) {
	s := slices.Collect(func(yield func(string) bool) {
		for c := 'a'; c < 'f' && yield(string(c)); c++ {
		}
	})
	for i := range s {
		for j := i; j <= len(s); j++ {
			for k := range s {
				for l := k; l <= len(s); l++ {
					want := max(i, k) < min(j, l)
					if got := overlaps(s[i:j], s[k:l]); got != want {
						t.Errorf("s[%d:%d] and s[%d:%d]: got %t, want %t", i, j, k, l, got, want)
					}
				}
			}
		}
	}
}
