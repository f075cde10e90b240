package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
)

func itoa(i int) string { return strconv.Itoa(i) }

// A type assertion asks for the identity of a type that the interpreter has forgotten,
// so it compares the type's number in the program's table.

// assertion is x.(T) with one result.
func (f *emitter) assertion(e *ast.TypeAssertExpr) code {
	from, to := f.typeOf(e.X), f.typ(f.source.info.TypeOf(e.Type))
	x := f.convert(e.X, anyType)
	if !x.stable {
		x = f.temp(x)
	}
	test, value := f.asserted(x, to)
	interfaceType := 0
	if isInterface(to) {
		interfaceType = f.registry.interfaceType(to)
	}
	f.emit("if !(%s) {\n%s(%s, %d, %q, %q)\n}", test.text, rt("AssertFailed"), x.text, interfaceType, typeName(from), typeName(to))
	return f.temp(value())
}

var anyType = types.Universe.Lookup("any").Type()

// asserted tests whether an interface value holds a type, and takes it out where it
// does.
func (f *emitter) asserted(x code, to types.Type) (test code, value func() code) {
	if isInterface(to) {
		if isEmptyInterface(to) {
			return binary(x, token.NEQ, fixed("nil")), func() code { return x }
		}
		i := f.registry.interfaceType(to)
		return atomf("%s(%s, %d)", rt("Implements"), x.text, i), func() code { return f.toInterface(x, anyType, to) }
	}
	written := f.goType(to)
	id := f.dynamicType(to)
	if !f.boxed(to) {
		return code{text: rt("ID") + "(" + x.text + ") == " + itoa(id), prec: token.EQL.Precedence()}, func() code { return code{text: x.operand() + ".(" + written + ")", prec: primary} }
	}
	box, ok := f.box(x)
	return code{text: ok + " && " + box + ".ID == " + itoa(id), prec: token.LAND.Precedence()}, func() code { return unboxed(box, written) }
}

func unboxed(box, written string) code {
	switch written {
	case "any":
		return atom(box + ".V")
	case "struct{}": // yaegi fails to assert it
		return atom("struct{}{}")
	}
	return atom(box + ".V.(" + written + ")")
}

// box takes a box out of an interface value.
func (f *emitter) box(x code) (box, ok string) {
	box, ok = f.name("x_"), f.name("ok_")
	f.emit("%s, %s := %s.(%s)", box, ok, x.operand(), rt("Box"))
	return box, ok
}

// assertionOK is x.(T) with two results, as two temporaries.
func (f *emitter) assertionOK(e *ast.TypeAssertExpr) (value, ok code) {
	to := f.typ(f.source.info.TypeOf(e.Type))
	x := f.convert(e.X, anyType)
	if !x.stable {
		x = f.temp(x)
	}
	v, good := f.name("v_"), f.name("ok_")
	f.emit("var %s %s", v, f.goType(to))
	test, take := f.asserted(x, to)
	f.emit("%s := %s", good, test.text)
	f.emit("if %s {", good)
	f.emit("%s = %s\n}", v, take().text)
	return fixed(v), fixed(good)
}
