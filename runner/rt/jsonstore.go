package rt

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
)

var typeOfNumber = reflect.TypeFor[json.Number]()

// store stores a literal in x. One that stood inside a string may be anything.
func (d *jsonDecoder) store(item []byte, x value, quoted bool) error {
	if len(item) == 0 {
		d.save(misquoted(item, x.t))
		return nil
	}
	null := item[0] == 'n'
	fromJSON, fromText, target := indirect(x, null)
	switch {
	case fromJSON != nil:
		return fromJSON(item)
	case fromText != nil:
		return d.storeText(item, x, fromText, quoted)
	}
	x = target
	switch c := item[0]; {
	case null:
		if quoted && string(item) != "null" {
			d.save(misquoted(item, x.t))
			return nil
		}
		switch x.t.kind {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			x.v.SetZero()
		}
		return nil
	case c == 't', c == 'f':
		d.storeBool(item, x, quoted)
		return nil
	case c == '"':
		return d.storeString(item, x, quoted)
	case c == '-', '0' <= c && c <= '9':
		return d.storeNumber(item, x, quoted)
	}
	return misquoted(item, x.t)
}

// storeText hands a string to a method of what x leads to.
func (d *jsonDecoder) storeText(item []byte, x value, receive receiver, quoted bool) error {
	if item[0] != '"' {
		what := "number"
		switch item[0] {
		case 'n':
			what = "null"
		case 't', 'f':
			what = "bool"
		}
		if quoted {
			d.save(misquoted(item, x.t))
		} else {
			d.mismatch(what, x.t)
		}
		return nil
	}
	content, ok := unquote(item)
	if !ok {
		return misquoted(item, x.t)
	}
	return receive([]byte(content))
}

func (d *jsonDecoder) storeBool(item []byte, x value, quoted bool) {
	b := item[0] == 't'
	isBool := string(item) == strconv.FormatBool(b)
	switch {
	case quoted && !isBool:
		d.save(misquoted(item, x.t))
	case x.t.kind == reflect.Bool:
		x.v.SetBool(b)
	case x.t.kind == reflect.Interface && x.t.isEmptyInterface():
		x.v.Set(reflect.ValueOf(b))
	case quoted && x.t.kind != reflect.Interface:
		d.save(misquoted(item, x.t))
	default:
		d.mismatch("bool", x.t)
	}
}

func (d *jsonDecoder) storeString(item []byte, x value, quoted bool) error {
	content, ok := unquote(item)
	if !ok {
		return misquoted(item, x.t)
	}
	switch {
	case x.t.isBytes():
		b, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			d.save(err)
			return nil
		}
		x.v.SetBytes(b)
	case x.t.kind == reflect.String:
		if x.t.rep == typeOfNumber && !isNumber(content) {
			return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", item)
		}
		x.v.SetString(content)
	case x.t.kind == reflect.Interface && x.t.isEmptyInterface():
		x.v.Set(reflect.ValueOf(content))
	default:
		d.mismatch("string", x.t)
	}
	return nil
}

// isNumber reports whether a string is a number as JSON writes one.
func isNumber(s string) bool {
	_, err := json.Marshal(json.Number(s))
	return err == nil && s != ""
}

func (d *jsonDecoder) storeNumber(item []byte, x value, quoted bool) error {
	text := string(item)
	ok := true
	switch kind := x.t.kind; {
	case x.t.rep == typeOfNumber:
		x.v.SetString(text)
	case isInteger(kind):
		ok = setInteger(x.v, text)
	case kind == reflect.Float32, kind == reflect.Float64:
		n, err := strconv.ParseFloat(text, x.v.Type().Bits())
		if ok = err == nil && !x.v.OverflowFloat(n); ok {
			x.v.SetFloat(n)
		}
	case kind == reflect.Interface:
		d.storeAnyNumber(text, x)
	case quoted:
		return misquoted(item, x.t)
	default:
		d.mismatch("number", x.t)
	}
	if !ok {
		d.mismatch("number "+text, x.t)
	}
	return nil
}

// storeAnyNumber stores a number in an interface.
func (d *jsonDecoder) storeAnyNumber(text string, x value) {
	n, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && !d.useNumber:
		d.at++ // as package json has it
		d.mismatch("number "+text, nativeTyp(reflect.TypeFor[float64]()))
		d.at--
	case !x.t.isEmptyInterface():
		d.mismatch("number", x.t)
	case d.useNumber:
		x.v.Set(reflect.ValueOf(json.Number(text)))
	default:
		x.v.Set(reflect.ValueOf(n))
	}
}
