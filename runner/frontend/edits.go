package frontend

import (
	"cmp"
	"slices"
	"strings"
)

// edits are changes to a source text. They must not overlap; those at the same place
// apply in the order in which they were made.
type edits []edit

type edit struct {
	offset int
	length int // of the text that is replaced
	text   string
}

func (es *edits) insert(offset int, text string) { es.replace(offset, offset, text) }

func (es *edits) replace(from, to int, text string) {
	*es = append(*es, edit{from, to - from, text})
}

func (es edits) apply(source string) string {
	slices.SortStableFunc(es, func(a, b edit) int { return cmp.Compare(a.offset, b.offset) })
	var b strings.Builder
	last := 0
	for _, e := range es {
		b.WriteString(source[last:e.offset])
		b.WriteString(e.text)
		last = e.offset + e.length
	}
	b.WriteString(source[last:])
	return b.String()
}
