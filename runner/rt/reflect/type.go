package reflect

import (
	"cmp"
	"iter"
	native "reflect"
	"slices"
	"strings"

	"runnel/runner/rt"
	"runnel/runner/wire"
)

// A Type is a type of a Go program. The only implementation is of this package: there is
// one for each type, so that Types are compared by ==.
type Type interface {
	Align() int
	FieldAlign() int
	Method(i int) Method
	Methods() iter.Seq[Method]
	MethodByName(name string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool

	common() *rtype
}

// An rtype is a type. Of a native one all is known from rep.
type rtype struct {
	serial int // among all, the order in which they were met
	number int // in rt's table; 0 where it is not there
	own    bool
	rep    native.Type // what values are held as
	erased bool        // those that are part of others are held as any

	name     string
	kind     Kind
	named    bool // a defined type
	pkg      string
	elem     *rtype
	key      *rtype
	length   int
	dir      ChanDir
	fields   []field
	in, out  []*rtype
	variadic bool
	methods  []method // sorted, exported ones first
}

type field struct {
	name     string
	typ      *rtype
	tag      StructTag
	exported bool
	embedded bool
}

// A method is one of a type of the program.
type method struct {
	name     string
	exported bool
	typ      *rtype       // a function type, without receiver
	f        native.Value // takes the receiver, as any, first; not valid of a method of an interface
}

var typeOfAny = native.TypeFor[any]()

// slot is what values of t are held as where they are part of others.
func (t *rtype) slot() native.Type {
	if t.erased {
		return typeOfAny
	}
	return t.rep
}

func (t *rtype) common() *rtype { return t }

// TypeOf is the dynamic type of x, nil where that is nil.
func TypeOf(x any) Type {
	if x == nil {
		return nil
	}
	return ValueOf(x).t
}

// ofType is the implementation of a Type that is not nil.
func ofType(t Type) *rtype { return t.common() }

// String is the type as %T prints it.
func (t *rtype) String() string { return t.name }

// Kind is the kind of the type.
func (t *rtype) Kind() Kind { return t.kind }

// Name is the name of a defined type, without its package.
func (t *rtype) Name() string {
	if !t.own {
		return t.rep.Name()
	}
	if !t.named {
		return ""
	}
	name, args, generic := strings.Cut(t.name, "[")
	name = name[strings.LastIndexByte(name, '.')+1:]
	if generic {
		name += "[" + args
	}
	return name
}

// PkgPath is the import path of a defined type's package.
func (t *rtype) PkgPath() string {
	if !t.own {
		return t.rep.PkgPath()
	}
	return t.pkg
}

// Comparable reports whether values can be compared.
func (t *rtype) Comparable() bool {
	if !t.own {
		return t.rep.Comparable()
	}
	switch t.kind {
	case native.Slice, native.Map, native.Func:
		return false
	case native.Array:
		return t.elem.Comparable()
	case native.Struct:
		return !slices.ContainsFunc(t.fields, func(f field) bool { return !f.typ.Comparable() })
	}
	return true
}

// Bits is the size of a number.
func (t *rtype) Bits() int {
	if t.kind < native.Int || t.kind > native.Complex128 {
		fail("reflect: Bits of non-arithmetic Type " + t.name)
	}
	return t.rep.Bits()
}

// mustBe panics unless t is of a kind, for which what has the words.
func (t *rtype) mustBe(k Kind, what string) {
	if t.kind != k {
		fail("reflect: " + what + " type " + t.name)
	}
}

// ChanDir is the direction of a channel.
func (t *rtype) ChanDir() ChanDir {
	t.mustBe(native.Chan, "ChanDir of non-chan")
	if t.own {
		return t.dir
	}
	return t.rep.ChanDir()
}

// Elem is what a type consists of, or points to.
func (t *rtype) Elem() Type {
	switch t.kind {
	case native.Array, native.Chan, native.Map, native.Pointer, native.Slice:
		return t.element()
	}
	fail("reflect: Elem of invalid type " + t.name)
	return nil
}

func (t *rtype) element() *rtype {
	if t.own {
		return t.elem
	}
	return ofNative(t.rep.Elem())
}

// Key is the type of a map's keys.
func (t *rtype) Key() Type {
	t.mustBe(native.Map, "Key of non-map")
	return t.keys()
}

func (t *rtype) keys() *rtype {
	if t.own {
		return t.key
	}
	return ofNative(t.rep.Key())
}

// Len is the length of an array.
func (t *rtype) Len() int {
	t.mustBe(native.Array, "Len of non-array")
	return t.rep.Len()
}

// IsVariadic reports whether the last parameter of a function is variadic.
func (t *rtype) IsVariadic() bool {
	t.mustBe(native.Func, "IsVariadic of non-func")
	return t.isVariadic()
}

func (t *rtype) isVariadic() bool {
	if t.own {
		return t.variadic
	}
	return t.rep.IsVariadic()
}

// NumIn is the number of a function's parameters.
func (t *rtype) NumIn() int {
	t.mustBe(native.Func, "NumIn of non-func")
	return len(t.params())
}

// NumOut is the number of a function's results.
func (t *rtype) NumOut() int {
	t.mustBe(native.Func, "NumOut of non-func")
	return len(t.results())
}

// In is the type of parameter i.
func (t *rtype) In(i int) Type {
	t.mustBe(native.Func, "In of non-func")
	return t.params()[i]
}

// Out is the type of result i.
func (t *rtype) Out(i int) Type {
	t.mustBe(native.Func, "Out of non-func")
	return t.results()[i]
}

// Ins are the types of the parameters.
func (t *rtype) Ins() iter.Seq[Type] {
	t.mustBe(native.Func, "Ins of non-func")
	return each(t.params())
}

// Outs are the types of the results.
func (t *rtype) Outs() iter.Seq[Type] {
	t.mustBe(native.Func, "Outs of non-func")
	return each(t.results())
}

func each(types []*rtype) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, t := range types {
			if !yield(t) {
				return
			}
		}
	}
}

func (t *rtype) params() []*rtype {
	if t.own {
		return t.in
	}
	return ofNatives(t.rep.Ins())
}

func (t *rtype) results() []*rtype {
	if t.own {
		return t.out
	}
	return ofNatives(t.rep.Outs())
}

// sample is a value of t's kind for questions that are answered by the representation.
func (t *rtype) sample() native.Value { return native.Zero(t.rep) }

// OverflowComplex reports whether x cannot be one of t.
func (t *rtype) OverflowComplex(x complex128) bool {
	if t.kind != native.Complex64 && t.kind != native.Complex128 {
		fail("reflect: OverflowComplex of non-complex type " + t.name)
	}
	return t.sample().OverflowComplex(x)
}

// OverflowFloat reports whether x cannot be one of t.
func (t *rtype) OverflowFloat(x float64) bool {
	if !t.sample().CanFloat() {
		fail("reflect: OverflowFloat of non-float type " + t.name)
	}
	return t.sample().OverflowFloat(x)
}

// OverflowInt reports whether x cannot be one of t.
func (t *rtype) OverflowInt(x int64) bool {
	if !t.sample().CanInt() {
		fail("reflect: OverflowInt of non-int type " + t.name)
	}
	return t.sample().OverflowInt(x)
}

// OverflowUint reports whether x cannot be one of t.
func (t *rtype) OverflowUint(x uint64) bool {
	if !t.sample().CanUint() {
		fail("reflect: OverflowUint of non-uint type " + t.name)
	}
	return t.sample().OverflowUint(x)
}

// index is the number of t in rt's table, to which t is added where it is not there; 0
// of a native type.
func (t *rtype) index() int {
	if !t.own {
		return 0
	}
	world := known.Load()
	world.mu.Lock()
	defer world.mu.Unlock()
	return t.indexLocked()
}

func (t *rtype) indexLocked() int {
	if t.own && t.number == 0 {
		w := wire.Type{Name: t.name, Kind: t.kind, Len: t.length, Dir: int(t.dir)}
		if t.elem != nil {
			w.Elem = t.elem.indexLocked()
		}
		if t.key != nil {
			w.Key = t.key.indexLocked()
		}
		t.number = rt.Extend(w, t.rep)
	}
	return t.number
}

func compareMethods(a, b method) int {
	if a.exported != b.exported {
		if a.exported {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.name, b.name)
}
