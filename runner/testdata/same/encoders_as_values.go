package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"text/template"
)

// Functions that look into values are values, and are called through interfaces.

type level int

func (l level) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "level-%d", int(l)), nil }

func (l *level) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "level-%d", (*int)(l))
	return err
}

type config struct {
	Name  string `json:"name" xml:"name,attr"`
	Level level  `json:"level" xml:"level"`
}

type encoder interface{ Encode(v any) error }

type decoder interface{ Decode(v any) error }

type executor interface {
	Execute(w io.Writer, data any) error
}

type codec struct {
	marshal   func(any) ([]byte, error)
	unmarshal func([]byte, any) error
}

var codecs = map[string]codec{"json": {json.Marshal, json.Unmarshal}, "xml": {xml.Marshal, xml.Unmarshal}}

func roundTrip(c codec, in config) (out config) {
	b, err := c.marshal(in)
	fmt.Println(string(b), err)
	fmt.Println(c.unmarshal(b, &out))
	return out
}

func write(e encoder, values ...any) {
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println()
}

func main() {
	in := config{"prod", 3}
	for _, name := range []string{"json", "xml"} {
		fmt.Printf("%s %+v\n", name, roundTrip(codecs[name], in))
	}
	for _, e := range []encoder{json.NewEncoder(os.Stdout), xml.NewEncoder(os.Stdout)} {
		write(e, in, &in, 1, []level{1, 2})
	}
	for _, d := range []decoder{
		json.NewDecoder(strings.NewReader(`{"name":"j","level":"level-4"}`)),
		xml.NewDecoder(strings.NewReader(`<config name="x"><level>level-5</level></config>`)),
	} {
		var c config
		fmt.Println(d.Decode(&c), int(c.Level), c.Name)
	}
	var x executor = template.Must(template.New("t").Parse("{{.Name}} at {{.Level}}\n"))
	fmt.Println(x.Execute(os.Stdout, in))

	var buf bytes.Buffer
	encode := json.NewEncoder(&buf).Encode
	fmt.Println(encode(in), buf.String())
	each := (*json.Encoder).Encode
	fmt.Println(each(json.NewEncoder(&buf), level(7)), buf.String())
	size := binary.Size
	fmt.Println(size(struct{ A, B uint16 }{}), size(level(1)))
	indent := json.MarshalIndent
	b, err := indent(in, "", " ")
	fmt.Println(string(b), err)
	defer json.NewEncoder(os.Stdout).Encode(in)
	var e encoder = json.NewEncoder(os.Stdout)
	defer e.Encode([]config{in})
}
