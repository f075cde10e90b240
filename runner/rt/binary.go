package rt

import (
	"encoding/binary"
	"errors"
	"io"
	"reflect"
	"strings"
	"unsafe"
)

// Package encoding/binary looks into values by reflection and calls no methods of them.
// So it is handed an image: a native value of the same structure, with the fields as the
// program names them.

// SizeBinary is binary.Size.
func SizeBinary(x any) int { return binary.Size(imageOf(x).native) }

// ReadBinary is binary.Read.
func ReadBinary(r io.Reader, order binary.ByteOrder, x any) error {
	i := imageOf(x)
	defer i.copyBack()
	return i.typed(binary.Read(r, order, i.native))
}

// DecodeBinary is binary.Decode.
func DecodeBinary(b []byte, order binary.ByteOrder, x any) (int, error) {
	i := imageOf(x)
	defer i.copyBack()
	n, err := binary.Decode(b, order, i.native)
	return n, i.typed(err)
}

// WriteBinary is binary.Write.
func WriteBinary(w io.Writer, order binary.ByteOrder, x any) error {
	i := imageOf(x)
	return i.typed(binary.Write(w, order, i.native))
}

// EncodeBinary is binary.Encode.
func EncodeBinary(b []byte, order binary.ByteOrder, x any) (int, error) {
	i := imageOf(x)
	n, err := binary.Encode(b, order, i.native)
	return n, i.typed(err)
}

// AppendBinary is binary.Append.
func AppendBinary(b []byte, order binary.ByteOrder, x any) ([]byte, error) {
	i := imageOf(x)
	b, err := binary.Append(b, order, i.native)
	return b, i.typed(err)
}

// An image is a native value that stands for one of the program.
type image struct {
	native any
	of     *typ // nil where native is the value itself

	data value         // what the value is, points to or lists
	copy reflect.Value // the same of the image
}

func imageOf(x any) image {
	b, ok := x.(boxed)
	if !ok {
		return image{native: x}
	}
	v := valueOf(b.box())
	i := image{of: v.t, data: v}
	if v.t.kind != reflect.Pointer {
		i.copy = reflect.New(v.t.imageType()).Elem()
		v.exchange(i.copy, false)
		i.native = i.copy.Interface()
		return i
	}
	pointer := reflect.Zero(reflect.PointerTo(v.t.elemType().imageType()))
	if !v.isNil() {
		pointer = reflect.New(pointer.Type().Elem())
		i.data, i.copy = v.elem(), pointer.Elem()
		i.data.exchange(i.copy, false)
	}
	i.native = pointer.Interface()
	return i
}

// copyBack gives the value what the image has been given, where native code may.
func (i image) copyBack() {
	if i.copy.IsValid() && (i.of.kind == reflect.Pointer || i.of.kind == reflect.Slice) {
		i.data.exchange(i.copy, true)
	}
}

// typed gives an error the type as the program names it.
func (i image) typed(err error) error {
	if err == nil || i.of == nil {
		return err
	}
	if text, ok := strings.CutSuffix(err.Error(), reflect.TypeOf(i.native).String()); ok {
		return errors.New(text + i.of.name)
	}
	return err
}

// unseen is the type of what has no image: it is of no fixed size either.
type unseen func()

// imageType is the type of the images of values of t, which may be slices.
func (t *typ) imageType() reflect.Type {
	if t.kind == reflect.Slice && !t.std {
		return reflect.SliceOf(t.elemType().fixedImage())
	}
	return t.fixedImage()
}

func (t *typ) fixedImage() reflect.Type {
	switch {
	case t.std, t.kind <= reflect.Complex128:
		return t.rep
	case t.kind == reflect.Array:
		return reflect.ArrayOf(t.rep.Len(), t.elemType().fixedImage())
	case t.kind != reflect.Struct:
		return reflect.TypeFor[unseen]()
	}
	fields := make([]reflect.StructField, len(t.fields))
	for i, f := range t.fields {
		fields[i] = reflect.StructField{Name: f.name, Type: t.fieldType(i).fixedImage()}
		if !f.exported {
			fields[i].PkgPath = "main"
		}
	}
	return reflect.StructOf(fields)
}

// exchange copies a value to its image, or back.
func (x value) exchange(image reflect.Value, back bool) {
	switch {
	case image.Type() == reflect.TypeFor[unseen]():
	case x.t.kind == reflect.Struct && !x.t.std:
		for i := range x.t.fields {
			part := image.Field(i) // which may be hidden
			x.field(i).exchange(reflect.NewAt(part.Type(), unsafe.Pointer(part.UnsafeAddr())).Elem(), back)
		}
	case image.Kind() == reflect.Array, image.Kind() == reflect.Slice:
		if image.Kind() == reflect.Slice && !back && !x.isNil() {
			image.Set(reflect.MakeSlice(image.Type(), x.len(), x.len()))
		}
		for i := range image.Len() {
			x.index(i).exchange(image.Index(i), back)
		}
	case back:
		x.v.Set(image)
	default:
		image.Set(x.v)
	}
}
