package reflect

import (
	"iter"
	native "reflect"
	"slices"
)

// NumField is the number of a struct's fields.
func (t *rtype) NumField() int {
	t.mustBe(native.Struct, "NumField of non-struct")
	return t.numField()
}

func (t *rtype) numField() int {
	if t.own {
		return len(t.fields)
	}
	return t.rep.NumField()
}

// field is field i of a struct.
func (t *rtype) field(i int) field {
	if t.own {
		return t.fields[i]
	}
	f := t.rep.Field(i)
	return field{f.Name, ofNative(f.Type), f.Tag, f.IsExported(), f.Anonymous}
}

// Field is field i of a struct.
func (t *rtype) Field(i int) StructField {
	t.mustBe(native.Struct, "Field of non-struct")
	if i < 0 || i >= t.numField() {
		fail("reflect: Field index out of bounds")
	}
	if !t.own {
		return t.nativeField(t.rep.Field(i))
	}
	f := t.fields[i]
	s := StructField{Name: f.name, Type: f.typ, Tag: f.tag, Offset: t.offset(i), Index: []int{i}, Anonymous: f.embedded}
	if !f.exported {
		s.PkgPath = t.fieldPackage()
	}
	return s
}

// fieldPackage is the path of the package that declares a struct's fields.
func (t *rtype) fieldPackage() string {
	if t.pkg != "" {
		return t.pkg
	}
	return "main"
}

func (t *rtype) nativeField(f native.StructField) StructField {
	return StructField{f.Name, f.PkgPath, ofNative(f.Type), f.Tag, f.Offset, f.Index, f.Anonymous}
}

// Fields are the fields of a struct.
func (t *rtype) Fields() iter.Seq[StructField] {
	t.mustBe(native.Struct, "Fields of non-struct")
	return func(yield func(StructField) bool) {
		for i := range t.numField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// FieldByIndex is the field that a path leads to.
func (t *rtype) FieldByIndex(index []int) StructField {
	t.mustBe(native.Struct, "FieldByIndex of non-struct")
	var f StructField
	f.Type = t
	for n, i := range index {
		in := ofType(f.Type)
		if n > 0 {
			in = in.structType()
		}
		f = in.Field(i)
	}
	return f
}

// structType is the struct that t is or points to; t itself where that is none.
func (t *rtype) structType() *rtype {
	if t.kind == native.Pointer {
		if e := t.element(); e.kind == native.Struct {
			return e
		}
	}
	return t
}

// FieldByName finds a field as a selector does.
func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.mustBe(native.Struct, "FieldByName of non-struct")
	return t.find(func(s string) bool { return s == name })
}

// FieldByNameFunc finds the field whose name matches.
func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.mustBe(native.Struct, "FieldByNameFunc of non-struct")
	return t.find(match)
}

// find finds a field by its name, in embedded structs too: the least deep, if it is the
// only one.
func (t *rtype) find(match func(string) bool) (found StructField, ok bool) {
	type part struct {
		t     *rtype
		index []int
	}
	level, seen := []part{{t: t}}, map[*rtype]bool{t: true}
	for len(level) > 0 && !ok {
		count := 0
		times := map[*rtype]int{} // that a struct is embedded at the next level
		var next []part
		for _, p := range level {
			for i := range p.t.numField() {
				f := p.t.field(i)
				if match(f.name) {
					count++
					found, ok = p.t.Field(i), true
					found.Index = append(slices.Clone(p.index), i)
				} else if e := f.typ.structType(); f.embedded && e.kind == native.Struct && !seen[e] {
					if times[e]++; times[e] <= 2 { // two are as ambiguous as more
						next = append(next, part{e, append(slices.Clone(p.index), i)})
					}
				}
			}
		}
		if count > 1 {
			return StructField{}, false
		}
		for _, p := range next {
			seen[p.t] = true
		}
		level = next
	}
	return found, ok
}

// VisibleFields are all fields that a selector may name, those of embedded structs
// included.
func VisibleFields(t Type) []StructField {
	switch {
	case t == nil:
		fail("reflect: VisibleFields(nil)")
	case t.Kind() != native.Struct:
		fail("reflect.VisibleFields of non-struct type")
	}
	candidates := ofType(t).reachable(nil, nil)
	depths := map[string][]int{}
	for _, f := range candidates {
		depths[f.Name] = append(depths[f.Name], len(f.Index))
	}
	return slices.DeleteFunc(candidates, func(f StructField) bool {
		as := 0 // how many are as near, the field itself included
		for _, depth := range depths[f.Name] {
			if depth < len(f.Index) {
				return true
			}
			if depth == len(f.Index) {
				as++
			}
		}
		return as > 1
	})
}

// reachable are the fields of a struct, and after each embedded one those of it. The
// path leads to t, through the structs above.
func (t *rtype) reachable(path []int, above []*rtype) []StructField {
	all := []StructField{}
	if slices.Contains(above, t) {
		return all
	}
	above = append(slices.Clip(above), t)
	for i := range t.numField() {
		f := t.Field(i)
		f.Index = append(slices.Clone(path), i)
		all = append(all, f)
		if e := ofType(f.Type).structType(); f.Anonymous && e.kind == native.Struct {
			all = append(all, e.reachable(f.Index, above)...)
		}
	}
	return all
}
