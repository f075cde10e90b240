package rt

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Package encoding/json looks into values by reflection and would see how the
// interpreter holds them. So programs call the functions here for those of the package.

// MarshalJSON is json.Marshal.
func MarshalJSON(x any) ([]byte, error) { return encodeJSON(x, true) }

// MarshalIndentJSON is json.MarshalIndent.
func MarshalIndentJSON(x any, prefix, indent string) ([]byte, error) {
	b, err := MarshalJSON(x)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, prefix, indent); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// EncodeJSON is the method Encode of an Encoder.
func EncodeJSON(e *json.Encoder, x any) error {
	settings := reflect.ValueOf(e).Elem()
	if !settings.FieldByName("err").IsNil() {
		return e.Encode(nil) // it returns the error
	}
	escapeHTML := settings.FieldByName("escapeHTML").Bool()
	b, err := encodeJSON(x, escapeHTML)
	if err != nil {
		return err
	}
	return e.Encode(encodedJSON(b))
}

// encodedJSON is written as it is.
type encodedJSON []byte

func (b encodedJSON) MarshalJSON() ([]byte, error) { return b, nil }

// MarshalJSON encodes the value for native code that has found the Box by itself.
// What is special in HTML, that code escapes where it should be.
func (b Box) MarshalJSON() ([]byte, error) { return encodeJSON(b, false) }

// UnmarshalJSON is json.Unmarshal.
func UnmarshalJSON(data []byte, p any) error {
	if err := json.Unmarshal(data, new(ignoredJSON)); err != nil {
		return err
	}
	d := &jsonDecoder{data: data}
	return d.decode(valueOf(p))
}

// DecodeJSON is the method Decode of a Decoder.
func DecodeJSON(dec *json.Decoder, p any) error {
	if err := dec.Decode(new(ignoredJSON)); err != nil {
		return err
	}
	state := reflect.ValueOf(dec).Elem().FieldByName("d")
	d := &jsonDecoder{
		data:      bytes.Clone(state.FieldByName("data").Bytes()), // with the space before the value
		useNumber: state.FieldByName("useNumber").Bool(),
		knownOnly: state.FieldByName("disallowUnknownFields").Bool(),
	}
	return d.decode(valueOf(p))
}

// ignoredJSON takes any value.
type ignoredJSON struct{}

func (*ignoredJSON) UnmarshalJSON([]byte) error { return nil }
