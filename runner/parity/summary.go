package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A summary counts what became of programs.
type summary struct {
	programs  int
	kinds     map[kind]int
	ways      map[verdict]int // of all that are not the same
	differing []comparison
}

func (s *summary) add(compared []comparison) {
	if s.kinds == nil {
		s.kinds, s.ways = map[kind]int{}, map[verdict]int{}
	}
	for _, c := range compared {
		s.programs++
		s.kinds[c.verdict.kind]++
		if c.verdict.kind != same {
			s.ways[c.verdict]++
		}
		if c.verdict.bad() {
			s.differing = append(s.differing, c)
		}
	}
}

// String is the summary in one line.
func (s *summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d programs", s.programs)
	for _, k := range []kind{same, refused, limited, differs, invalid} {
		if s.kinds[k] > 0 || k == same {
			fmt.Fprintf(&b, ", %d %s", s.kinds[k], k)
		}
	}
	return b.String()
}

// details has a line for each way in which programs were not the same.
func (s *summary) details() string {
	var b strings.Builder
	ways := slices.SortedFunc(maps.Keys(s.ways), func(a, b verdict) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), s.ways[b]-s.ways[a], cmp.Compare(a.way, b.way))
	})
	for _, w := range ways {
		fmt.Fprintf(&b, "%6d %s\n", s.ways[w], w)
	}
	return b.String()
}

// byWay is what differs, ordered so that each way comes once before any comes again.
func (s *summary) byWay() []comparison {
	seen := map[verdict]int{}
	turn := make(map[string]int, len(s.differing))
	for _, c := range s.differing {
		turn[c.program.name] = seen[c.verdict]
		seen[c.verdict]++
	}
	return slices.SortedStableFunc(slices.Values(s.differing), func(a, b comparison) int {
		return turn[a.program.name] - turn[b.program.name]
	})
}
