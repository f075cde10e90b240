package rt

import (
	"encoding/xml"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// pointee is what a pointer points to, which is made where it is nil.
func (x value) pointee() value {
	if x.isNil() {
		x.set(reflect.New(x.t.rep.Elem()))
	}
	return x.elem()
}

// grow stores into one more element of a slice, which is taken back where that fails.
func (x value) grow(store func(last value) error) error {
	longer := reflect.New(x.t.rep).Elem()
	if !x.isNil() {
		longer.Set(x.open())
	}
	n := longer.Len()
	longer.Grow(1)
	longer.SetLen(n + 1)
	x.set(longer)
	err := store(x.index(n))
	if err != nil {
		x.set(x.open().Slice(0, n))
	}
	return err
}

func (x value) storeXMLAttr(attr xml.Attr) error {
	if x.t.kind == reflect.Pointer {
		x = x.pointee()
	}
	if m, ok := x.withMethod(xmlAttrUnmarshaler); ok {
		if m.t.std {
			return m.v.Interface().(xml.UnmarshalerAttr).UnmarshalXMLAttr(attr)
		}
		return m.t.methods[xmlAttrUnmarshaler.method].(func(any, xml.Attr) error)(m.interior(), attr)
	}
	if m, ok := x.withMethod(textUnmarshaler); ok {
		return m.receiver(textUnmarshaler)([]byte(attr.Value))
	}
	if x.t.kind == reflect.Slice && isXMLList(x.t) {
		return x.grow(func(last value) error { return last.storeXMLAttr(attr) })
	}
	if x.t.rep == typeOfXMLAttr {
		x.v.Set(reflect.ValueOf(attr))
		return nil
	}
	return x.storeXMLText([]byte(attr.Value))
}

// storeRaw stores text as it is in a string or a slice, and in nothing else.
func (x value) storeRaw(text []byte) {
	switch {
	case x.t == nil:
	case x.t.kind == reflect.String:
		x.v.SetString(string(text))
	case x.t.kind == reflect.Slice && x.t.isBytes():
		x.set(reflect.ValueOf(text))
	}
}

// storeXMLText stores text in what it can be read as. No text is a zero value.
func (x value) storeXMLText(text []byte) error {
	declared := x.t
	if x.t.kind == reflect.Pointer {
		x = x.pointee()
	}
	trimmed := strings.TrimSpace(string(text))
	switch kind := x.t.kind; {
	case kind == reflect.String:
		x.v.SetString(string(text))
	case kind == reflect.Slice:
		if len(text) == 0 {
			text = []byte{} // it was there
		}
		x.v.SetBytes(text)
	case kind != reflect.Bool && kind != reflect.Float32 && kind != reflect.Float64 && !isInteger(kind):
		return errors.New("cannot unmarshal into " + declared.name)
	case len(text) == 0:
		x.v.SetZero()
	case kind == reflect.Bool:
		b, err := strconv.ParseBool(trimmed)
		if err != nil {
			return err
		}
		x.v.SetBool(b)
	case x.v.CanFloat():
		f, err := strconv.ParseFloat(trimmed, x.v.Type().Bits())
		if err != nil {
			return err
		}
		x.v.SetFloat(f)
	case x.v.CanInt():
		i, err := strconv.ParseInt(trimmed, 10, x.v.Type().Bits())
		if err != nil {
			return err
		}
		x.v.SetInt(i)
	default:
		u, err := strconv.ParseUint(trimmed, 10, x.v.Type().Bits())
		if err != nil {
			return err
		}
		x.v.SetUint(u)
	}
	return nil
}
