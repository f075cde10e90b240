package rt

import (
	"bytes"
	"fmt"
	"log/slog"
	"reflect"
)

// Package log/slog asks the values that it logs for methods by which they are written.
// So it is given a wrapper that has those, and answers as the value would.

// Logged is x as log/slog is to have it.
func Logged(x any) any {
	b, ok := x.(boxed)
	if !ok {
		return x
	}
	v := valueOf(b.box())
	switch {
	case v.t.isBytes() && !v.t.has(textMarshaler) && !v.t.has(logValuer) && !v.t.has(jsonMarshaler) && !v.t.has(errorValue):
		return bytes.Clone(v.open().Bytes()) // a handler of text quotes it
	case v.t.has(logValuer):
		return loggedValuer{logged{b.box()}}
	}
	return logged{b.box()}
}

func (t *typ) isBytes() bool { return t.kind == reflect.Slice && t.elemType().kind == reflect.Uint8 }

// LoggedAll is Logged of each element.
func LoggedAll(list []any) []any {
	all := make([]any, len(list))
	for i, x := range list {
		all[i] = Logged(x)
	}
	return all
}

var (
	logValuer  = &protocol{reflect.TypeFor[slog.LogValuer](), "LogValue", reflect.TypeFor[func(any) slog.Value]()}
	errorValue = &protocol{reflect.TypeFor[error](), "Error", reflect.TypeFor[func(any) string]()}
)

type logged struct{ Box }

type loggedValuer struct{ logged }

// LogValue is what is logged instead.
func (l loggedValuer) LogValue() slog.Value {
	return MethodOf(l.Box, logValuer.method).(func(any) slog.Value)(l.V)
}

// MarshalText is what a handler of text writes.
func (l logged) MarshalText() (text []byte, err error) {
	defer l.guard(func() { text, err = []byte("<nil>"), nil })
	x := valueOf(l.Box)
	if !x.t.has(textMarshaler) {
		return fmt.Appendf(nil, "%+v", l.Box), nil
	}
	return textFrom(x).MarshalText()
}

// MarshalJSON is what a handler of JSON writes. It writes an error as such, since package
// json would say that it comes from here.
func (l logged) MarshalJSON() (encoded []byte, err error) {
	defer l.guard(func() { encoded, err = encodeJSON("<nil>", false) })
	x := valueOf(l.Box)
	if x.t.has(errorValue) && !x.t.has(jsonMarshaler) {
		return encodeJSON(x.t.methods[errorValue.method].(func(any) string)(l.V), false)
	}
	encoded, err = encodeJSON(l.Box, false)
	if err != nil {
		return encodeJSON(fmt.Sprintf("!ERROR:%v", err), false)
	}
	return encoded, nil
}

// guard runs onNil where a method of a nil pointer panicked.
func (l logged) guard(onNil func()) {
	r := recover()
	if r == nil {
		return
	}
	if x := valueOf(l.Box); x.t.kind == reflect.Pointer && x.isNil() {
		onNil()
		return
	}
	panic(Translate(r))
}
