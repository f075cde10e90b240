package rt

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"unsafe"
)

// An xmlDecoder stores elements in values as encoding/xml does, from the tokens of a
// Decoder of the package.
type xmlDecoder struct {
	d *xml.Decoder

	depth *int           // of the elements that are open
	saved **bytes.Buffer // what has been read, where it is wanted as it was; or nil
	next  *int           // a byte that was put back into the input; or -1
}

func newXMLDecoder(d *xml.Decoder) *xmlDecoder {
	at := func(field string) unsafe.Pointer {
		return reflect.ValueOf(d).Elem().FieldByName(field).Addr().UnsafePointer()
	}
	return &xmlDecoder{d: d, depth: (*int)(at("stkDepth")), saved: (**bytes.Buffer)(at("saved")), next: (*int)(at("nextByte"))}
}

const xmlMaxDepth = 10000

// savedLen is how much of what is saved has been used.
func (d *xmlDecoder) savedLen() int {
	if *d.next >= 0 {
		return (*d.saved).Len() - 1
	}
	return (*d.saved).Len()
}

// element stores an element, whose start is read first where it is nil.
func (d *xmlDecoder) element(x value, start *xml.StartElement) error {
	if *d.depth > xmlMaxDepth {
		return errors.New("exceeded max depth")
	}
	for start == nil {
		token, err := d.d.Token()
		if err != nil {
			return err
		}
		if t, ok := token.(xml.StartElement); ok {
			start = &t
		}
	}
	if x.t.kind == reflect.Interface && !x.isNil() {
		if held := x.elem(); held.t.kind == reflect.Pointer && !held.isNil() {
			x = held
		}
	}
	if x.t.kind == reflect.Pointer {
		x = x.pointee()
	}
	if m, ok := x.withMethod(xmlUnmarshaler); ok {
		return d.unmarshaler(m, start)
	}
	if m, ok := x.withMethod(textUnmarshaler); ok {
		return d.textUnmarshaler(m)
	}
	switch kind := x.t.kind; {
	case kind == reflect.Interface:
		return d.d.Skip()
	case kind == reflect.Slice && isXMLList(x.t):
		return x.grow(func(last value) error { return d.element(last, start) })
	case kind == reflect.Struct, kind == reflect.Slice, kind == reflect.String, kind == reflect.Bool,
		kind == reflect.Float32, kind == reflect.Float64, isInteger(kind):
		return d.content(x, start)
	}
	return errors.New("unknown type " + x.t.name)
}

// unmarshaler has a method read an element.
func (d *xmlDecoder) unmarshaler(m value, start *xml.StartElement) error {
	reader := &xmlReader{m: m}
	err := d.d.DecodeElement(reader, start)
	if reader.done && err != nil { // package xml names the type of reader
		return fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", m.receiverName(), start.Name.Local)
	}
	return err
}

// An xmlReader reads an element by the method of a value.
type xmlReader struct {
	m    value
	done bool // without an error
}

func (r *xmlReader) UnmarshalXML(d *xml.Decoder, start xml.StartElement) (err error) {
	if r.m.t.std {
		err = r.m.v.Interface().(xml.Unmarshaler).UnmarshalXML(d, start)
	} else {
		err = r.m.t.methods[xmlUnmarshaler.method].(func(any, *xml.Decoder, xml.StartElement) error)(r.m.interior(), d, start)
	}
	r.done = err == nil
	return err
}

// textUnmarshaler hands the text of an element to a method, without that of others in it.
func (d *xmlDecoder) textUnmarshaler(m value) error {
	var text []byte
	for depth := 1; depth > 0; {
		token, err := d.d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		}
	}
	return m.receiver(textUnmarshaler)(text)
}

// xmlTargets are the fields of a struct that take what is no element of a field.
type xmlTargets struct {
	text, comment, inner, rest value
	innerStart                 int // index in what is saved
}

// content stores what is in an element.
func (d *xmlDecoder) content(x value, start *xml.StartElement) error {
	var s *xmlStruct
	var to xmlTargets
	switch {
	case x.t.rep == typeOfXMLName:
		x.v.Set(reflect.ValueOf(start.Name))
	case x.t.kind == reflect.Struct:
		var err error
		if s, err = xmlStructOf(x.t); err != nil {
			return err
		}
		if err := s.storeName(x, start.Name); err != nil {
			return err
		}
		if err := d.attributes(x, s, start.Attr); err != nil {
			return err
		}
		to = d.targets(x, s)
	default:
		to.text = x
	}
	text, comment, inner, err := d.children(x, s, to)
	if err != nil {
		return err
	}
	if to.text.t != nil {
		if m, ok := to.text.withMethod(textUnmarshaler); ok {
			err = m.receiver(textUnmarshaler)(text)
		} else {
			err = to.text.storeXMLText(text)
		}
		if err != nil {
			return err
		}
	}
	to.comment.storeRaw(comment)
	to.inner.storeRaw(inner)
	return nil
}

// storeName holds the name of an element to what a struct says, and stores it.
func (s *xmlStruct) storeName(x value, name xml.Name) error {
	if s.name == nil {
		return nil
	}
	want := s.name.name
	if want.Local != "" && want.Local != name.Local {
		return xml.UnmarshalError("expected element type <" + want.Local + "> but have <" + name.Local + ">")
	}
	if want.Space != "" && want.Space != name.Space {
		space := name.Space
		if space == "" {
			space = "no name space"
		}
		return xml.UnmarshalError("expected element <" + want.Local + "> in name space " + want.Space + " but have " + space)
	}
	if part, _ := x.xmlPart(s.name.path, true); part.t.rep == typeOfXMLName {
		part.v.Set(reflect.ValueOf(name))
	}
	return nil
}

func (d *xmlDecoder) attributes(x value, s *xmlStruct, attributes []xml.Attr) error {
	for _, attr := range attributes {
		var rest *xmlField
		taken := false
		for i := range s.fields {
			f := &s.fields[i]
			switch {
			case f.as != xmlAttr:
			case f.rest:
				if rest == nil {
					rest = f
				}
			default:
				part, _ := x.xmlPart(f.path, true)
				if f.name.Local != attr.Name.Local || f.name.Space != "" && f.name.Space != attr.Name.Space {
					continue
				}
				if err := part.storeXMLAttr(attr); err != nil {
					return err
				}
				taken = true
			}
		}
		if taken || rest == nil {
			continue
		}
		part, _ := x.xmlPart(rest.path, true)
		if err := part.storeXMLAttr(attr); err != nil {
			return err
		}
	}
	return nil
}

// targets are the first of the fields of each kind.
func (d *xmlDecoder) targets(x value, s *xmlStruct) xmlTargets {
	var to xmlTargets
	for _, f := range s.fields {
		var target *value
		switch {
		case f.as == xmlCDATA || f.as == xmlCharData:
			target = &to.text
		case f.as == xmlComment:
			target = &to.comment
		case f.as == xmlInner:
			target = &to.inner
		case f.as == xmlElement && f.rest:
			target = &to.rest
		}
		if target == nil || target.t != nil {
			continue
		}
		*target, _ = x.xmlPart(f.path, true)
		if f.as == xmlInner && *d.saved == nil {
			*d.saved = new(bytes.Buffer)
		} else if f.as == xmlInner {
			to.innerStart = d.savedLen()
		}
	}
	return to
}

// children reads what is in an element up to its end, and stores the elements.
func (d *xmlDecoder) children(x value, s *xmlStruct, to xmlTargets) (text, comment, inner []byte, err error) {
	for {
		end := 0
		if to.inner.t != nil {
			end = d.savedLen()
		}
		token, err := d.d.Token()
		if err != nil {
			return nil, nil, nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := d.child(x, s, to.rest, &t); err != nil {
				return nil, nil, nil, err
			}
		case xml.CharData:
			if to.text.t != nil {
				text = append(text, t...)
			}
		case xml.Comment:
			if to.comment.t != nil {
				comment = append(comment, t...)
			}
		case xml.EndElement:
			if to.inner.t != nil {
				inner = (*d.saved).Bytes()[to.innerStart:end]
				if to.innerStart == 0 {
					*d.saved = nil
				}
			}
			return text, comment, inner, nil
		}
	}
}

// child stores an element in the field for it, or in the one for the rest.
func (d *xmlDecoder) child(x value, s *xmlStruct, rest value, start *xml.StartElement) error {
	if s != nil {
		if taken, err := d.field(x, s, nil, start); taken || err != nil {
			return err
		}
		if rest.t != nil {
			return d.element(rest, start)
		}
	}
	return d.d.Skip()
}

// field stores an element in the field for it, if there is one; the parents are around.
func (d *xmlDecoder) field(x value, s *xmlStruct, parents []string, start *xml.StartElement) (taken bool, err error) {
	n := len(parents)
	for _, f := range s.fields {
		if f.as != xmlElement || len(f.parents) < n || !slices.Equal(f.parents[:n], parents) ||
			f.name.Space != "" && f.name.Space != start.Name.Space {
			continue
		}
		if len(f.parents) == n && f.name.Local == start.Name.Local {
			part, _ := x.xmlPart(f.path, true)
			return true, d.element(part, start)
		}
		if len(f.parents) > n && f.parents[n] == start.Name.Local {
			return true, d.within(x, s, f.parents[:n+1])
		}
	}
	return false, nil
}

// within stores the elements inside one that is around fields.
func (d *xmlDecoder) within(x value, s *xmlStruct, parents []string) error {
	for {
		token, err := d.d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			taken, err := d.field(x, s, parents, &t)
			if err == nil && !taken {
				err = d.d.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}
