package reflect

import (
	native "reflect"

	"runnel/runner/rt"
)

// toType is a Type that an interface holds, nil where it holds nil.
func toType(x any) Type {
	return rt.To(x, func(rt.Box) Type { panic("rt: a type of the program cannot be a reflect.Type") })
}

// seen is a type that native code tells of.
func seen(t native.Type) Type {
	if t == nil {
		return nil
	}
	if id := rt.TypeID(t); id != 0 {
		return ofNumber(id)
	}
	return ofNative(t)
}

// Symbols are the functions and types that stand for those of the original of which
// programs would see types of the interpreter, in the form that the interpreter takes.
// Its own other ones, constants above all, are right as they are. It begins anew: no
// type is known yet.
func Symbols() map[string]native.Value {
	forget()
	return map[string]native.Value{
		"MapIter":     native.ValueOf((*MapIter)(nil)),
		"Method":      native.ValueOf((*Method)(nil)),
		"SelectCase":  native.ValueOf((*SelectCase)(nil)),
		"StructField": native.ValueOf((*StructField)(nil)),
		"Seen":        native.ValueOf(seen),
		"To_Type":     native.ValueOf(toType),
		"Type":        native.ValueOf((*Type)(nil)),
		"Value":       native.ValueOf((*Value)(nil)),

		"Append":          native.ValueOf(Append),
		"AppendSlice":     native.ValueOf(AppendSlice),
		"ArrayOf":         native.ValueOf(ArrayOf),
		"ChanOf":          native.ValueOf(ChanOf),
		"Copy":            native.ValueOf(Copy),
		"DeepEqual":       native.ValueOf(DeepEqual),
		"FuncOf":          native.ValueOf(FuncOf),
		"Indirect":        native.ValueOf(Indirect),
		"MakeChan":        native.ValueOf(MakeChan),
		"MakeFunc":        native.ValueOf(MakeFunc),
		"MakeMap":         native.ValueOf(MakeMap),
		"MakeMapWithSize": native.ValueOf(MakeMapWithSize),
		"MakeSlice":       native.ValueOf(MakeSlice),
		"MapOf":           native.ValueOf(MapOf),
		"New":             native.ValueOf(New),
		"PointerTo":       native.ValueOf(PointerTo),
		"PtrTo":           native.ValueOf(PtrTo),
		"Select":          native.ValueOf(Select),
		"SliceOf":         native.ValueOf(SliceOf),
		"Swapper":         native.ValueOf(Swapper),
		"TypeOf":          native.ValueOf(TypeOf),
		"ValueOf":         native.ValueOf(ValueOf),
		"VisibleFields":   native.ValueOf(VisibleFields),
		"Zero":            native.ValueOf(Zero),
	}
}
