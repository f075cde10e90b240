package rt

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A jsonDecoder stores JSON in values as encoding/json does. What it is given is known to
// be one valid value, so it looks for no faults.
type jsonDecoder struct {
	data []byte
	at   int // index of the next byte

	useNumber bool
	knownOnly bool // members that no field is for are errors

	within *typ     // the struct whose field is being decoded
	path   []string // the names of the fields that lead there
	saved  error    // the first that did not end the decoding
}

// decode stores the value in what p points to.
func (d *jsonDecoder) decode(p value) error {
	if p.t == nil {
		return &json.InvalidUnmarshalError{}
	}
	if p.t.kind != reflect.Pointer || p.isNil() {
		return &json.InvalidUnmarshalError{Type: p.t.reflected()}
	}
	d.space()
	if err := d.value(p); err != nil {
		return d.inContext(err)
	}
	return d.saved
}

// save keeps an error that does not end the decoding.
func (d *jsonDecoder) save(err error) {
	if d.saved == nil {
		d.saved = d.inContext(err)
	}
}

// mismatch saves that what was read does not suit a type.
func (d *jsonDecoder) mismatch(what string, t *typ) {
	d.save(&json.UnmarshalTypeError{Value: what, Type: t.reflected(), Offset: int64(d.at)})
}

// misquoted is the error of what is not right inside the string of a quoted field.
func misquoted(item []byte, t *typ) error {
	return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %s", item, t.name)
}

// inContext adds to an error where it happened.
func (d *jsonDecoder) inContext(err error) error {
	failed, ok := err.(*json.UnmarshalTypeError)
	if !ok || d.within == nil {
		return err
	}
	failed.Struct = d.within.reflected().Name()
	path := d.path
	if failed.Field != "" {
		path = append(path[:len(path):len(path)], failed.Field)
	}
	failed.Field = strings.Join(path, ".")
	return err
}

func (d *jsonDecoder) space() {
	for d.at < len(d.data) && strings.IndexByte(" \t\r\n", d.data[d.at]) >= 0 {
		d.at++
	}
}

// each calls read at the start of each element or member of what ends with a bracket.
func (d *jsonDecoder) each(end byte, read func() error) error {
	for d.at++; ; { // after the opening bracket
		d.space()
		switch d.data[d.at] {
		case end:
			d.at++
			return nil
		case ',':
			d.at++
		default:
			if err := read(); err != nil {
				return err
			}
		}
	}
}

// skip reads a value and returns it.
func (d *jsonDecoder) skip() []byte {
	start, depth := d.at, 0
	for {
		switch d.data[d.at] {
		case '[', '{':
			depth++
			d.at++
		case ']', '}':
			depth--
			d.at++
		case ',', ':', ' ', '\t', '\r', '\n':
			d.at++
		default:
			d.literal()
		}
		if depth == 0 {
			return d.data[start:d.at]
		}
	}
}

// literal reads a string, a number or a word and returns it.
func (d *jsonDecoder) literal() []byte {
	start := d.at
	if d.data[d.at] != '"' {
		n := bytes.IndexAny(d.data[d.at:], ",:]} \t\r\n")
		if n < 0 {
			n = len(d.data) - d.at
		}
		d.at += n
		return d.data[start:d.at]
	}
	for d.at++; d.data[d.at] != '"'; d.at++ {
		if d.data[d.at] == '\\' {
			d.at++
		}
	}
	d.at++
	return d.data[start:d.at]
}

// unquote is the content of a string; ok is false where it is none.
func unquote(item []byte) (content string, ok bool) {
	ok = len(item) > 1 && item[len(item)-1] == '"' && json.Unmarshal(item, &content) == nil
	return content, ok
}

// value reads a value and stores it in x, unless that is the zero value.
func (d *jsonDecoder) value(x value) error {
	if x.t == nil {
		d.skip()
		return nil
	}
	switch d.data[d.at] {
	case '[', '{':
		return d.composite(x)
	}
	return d.store(d.literal(), x, false)
}

// A receiver is what decodes a value itself.
type receiver func(data []byte) error

// indirect follows x to what is to be stored in, and makes what pointers on the way are
// to point to. It stops at a value that decodes JSON itself, or text. A null is stored in
// the first pointer that can be set.
func indirect(x value, null bool) (fromJSON, fromText receiver, target value) {
	if x.t.kind != reflect.Pointer && x.t.named && x.canAddr() {
		if fromJSON, fromText := receivers(x.t, null, x.t.pointerHas, x.address); fromJSON != nil || fromText != nil {
			return fromJSON, fromText, value{}
		}
	}
	for {
		if x.t.kind == reflect.Interface && !x.isNil() {
			held := x.elem()
			if held.t.kind == reflect.Pointer && !held.isNil() && (!null || held.t.elemType().kind == reflect.Pointer) {
				x = held
				continue
			}
		}
		if x.t.kind != reflect.Pointer || null && x.v.CanSet() {
			return nil, nil, x
		}
		if !x.isNil() && x.t.elemType().kind == reflect.Interface {
			inner := x.elem().elem()
			if inner.t == x.t && inner.open().UnsafePointer() == x.open().UnsafePointer() { // it points to itself
				return nil, nil, x.elem()
			}
		}
		if x.isNil() {
			x.set(reflect.New(x.t.rep.Elem()))
		}
		if fromJSON, fromText := receivers(x.t, null, x.t.has, func() value { return x }); fromJSON != nil || fromText != nil {
			return fromJSON, fromText, value{}
		}
		x = x.elem()
	}
}

// receivers are the methods of m by which it decodes itself, if has says that it has them.
func receivers(t *typ, null bool, has func(*protocol) bool, m func() value) (fromJSON, fromText receiver) {
	switch {
	case has(jsonUnmarshaler):
		return m().receiver(jsonUnmarshaler), nil
	case !null && has(textUnmarshaler):
		return nil, m().receiver(textUnmarshaler)
	}
	return nil, nil
}

func (x value) receiver(p *protocol) receiver {
	if x.t.std {
		if p == textUnmarshaler {
			return x.v.Interface().(encoding.TextUnmarshaler).UnmarshalText
		}
		return x.v.Interface().(json.Unmarshaler).UnmarshalJSON
	}
	f, v := x.t.methods[p.method].(func(any, []byte) error), x.interior()
	return func(data []byte) error { return f(v, data) }
}

// composite reads an array or an object and stores it in x.
func (d *jsonDecoder) composite(x value) error {
	what := "array"
	if d.data[d.at] == '{' {
		what = "object"
	}
	fromJSON, fromText, target := indirect(x, false)
	if fromJSON != nil {
		return fromJSON(d.skip())
	}
	kind := reflect.Invalid
	if fromText == nil {
		x = target
		kind = x.t.kind
	}
	switch {
	case kind == reflect.Interface && x.t.isEmptyInterface():
		x.v.Set(reflect.ValueOf(d.native()))
		return nil
	case what == "array" && (kind == reflect.Slice || kind == reflect.Array):
		return d.array(x)
	case what == "object" && kind == reflect.Struct:
		return d.object(x)
	case what == "object" && kind == reflect.Map && x.t.keyType().isJSONKey():
		return d.mapping(x)
	}
	start := d.at
	d.at++
	d.mismatch(what, x.t)
	d.at = start
	d.skip()
	return nil
}

func (t *typ) isEmptyInterface() bool {
	if t.std {
		return t.rep.NumMethod() == 0
	}
	return len(t.names) == 0
}

// isJSONKey reports whether members can be stored in a map with keys of type t.
func (t *typ) isJSONKey() bool {
	return t.kind == reflect.String || isInteger(t.kind) || t.pointerHas(textUnmarshaler)
}

// native reads an array or an object as package json does where it knows no type.
func (d *jsonDecoder) native() any {
	start := d.at
	dec := json.NewDecoder(bytes.NewReader(d.skip()))
	if d.useNumber {
		dec.UseNumber()
	}
	var x any
	if err := dec.Decode(&x); err != nil {
		if failed, ok := err.(*json.UnmarshalTypeError); ok {
			failed.Offset += int64(start)
		}
		d.save(err)
	}
	return x
}

// array reads the elements of x, a slice or an array.
func (d *jsonDecoder) array(x value) error {
	v, elem := x.v, x.t.elemType()
	if v.Kind() == reflect.Interface { // erased
		v = reflect.New(x.t.rep).Elem()
		if !x.isNil() {
			v.Set(x.open())
		}
		defer func() { x.set(v) }()
	}
	n := 0
	err := d.each(']', func() error {
		if x.t.kind == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		element := value{} // skipped where an array is too small
		if n < v.Len() {
			element = value{elem, v.Index(n)}
		}
		n++
		return d.value(element)
	})
	if err != nil {
		return err
	}
	switch {
	case x.t.kind == reflect.Array:
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
	case n == 0:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	default:
		v.SetLen(n)
	}
	return nil
}

// members reads the members of an object: read is given the key of each, and where it
// stood, and reads the value.
func (d *jsonDecoder) members(read func(key string, item []byte, start int) error) error {
	return d.each('}', func() error {
		start := d.at
		item := d.literal()
		key, _ := unquote(item)
		d.space()
		d.at++ // the colon
		d.space()
		return read(key, item, start)
	})
}

// object reads the fields of the struct x.
func (d *jsonDecoder) object(x value) error {
	s := jsonStructOf(x.t)
	within, depth := d.within, len(d.path)
	return d.members(func(key string, _ []byte, _ int) error {
		f := s.field(key)
		var part value
		switch {
		case f != nil:
			part = d.part(x, f)
			d.within = x.t
			d.path = append(d.path, f.name)
		case d.knownOnly:
			d.save(fmt.Errorf("json: unknown field %q", key))
		}
		if err := d.member(part, f); err != nil {
			return err
		}
		d.within, d.path = within, d.path[:depth]
		return nil
	})
}

// part is the field f of x, or the zero value where it cannot be reached. The embedded
// fields on the way to it enter the path.
func (d *jsonDecoder) part(x value, f *jsonField) value {
	canSet := true
	for n, i := range f.path {
		if x.t.kind == reflect.Pointer {
			if x.isNil() {
				if !canSet {
					d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %s", x.t.elemType().name))
					return value{}
				}
				x.set(reflect.New(x.t.rep.Elem()))
			}
			x = x.elem()
		}
		if n < len(f.path)-1 {
			d.path = append(d.path, x.t.fields[i].name)
		}
		canSet = x.t.fields[i].exported
		x = x.field(i)
	}
	if !canSet && x.t.kind == reflect.Pointer && x.isNil() { // package json has not thought of it
		panic("reflect: reflect.Value.Set using value obtained using unexported field")
	}
	return x
}

// member reads the value of a field.
func (d *jsonDecoder) member(x value, f *jsonField) error {
	if x.t == nil || !f.quoted {
		return d.value(x)
	}
	switch c := d.data[d.at]; c {
	case 'n':
		return d.store(d.literal(), x, false)
	case '"':
		content, _ := unquote(d.literal())
		return d.store([]byte(content), x, true)
	}
	d.skip()
	d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %s", x.t.name))
	return nil
}

// mapping reads members into the map x.
func (d *jsonDecoder) mapping(x value) error {
	if x.isNil() {
		x.set(reflect.MakeMap(x.t.rep))
	}
	m, keyType, elemType := x.open(), x.t.keyType(), x.t.elemType()
	elem := variable(elemType, m.Type().Elem())
	return d.members(func(key string, item []byte, start int) error {
		elem.v.SetZero()
		if err := d.value(elem); err != nil {
			return err
		}
		k := variable(keyType, m.Type().Key())
		ok := true
		switch {
		case keyType.pointerHas(textUnmarshaler):
			if err := d.store(item, k.address(), true); err != nil {
				return err
			}
		case keyType.kind == reflect.String:
			k.v.SetString(key)
		default:
			if ok = setInteger(k.v, key); !ok {
				at := d.at
				d.at = start + 1
				d.mismatch("number "+key, keyType)
				d.at = at
			}
		}
		if ok {
			m.SetMapIndex(k.v, elem.v)
		}
		return nil
	})
}

// setInteger stores a decimal number; it returns false where it is none, or too large.
func setInteger(v reflect.Value, text string) bool {
	if v.CanInt() {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || v.OverflowInt(n) {
			return false
		}
		v.SetInt(n)
		return true
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || v.OverflowUint(n) {
		return false
	}
	v.SetUint(n)
	return true
}
