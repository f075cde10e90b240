package reflect

import (
	"iter"
	native "reflect"
	"slices"

	"runnel/runner/rt"
)

// A callable is a function, or a method with its receiver.
type callable struct {
	t        *rtype
	f        native.Value
	receiver []native.Value // of a method of the program: the first argument
}

// bound is a method of v.
func (v Value) bound(m method) callable {
	v.bind = nil
	switch {
	case v.t.kind == native.Interface:
		inner := v.Elem()
		b := inner.bound(*inner.methodNamed(m.name))
		b.t = m.typ
		return b
	case !v.t.own:
		return callable{t: m.typ, f: v.v.MethodByName(m.name)}
	}
	receiver := native.New(typeOfAny).Elem()
	if box := v.held().(rt.Box); box.V != nil {
		receiver.Set(native.ValueOf(box.V))
	}
	return callable{t: m.typ, f: m.f, receiver: []native.Value{receiver}}
}

// call calls with arguments as they are held.
func (c callable) call(args []native.Value) []native.Value {
	args = append(slices.Clone(c.receiver), args...)
	for i, arg := range args {
		if want := c.f.Type().In(i); arg.Type() != want && want.Kind() != native.Interface {
			args[i] = adapted(arg, want)
		}
	}
	call := c.f.Call
	if c.f.Type().IsVariadic() {
		call = c.f.CallSlice
	}
	return call(args)
}

// mustHaveMethod panics where v, a method value, is one of an interface that is nil by
// now.
func (v Value) mustHaveMethod(op string) {
	if v.t.kind == native.Interface && v.v.IsNil() {
		fail("reflect: " + op + " of method on nil interface value")
	}
}

// function is a method value as a function. Its receiver is what v is when it is called,
// where v is a variable.
// Where it is a method of nil, op has the word for what is being done.
func (v Value) function(op string) Value {
	v.mustHaveMethod(op)
	t := v.bind.typ
	if v.t.kind != native.Interface && !v.t.own {
		return valueOf(t, v.v.MethodByName(v.bind.name))
	}
	return Value{t: t, v: native.MakeFunc(t.rep, func(args []native.Value) []native.Value {
		results := v.bound(*v.bind).call(args)
		for i, r := range results {
			if want := t.rep.Out(i); r.Type() != want {
				results[i] = adapted(r, want)
			}
		}
		return results
	})}
}

// Call calls a function. The arguments of a variadic parameter are apart.
func (v Value) Call(in []Value) []Value {
	v.must("Call", native.Func)
	v.mustBeExported("reflect.Value.Call")
	return v.call("Call", in)
}

// CallSlice calls a variadic function with a slice for its last argument.
func (v Value) CallSlice(in []Value) []Value {
	v.must("CallSlice", native.Func)
	v.mustBeExported("reflect.Value.CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var c callable
	if v.bind != nil {
		v.mustHaveMethod(op)
		c = v.bound(*v.bind)
		if !c.f.IsValid() {
			fail("reflect: reflect.Value." + op + " of unexported method")
		}
	} else {
		c = callable{t: v.t, f: v.open()}
		if c.f.IsNil() {
			fail("reflect.Value.Call: call of nil function")
		}
	}
	params, variadic := c.t.params(), c.t.isVariadic()
	n := len(params)
	name := op
	switch {
	case op == "CallSlice" && !variadic:
		fail("reflect: CallSlice of non-variadic function")
	case op != "CallSlice" && variadic:
		n--
	}
	switch {
	case len(in) < n:
		fail("reflect: " + name + " with too few input arguments")
	case len(in) > n && (op == "CallSlice" || !variadic):
		fail("reflect: " + name + " with too many input arguments")
	}
	for _, x := range in {
		if !x.IsValid() {
			fail("reflect: " + op + " using zero Value argument")
		}
	}
	for i, t := range params[:n] {
		if from := in[i].typ(); !from.assignable(t) {
			fail("reflect: " + op + " using " + from.name + " as type " + t.name)
		}
	}
	var args []native.Value
	for i, t := range params[:n] {
		in[i].mustBeExported("reflect.Value." + op)
		args = append(args, in[i].as(t, t.slot()))
	}
	if n < len(params) {
		args = append(args, variadicArgument(op, params[n], in[n:]))
	}
	results := []Value{}
	types := c.t.results()
	for i, r := range c.call(args) {
		results = append(results, valueOf(types[i], r))
	}
	return results
}

// variadicArgument is the slice that arguments of a variadic parameter make.
func variadicArgument(op string, t *rtype, in []Value) native.Value {
	e := t.element()
	list := MakeSlice(t, len(in), len(in))
	for i, x := range in {
		if from := x.typ(); !from.assignable(e) {
			fail("reflect: cannot use " + from.name + " as type " + e.name + " in " + op)
		}
		list.Index(i).Set(x)
	}
	return list.as(t, t.slot())
}

// NumMethod is the number of methods that Method counts.
func (v Value) NumMethod() int {
	switch {
	case v.t == nil:
		wrongKind("reflect.Value.NumMethod", native.Invalid)
	case v.bind != nil:
		return 0
	}
	return v.t.NumMethod()
}

// Method is method i as a function.
func (v Value) Method(i int) Value {
	switch {
	case v.t == nil:
		wrongKind("reflect.Value.Method", native.Invalid)
	case v.bind != nil || i < 0 || i >= v.t.NumMethod():
		fail("reflect: Method index out of range")
	case v.t.kind == native.Interface && v.v.IsNil():
		fail("reflect: Method on nil interface value")
	}
	return Value{t: v.t, v: v.v, ro: v.ro.inherited(), bind: v.methodNamed(v.t.methodName(i))}
}

// methodNamed is the method of v's type of a name, which it has.
func (v Value) methodNamed(name string) *method {
	if !v.t.own {
		return &method{name: name, exported: true, typ: v.t.methodType(name)}
	}
	i := slices.IndexFunc(v.t.methods, func(m method) bool { return m.name == name })
	return &v.t.methods[i]
}

// MethodByName is a method as a function, the zero Value where there is none.
func (v Value) MethodByName(name string) Value {
	switch {
	case v.t == nil:
		wrongKind("reflect.Value.MethodByName", native.Invalid)
	case v.bind != nil:
		return Value{}
	}
	for i := range v.t.NumMethod() {
		if v.t.methodName(i) == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// Methods are the methods that Method counts.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range v.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}
