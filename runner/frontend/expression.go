package frontend

import (
	"go/ast"
	"go/types"
)

// inOrder evaluates operands in their order. Where writing a later one takes statements
// of its own, earlier calls are put into temporaries before these.
func (f *emitter) inOrder(operands ...func() code) []code {
	codes := make([]code, len(operands))
	for i, operand := range operands {
		out := &f.frame.out
		mark := out.Len()
		codes[i] = operand()
		if out.Len() == mark {
			continue
		}
		statements := out.cut(mark)
		for j := range i {
			if !codes[j].stable && codes[j].calls() {
				codes[j] = f.temp(codes[j])
			}
		}
		out.WriteString(statements)
	}
	return codes
}

// aside returns the statements that part writes instead of writing them.
func (f *emitter) aside(part func()) string {
	mark := f.frame.out.Len()
	part()
	return f.frame.out.cut(mark)
}

// expr writes an expression; its value has the expression's own type.
func (f *emitter) expr(e ast.Expr) code {
	if f.source == f.main && e.Pos().IsValid() {
		f.at = e.Pos()
	}
	tv := f.source.info.Types[e]
	if tv.Value != nil {
		if t := f.typeOf(e); isBasic(t) {
			return f.constant(tv.Value, t)
		}
	}
	f.tell(mayFail(e))
	switch e := e.(type) {
	case *ast.Ident:
		return f.identifier(e)
	case *ast.ParenExpr:
		return f.expr(e.X)
	case *ast.FuncLit:
		return f.functionLiteral(e)
	case *ast.CompositeLit:
		return f.composite(e, f.typeOf(e))
	case *ast.SelectorExpr:
		return f.selector(e)
	case *ast.IndexExpr:
		return f.index(e)
	case *ast.IndexListExpr:
		return f.identifier(instantiated(e))
	case *ast.SliceExpr:
		return f.slice(e)
	case *ast.StarExpr:
		// Through a nil pointer yaegi goes on with a value that is none.
		c := f.pointedTo(e)
		switch f.typeOf(e).Underlying().(type) {
		case *types.Struct, *types.Array:
			f.checkNil(atom(c.address), nil)
		}
		return f.temp(c)
	case *ast.TypeAssertExpr:
		return f.assertion(e)
	case *ast.CallExpr:
		return f.call(e)
	case *ast.UnaryExpr:
		return f.unary(e)
	case *ast.BinaryExpr:
		return f.binary(e)
	}
	f.unexpected(e.Pos(), "this expression is not supported yet")
	return code{}
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

func (f *emitter) identifier(id *ast.Ident) code {
	if s, ok := f.synthetic[id]; ok {
		return s.value
	}
	switch obj := f.source.info.ObjectOf(id).(type) {
	case *types.Nil:
		return fixed("nil")
	case *types.Var:
		return f.ref(f.local(obj))
	case *types.Func:
		return f.functionValue(id, obj)
	}
	f.unexpected(id.Pos(), "%s is not supported here", id.Name)
	return code{}
}

// local finds the variable of the lowered program that holds one of the author's.
func (f *emitter) local(v *types.Var) *local {
	if l := f.locals[v]; l != nil {
		return l
	}
	if isGlobal(v) {
		return f.global(v)
	}
	f.unexpected(v.Pos(), "the variable %s is not supported here", v.Name())
	return nil
}
