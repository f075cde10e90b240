package rt

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// What encoding/xml looks for in values, beside the methods for text.
var (
	xmlMarshaler     = &protocol{reflect.TypeFor[xml.Marshaler](), "MarshalXML", reflect.TypeFor[func(any, *xml.Encoder, xml.StartElement) error]()}
	xmlUnmarshaler   = &protocol{reflect.TypeFor[xml.Unmarshaler](), "UnmarshalXML", reflect.TypeFor[func(any, *xml.Decoder, xml.StartElement) error]()}
	xmlAttrMarshaler = &protocol{
		reflect.TypeFor[xml.MarshalerAttr](), "MarshalXMLAttr", reflect.TypeFor[func(any, xml.Name) (xml.Attr, error)](),
	}
	xmlAttrUnmarshaler = &protocol{reflect.TypeFor[xml.UnmarshalerAttr](), "UnmarshalXMLAttr", reflect.TypeFor[func(any, xml.Attr) error]()}
)

var (
	typeOfXMLName = reflect.TypeFor[xml.Name]()
	typeOfXMLAttr = reflect.TypeFor[xml.Attr]()
)

// An xmlField is what a field of a struct is written as.
type xmlField struct {
	path      []int // indexes of the fields that lead to it
	name      xml.Name
	parents   []string // names of the elements around it
	as        xmlMode
	rest      bool // it takes the elements or attributes that no other field does
	omitEmpty bool
}

type xmlMode string

const (
	xmlElement  xmlMode = ""
	xmlAttr     xmlMode = "attr"
	xmlCDATA    xmlMode = "cdata"
	xmlCharData xmlMode = "chardata"
	xmlInner    xmlMode = "innerxml"
	xmlComment  xmlMode = "comment"
)

// An xmlStruct has the fields of a struct in their order.
type xmlStruct struct {
	name   *xmlField // that is for the name of the element; may be nil
	fields []xmlField
}

// xmlStructs holds what xmlStructOf has found out, which never changes.
var xmlStructs sync.Map // *typ to *xmlStruct

// xmlStructOf is what is known of a type, which has no fields where it is no struct.
func xmlStructOf(t *typ) (*xmlStruct, error) {
	if s, ok := xmlStructs.Load(t); ok {
		return s.(*xmlStruct), nil
	}
	s := &xmlStruct{}
	if t.kind == reflect.Struct && t.rep != typeOfXMLName {
		for i := range t.fields {
			if err := s.addField(t, i); err != nil {
				return nil, err
			}
		}
	}
	first, _ := xmlStructs.LoadOrStore(t, s)
	return first.(*xmlStruct), nil
}

// addField adds field i of a struct, or those of the struct that is embedded there.
func (s *xmlStruct) addField(t *typ, i int) error {
	declared := t.fields[i]
	if !declared.exported && !declared.embedded || declared.tag.Get("xml") == "-" {
		return nil
	}
	if embedded := xmlTarget(t.fieldType(i), 1); declared.embedded && embedded.kind == reflect.Struct {
		inner, err := xmlStructOf(embedded)
		if err != nil {
			return err
		}
		if s.name == nil {
			s.name = inner.name
		}
		for _, f := range inner.fields {
			f.path = append([]int{i}, f.path...)
			if err := s.add(t, f); err != nil {
				return err
			}
		}
		return nil
	}
	f, err := t.xmlField(i)
	switch {
	case err != nil:
		return err
	case declared.name == "XMLName":
		s.name = &f
		return nil
	}
	return s.add(t, f)
}

// xmlTarget is what pointers of type t lead to, in so many steps at most.
func xmlTarget(t *typ, steps int) *typ {
	for ; t.kind == reflect.Pointer && steps > 0; steps-- {
		t = t.elemType()
	}
	return t
}

// xmlField reads the tag of field i.
func (t *typ) xmlField(i int) (xmlField, error) {
	declared, f := t.fields[i], xmlField{path: []int{i}}
	whole := declared.tag.Get("xml")
	tag := whole
	if space, rest, ok := strings.Cut(tag, " "); ok {
		f.name.Space, tag = space, rest
	}
	tag, options, _ := strings.Cut(tag, ",")
	isName := declared.name == "XMLName"
	if !f.takeOptions(options, tag != "", isName) {
		return f, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", declared.name, t.name, whole)
	}
	if f.name.Space != "" && tag == "" {
		return f, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", declared.name, t.name, whole)
	}
	switch {
	case isName:
		f.name.Local = tag
		return f, nil
	case tag == "":
		f.name.Local = declared.name
		if named := t.fieldType(i).xmlName(); named != nil {
			f.name = named.name
		}
		return f, nil
	}
	f.parents = strings.Split(tag, ">")
	if f.parents[0] == "" {
		f.parents[0] = declared.name
	}
	last := len(f.parents) - 1
	f.name.Local, f.parents = f.parents[last], f.parents[:last]
	if f.name.Local == "" {
		return f, fmt.Errorf("xml: trailing '>' in field %s of type %s", declared.name, t.name)
	}
	if last > 0 && f.as != xmlElement {
		return f, fmt.Errorf("xml: %s chain not valid with %s flag", tag, options)
	}
	if named := t.fieldType(i).xmlName(); f.as == xmlElement && named != nil && named.name.Local != f.name.Local {
		return f, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName",
			f.name.Local, t.name, declared.name, named.name.Local, t.fieldType(i).name)
	}
	return f, nil
}

// takeOptions reads what follows the name in a tag, and reports whether it may be so.
func (f *xmlField) takeOptions(options string, named, isName bool) bool {
	if options == "" {
		return true
	}
	modes := map[xmlMode]bool{}
	for option := range strings.SplitSeq(options, ",") {
		switch mode := xmlMode(option); mode {
		case xmlAttr, xmlCDATA, xmlCharData, xmlInner, xmlComment:
			modes[mode], f.as = true, mode
		case "any":
			f.rest = true
		case "omitempty":
			f.omitEmpty = true
		}
	}
	if len(modes) > 1 || f.rest && len(modes) == 1 && f.as != xmlAttr {
		return false
	}
	if f.as == xmlElement && !f.rest {
		return true
	}
	return !isName && (!named || f.as == xmlAttr && !f.rest) && (!f.omitEmpty || f.as == xmlElement || f.as == xmlAttr)
}

// xmlName is the field of a struct that gives its elements their name; nil where there
// is none, or t leads to no struct.
func (t *typ) xmlName() *xmlField {
	t = xmlTarget(t, 1<<30)
	if t.kind != reflect.Struct {
		return nil
	}
	i := slices.IndexFunc(t.fields, func(f field) bool { return f.name == "XMLName" })
	if i < 0 {
		return nil
	}
	if f, err := t.xmlField(i); err == nil && f.name.Local != "" {
		return &f
	}
	return nil
}

// add adds a field, unless one that is nearer has the same place in the element; it takes
// the place of those that are farther.
func (s *xmlStruct) add(t *typ, f xmlField) error {
	conflicts := func(other xmlField) bool { return other.conflicts(f) }
	for _, other := range s.fields {
		if conflicts(other) && len(other.path) < len(f.path) {
			return nil
		}
	}
	for _, other := range s.fields {
		if conflicts(other) && len(other.path) == len(f.path) {
			a, b := t.fieldAt(other.path), t.fieldAt(f.path)
			return &xml.TagPathError{
				Struct: t.reflected(),
				Field1: a.name, Tag1: a.tag.Get("xml"),
				Field2: b.name, Tag2: b.tag.Get("xml"),
			}
		}
	}
	s.fields = append(slices.DeleteFunc(s.fields, conflicts), f)
	return nil
}

// conflicts reports whether two fields have the same place, or one is around the other.
func (f xmlField) conflicts(other xmlField) bool {
	if f.as != other.as || f.rest != other.rest ||
		f.name.Space != "" && other.name.Space != "" && f.name.Space != other.name.Space {
		return false
	}
	if len(f.parents) == len(other.parents) {
		return slices.Equal(f.parents, other.parents) && f.name == other.name
	}
	shorter, longer := f, other
	if len(shorter.parents) > len(longer.parents) {
		shorter, longer = longer, shorter
	}
	n := len(shorter.parents)
	return slices.Equal(longer.parents[:n], shorter.parents) && longer.parents[n] == shorter.name.Local
}

// fieldAt is the field at a path.
func (t *typ) fieldAt(path []int) field {
	for _, i := range path[:len(path)-1] {
		t = xmlTarget(t.fieldType(i), 1)
	}
	return t.fields[path[len(path)-1]]
}

// xmlPart is the field at a path; ok is false where a pointer on the way is nil, unless
// such pointers are to be made.
func (x value) xmlPart(path []int, makePointers bool) (part value, ok bool) {
	hidden := false
	for n, i := range path {
		if n > 0 && x.t.kind == reflect.Pointer && x.t.elemType().kind == reflect.Struct {
			switch {
			case !x.isNil():
			case !makePointers:
				return value{}, false
			case hidden:
				panic("reflect: reflect.Value.Set using value obtained using unexported field")
			}
			x = x.pointee()
		}
		hidden = !x.t.fields[i].exported
		x = x.field(i)
	}
	return x, true
}

// withMethod is x, what it holds or its address, if that has the methods of a protocol.
func (x value) withMethod(p *protocol) (m value, ok bool) {
	if x.t.kind == reflect.Interface {
		if x.isNil() {
			return value{}, false
		}
		x = x.elem()
	} else if !x.t.has(p) && x.canAddr() && x.t.pointerHas(p) {
		return x.address(), true
	}
	return x, x.t.has(p)
}
