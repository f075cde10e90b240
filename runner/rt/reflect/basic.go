package reflect

import native "reflect"

var (
	ints      = []Kind{native.Int, native.Int8, native.Int16, native.Int32, native.Int64}
	uints     = []Kind{native.Uint, native.Uint8, native.Uint16, native.Uint32, native.Uint64, native.Uintptr}
	floats    = []Kind{native.Float32, native.Float64}
	complexes = []Kind{native.Complex64, native.Complex128}
)

// Bool is the value, a truth value.
func (v Value) Bool() bool {
	v.must("Bool", native.Bool)
	return v.v.Bool()
}

// Int is the value, an integer.
func (v Value) Int() int64 {
	v.must("Int", ints...)
	return v.v.Int()
}

// Uint is the value, an unsigned integer.
func (v Value) Uint() uint64 {
	v.must("Uint", uints...)
	return v.v.Uint()
}

// Float is the value, a floating-point number.
func (v Value) Float() float64 {
	v.must("Float", floats...)
	return v.v.Float()
}

// Complex is the value, a complex number.
func (v Value) Complex() complex128 {
	v.must("Complex", complexes...)
	return v.v.Complex()
}

// basic reports whether v is held as a value of its kind, which no method value, and
// nothing erased is.
func (v Value) basic() bool { return v.t != nil && v.bind == nil && v.t.kind == v.v.Kind() }

// CanInt reports whether Int can be called.
func (v Value) CanInt() bool { return v.basic() && v.v.CanInt() }

// CanUint reports whether Uint can be called.
func (v Value) CanUint() bool { return v.basic() && v.v.CanUint() }

// CanFloat reports whether Float can be called.
func (v Value) CanFloat() bool { return v.basic() && v.v.CanFloat() }

// CanComplex reports whether Complex can be called.
func (v Value) CanComplex() bool { return v.basic() && v.v.CanComplex() }

// OverflowInt reports whether x cannot be a value of v's type.
func (v Value) OverflowInt(x int64) bool {
	v.must("OverflowInt", ints...)
	return v.v.OverflowInt(x)
}

// OverflowUint reports whether x cannot be a value of v's type.
func (v Value) OverflowUint(x uint64) bool {
	v.must("OverflowUint", uints...)
	return v.v.OverflowUint(x)
}

// OverflowFloat reports whether x cannot be a value of v's type.
func (v Value) OverflowFloat(x float64) bool {
	v.must("OverflowFloat", floats...)
	return v.v.OverflowFloat(x)
}

// OverflowComplex reports whether x cannot be a value of v's type.
func (v Value) OverflowComplex(x complex128) bool {
	v.must("OverflowComplex", complexes...)
	return v.v.OverflowComplex(x)
}

// Bytes is the value, a slice or an addressable array of bytes.
func (v Value) Bytes() []byte {
	v.must("Bytes", native.Slice, native.Array)
	switch isBytes := v.t.element().kind == native.Uint8; {
	case v.t.kind == native.Slice && !isBytes:
		fail("reflect.Value.Bytes of non-byte slice")
	case !isBytes:
		fail("reflect.Value.Bytes of non-byte array")
	case v.t.kind == native.Array && !v.CanAddr():
		fail("reflect.Value.Bytes of unaddressable byte array")
	}
	return v.open().Bytes()
}
