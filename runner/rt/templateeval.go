package rt

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// pipeline evaluates commands one after the other, and declares variables.
func (e *execution) pipeline(dot value, pipe *parse.PipeNode) value {
	if pipe == nil {
		return value{}
	}
	e.node = pipe
	var last *value // nil before the first command
	for _, command := range pipe.Cmds {
		x := e.command(dot, command, last)
		if x.kind() == reflect.Interface && x.t.isEmptyInterface() {
			x = x.elem()
		}
		last = &x
	}
	x := *last // there is a command, or it would not have been parsed
	for _, variable := range pipe.Decl {
		if pipe.IsAssign {
			e.assign(variable.Ident[0], x)
		} else {
			e.push(variable.Ident[0], x)
		}
	}
	return x
}

// command evaluates a command; last is the value before it in the pipeline, which is its
// last argument.
func (e *execution) command(dot value, command *parse.CommandNode, last *value) value {
	first := command.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		return e.fieldNode(dot, n, command.Args, last)
	case *parse.ChainNode:
		return e.chainNode(dot, n, command.Args, last)
	case *parse.IdentifierNode:
		return e.function(dot, n, command, command.Args, last)
	case *parse.PipeNode:
		e.takesNone(command.Args, last)
		return e.pipeline(dot, n)
	case *parse.VariableNode:
		return e.variableNode(dot, n, command.Args, last)
	}
	e.node = first
	e.takesNone(command.Args, last)
	switch n := first.(type) {
	case *parse.BoolNode:
		return nativeValue(n.True)
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		e.fail("nil is not a command")
	case *parse.NumberNode:
		return e.constant(n)
	case *parse.StringNode:
		return nativeValue(n.Text)
	}
	e.fail("can't evaluate command %q", first)
	return value{}
}

// takesNone fails where something that is no function has arguments.
func (e *execution) takesNone(args []parse.Node, last *value) {
	if len(args) > 1 || last != nil {
		e.fail("can't give argument to non-function %s", args[0])
	}
}

// constant is a number where no type is asked for.
func (e *execution) constant(n *parse.NumberNode) value {
	e.node = n
	isRune := strings.HasPrefix(n.Text, "'")
	isHex := len(n.Text) > 2 && (n.Text[:2] == "0x" || n.Text[:2] == "0X") && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex:
		return nativeValue(n.Complex128)
	case n.IsFloat && !isHex && !isRune && strings.ContainsAny(n.Text, ".eEpP"):
		return nativeValue(n.Float64)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return nativeValue(int(n.Int64))
	case n.IsInt, n.IsUint:
		e.fail("%s overflows int", n.Text)
	}
	return value{}
}

func (e *execution) fieldNode(dot value, n *parse.FieldNode, args []parse.Node, last *value) value {
	e.node = n
	return e.chain(dot, dot, n, n.Ident, args, last)
}

func (e *execution) chainNode(dot value, n *parse.ChainNode, args []parse.Node, last *value) value {
	e.node = n
	if len(n.Field) == 0 {
		e.fail("internal error: no fields in evalChainNode")
	}
	if n.Node.Type() == parse.NodeNil {
		e.fail("indirection through explicit nil in %s", n)
	}
	return e.chain(dot, e.argument(dot, nil, n.Node), n, n.Field, args, last)
}

func (e *execution) variableNode(dot value, n *parse.VariableNode, args []parse.Node, last *value) value {
	e.node = n
	x := *e.variable(n.Ident[0])
	if len(n.Ident) == 1 {
		e.takesNone(args, last)
		return x
	}
	return e.chain(dot, x, n, n.Ident[1:], args, last)
}

// chain selects one field or method after the other; the last is given the arguments.
func (e *execution) chain(dot, x value, n parse.Node, names []string, args []parse.Node, last *value) value {
	for _, name := range names[:len(names)-1] {
		x = e.selection(dot, name, n, nil, nil, x)
	}
	return e.selection(dot, names[len(names)-1], n, args, last, x)
}

// selection is a field of a struct, an element of a map, or the result of a method.
func (e *execution) selection(dot value, name string, n parse.Node, args []parse.Node, last *value, x value) value {
	if x.t == nil {
		if e.common.missing == missingError {
			e.fail("nil data; no entry for key %q", name)
		}
		return value{}
	}
	t := x.t
	x, isNil := x.indirect()
	if x.t.kind == reflect.Interface && isNil {
		e.fail("nil pointer evaluating %s.%s", t.name, name)
	}
	if m, ok := x.anyMethod(name); ok {
		return e.call(dot, function{callable: m}, n, name, args, last)
	}
	hasArgs := len(args) > 1 || last != nil
	switch x.t.kind {
	case reflect.Struct:
		path, f, ok := x.t.fieldNamed(name)
		if !ok {
			break
		}
		part, nilAt := x.promoted(path)
		switch {
		case !f.exported:
			e.fail("%s is an unexported field of struct type %s", name, t.name)
		case nilAt != nil:
			e.fail("reflect: indirection through nil pointer to embedded struct field %s", nilAt.reflected().Name())
		case hasArgs:
			e.fail("%s has arguments but cannot be invoked as function", name)
		}
		return part
	case reflect.Map:
		if key := nativeValue(name); key.t.assignableTo(x.t.keyType()) {
			if hasArgs {
				e.fail("%s is not a method but has arguments", name)
			}
			return e.element(x, key)
		}
	case reflect.Pointer:
		if inner := x.t.elemType(); inner.kind == reflect.Struct {
			if _, _, ok := inner.fieldNamed(name); !ok {
				break
			}
		}
		if isNil {
			e.fail("nil pointer evaluating %s.%s", t.name, name)
		}
	}
	e.fail("can't evaluate field %s in type %s", name, t.name)
	return value{}
}

// anyMethod is a method of x or of a pointer to it.
func (x value) anyMethod(name string) (m callable, ok bool) {
	if x.t.kind != reflect.Interface && x.t.kind != reflect.Pointer && x.canAddr() && (x.t.std || x.t.pointer != nil) {
		return x.address().method(name)
	}
	return x.method(name)
}

// promoted is the field at a path. Where a pointer on the way is nil, nilAt is the type
// of what it would point to.
func (x value) promoted(path []int) (f value, nilAt *typ) {
	for n, i := range path {
		if n > 0 && x.t.kind == reflect.Pointer {
			if x.isNil() {
				return value{}, x.t.elemType()
			}
			x = x.elem()
		}
		x = x.field(i)
	}
	return x, nil
}

// element is the one of a map under a name.
func (e *execution) element(x, key value) value {
	m, elem := x.open(), x.t.elemType()
	var v reflect.Value
	if m.IsValid() {
		v = m.MapIndex(key.as(x.t.keyType(), m.Type().Key()))
	}
	switch {
	case v.IsValid():
		return value{elem, v}
	case e.common.missing == missingZero:
		return variable(elem, x.t.rep.Elem())
	case e.common.missing == missingError:
		e.fail("map has no entry for key %q", key.v.String())
	}
	return value{}
}

// argument evaluates an argument for a parameter of type t, which is nil where anything
// will do.
func (e *execution) argument(dot value, t *typ, n parse.Node) value {
	e.node = n
	switch n := n.(type) {
	case *parse.DotNode:
		return e.suitable(dot, t)
	case *parse.NilNode:
		if t != nil && !canBeNil(t.kind) {
			e.fail("cannot assign nil to %s", t.name)
		}
		return value{}
	case *parse.FieldNode:
		return e.suitable(e.fieldNode(dot, n, []parse.Node{n}, nil), t)
	case *parse.VariableNode:
		return e.suitable(e.variableNode(dot, n, nil, nil), t)
	case *parse.PipeNode:
		return e.suitable(e.pipeline(dot, n), t)
	case *parse.IdentifierNode:
		return e.suitable(e.function(dot, n, n, nil, nil), t)
	case *parse.ChainNode:
		return e.suitable(e.chainNode(dot, n, nil, nil), t)
	}
	if t == nil || t.kind == reflect.Interface && t.isEmptyInterface() {
		return e.literal(n)
	}
	return e.typedLiteral(t, n)
}

// suitable is x for a parameter of type t, which may want what it points to or a pointer
// to it.
func (e *execution) suitable(x value, t *typ) value {
	switch {
	case t == nil:
		return x
	case x.t == nil:
		if !canBeNil(t.kind) {
			e.fail("invalid value; expected %s", t.name)
		}
		return value{}
	case x.t.assignableTo(t):
		return x
	}
	if x.t.kind == reflect.Interface && !x.isNil() {
		if x = x.elem(); x.t.assignableTo(t) {
			return x
		}
	}
	switch {
	case x.t.kind == reflect.Pointer && x.t.elemType().assignableTo(t):
		if x.isNil() {
			e.fail("dereference of nil pointer of type %s", t.name)
		}
		return x.elem()
	case x.canAddr() && (x.t.std || x.t.pointer != nil) && x.address().t.assignableTo(t):
		return x.address()
	}
	e.fail("wrong type for value; expected %s; got %s", t.name, x.t.name)
	return value{}
}

// literal is a literal where any type will do.
func (e *execution) literal(n parse.Node) value {
	switch n := n.(type) {
	case *parse.BoolNode:
		return nativeValue(n.True)
	case *parse.NumberNode:
		return e.constant(n)
	case *parse.StringNode:
		return nativeValue(n.Text)
	}
	e.fail("can't handle assignment of %s to empty interface argument", n)
	return value{}
}

// typedLiteral is a literal as a value of type t.
func (e *execution) typedLiteral(t *typ, n parse.Node) value {
	x := variable(t, t.rep)
	number, isNumber := n.(*parse.NumberNode)
	wanted := ""
	switch kind := t.kind; {
	case kind == reflect.Bool:
		if b, ok := n.(*parse.BoolNode); ok {
			x.v.SetBool(b.True)
			return x
		}
		wanted = "bool"
	case kind == reflect.String:
		if s, ok := n.(*parse.StringNode); ok {
			x.v.SetString(s.Text)
			return x
		}
		wanted = "string"
	case reflect.Int <= kind && kind <= reflect.Int64:
		if isNumber && number.IsInt {
			x.v.SetInt(number.Int64)
			return x
		}
		wanted = "integer"
	case reflect.Uint <= kind && kind <= reflect.Uintptr:
		if isNumber && number.IsUint {
			x.v.SetUint(number.Uint64)
			return x
		}
		wanted = "unsigned integer"
	case kind == reflect.Float32, kind == reflect.Float64:
		if isNumber && number.IsFloat {
			x.v.SetFloat(number.Float64)
			return x
		}
		wanted = "float"
	case kind == reflect.Complex64, kind == reflect.Complex128:
		if isNumber && number.IsComplex {
			x.v.SetComplex(number.Complex128)
			return x
		}
		wanted = "complex"
	default:
		e.fail("can't handle %s for arg of type %s", n, t.name)
	}
	e.fail("expected %s; found %s", wanted, n)
	return value{}
}
