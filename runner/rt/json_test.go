package rt

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

type (
	jsonNumber int8
	jsonText   string
	jsonFlags  []bool
	jsonTable  map[jsonText]jsonFlags
	jsonShape  interface{ Area() float64 }
	jsonBase   struct {
		ID   jsonNumber
		Name string `json:"name,omitempty"`
	}
	jsonNode struct {
		Value jsonNumber
		Next  *jsonNode
		Kids  []*jsonNode `json:",omitempty"`
		ByKey map[string]jsonNode
	}
	jsonList []jsonList
	jsonAll  struct {
		jsonBase
		*JSONEmbedded
		Node   *jsonNode    `json:"node"`
		Any    any          `json:"any"`
		Shape  jsonShape    `json:"shape"`
		Table  jsonTable    `json:"table"`
		Count  *jsonNumber  `json:"count,string"`
		Small  uint8        `json:"small,omitempty,string"`
		Ratio  float32      `json:"ratio,omitzero"`
		When   time.Time    `json:"when"`
		Points [2]jsonPoint `json:"points"`
		Bytes  []byte
		Keys   map[jsonNumber]jsonText
		Number json.Number
		Hidden int `json:"-"`
		hidden int //lint:ignore U1000 it must not be encoded
	}
	jsonPoint    struct{ X, Y float64 }
	JSONEmbedded struct {
		Deep struct{ Deeper jsonNumber }
		ID   string // hidden by none: conflicts with the other
	}
	jsonUpper int
)

func (u jsonUpper) MarshalText() ([]byte, error) {
	if u < 0 {
		return nil, fmt.Errorf("%d is less than nothing", int(u))
	}
	return []byte(strings.Repeat("U", int(u))), nil
}

// jsonTargets are values of the types that are decoded into.
var jsonTargets = []any{
	jsonAll{}, jsonNode{}, jsonList(nil), jsonTable(nil), jsonNumber(0), []jsonPoint(nil), map[string]*jsonAll(nil), map[jsonPoint]int(nil),
	struct {
		Any []any
		jsonBase
	}{}, jsonShape(nil), [1]jsonText{},
}

var jsonTexts = []string{
	`{"ID":1,"name":"n","node":{"Value":2,"Next":{"Value":-128},"Kids":[null,{}],"ByKey":{"a":{"Value":3}}},"any":{"a":[1,null,"x"]},"table":{"t":[true,false],"u":null},
	  "count":"5","small":"6","ratio":1.5,"when":"2020-01-02T03:04:05Z","points":[{"x":1,"y":2},{"X":1e300},{}],"Bytes":"AAEC","Keys":{"1":"one","-3":"minus three"},"Number":12.5,"deep":{"deeper":1}}`,
	`{"id":300,"count":5,"small":"x","ratio":"y","when":5,"points":{},"Bytes":"*","Keys":{"x":"one","200":""},"shape":{},"any":1e400,"Number":"z","deep":{"deeper":"x"},"unknown":[{}]}`,
	`[[],[[]],null]`, `[[1]]`, `{"a":[true],"b":[1]}`, ` 127 `, `-129`, `"\u00e9\ud800\""`, `[{"X":1},{"Y":"z"}]`, `{"k":{"node":{}},"l":null}`, `{"Any":[1,{"b":2}],"NAME":"x"}`,
	`{`, `nul`, `{"count":"null","small":""}`, `["a","b"]`, `[1,2`, `{"node":null,"any":null,"shape":null,"table":null,"points":null}`, `{"shape":1}`, `true`,
}

// FuzzUnmarshalJSON decodes into values and into what stands for them in the interpreter,
// and encodes both again.
func FuzzUnmarshalJSON(f *testing.F) {
	for i := range jsonTargets {
		for _, text := range jsonTexts {
			f.Add(i, []byte(text), false)
			f.Add(i, []byte(text+" {} "+text), true)
		}
	}
	f.Fuzz(func(t *testing.T, i int, data []byte, stream bool) {
		if i < 0 || i >= len(jsonTargets) {
			return
		}
		m := newModel(nil)
		target := reflect.TypeFor[jsonShape]()
		if jsonTargets[i] != nil {
			target = reflect.TypeOf(jsonTargets[i])
		}
		original := reflect.New(target)
		id := m.add(original.Type())
		m.load()
		held := Box{id, reflect.New(m.representation(target)).Interface()}
		if !stream {
			sameJSON(t, original.Interface(), held, json.Unmarshal(data, original.Interface()), UnmarshalJSON(data, held))
			return
		}
		want, got := json.NewDecoder(strings.NewReader(string(data))), json.NewDecoder(strings.NewReader(string(data)))
		for _, d := range []*json.Decoder{want, got} {
			d.DisallowUnknownFields()
			d.UseNumber()
		}
		for range 3 {
			sameJSON(t, original.Interface(), held, want.Decode(original.Interface()), DecodeJSON(got, held))
		}
	})
}

func sameJSON(t *testing.T, original any, held Box, want, got error) {
	t.Helper()
	if got, want := jsonErrorText(got), jsonErrorText(want); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	wantText, _ := json.Marshal(original)
	gotText, err := MarshalJSON(held)
	if string(gotText) != string(wantText) {
		t.Errorf("got  %s %v\nwant %s", gotText, err, wantText)
	}
}

func jsonErrorText(err error) string {
	if e, ok := err.(*json.UnmarshalTypeError); ok {
		return fmt.Sprintf("%v at %d: %s in %q %q", err, e.Offset, e.Value, e.Struct, e.Field)
	}
	return fmt.Sprint(err)
}

func TestMarshalJSONAsGo(t *testing.T) {
	three := jsonNumber(3)
	values := []any{
		jsonAll{}, &jsonAll{jsonBase: jsonBase{Name: "<é>\u2028"}, Node: &jsonNode{Value: 1, Next: &jsonNode{}}, Count: &three, Small: 4, Any: []any{jsonPoint{1, 2}, &three, jsonUpper(2)}},
		jsonTable{"b": {true}, "a": nil}, jsonList{{}, {nil}}, map[jsonUpper]jsonPoint{2: {}, 1: {1e21, 1e-7}}, jsonUpper(-1), []jsonUpper{1, -2}, make(chan jsonPoint),
		map[jsonUpper]int{-1: 0}, struct{ F func() }{}, []any{nil, true, jsonText("t"), map[string]any{"k": jsonFlags{}}}, (*jsonAll)(nil), map[jsonPoint]int{},
	}
	for _, v := range append(values, printedValues...) {
		m := newModel([]any{v})
		want, wantErr := json.Marshal(v)
		got, err := MarshalJSON(m.value(v))
		if string(got) != string(want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%T\ngot  %s %v\nwant %s %v", v, got, err, want, wantErr)
		}
		want, wantErr = json.MarshalIndent(v, "", " ")
		got, err = MarshalIndentJSON(m.value(v), "", " ")
		if string(got) != string(want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%T indented\ngot  %s %v\nwant %s %v", v, got, err, want, wantErr)
		}
		var wantOut, gotOut strings.Builder
		e := json.NewEncoder(&wantOut)
		e.SetEscapeHTML(false)
		e.Encode(v)
		e = json.NewEncoder(&gotOut)
		e.SetEscapeHTML(false)
		EncodeJSON(e, m.value(v))
		if gotOut.String() != wantOut.String() {
			t.Errorf("%T encoded\ngot  %swant %s", v, gotOut.String(), wantOut.String())
		}
	}
}
