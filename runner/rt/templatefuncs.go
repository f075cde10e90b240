package rt

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
)

// A function is what a template calls: one of the program or of the standard library, a
// method, or one of text/template's own.
type function struct {
	callable
	own *ownFunction // instead of callable
}

// An ownFunction is one of text/template's, which is made anew because it looks into its
// arguments. They may be of any type.
type ownFunction struct {
	params   int  // without a variadic one
	variadic bool // takes more
	first    *typ // of the first argument, nil for any
	call     func(args []value) (value, error)
}

func (f function) fixed() (params int, variadic bool) {
	switch {
	case f.own != nil:
		return f.own.params, f.own.variadic
	case f.variadic():
		return f.params() - 1, true
	}
	return f.params(), false
}

// param is the type of argument i, nil for any.
func (f function) param(i int) *typ {
	params, variadic := f.fixed()
	switch {
	case f.own != nil && i == 0:
		return f.own.first
	case f.own != nil:
		return nil
	case variadic && i >= params:
		return f.callable.param(params).elemType()
	}
	return f.callable.param(i)
}

// function evaluates a call by name.
func (e *execution) function(dot value, n *parse.IdentifierNode, command parse.Node, args []parse.Node, last *value) value {
	e.node = n
	f, ok := e.lookup(n.Ident)
	if !ok {
		e.fail("%q is not a defined function", n.Ident)
	}
	return e.call(dot, f, command, n.Ident, args, last)
}

func (e *execution) lookup(name string) (f function, ok bool) {
	e.common.lock.RLock()
	v := e.common.functions[name]
	e.common.lock.RUnlock()
	if !v.IsValid() {
		own := ownFunctions[name]
		return function{own: own}, own != nil
	}
	if carrier, ok := v.Interface().(boxedFunction); ok {
		var b Box
		if err := carrier(&b); err != nil {
			return function{}, false
		}
		return function{callable: callableOf(valueOf(b))}, true
	}
	f = function{callable: callable{t: nativeTyp(v.Type()), f: v}}
	if strings.HasPrefix(name, "_html_template_") {
		f.own = escaper(name, v)
	}
	return f, true
}

// call calls a function with the arguments after the first, which is the function itself,
// and with the value before it in the pipeline.
func (e *execution) call(dot value, f function, n parse.Node, name string, args []parse.Node, last *value) value {
	if args != nil {
		args = args[1:]
	}
	given := len(args)
	if last != nil {
		given++
	}
	params, variadic := f.fixed()
	switch {
	case variadic && given < params:
		e.fail("wrong number of args for %s: want at least %d got %d", name, params, len(args))
	case !variadic && given != params:
		e.fail("wrong number of args for %s: want %d got %d", name, params, given)
	}
	if f.own == nil {
		if err := goodResults(name, f.callable); err != nil {
			e.fail("%v", err)
		}
	}
	if f.own != nil && f.own.call == nil { // and, or
		return e.junction(dot, name == "or", args, last)
	}
	values := make([]value, 0, given)
	for i, arg := range args {
		values = append(values, e.argument(dot, f.param(i), arg))
	}
	if last != nil {
		values = append(values, e.suitable(*last, f.param(given-1)))
	}
	if f.own == ownFunctions["call"] && f.own != nil {
		callee := ""
		if len(args) > 0 {
			callee = args[0].String()
		} else {
			callee = stringOf(*last)
		}
		values = slices.Insert(values, 0, nativeValue(callee))
	}
	x, err := f.run(values)
	if err != nil {
		e.node = n
		e.fail("error calling %s: %w", name, err)
	}
	return x
}

// stringOf is reflect.Value.String.
func stringOf(x value) string {
	switch x.kind() {
	case reflect.Invalid:
		return "<invalid Value>"
	case reflect.String:
		return x.v.String()
	}
	return "<" + x.t.name + " Value>"
}

// junction evaluates and and or, which leave out arguments that do not matter.
func (e *execution) junction(dot value, or bool, args []parse.Node, last *value) value {
	var x value
	for _, arg := range args {
		if x = e.argument(dot, nil, arg); x.dug().truth() == or {
			return x
		}
	}
	if last != nil {
		return *last
	}
	return x
}

// run calls a function. A panic is an error.
func (f function) run(args []value) (x value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if f.own == nil {
				r = Translate(r)
			}
			err = panicError(r)
		}
	}()
	if f.own != nil {
		return f.own.call(args)
	}
	if f.f.IsNil() {
		return value{}, errors.New("reflect.Value.Call: call of nil function")
	}
	results := f.callable.call(args)
	if len(results) == 2 && !results[1].isNil() {
		return results[0], results[1].v.Interface().(error)
	}
	return results[0], nil
}

// ownFunctions are those that every template has. and and or are evaluated where they are
// called.
var ownFunctions = map[string]*ownFunction{
	"and":      {params: 1, variadic: true},
	"or":       {params: 1, variadic: true},
	"call":     {params: 1, variadic: true, call: callFunction},
	"html":     {variadic: true, call: printing(template.HTMLEscaper)},
	"js":       {variadic: true, call: printing(template.JSEscaper)},
	"urlquery": {variadic: true, call: printing(template.URLQueryEscaper)},
	"index":    {params: 1, variadic: true, call: indexed},
	"slice":    {params: 1, variadic: true, call: sliced},
	"len":      {params: 1, call: lengthOf},
	"not":      {params: 1, call: func(args []value) (value, error) { return nativeValue(!args[0].dug().truth()), nil }},
	"print":    {variadic: true, call: func(args []value) (value, error) { return nativeValue(fmt.Sprint(Operands(allHeld(args))...)), nil }},
	"println":  {variadic: true, call: func(args []value) (value, error) { return nativeValue(fmt.Sprintln(allHeld(args)...)), nil }},
	"printf":   {params: 1, variadic: true, first: nativeTyp(reflect.TypeFor[string]()), call: printedf},
	"eq":       {params: 1, variadic: true, call: compared(func(args []value) (bool, error) { return isEqual(args[0], args[1:]) })},
	"ne":       {params: 2, call: compared(func(args []value) (bool, error) { return negated(isEqual(args[0], args[1:])) })},
	"lt":       {params: 2, call: compared(func(args []value) (bool, error) { return isLess(args[0], args[1]) })},
	"le":       {params: 2, call: compared(func(args []value) (bool, error) { return isLessOrEqual(args[0], args[1]) })},
	"gt":       {params: 2, call: compared(func(args []value) (bool, error) { return negated(isLessOrEqual(args[0], args[1])) })},
	"ge":       {params: 2, call: compared(func(args []value) (bool, error) { return negated(isLess(args[0], args[1])) })},
}

func compared(compare func(args []value) (bool, error)) func([]value) (value, error) {
	return func(args []value) (value, error) {
		result, err := compare(args)
		return nativeValue(result), err
	}
}

func allHeld(args []value) []any {
	all := make([]any, len(args))
	for i, x := range args {
		all[i] = x.held()
	}
	return all
}

func printedf(args []value) (value, error) {
	format, operands := Verbs(args[0].v.String(), allHeld(args[1:]))
	return nativeValue(fmt.Sprintf(format, operands...)), nil
}

// printing escapes what is printed of the arguments.
func printing(escape func(...any) string) func([]value) (value, error) {
	return func(args []value) (value, error) {
		all := make([]any, len(args))
		for i, x := range args {
			if x.t == nil {
				all[i] = "<no value>"
			} else if printed, ok := x.dug().printable(); ok {
				all[i] = printed
			} else {
				all[i] = x.held()
			}
		}
		return nativeValue(escape(fmt.Sprint(Operands(all)...))), nil
	}
}

// callFunction is call, with the name of the function first.
func callFunction(args []value) (value, error) {
	name, f := args[0].v.String(), args[1].dug()
	args = args[2:]
	switch {
	case f.t == nil:
		return value{}, errors.New("call of nil")
	case f.t.kind != reflect.Func:
		return value{}, fmt.Errorf("non-function %s of type %s", name, f.t.name)
	}
	if isNil(f.open()) { // as reflection says
		f.v = reflect.Zero(f.t.rep)
	}
	called := function{callable: callableOf(f)}
	if err := goodResults(name, called.callable); err != nil {
		return value{}, err
	}
	params, variadic := called.fixed()
	switch {
	case variadic && len(args) < params:
		return value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), params)
	case !variadic && len(args) != params:
		return value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), params)
	}
	for i, arg := range args {
		x, err := prepared(arg.dug(), called.param(i))
		if err != nil {
			return value{}, fmt.Errorf("arg %d: %w", i, err)
		}
		args[i] = x
	}
	return called.run(args)
}

// prepared is x as an argument or a key of type t.
func prepared(x value, t *typ) (value, error) {
	switch {
	case x.t == nil:
		if !canBeNil(t.kind) {
			return value{}, fmt.Errorf("value is nil; should be of type %s", t.name)
		}
		return value{}, nil
	case x.t.assignableTo(t):
		return x, nil
	case isInteger(x.t.kind) && isInteger(t.kind):
		return value{t, x.v.Convert(t.rep)}, nil
	}
	return value{}, fmt.Errorf("value has type %s; should be %s", x.t.name, t.name)
}

// position is x as an index that is at most limit.
func position(x value, limit int) (int, error) {
	var n int64
	switch {
	case x.t == nil:
		return 0, errors.New("cannot index slice/array with nil")
	case !isInteger(x.t.kind):
		return 0, fmt.Errorf("cannot index slice/array with type %s", x.t.name)
	case x.v.CanInt():
		n = x.v.Int()
	default:
		n = int64(x.v.Uint())
	}
	if n < 0 || int(n) < 0 || int(n) > limit {
		return 0, fmt.Errorf("index out of range: %d", n)
	}
	return int(n), nil
}

func indexed(args []value) (value, error) {
	x := args[0].dug()
	if x.t == nil {
		return value{}, errors.New("index of untyped nil")
	}
	for _, arg := range args[1:] {
		arg = arg.dug()
		var isNil bool
		if x, isNil = x.indirect(); isNil {
			return value{}, errors.New("index of nil pointer")
		}
		switch x.t.kind {
		case reflect.Array, reflect.Slice, reflect.String:
			i, err := position(arg, x.len())
			if err != nil {
				return value{}, err
			}
			if x.t.kind == reflect.String {
				x = value{nativeTyp(reflect.TypeFor[uint8]()), x.v.Index(i)}
			} else if v := x.open(); v.IsValid() {
				x = x.index(i)
			} else {
				x = value{x.t.elemType(), reflect.Zero(x.t.rep).Index(i)}
			}
		case reflect.Map:
			key, err := prepared(arg, x.t.keyType())
			if err != nil {
				return value{}, err
			}
			element := variable(x.t.elemType(), x.t.rep.Elem())
			element.v = reflect.Zero(x.t.rep.Elem())
			if m := x.open(); m.IsValid() {
				if v := m.MapIndex(key.as(x.t.keyType(), m.Type().Key())); v.IsValid() {
					element.v = v
				}
			}
			x = element
		default:
			return value{}, fmt.Errorf("can't index item of type %s", x.t.name)
		}
	}
	return x, nil
}

func sliced(args []value) (value, error) {
	x := args[0].dug()
	if x.t == nil {
		return value{}, errors.New("slice of untyped nil")
	}
	x, isNil := x.indirect()
	if isNil {
		return value{}, errors.New("slice of nil pointer")
	}
	args = args[1:]
	if len(args) > 3 {
		return value{}, fmt.Errorf("too many slice indexes: %d", len(args))
	}
	v, t := x.open(), x.t
	limit := 0
	switch t.kind {
	case reflect.String:
		if len(args) == 3 {
			return value{}, errors.New("cannot 3-index slice a string")
		}
		limit = v.Len()
	case reflect.Array, reflect.Slice:
		if !v.IsValid() {
			v = reflect.Zero(t.rep)
		}
		limit = v.Cap()
	default:
		return value{}, fmt.Errorf("can't slice item of type %s", t.name)
	}
	bounds := [3]int{0, v.Len()}
	for i, arg := range args {
		n, err := position(arg, limit)
		if err != nil {
			return value{}, err
		}
		bounds[i] = n
	}
	if bounds[0] > bounds[1] {
		return value{}, fmt.Errorf("invalid slice index: %d > %d", bounds[0], bounds[1])
	}
	if len(args) == 3 && bounds[1] > bounds[2] {
		return value{}, fmt.Errorf("invalid slice index: %d > %d", bounds[1], bounds[2])
	}
	if len(args) == 3 {
		v = v.Slice3(bounds[0], bounds[1], bounds[2])
	} else {
		v = v.Slice(bounds[0], bounds[1])
	}
	if t.kind == reflect.Array {
		t = sliceOf(t.elemType(), v.Type())
	}
	return value{t, v}, nil
}

// sliceOf is the type of slices of elem, held as r.
func sliceOf(elem *typ, r reflect.Type) *typ {
	for _, t := range program.Load().types {
		if t.kind == reflect.Slice && !t.named && t.elem == elem && t.rep != nil {
			return t
		}
	}
	return nativeTyp(r)
}

func lengthOf(args []value) (value, error) {
	x, isNil := args[0].indirect()
	if isNil {
		return value{}, errors.New("len of nil pointer")
	}
	switch x.kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return nativeValue(x.len()), nil
	case reflect.Invalid:
		return value{}, &reflect.ValueError{Method: "reflect.Value.Type"}
	}
	return value{}, fmt.Errorf("len of type %s", x.t.name)
}
