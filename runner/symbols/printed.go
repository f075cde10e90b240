package symbols

import (
	"fmt"
	"reflect"
)

// Interpreted values reach functions that print as one of these, in place of a plain
// error or fmt.Stringer: their wrappers also print the bare value, for the verbs that
// do not ask for its text. Without that, %d would print a wrapper's own fields.
type (
	printedError    interface{ Error() string }
	printedStringer interface{ String() string }
)

// printedPath is the import path under which the interpreter looks for the wrappers
// of these interfaces. No program can import it.
var printedPath = reflect.TypeFor[printedError]().PkgPath()

var printedTable = map[string]reflect.Value{
	"_printedError":    reflect.ValueOf((*printedErrorWrapper)(nil)),
	"_printedStringer": reflect.ValueOf((*printedStringerWrapper)(nil)),
}

type printedErrorWrapper struct {
	IValue any
	WError func() string
}

func (w printedErrorWrapper) Error() string { return w.WError() }

// Format implements fmt.Formatter.
func (w printedErrorWrapper) Format(s fmt.State, verb rune) { format(s, verb, w.WError, w.IValue) }

type printedStringerWrapper struct {
	IValue  any
	WString func() string
}

func (w printedStringerWrapper) String() string { return w.WString() }

// Format implements fmt.Formatter.
func (w printedStringerWrapper) Format(s fmt.State, verb rune) { format(s, verb, w.WString, w.IValue) }

// format prints a value as package fmt does one that has a method for its text.
func format(s fmt.State, verb rune, text func() string, value any) {
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		if !(verb == 'v' && s.Flag('#')) {
			value = text()
		}
	}
	fmt.Fprintf(s, fmt.FormatString(s, verb), value)
}
