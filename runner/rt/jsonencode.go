package rt

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A jsonEncoder writes values as encoding/json does. What does not depend on their
// types, package json itself writes.
type jsonEncoder struct {
	out        bytes.Buffer
	escapeHTML bool
	level      int          // how many pointers, maps and slices are around
	around     map[any]bool // those that are, once there are many
}

// encodeJSON returns the encoding of what an interface holds.
func encodeJSON(x any, escapeHTML bool) ([]byte, error) {
	e := &jsonEncoder{escapeHTML: escapeHTML}
	if err := e.encode(valueOf(x), false); err != nil {
		return nil, err
	}
	return bytes.Clone(e.out.Bytes()), nil
}

// encode writes a value; quoted puts one that is no object or array into a string.
func (e *jsonEncoder) encode(x value, quoted bool) error {
	if x.t == nil {
		e.out.WriteString("null")
		return nil
	}
	addressed := x.t.kind != reflect.Pointer && x.canAddr()
	switch {
	case addressed && x.t.pointerHas(jsonMarshaler):
		return e.marshaler(x, x.address())
	case x.t.has(jsonMarshaler):
		return e.marshaler(x, x)
	case addressed && x.t.pointerHas(textMarshaler):
		return e.textMarshaler(x, x.address())
	case x.t.has(textMarshaler):
		return e.textMarshaler(x, x)
	}
	switch x.t.kind {
	case reflect.Interface:
		return e.encode(x.elem(), quoted)
	case reflect.Struct:
		return e.object(x)
	case reflect.Map:
		return e.mapping(x)
	case reflect.Slice:
		return e.slice(x)
	case reflect.Array:
		return e.elements(x)
	case reflect.Pointer:
		if x.isNil() {
			return e.null()
		}
		return e.nested(x, [2]any{x.t, x.open().UnsafePointer()}, func() error { return e.encode(x.elem(), quoted) })
	}
	if !isJSONScalar(x.t.kind) {
		return &json.UnsupportedTypeError{Type: x.t.reflected()}
	}
	return e.scalar(x, quoted)
}

func (e *jsonEncoder) null() error {
	e.out.WriteString("null")
	return nil
}

// native writes what package json writes of x.
func (e *jsonEncoder) native(x any) error {
	enc := json.NewEncoder(&e.out)
	enc.SetEscapeHTML(e.escapeHTML)
	if err := enc.Encode(x); err != nil {
		return err
	}
	e.out.Truncate(e.out.Len() - len("\n"))
	return nil
}

func (e *jsonEncoder) scalar(x value, quoted bool) error {
	var held any
	if x.t.std {
		held = x.v.Interface() // may be a json.Number
	} else {
		held = basic(x.v)
	}
	if !quoted {
		return e.native(held)
	}
	start := e.out.Len()
	if err := e.native(held); err != nil {
		return err
	}
	text := string(e.out.Bytes()[start:])
	e.out.Truncate(start)
	if text[0] != '"' {
		e.out.WriteString(`"` + text + `"`)
		return nil
	}
	inner := jsonEncoder{} // what is special in HTML has been escaped
	if err := inner.native(text); err != nil {
		return err
	}
	e.out.Write(inner.out.Bytes())
	return nil
}

// marshaler writes what a method of m, which is x or its address, makes of it.
func (e *jsonEncoder) marshaler(x, m value) error {
	if m.t.kind == reflect.Pointer && m.isNil() || m.t.kind == reflect.Interface && m.v.IsNil() {
		return e.null()
	}
	return typed(x.t, e.native(jsonFrom(m)))
}

func (e *jsonEncoder) textMarshaler(x, m value) error {
	if m.t.kind == reflect.Pointer && m.isNil() || m.t.kind == reflect.Interface && m.v.IsNil() {
		return e.null()
	}
	return typed(x.t, e.native(textFrom(m)))
}

// typed gives the error of a method the type as the program names it.
func typed(t *typ, err error) error {
	if failed, ok := err.(*json.MarshalerError); ok {
		failed.Type = t.reflected()
	}
	return err
}

// jsonMarshaling and textMarshaling are values whose methods the program has.
type (
	jsonMarshaling struct{ call func() ([]byte, error) }
	textMarshaling struct{ call func() ([]byte, error) }
)

func (m jsonMarshaling) MarshalJSON() ([]byte, error) { return m.call() }
func (m textMarshaling) MarshalText() ([]byte, error) { return m.call() }

func jsonFrom(m value) json.Marshaler {
	m = m.implementor()
	if m.t.std {
		return jsonMarshaling{m.v.Interface().(json.Marshaler).MarshalJSON}
	}
	return jsonMarshaling{func() ([]byte, error) {
		return m.t.methods[jsonMarshaler.method].(func(any) ([]byte, error))(m.interior())
	}}
}

func textFrom(m value) encoding.TextMarshaler {
	m = m.implementor()
	if m.t.std {
		return textMarshaling{m.v.Interface().(encoding.TextMarshaler).MarshalText}
	}
	return textMarshaling{func() ([]byte, error) {
		return m.t.methods[textMarshaler.method].(func(any) ([]byte, error))(m.interior())
	}}
}

// implementor is the value whose methods are called where x is an interface.
func (x value) implementor() value {
	for x.t.kind == reflect.Interface {
		x = x.elem()
	}
	return x
}

// object writes a struct.
func (e *jsonEncoder) object(x value) error {
	separator := byte('{')
	for _, f := range jsonStructOf(x.t).fields {
		part, ok := x.follow(f.path)
		if !ok || f.omitEmpty && part.isEmpty() || f.omitZero && part.isZeroJSON() {
			continue
		}
		e.out.WriteByte(separator)
		separator = ','
		if e.escapeHTML {
			e.out.WriteString(f.safeKey)
		} else {
			e.out.WriteString(f.key)
		}
		if err := e.encode(part, f.quoted); err != nil {
			return err
		}
	}
	if separator == '{' {
		e.out.WriteByte('{')
	}
	e.out.WriteByte('}')
	return nil
}

// follow is the field at a path; ok is false where a pointer on the way is nil.
func (x value) follow(path []int) (field value, ok bool) {
	for _, i := range path {
		if x.t.kind == reflect.Pointer {
			if x.isNil() {
				return value{}, false
			}
			x = x.elem()
		}
		x = x.field(i)
	}
	return x, true
}

// isEmpty is what the option omitempty asks.
func (x value) isEmpty() bool {
	switch x.t.kind {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return x.len() == 0
	case reflect.Interface, reflect.Pointer:
		return x.isNil()
	}
	return isJSONScalar(x.t.kind) && x.isZero()
}

// isZeroJSON is what the option omitzero asks.
func (x value) isZeroJSON() bool {
	switch {
	case x.t.has(isZeroer):
		if x.t.kind == reflect.Interface && !x.isNil() {
			x = x.implementor()
		}
		return (x.t.kind == reflect.Interface || x.t.kind == reflect.Pointer) && x.isNil() || x.callIsZero()
	case x.t.pointerHas(isZeroer):
		if !x.canAddr() {
			v := variable(x.t, x.v.Type())
			v.v.Set(x.v)
			x = v
		}
		return x.address().callIsZero()
	}
	return x.isZero()
}

func (x value) callIsZero() bool {
	if x.t.std {
		return x.v.Interface().(interface{ IsZero() bool }).IsZero()
	}
	return x.t.methods[isZeroer.method].(func(any) bool)(x.interior())
}

// manyLevels is how deep values nest before it is asked whether one holds itself.
const manyLevels = 1000

// nested runs write for what a pointer, a map or a slice leads to.
func (e *jsonEncoder) nested(x value, identity any, write func() error) error {
	if e.level++; e.level > manyLevels {
		if e.around[identity] {
			return &json.UnsupportedValueError{Value: x.v, Str: "encountered a cycle via " + x.t.name}
		}
		if e.around == nil {
			e.around = map[any]bool{}
		}
		e.around[identity] = true
		defer delete(e.around, identity)
	}
	err := write()
	e.level--
	return err
}

// A jsonMember is an element of a map.
type jsonMember struct {
	key   string
	value value
}

func (e *jsonEncoder) mapping(x value) error {
	key := x.t.keyType()
	if key.kind != reflect.String && !isInteger(key.kind) && !key.has(textMarshaler) {
		return &json.UnsupportedTypeError{Type: x.t.reflected()}
	}
	if x.isNil() {
		return e.null()
	}
	v := x.open()
	return e.nested(x, v.UnsafePointer(), func() error {
		var members []jsonMember
		for entries := v.MapRange(); entries.Next(); {
			name, err := jsonKey(value{key, entries.Key()})
			if err != nil {
				return fmt.Errorf("json: encoding error for type %q: %q", x.t.name, err.Error())
			}
			members = append(members, jsonMember{name, value{x.t.elemType(), entries.Value()}})
		}
		slices.SortFunc(members, func(a, b jsonMember) int { return strings.Compare(a.key, b.key) })
		e.out.WriteByte('{')
		for i, m := range members {
			if i > 0 {
				e.out.WriteByte(',')
			}
			if err := e.native(m.key); err != nil {
				return err
			}
			e.out.WriteByte(':')
			if err := e.encode(m.value, false); err != nil {
				return err
			}
		}
		e.out.WriteByte('}')
		return nil
	})
}

// jsonKey is the key of a map as the name of a member.
func jsonKey(k value) (string, error) {
	switch {
	case k.t.kind == reflect.String:
		return k.v.String(), nil
	case k.t.has(textMarshaler):
		k = k.implementor()
		if k.t == nil || k.t.kind == reflect.Pointer && k.isNil() {
			return "", nil
		}
		text, err := textFrom(k).MarshalText()
		return string(text), err
	case k.v.CanInt():
		return strconv.FormatInt(k.v.Int(), 10), nil
	}
	return strconv.FormatUint(k.v.Uint(), 10), nil
}

func (e *jsonEncoder) slice(x value) error {
	elem := x.t.elemType()
	bytes := x.t.isBytes() && !elem.pointerHas(jsonMarshaler) && !elem.pointerHas(textMarshaler)
	switch v := x.open(); {
	case isNil(v):
		return e.null()
	case bytes:
		return e.native(v.Bytes())
	default:
		return e.nested(x, [2]any{v.UnsafePointer(), v.Len()}, func() error { return e.elements(x) })
	}
}

// elements writes a slice or an array.
func (e *jsonEncoder) elements(x value) error {
	e.out.WriteByte('[')
	for i := range x.len() {
		if i > 0 {
			e.out.WriteByte(',')
		}
		if err := e.encode(x.index(i), false); err != nil {
			return err
		}
	}
	e.out.WriteByte(']')
	return nil
}
