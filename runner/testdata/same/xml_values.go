package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// encoding/xml writes and reads values of the program's own types.

type Plant struct {
	XMLName xml.Name `xml:"plant"`
	ID      int      `xml:"id,attr"`
	Name    string   `xml:"name"`
	Origin  []string `xml:"origin"`
}

func (p Plant) String() string {
	return fmt.Sprintf("Plant id=%v, name=%v, origin=%v", p.ID, p.Name, p.Origin)
}

type Nesting struct {
	XMLName xml.Name `xml:"nesting"`
	Plants  []*Plant `xml:"parent>child>plant"`
}

type color int

const (
	red color = iota
	green
)

func (c color) MarshalText() ([]byte, error) {
	switch c {
	case red:
		return []byte("red"), nil
	case green:
		return []byte("green"), nil
	}
	return nil, fmt.Errorf("no color %d", int(c))
}

func (c *color) UnmarshalText(text []byte) error {
	switch string(text) {
	case "red":
		*c = red
	case "green":
		*c = green
	default:
		return errors.New("unknown color " + string(text))
	}
	return nil
}

type seconds time.Duration

func (s seconds) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: name, Value: fmt.Sprintf("%gs", time.Duration(s).Seconds())}, nil
}

func (s *seconds) UnmarshalXMLAttr(attr xml.Attr) error {
	d, err := time.ParseDuration(attr.Value)
	*s = seconds(d)
	return err
}

type temperature float64

func (t temperature) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "unit"}, Value: "C"})
	return e.EncodeElement(float64(t), start)
}

func (t *temperature) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var v struct {
		Unit  string  `xml:"unit,attr"`
		Value float64 `xml:",chardata"`
	}
	if err := d.DecodeElement(&v, &start); err != nil {
		return err
	}
	if v.Unit == "F" {
		v.Value = (v.Value - 32) / 1.8
	}
	*t = temperature(v.Value)
	return nil
}

type base struct {
	Created string `xml:"created,attr,omitempty"`
	Comment string `xml:",comment"`
}

type reading struct {
	base
	Color   color         `xml:"color"`
	Colors  []color       `xml:"colors>color"`
	Every   seconds       `xml:"every,attr"`
	Values  []temperature `xml:"value"`
	Note    *string       `xml:"note,omitempty"`
	Any     any           `xml:"any"`
	Nested  *reading      `xml:"nested"`
	Hidden  string        `xml:"-"`
	private int
}

type list[T any] struct {
	Items []T `xml:"item"`
}

func main() {
	coffee := &Plant{ID: 27, Name: "Coffee"}
	coffee.Origin = []string{"Ethiopia", "Brazil"}
	out, _ := xml.MarshalIndent(coffee, " ", "  ")
	fmt.Println(string(out))
	fmt.Println(xml.Header + string(out))
	var p Plant
	if err := xml.Unmarshal(out, &p); err != nil {
		panic(err)
	}
	fmt.Println(p)
	tomato := &Plant{ID: 81, Name: "Tomato", Origin: []string{"Mexico", "California"}}
	nesting := &Nesting{Plants: []*Plant{coffee, tomato}}
	out, _ = xml.MarshalIndent(nesting, " ", "  ")
	fmt.Println(string(out))
	var back Nesting
	fmt.Println(xml.Unmarshal(out, &back), len(back.Plants), back.Plants[1])

	note := "a <note>"
	r := reading{
		base: base{"today", "seen"}, Color: green, Colors: []color{red, green}, Every: seconds(1500 * time.Millisecond),
		Values: []temperature{20, 21.5}, Note: &note, Any: temperature(3), Nested: &reading{Color: red}, Hidden: "x", private: 1,
	}
	e := xml.NewEncoder(os.Stdout)
	e.Indent("", "\t")
	fmt.Println(e.Encode(r), e.Encode([]any{1, color(1), list[int]{[]int{1, 2}}, list[color]{[]color{green}}}))
	fmt.Println(e.EncodeElement(&r, xml.StartElement{Name: xml.Name{Local: "renamed"}}))
	fmt.Println(e.Close())

	text, err := xml.Marshal(&r)
	fmt.Println(err)
	var again reading
	fmt.Println(xml.Unmarshal(text, &again))
	fmt.Printf("%+v %s %+v\n", again.base, *again.Note, again.Nested.Colors == nil)
	fmt.Println(again.Color, again.Colors, again.Every, again.Values, again.Any)

	d := xml.NewDecoder(strings.NewReader(`<log><entry every="2s"><value unit="F">50</value><color>red</color></entry>text<entry><color>green</color></entry></log>`))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "entry" {
			var r reading
			fmt.Println(d.DecodeElement(&r, &start), r.Color, r.Values, r.Every)
		}
	}

	for _, text := range []string{`<reading><color>blue</color></reading>`, `<reading every="x"></reading>`, `<reading><value>x</value></reading>`, `<reading>`, ``, `<plant/>`} {
		var r reading
		fmt.Println(xml.Unmarshal([]byte(text), &r))
		fmt.Println(xml.Unmarshal([]byte(text), &p))
	}
	fmt.Println(xml.Unmarshal([]byte("<a/>"), p), xml.Unmarshal([]byte("<a/>"), (*Plant)(nil)), xml.Unmarshal([]byte("<a/>"), nil))
	_, err = xml.Marshal(map[string]color{"a": red})
	fmt.Println(err)
	_, err = xml.Marshal(struct{ C color }{7})
	fmt.Println(err)
	_, err = xml.Marshal(color(7))
	fmt.Println(err)
	var unsupported *xml.UnsupportedTypeError
	_, err = xml.Marshal(struct{ F func(color) }{func(color) {}})
	fmt.Println(err, errors.As(err, &unsupported))
	out, err = xml.Marshal([2]color{red, green})
	fmt.Println(string(out), err)
}
