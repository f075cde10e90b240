package rt

import (
	"encoding/xml"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unsafe"
)

// An xmlEncoder writes values as encoding/xml does, by an Encoder of the package. What no
// token says goes to its writer.
type xmlEncoder struct {
	e    *xml.Encoder
	out  io.Writer
	open *[]xml.Name // the elements that are not closed yet

	prefix, indent *string
	depth          *int
	begun          *bool // something has been written
}

func newXMLEncoder(e *xml.Encoder) *xmlEncoder {
	printer := reflect.ValueOf(e).Elem().FieldByName("p")
	at := func(field string) unsafe.Pointer { return printer.FieldByName(field).Addr().UnsafePointer() }
	return &xmlEncoder{
		e:      e,
		out:    reflect.NewAt(printer.Type(), printer.Addr().UnsafePointer()).Interface().(io.Writer),
		open:   (*[]xml.Name)(at("tags")),
		prefix: (*string)(at("prefix")),
		indent: (*string)(at("indent")),
		depth:  (*int)(at("depth")),
		begun:  (*bool)(at("putNewline")),
	}
}

// written is the error of the writer, if it has failed.
func (e *xmlEncoder) written() error {
	_, err := e.out.Write(nil)
	return err
}

// encode writes a value. It is that of a field, or start is the beginning of its element,
// or there is neither.
func (e *xmlEncoder) encode(x value, f *xmlField, start *xml.StartElement) error {
	if x.t == nil || f != nil && f.omitEmpty && x.isEmpty() {
		return nil
	}
	for x.t.kind == reflect.Interface || x.t.kind == reflect.Pointer {
		if x.isNil() {
			return nil
		}
		x = x.elem()
	}
	if m, ok := x.withMethod(xmlMarshaler); ok {
		return e.marshaler(m, defaultXMLStart(x.t, f, start))
	}
	if m, ok := x.withMethod(textMarshaler); ok {
		return e.textMarshaler(m, defaultXMLStart(x.t, f, start))
	}
	if isXMLList(x.t) {
		for i := range x.len() {
			if err := e.encode(x.index(i), f, start); err != nil {
				return err
			}
		}
		return nil
	}
	s, err := xmlStructOf(x.t)
	if err != nil {
		return err
	}
	element, err := e.start(x, s, f, start)
	if err != nil {
		return err
	}
	return e.element(x, s, element)
}

// isXMLList reports whether each element is written for itself: a list of bytes is text.
func isXMLList(t *typ) bool {
	return (t.kind == reflect.Slice || t.kind == reflect.Array) && t.elemType().kind != reflect.Uint8
}

// defaultXMLStart is the beginning of an element that a method writes.
func defaultXMLStart(t *typ, f *xmlField, start *xml.StartElement) xml.StartElement {
	switch {
	case start != nil:
		return xml.StartElement{Name: start.Name, Attr: slices.Clone(start.Attr)}
	case f != nil && f.name.Local != "":
		return xml.StartElement{Name: f.name}
	}
	return xml.StartElement{Name: xml.Name{Local: t.reflected().Name()}}
}

// marshaler has a method write an element, which must close what it opens.
func (e *xmlEncoder) marshaler(m value, start xml.StartElement) error {
	*e.open = append(*e.open, xml.Name{})
	n := len(*e.open)
	if err := m.marshalXML(e.e, start); err != nil {
		return err
	}
	if len(*e.open) > n {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", m.receiverName(), (*e.open)[len(*e.open)-1].Local)
	}
	*e.open = (*e.open)[:n-1]
	return nil
}

func (m value) marshalXML(e *xml.Encoder, start xml.StartElement) error {
	if m.t.std {
		return m.v.Interface().(xml.Marshaler).MarshalXML(e, start)
	}
	return m.t.methods[xmlMarshaler.method].(func(any, *xml.Encoder, xml.StartElement) error)(m.interior(), e, start)
}

// receiverName is how the receiver of a method is written before its name.
func (m value) receiverName() string {
	if m.t.named {
		return m.t.name
	}
	return "(" + m.t.name + ")"
}

func (e *xmlEncoder) textMarshaler(m value, start xml.StartElement) error {
	if err := e.e.EncodeToken(start); err != nil {
		return err
	}
	text, err := textFrom(m).MarshalText()
	if err != nil {
		return err
	}
	xml.EscapeText(e.out, text)
	return e.e.EncodeToken(start.End())
}

// start is the beginning of the element of a value.
func (e *xmlEncoder) start(x value, s *xmlStruct, f *xmlField, given *xml.StartElement) (xml.StartElement, error) {
	var start xml.StartElement
	switch {
	case given != nil:
		start.Name, start.Attr = given.Name, slices.Clone(given.Attr)
	case s.name != nil && s.name.name.Local != "":
		start.Name = s.name.name
	case s.name != nil:
		part, ok := x.xmlPart(s.name.path, false)
		if ok && part.t.rep == typeOfXMLName && part.v.Interface().(xml.Name).Local != "" {
			start.Name = part.v.Interface().(xml.Name)
		}
	}
	if start.Name.Local == "" && f != nil {
		start.Name = f.name
	}
	if start.Name.Local == "" {
		start.Name.Local, _, _ = strings.Cut(x.t.reflected().Name(), "[")
		if start.Name.Local == "" {
			return start, &xml.UnsupportedTypeError{Type: x.t.reflected()}
		}
	}
	for _, f := range s.fields {
		if f.as != xmlAttr {
			continue
		}
		part, ok := x.xmlPart(f.path, false)
		if !ok && f.omitEmpty || ok && (f.omitEmpty && part.isEmpty() || part.t.kind == reflect.Interface && part.isNil()) {
			continue
		}
		if err := addXMLAttr(&start, f.name, part); err != nil {
			return start, err
		}
	}
	if s.name != nil && s.name.name == (xml.Name{}) && start.Name.Space == "" && len(*e.open) > 0 && (*e.open)[len(*e.open)-1].Space != "" {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "xmlns"}}) // it leaves the name space around it
	}
	return start, nil
}

// addXMLAttr adds attributes of a name for a value.
func addXMLAttr(start *xml.StartElement, name xml.Name, x value) error {
	if m, ok := x.withMethod(xmlAttrMarshaler); ok {
		attr, err := m.marshalXMLAttr(name)
		if err == nil && attr.Name.Local != "" {
			start.Attr = append(start.Attr, attr)
		}
		return err
	}
	if m, ok := x.withMethod(textMarshaler); ok {
		text, err := textFrom(m).MarshalText()
		if err == nil {
			start.Attr = append(start.Attr, xml.Attr{Name: name, Value: string(text)})
		}
		return err
	}
	if x.t.kind == reflect.Pointer || x.t.kind == reflect.Interface {
		if x.isNil() {
			return nil
		}
		x = x.elem()
	}
	switch {
	case x.t.kind == reflect.Slice && isXMLList(x.t):
		for i := range x.len() {
			if err := addXMLAttr(start, name, x.index(i)); err != nil {
				return err
			}
		}
		return nil
	case x.t.rep == typeOfXMLAttr:
		start.Attr = append(start.Attr, x.v.Interface().(xml.Attr))
		return nil
	}
	text, ok := x.xmlText()
	if !ok {
		return &xml.UnsupportedTypeError{Type: x.t.reflected()}
	}
	start.Attr = append(start.Attr, xml.Attr{Name: name, Value: string(text)})
	return nil
}

func (m value) marshalXMLAttr(name xml.Name) (xml.Attr, error) {
	if m.t.std {
		return m.v.Interface().(xml.MarshalerAttr).MarshalXMLAttr(name)
	}
	return m.t.methods[xmlAttrMarshaler.method].(func(any, xml.Name) (xml.Attr, error))(m.interior(), name)
}

// element writes an element with what is in it.
func (e *xmlEncoder) element(x value, s *xmlStruct, start xml.StartElement) error {
	if err := e.e.EncodeToken(start); err != nil {
		return err
	}
	if x.t.kind == reflect.Struct {
		if err := e.fields(x, s); err != nil {
			return err
		}
	} else {
		text, ok := x.xmlText()
		if !ok {
			return &xml.UnsupportedTypeError{Type: x.t.reflected()}
		}
		xml.EscapeText(e.out, text)
	}
	return e.e.EncodeToken(start.End())
}

// fields writes what a struct has but its attributes.
func (e *xmlEncoder) fields(x value, s *xmlStruct) error {
	var around []string // elements that fields share
	for _, f := range s.fields {
		part, ok := x.xmlPart(f.path, false)
		if f.as == xmlAttr || !ok {
			continue
		}
		if f.as != xmlInner {
			if err := e.leave(&around, f.parents); err != nil {
				return err
			}
		}
		var err error
		switch f.as {
		case xmlCharData, xmlCDATA:
			err = e.charData(part, f.as)
		case xmlComment:
			err = e.comment(x, part)
		case xmlInner:
			var raw bool
			if raw, err = e.inner(part); !raw {
				err = e.encode(part, &f, nil)
			}
		default:
			if part.t.kind != reflect.Pointer && part.t.kind != reflect.Interface || !part.isNil() {
				err = e.enter(&around, f.parents)
			}
			if err == nil {
				err = e.encode(part, &f, nil)
			}
		}
		if err != nil {
			return err
		}
	}
	if err := e.leave(&around, nil); err != nil {
		return err
	}
	return e.written()
}

// leave closes the elements around that the next field does not share.
func (e *xmlEncoder) leave(around *[]string, parents []string) error {
	shared := 0
	for shared < min(len(*around), len(parents)) && (*around)[shared] == parents[shared] {
		shared++
	}
	for i := len(*around) - 1; i >= shared; i-- {
		if err := e.e.EncodeToken(xml.EndElement{Name: xml.Name{Local: (*around)[i]}}); err != nil {
			return err
		}
	}
	*around = (*around)[:shared]
	return nil
}

// enter opens the elements around a field that are not open yet.
func (e *xmlEncoder) enter(around *[]string, parents []string) error {
	for _, parent := range parents[len(*around):] {
		if err := e.e.EncodeToken(xml.StartElement{Name: xml.Name{Local: parent}}); err != nil {
			return err
		}
		*around = append(*around, parent)
	}
	return nil
}
