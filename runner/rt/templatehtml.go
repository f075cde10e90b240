package rt

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// escaper is one of the functions that html/template adds to pipelines. They look into
// what they are given.
func escaper(name string, f reflect.Value) *ownFunction {
	escape := f.Interface().(func(...any) string)
	if name == "_html_template_jsvalescaper" {
		return &ownFunction{variadic: true, call: func(args []value) (value, error) { return nativeValue(scripted(escape, args)), nil }}
	}
	return &ownFunction{variadic: true, call: func(args []value) (value, error) {
		var all []any
		for _, x := range args {
			if x = x.dug(); x.t != nil {
				all = append(all, x.behindPointers(stringerValue, errorValue).held())
			}
		}
		if len(all) > 1 {
			all = []any{fmt.Sprint(Operands(all)...)}
		}
		return nativeValue(escape(all...)), nil
	}}
}

// behindPointers follows pointers until one is nil or has a method of a protocol.
func (x value) behindPointers(protocols ...*protocol) value {
	for x.kind() == reflect.Pointer && !x.isNil() && !slices.ContainsFunc(protocols, x.t.has) {
		x = x.elem()
	}
	return x
}

// scripted makes expressions of JavaScript of values.
func scripted(escape func(...any) string, args []value) string {
	all := make([]any, len(args))
	for i, x := range args {
		all[i] = x.dug().behindPointers(jsonMarshaler).held()
	}
	if len(all) != 1 {
		return escape(fmt.Sprint(Operands(all)...))
	}
	b, ok := all[0].(Box)
	if !ok {
		return escape(all[0])
	}
	x := valueOf(b)
	if x.t.has(stringerValue) && !x.t.has(jsonMarshaler) {
		return escape(x.t.methods[stringerValue.method].(func(any) string)(x.interior()))
	}
	encoded, err := encodeJSON(b, true)
	if err != nil {
		return " /* " + harmless.Replace(scriptTag().ReplaceAllString(err.Error(), `\x3C${1}script`)) + " */null "
	}
	return escape(encodedJSON(encoded))
}

// scriptTag and harmless are what an error may not hold in a comment.
var (
	scriptTag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("(?i)<(/?)script") })
	harmless  = strings.NewReplacer("*/", "* /", "<!--", `\x3C!--`)
)
