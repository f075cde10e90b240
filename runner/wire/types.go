package wire

import "reflect"

// A Type describes a type of the program as Go sees it. Values of it are of another
// type while they are interpreted; package rt says which.
type Type struct {
	Name   string       `json:"n"`           // as %T prints it: main.Point, []*main.Point
	Kind   reflect.Kind `json:"k"`           // of the underlying type
	Named  bool         `json:"d,omitempty"` // it is a defined type
	Std    bool         `json:"s,omitempty"` // of the standard library or predeclared: its values are native ones
	Elem   int          `json:"e,omitempty"` // index of the element type: of pointers, slices, arrays, channels, maps
	Key    int          `json:"m,omitempty"` // index of the key type of a map
	Len    int          `json:"l,omitempty"` // of an array
	Dir    int          `json:"c,omitempty"` // of a channel, a reflect.ChanDir
	Pkg    string       `json:"p,omitempty"` // import path of a defined type's package
	Erased bool         `json:"z,omitempty"` // its values are held as any where they are part of others
	Fields []Field      `json:"f,omitempty"` // of a struct, in their order

	Implements []int    `json:"i,omitempty"` // indexes of the Interfaces that its method set satisfies
	Methods    []string `json:"o,omitempty"` // the names of its method set, sorted
}

// A Field is a field of a struct.
type Field struct {
	Name     string `json:"n"`
	Type     int    `json:"t"` // index of its type
	Exported bool   `json:"x,omitempty"`
	Embedded bool   `json:"e,omitempty"`
	Tag      string `json:"g,omitempty"`
}

// An Interface is an interface type of the program.
type Interface struct {
	Name    string            `json:"n"` // as %T prints it: main.Shape
	Methods []InterfaceMethod `json:"m,omitempty"`
}

// An InterfaceMethod is a method of an interface.
type InterfaceMethod struct {
	Name string `json:"n"`
	Type string `json:"t"` // without receiver, as reflect.Type.String gives it: func(int) string
}
