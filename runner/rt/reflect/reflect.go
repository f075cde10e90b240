// Package reflect is package reflect as an interpreted program sees it: the functions,
// types and methods of the standard library's, over the types that the program has and
// not over those that the interpreter made of them. It has the name of the original,
// because names of types show the package's.
//
// A Type is one of the program's, as package rt's table describes it, or a native one.
// A Value is a type with the interpreter's value. What is native is left to the original
// package, which this one imports as native. What it panics with are the words of the
// original.
//
// Types that a program makes while it runs, as PointerTo does, are added to rt's table
// when a value of one gets into an interface.
package reflect

import native "reflect"

// These are the original's own: they tell nothing of a program's types.
type (
	Kind       = native.Kind
	ChanDir    = native.ChanDir
	SelectDir  = native.SelectDir
	StructTag  = native.StructTag
	ValueError = native.ValueError
)

// A StructField is a field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // of an unexported field
	Type      Type
	Tag       StructTag
	Offset    uintptr // bytes
	Index     []int
	Anonymous bool // embedded
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string // of an unexported method
	Type    Type   // its receiver comes first, except in an interface
	Func    Value  // likewise
	Index   int
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// A SelectCase is a case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}
