package rt

import (
	"fmt"
	"io"
	"reflect"
	"sync"
	"text/template"
	"text/template/parse"
	"unsafe"
)

// Package text/template looks into values by reflection and calls their methods by name.
// So programs execute templates with the functions here, which follow the parsed template
// themselves.

// ExecuteText is the method Execute of a Template.
func ExecuteText(t *template.Template, w io.Writer, data any) error {
	e := &execution{w: w}
	return e.run(t, data)
}

// ExecuteNamedText is the method ExecuteTemplate.
func ExecuteNamedText(t *template.Template, w io.Writer, name string, data any) error {
	named := t.Lookup(name)
	if named == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.Name())
	}
	return ExecuteText(named, w, data)
}

// stopName is a function that no template has.
const stopName = "not_executed_natively"

// A template of html/template is escaped when it is first executed. So it is executed
// natively, but with an action before all others that fails. Escaping ignores the action,
// because it declares a variable, and so does an execution.
var stop = sync.OnceValue(func() parse.Node {
	t := template.Must(template.New("").Funcs(template.FuncMap{stopName: func() int { return 0 }}).Parse("{{$stop := " + stopName + "}}"))
	return t.Root.Nodes[0]
})

// unexported is the address of an unexported field of what p points to.
func unexported(p any, field string) unsafe.Pointer {
	v := reflect.ValueOf(p)
	f, ok := v.Type().Elem().FieldByName(field)
	if !ok {
		panic("rt: " + v.Type().String() + " has no field " + field)
	}
	return unsafe.Add(v.UnsafePointer(), f.Offset)
}

// missingKey says what a key is that a map lacks.
type missingKey int

const (
	missingInvalid missingKey = iota
	missingZero
	missingError
)

// common is what associated templates share, as far as executions need it.
type common struct {
	missing   missingKey
	functions map[string]reflect.Value
	lock      *sync.RWMutex // of functions
}

func commonOf(t *template.Template) common {
	v := reflect.ValueOf(t).Elem().FieldByName("common")
	if v.IsNil() {
		return common{lock: new(sync.RWMutex)}
	}
	at := func(name string) unsafe.Pointer {
		f, _ := v.Type().Elem().FieldByName(name)
		return unsafe.Add(v.UnsafePointer(), f.Offset)
	}
	return common{
		missing:   missingKey(v.Elem().FieldByName("option").FieldByName("missingKey").Int()),
		functions: *(*map[string]reflect.Value)(at("execFuncs")),
		lock:      (*sync.RWMutex)(at("muFuncs")),
	}
}

// A boxedFunction is what a template holds of a function that only the program can call.
// It returns the function's Box in what it is called with.
type boxedFunction func(b *Box) error

// TextFuncs is the method Funcs of a Template.
func TextFuncs(t *template.Template, functions template.FuncMap) *template.Template {
	return t.Funcs(nativeFuncs(functions))
}

// nativeFuncs are functions as a template can hold them. It panics as the method Funcs
// does where the results of one are not right.
func nativeFuncs(functions template.FuncMap) template.FuncMap {
	native := template.FuncMap{}
	for name, x := range functions {
		native[name] = x
		b, ok := x.(boxed)
		if !ok || b.box().typ().kind != reflect.Func {
			continue
		}
		if err := goodResults(name, callableOf(valueOf(x))); err != nil {
			panic(err)
		}
		f := b.box()
		native[name] = boxedFunction(func(b *Box) error {
			*b = f
			return nil
		})
	}
	return native
}

// goodResults is the error of a function that a template cannot call.
func goodResults(name string, c callable) error {
	switch n := c.results(); {
	case n == 2 && c.result(1).rep != typeOfError:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, c.result(1).name)
	case n != 1 && n != 2:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
	return nil
}
