package rt

import (
	"encoding/xml"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

type (
	xmlNumber int8
	xmlText   string
	xmlBytes  []byte
	xmlBase   struct {
		XMLName xml.Name  `xml:"base"`
		ID      xmlNumber `xml:"id,attr"`
		Note    xmlText   `xml:",comment"`
	}
	XMLShared struct {
		City, State xmlText
		Deep        xmlNumber `xml:"a>b>deep"`
	}
	xmlNode struct {
		Value xmlNumber
		Kids  []*xmlNode `xml:"kids>kid"`
		Next  *xmlNode   `xml:",omitempty"`
	}
	xmlAll struct {
		XMLName xml.Name   `xml:"urn:all all"`
		Ratio   float32    `xml:"ratio,attr,omitempty"`
		Flag    *bool      `xml:"flag,attr"`
		Marks   []xmlUpper `xml:"mark,attr"`
		Spaced  xmlText    `xml:"urn:x spaced,attr"`
		More    []xml.Attr `xml:",any,attr"`
		XMLShared
		*XMLPlain
		Base   xmlBase
		Node   *xmlNode
		Any    any        `xml:"any"`
		Names  []xmlText  `xml:"names>name"`
		Also   xmlText    `xml:"names>also"`
		When   time.Time  `xml:"when"`
		Upper  xmlUpper   `xml:"upper"`
		Pair   xmlPair    `xml:"pair"`
		Pairs  []*xmlPair `xml:"pairs>pair,omitempty"`
		Bytes  xmlBytes   `xml:"bytes"`
		Four   [4]byte    `xml:"four"`
		Three  [3]xmlNumber
		Hidden int      `xml:"-"`
		Rest   []xmlRaw `xml:",any"`
	}
	XMLPlain struct{ Plain uint16 }
	xmlRaw   struct {
		XMLName xml.Name
		Inner   string `xml:",innerxml"`
	}
	xmlParts struct {
		Text  xmlText  `xml:",chardata"`
		Attr  xmlUpper `xml:"attr,attr"`
		Bytes []byte   `xml:",comment"`
		Part  []int    `xml:"part"`
		Raw   []byte   `xml:",innerxml"`
	}
	xmlCDATAs struct {
		Text xmlText `xml:",cdata"`
	}
	xmlConflict struct {
		A int `xml:"a>b"`
		B int `xml:"a"`
	}
	xmlInvalid struct {
		//lint:ignore SA5008 it must be an error
		A int `xml:"a,attr,cdata"`
	}
	xmlMisnamed struct {
		//lint:ignore SA5008 it must be an error
		Base xmlBase `xml:"other"`
	}
	xmlGeneric[T any] struct{ Value T }
	xmlUpper          int
	xmlPair           struct{ a, b int }
	xmlOpen           struct{ A int }
)

func (u xmlUpper) MarshalText() ([]byte, error) {
	if u < 0 {
		return nil, fmt.Errorf("%d is less than nothing", int(u))
	}
	return []byte(strings.Repeat("U", int(u))), nil
}

func (u *xmlUpper) UnmarshalText(text []byte) error {
	*u = xmlUpper(strings.Count(string(text), "U"))
	if int(*u) != len(text) {
		return fmt.Errorf("%q has other letters than U", text)
	}
	return nil
}

func (p *xmlPair) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "sum"}, Value: fmt.Sprint(p.a + p.b)})
	return e.EncodeElement([]int{p.a, p.b}, start)
}

func (p *xmlPair) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var text string
	if err := d.DecodeElement(&text, &start); err != nil {
		return err
	}
	_, err := fmt.Sscan(text, &p.a, &p.b)
	return err
}

func (xmlOpen) MarshalXML(e *xml.Encoder, start xml.StartElement) error { return e.EncodeToken(start) }

func (*xmlOpen) UnmarshalXML(*xml.Decoder, xml.StartElement) error { return nil }

func TestMarshalXMLAsGo(t *testing.T) {
	yes := true
	node := &xmlNode{1, []*xmlNode{{Value: 2}, nil, {Value: 3, Next: &xmlNode{}}}, nil}
	for _, v := range []any{
		xmlAll{},
		&xmlAll{
			Ratio: 1.5, Flag: &yes, Marks: []xmlUpper{1, 2}, Spaced: "<\n>", More: []xml.Attr{{Name: xml.Name{Local: "m"}, Value: "&"}},
			XMLShared: XMLShared{"c", "s", 5}, XMLPlain: &XMLPlain{7}, Base: xmlBase{ID: 3, Note: "noted-"}, Node: node,
			Any: []any{1, xmlText("x"), &xmlPair{1, 2}}, Names: []xmlText{"n", "m"}, Also: "also", Upper: 3, Pair: xmlPair{3, 4},
			Pairs: []*xmlPair{{5, 6}}, Bytes: xmlBytes("by\ttes"), Rest: []xmlRaw{{xml.Name{Local: "raw"}, "<i>in</i>"}},
		},
		xmlPair{1, 2}, &xmlPair{1, 2}, []xmlPair{{1, 2}}, xmlUpper(2), xmlUpper(-1), &node, xmlNumber(-4), xmlText("a\nb"), xmlBytes("b"),
		xmlParts{"t", 2, []byte("c"), []int{1}, nil}, xmlParts{"t", -1, nil, nil, nil}, xmlParts{"t", 1, []byte("a--b"), nil, []byte("<raw/>")},
		xmlCDATAs{"a]]>b"}, xmlCDATAs{}, xmlConflict{}, xmlInvalid{}, xmlMisnamed{}, xmlGeneric[xmlNumber]{1}, []xmlGeneric[string]{{"x"}},
		xmlOpen{}, map[xmlText]int{"a": 1}, map[string]int{}, struct{ X xmlNumber }{1}, struct{ M map[xmlText]int }{map[xmlText]int{}},
		struct {
			XMLName xml.Name
			X       xmlNumber
		}{xml.Name{Local: "named"}, 1},
		[]any{xmlNumber(1), nil, xmlPair{1, 2}, make(chan xmlNumber)}, nil, (*xmlAll)(nil), 5, "text", 2i, xml.Name{Local: "n"}, time.Time{},
	} {
		m := newModel([]any{v, &xmlPair{}, new(xmlUpper)})
		for _, indent := range []string{"", " "} {
			want, wantErr := xml.MarshalIndent(v, "", indent)
			got, err := MarshalIndentXML(m.value(v), "", indent)
			if string(got) != string(want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("%T\ngot  %s %v\nwant %s %v", v, got, err, want, wantErr)
			}
		}
		var want, got strings.Builder
		start := xml.StartElement{Name: xml.Name{Space: "urn:s", Local: "given"}, Attr: []xml.Attr{{Name: xml.Name{Local: "a"}, Value: "v"}}}
		wantErr := xml.NewEncoder(&want).EncodeElement(v, start)
		err := EncodeElementXML(xml.NewEncoder(&got), m.value(v), start)
		if got.String() != want.String() || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%T in an element\ngot  %s %v\nwant %s %v", v, got.String(), err, want.String(), wantErr)
		}
	}
}

// xmlTargetsOfTests are values of the types that are decoded into.
var xmlTargetsOfTests = []any{
	xmlAll{}, xmlNode{}, xmlParts{}, xmlCDATAs{}, xmlPair{}, xmlUpper(0), xmlNumber(0), xmlText(""), xmlBytes(nil), []xmlNumber(nil), xmlConflict{},
	xmlOpen{}, xmlRaw{}, map[string]xmlNumber{}, [2]xmlNumber{}, xmlMisnamed{}, xmlGeneric[*xmlGeneric[xmlText]]{}, xmlBase{},
}

var xmlTexts = []string{
	`<all xmlns="urn:all" ratio="1.5" flag="true" mark="UU" xmlns:x="urn:x" x:spaced="s" other="o"><City>c</City><a><b><deep>5</deep><x/></b><b/></a><Plain>9</Plain>
	  <base id="3"><!--note--></base><Base id="1"/><Node><Value> 1 </Value><kids><kid><Value>2</Value></kid><kid/></kids></Node><any>1</any>
	  <names><name>n</name><also>a</also><name>m</name></names><when>2020-01-02T03:04:05Z</when><upper>UUU</upper><pair>1 2</pair><pairs><pair>3 4</pair></pairs>
	  <bytes>b&amp;c</bytes><rest r="1">in <i>side</i></rest></all>`,
	`<all/>`, `<x xmlns="urn:all"></x>`, `<all xmlns="urn:all" ratio="x"/>`, `<all xmlns="urn:all"><upper>V</upper></all>`, `<all xmlns="urn:all"><four>1</four></all>`,
	`<Node><Value>1</Value><Next><Value></Value></Next><Next/></Node>`, `<Node><Value>300</Value></Node>`, `<p attr="UU">one<part>1</part>two<!--c--><part>2</part></p>`,
	`<p><part>x</part></p>`, `<p>1 2</p>`, `<n>12</n>`, `<n/>`, `<n> -5 <k>6</k></n>`, `<n>x</n>`, `<n>UU</n>`, `<Value><Value>v</Value></Value>`, `<base id="x"/>`, `<!-- c --><?p?><base/>`,
	`<open>`, `<a></b>`, ``, `text`,
}

// FuzzUnmarshalXML decodes into values and into what stands for them in the interpreter,
// and encodes both again.
func FuzzUnmarshalXML(f *testing.F) {
	for i := range xmlTargetsOfTests {
		for _, text := range xmlTexts {
			f.Add(i, text)
		}
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		if i < 0 || i >= len(xmlTargetsOfTests) {
			return
		}
		m := newModel([]any{&xmlPair{}, new(xmlUpper), &xmlOpen{}})
		original := reflect.New(reflect.TypeOf(xmlTargetsOfTests[i]))
		id := m.add(original.Type())
		m.load()
		held := Box{id, reflect.New(m.representation(original.Type().Elem())).Interface()}
		wantDecoder, gotDecoder := xml.NewDecoder(strings.NewReader(text)), xml.NewDecoder(strings.NewReader(text))
		for range 2 {
			want, got := wantDecoder.Decode(original.Interface()), DecodeXML(gotDecoder, held)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			wantText, wantErr := xml.Marshal(original.Interface())
			gotText, err := MarshalXML(held)
			if string(gotText) != string(wantText) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("got  %s %v\nwant %s %v", gotText, err, wantText, wantErr)
			}
			if got, want := gotDecoder.InputOffset(), wantDecoder.InputOffset(); got != want {
				t.Errorf("read up to %d, want %d", got, want)
			}
		}
	})
}
