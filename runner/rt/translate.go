package rt

import (
	"reflect"
	"runtime"
	"strings"
)

// Translate is the value of a panic as Go has it: the interpreter finds with package
// reflect what compiled code finds itself, and panics in other words.
func Translate(v any) any {
	switch x := v.(type) {
	case boxed:
		return x.box()
	case Verbatim:
		return x.Value
	case *reflect.ValueError:
		if x.Kind == reflect.Invalid {
			return nilDereference()
		}
	case string:
		return translateText(v, x)
	case runtime.Error:
		return translateText(v, x.Error())
	case error:
		if _, text, ok := strings.Cut(x.Error(), ": interface conversion: "); ok && reflect.TypeOf(v).String() == "*interp.cfgError" {
			return translateAssertion(text)
		}
	}
	return v
}

// translateAssertion translates a failed assertion that is none of the program's: an
// erased pointer that is nil is held as a nil interface.
func translateAssertion(text string) any {
	if strings.Contains(text, " is nil, not ") || strings.HasPrefix(text, "nil is not ") {
		return nilDereference()
	}
	return runtimeError{"interface conversion: " + text, "*runtime.TypeAssertionError"}
}

// translateText translates the text of v; v stays what it is where Go says the same.
func translateText(v any, text string) any {
	const conversion = "reflect: cannot convert slice with length "
	if lengths, ok := strings.CutPrefix(text, conversion); ok {
		have, wanted := lengths, lengths[strings.LastIndexByte(lengths, ' ')+1:]
		have, _, _ = strings.Cut(have, " ")
		return boundsError("cannot convert slice with length " + have + " to array or pointer to array with length " + wanted)
	}
	if typ, ok := strings.CutPrefix(text, "hash of unhashable type: "); ok {
		return errorString("hash of unhashable type " + typ)
	}
	switch text {
	case "reflect: slice index out of range", "reflect: array index out of range", "reflect: string index out of range":
		return boundsError("index out of range")
	case "reflect.Value.Slice: slice index out of bounds", "reflect.Value.Slice3: slice index out of bounds",
		"reflect.Value.Slice: string slice index out of bounds":
		return boundsError("slice bounds out of range")
	case "reflect.MakeSlice: negative len", "runtime: allocation size out of range":
		return errorString("makeslice: len out of range")
	case "reflect.MakeSlice: negative cap", "reflect.MakeSlice: len > cap":
		return errorString("makeslice: cap out of range")
	case "reflect.MakeChan: negative buffer size":
		return plainError("makechan: size out of range")
	case "reflect.Value.Call: call of nil function", "reflect: Call using zero Value argument",
		"reflect: Method on nil interface value", "reflect: call of nil function",
		"reflect: indirection through nil pointer to embedded struct":
		return nilDereference()
	}
	return v
}
