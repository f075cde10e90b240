package rt

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// What is in elements beside other elements.

// xmlText is what a value is written as that is no struct; ok is false where there is no
// such text.
func (x value) xmlText() (text []byte, ok bool) {
	switch v := x.open(); {
	case x.t.kind == reflect.String:
		return []byte(v.String()), true
	case x.t.kind == reflect.Bool:
		return strconv.AppendBool(nil, v.Bool()), true
	case v.IsValid() && v.CanInt():
		return strconv.AppendInt(nil, v.Int(), 10), true
	case v.IsValid() && v.CanUint():
		return strconv.AppendUint(nil, v.Uint(), 10), true
	case v.IsValid() && v.CanFloat():
		return strconv.AppendFloat(nil, v.Float(), 'g', -1, v.Type().Bits()), true
	case x.t.kind == reflect.Array && !isXMLList(x.t):
		text = make([]byte, v.Len())
		reflect.Copy(reflect.ValueOf(text), v)
		return text, true
	case x.t.isBytes():
		return v.Bytes(), true
	}
	return nil, false
}

func (e *xmlEncoder) charData(x value, as xmlMode) error {
	var text []byte
	if m, ok := x.withMethod(textMarshaler); ok {
		var err error
		if text, err = textFrom(m).MarshalText(); err != nil {
			return err
		}
	} else {
		x, _ = x.indirect()
		written, ok := x.xmlText()
		if !ok || x.t.kind == reflect.Array || x.t.kind == reflect.Slice && !x.t.isPlain() {
			return nil
		}
		text = written
	}
	if as == xmlCharData {
		return xml.EscapeText(e.out, text)
	}
	if len(text) == 0 {
		return nil
	}
	// The end of a section is not to be found in it.
	_, err := io.WriteString(e.out, "<![CDATA["+strings.ReplaceAll(string(text), "]]>", "]]]]><![CDATA[>")+"]]>")
	return err
}

func (e *xmlEncoder) comment(of, x value) error {
	x, _ = x.indirect()
	if x.t.kind != reflect.String && !x.t.isBytes() {
		return fmt.Errorf("xml: bad type for comment field of %s", of.t.name)
	}
	text, _ := x.xmlText()
	if len(text) == 0 {
		return nil
	}
	e.newLine()
	if bytes.Contains(text, []byte("--")) {
		io.WriteString(e.out, "<!--")
		return errors.New(`xml: comments must not contain "--"`)
	}
	if text[len(text)-1] == '-' {
		text = append(bytes.Clone(text), ' ') // no comment ends with --->
	}
	fmt.Fprintf(e.out, "<!--%s-->", text)
	return nil
}

// newLine begins a line where an Encoder does that for elements.
func (e *xmlEncoder) newLine() {
	if *e.prefix == "" && *e.indent == "" {
		return
	}
	if *e.begun {
		io.WriteString(e.out, "\n")
	}
	*e.begun = true
	io.WriteString(e.out, *e.prefix+strings.Repeat(*e.indent, *e.depth))
}

// isPlain is true of string and []byte alone.
func (t *typ) isPlain() bool {
	return !t.named && (t.kind == reflect.String || t.isBytes() && !t.elemType().named)
}

// inner writes XML as it is; raw is false where x is none.
func (e *xmlEncoder) inner(x value) (raw bool, err error) {
	x, _ = x.indirect()
	if !x.t.isPlain() {
		return false, nil
	}
	text, _ := x.xmlText()
	e.out.Write(text)
	return true, nil
}
