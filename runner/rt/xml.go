package rt

import (
	"bytes"
	"encoding/xml"
	"errors"
	"reflect"
)

// Package encoding/xml looks into values by reflection and would see how the interpreter
// holds them. So programs call the functions here for those of the package, which still
// reads and writes the tokens.

// MarshalXML is xml.Marshal.
func MarshalXML(x any) ([]byte, error) { return MarshalIndentXML(x, "", "") }

// MarshalIndentXML is xml.MarshalIndent.
func MarshalIndentXML(x any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := xml.NewEncoder(&b)
	e.Indent(prefix, indent)
	if err := EncodeXML(e, x); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// EncodeXML is the method Encode of an Encoder.
func EncodeXML(e *xml.Encoder, x any) error {
	if err := newXMLEncoder(e).encode(valueOf(x), nil, nil); err != nil {
		return err
	}
	return e.Flush()
}

// EncodeElementXML is the method EncodeElement of an Encoder.
func EncodeElementXML(e *xml.Encoder, x any, start xml.StartElement) error {
	if start.Name.Local == "" {
		return e.EncodeElement(nil, start) // it returns the error
	}
	if err := newXMLEncoder(e).encode(valueOf(x), nil, &start); err != nil {
		return err
	}
	return e.Flush()
}

// UnmarshalXML is xml.Unmarshal.
func UnmarshalXML(data []byte, p any) error {
	return DecodeXML(xml.NewDecoder(bytes.NewReader(data)), p)
}

// DecodeXML is the method Decode of a Decoder.
func DecodeXML(d *xml.Decoder, p any) error { return DecodeElementXML(d, p, nil) }

// DecodeElementXML is the method DecodeElement of a Decoder.
func DecodeElementXML(d *xml.Decoder, p any, start *xml.StartElement) error {
	x := valueOf(p)
	switch {
	case x.t == nil || x.t.kind != reflect.Pointer:
		return errors.New("non-pointer passed to Unmarshal")
	case x.isNil():
		return errors.New("nil pointer passed to Unmarshal")
	}
	return newXMLDecoder(d).element(x.elem(), start)
}
