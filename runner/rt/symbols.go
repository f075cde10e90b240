package rt

import (
	"maps"
	"reflect"
)

// Symbols are the functions and types of this package that lowered programs use, in the
// form that the interpreter takes.
func Symbols() map[string]reflect.Value {
	symbols := map[string]reflect.Value{
		"Box":          reflect.ValueOf((*Box)(nil)),
		"Defers":       reflect.ValueOf((*Defers)(nil)),
		"UniqueHandle": reflect.ValueOf((*UniqueHandle)(nil)),

		"Any":       reflect.ValueOf(Any),
		"ID":        reflect.ValueOf(ID),
		"Method":    reflect.ValueOf(Method),
		"Native":    reflect.ValueOf(Native),
		"Represent": reflect.ValueOf(Represent),
		"ToError":   reflect.ValueOf(ToError),
		"TypeName":  reflect.ValueOf(TypeName),
		"Value":     reflect.ValueOf(Value),

		"AssertFailed": reflect.ValueOf(AssertFailed),
		"Call":         reflect.ValueOf(Call),
		"Equal":        reflect.ValueOf(Equal),
		"Implements":   reflect.ValueOf(Implements),
		"Key":          reflect.ValueOf(Key),

		"Channel":      reflect.ValueOf(Channel),
		"Clear":        reflect.ValueOf(Clear),
		"CloneMap":     reflect.ValueOf(CloneMap),
		"DecodeRune":   reflect.ValueOf(DecodeRune),
		"Elem":         reflect.ValueOf(Elem),
		"Overlaps":     reflect.ValueOf(Overlaps),
		"SliceToArray": reflect.ValueOf(SliceToArray),

		"Dying":        reflect.ValueOf(Dying),
		"Enter":        reflect.ValueOf(Enter),
		"Leaving":      reflect.ValueOf(Leaving),
		"Left":         reflect.ValueOf(Left),
		"TracedDefers": reflect.ValueOf(TracedDefers),
		"Waiting":      reflect.ValueOf(Waiting),

		"Do":              reflect.ValueOf(Do),
		"NewDefers":       reflect.ValueOf(NewDefers),
		"Panic":           reflect.ValueOf(Panic),
		"PanicConstant":   reflect.ValueOf(PanicConstant),
		"RecoverDeferred": reflect.ValueOf(RecoverDeferred),
		"Recover":         reflect.ValueOf(Recover),
		"Token":           reflect.ValueOf(Token),
		"Translate":       reflect.ValueOf(Translate),

		"Array3Bounds":   reflect.ValueOf(Array3Bounds),
		"BoundsWide":     reflect.ValueOf(BoundsWide),
		"IndexWide":      reflect.ValueOf(IndexWide),
		"WideHigh":       reflect.ValueOf(WideHigh),
		"WideLow":        reflect.ValueOf(WideLow),
		"WideMax":        reflect.ValueOf(WideMax),
		"Bounds":         reflect.ValueOf(Bounds),
		"Index":          reflect.ValueOf(Index),
		"IteratorFailed": reflect.ValueOf(IteratorFailed),
		"LengthBounds":   reflect.ValueOf(LengthBounds),
		"MakeLen":        reflect.ValueOf(MakeLen),
		"NilDereference": reflect.ValueOf(NilDereference),
		"Shift":          reflect.ValueOf(Shift),
		"Slice3Bounds":   reflect.ValueOf(Slice3Bounds),
		"SliceBounds":    reflect.ValueOf(SliceBounds),
		"ValueMethod":    reflect.ValueOf(ValueMethod),

		"ErrorVerbs":     reflect.ValueOf(ErrorVerbs),
		"Errorf":         reflect.ValueOf(Errorf),
		"Formatted":      reflect.ValueOf(Formatted),
		"InterfaceWords": reflect.ValueOf(InterfaceWords),
		"Operands":       reflect.ValueOf(Operands),
		"Print":          reflect.ValueOf(Print),
		"Println":        reflect.ValueOf(Println),
		"Verbs":          reflect.ValueOf(Verbs),

		"Canonical":        reflect.ValueOf(Canonical),
		"Comparable":       reflect.ValueOf(Comparable),
		"Signature":        reflect.ValueOf(Signature),
		"Signed":           reflect.ValueOf(Signed),
		"Wrapper":          reflect.ValueOf(Wrapper),
		"ExecuteText":      reflect.ValueOf(ExecuteText),
		"ExecuteNamedText": reflect.ValueOf(ExecuteNamedText),
		"TextFuncs":        reflect.ValueOf(TextFuncs),

		"Scanned":    reflect.ValueOf(Scanned),
		"ScannedAll": reflect.ValueOf(ScannedAll),

		"Located":   reflect.ValueOf(Located),
		"Logged":    reflect.ValueOf(Logged),
		"LoggedAll": reflect.ValueOf(LoggedAll),

		"DecodeJSON":        reflect.ValueOf(DecodeJSON),
		"EncodeJSON":        reflect.ValueOf(EncodeJSON),
		"MarshalJSON":       reflect.ValueOf(MarshalJSON),
		"MarshalIndentJSON": reflect.ValueOf(MarshalIndentJSON),
		"UnmarshalJSON":     reflect.ValueOf(UnmarshalJSON),

		"AppendBinary": reflect.ValueOf(AppendBinary),
		"DecodeBinary": reflect.ValueOf(DecodeBinary),
		"EncodeBinary": reflect.ValueOf(EncodeBinary),
		"ReadBinary":   reflect.ValueOf(ReadBinary),
		"SizeBinary":   reflect.ValueOf(SizeBinary),
		"WriteBinary":  reflect.ValueOf(WriteBinary),

		"DecodeElementXML": reflect.ValueOf(DecodeElementXML),
		"DecodeXML":        reflect.ValueOf(DecodeXML),
		"EncodeElementXML": reflect.ValueOf(EncodeElementXML),
		"EncodeXML":        reflect.ValueOf(EncodeXML),
		"MarshalIndentXML": reflect.ValueOf(MarshalIndentXML),
		"MarshalXML":       reflect.ValueOf(MarshalXML),
		"UnmarshalXML":     reflect.ValueOf(UnmarshalXML),

		"Handle":        reflect.ValueOf(Handle),
		"LockAtomics":   reflect.ValueOf(LockAtomics),
		"Pull":          reflect.ValueOf(Pull),
		"Pull2":         reflect.ValueOf(Pull2),
		"UnlockAtomics": reflect.ValueOf(UnlockAtomics),

		"Select": reflect.ValueOf(Select),
		"Yield":  reflect.ValueOf(Yield),
		"Send":   reflect.ValueOf(Send{}),
	}
	maps.Copy(symbols, htmlTemplates())
	return symbols
}
