package markdown

import (
	"math"
	"slices"
	"strings"

	"runnel/site/course"
	"runnel/site/markdown/patch"
)

// variantOf is the attribute that makes a diff a variant.
const variantOf = "variant-of"

// variant takes a diff with attributes: a program made from that of a snippet above.
func (r *reading) variant(f *fence) {
	attributes := r.attributes(f)
	i := slices.IndexFunc(attributes, func(a attribute) bool { return a.name == variantOf })
	if i < 0 {
		r.fault(f.restAt, "a diff with attributes is a variant: name the snippet that it changes with %s=ID, or write ```diff alone to show a patch", variantOf)
		r.spoilt(f, attributes)
		return
	}
	base, ok := r.base(attributes[i])
	if !ok {
		r.spoilt(f, attributes)
		return
	}
	s := r.newSnippet(f)
	s.Base = base
	diff := r.writtenIn(f)
	s.Code = diff.text
	s.written, ok = r.patched(f, base.written, diff)
	if !ok {
		r.spoilt(f, attributes)
		return
	}
	// All that the program is run with is the base's, where the variant says nothing.
	s.Program, s.Both = base.Program, base.Both
	l := s.written.layOut("")
	r.report(l, f.offset)
	r.add(f, s, l, slices.Delete(attributes, i, i+1))
}

// base finds the snippet that a variant names.
func (r *reading) base(of attribute) (*Snippet, bool) {
	if r.doc.spoilt[of.value] {
		return nil, false // which has been reported
	}
	var ids []string
	for _, s := range r.doc.Snippets {
		if of.bare || s.ID != of.value {
			ids = append(ids, s.ID)
			continue
		}
		if !s.Run {
			r.fault(of.valueAt, "the snippet %s does not run, and so no variant of it does: write ```diff alone to show a patch", s.ID)
		}
		if s.Session != nil {
			r.fault(of.valueAt, "the snippet %s is a part of session %s, of which there are no variants: write ```diff alone to show a patch", s.ID, s.Session.Name)
			return nil, false
		}
		return s, s.Run
	}
	near := course.Nearest(of.value, ids)
	if near != "" {
		near = " (did you mean " + near + "?)"
	}
	r.fault(of.valueAt, "there is no snippet %q above this variant%s: name one by its #id", of.value, near)
	return nil, false
}

// spoilt takes the place of a snippet that could not be made, and of its records.
func (r *reading) spoilt(f *fence, attributes []attribute) {
	set := &settings{Snippet: &Snippet{}, lines: math.MaxInt} // for what is wrong with them
	for _, a := range attributes {
		if a.name != variantOf {
			r.set(set, a)
		}
		if a.name == "#" {
			r.doc.spoilt[a.value] = true
		}
	}
	replace(f.FencedCodeBlock, &snippetNode{})
}

// patched is what a diff makes of a text.
func (r *reading) patched(f *fence, old, diff written) (written, bool) {
	lines, mistakes := patch.Apply(old.text, diff.text)
	for _, m := range mistakes {
		at := f.offset
		if m.Line < f.Lines().Len() {
			at = f.Lines().At(m.Line).Start
		}
		r.fault(at, "%s", m.Message)
	}
	w := written{path: diff.path, name: old.name}
	var text strings.Builder
	for _, l := range lines {
		text.WriteString(l.Text)
		if l.Old >= 0 {
			w.places = append(w.places, old.places[l.Old])
			continue
		}
		added := diff.places[l.New]
		added.Column++ // after the +
		w.places = append(w.places, added)
	}
	w.text = text.String()
	return w, len(mistakes) == 0
}
