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

// apply returns the changed text. Where two replacements overlap, which no lowering
// means to do, it returns the place of the second and false.
func (es edits) apply(source string) (text string, overlap int, ok bool) {
	slices.SortStableFunc(es, func(a, b edit) int {
		// What is inserted at a place stands before what replaces the text there.
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(min(a.length, 1), min(b.length, 1)))
	})
	var b strings.Builder
	last := 0
	for _, e := range es {
		if e.offset < last {
			return "", e.offset, false
		}
		b.WriteString(source[last:e.offset])
		b.WriteString(e.text)
		last = e.offset + e.length
	}
	b.WriteString(source[last:])
	return b.String(), 0, true
}
