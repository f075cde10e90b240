package frontend

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// switchStatement writes a switch whose cases are conditions: yaegi compares values of
// different types, and takes a break in a case for one of the loop around.
func (f *emitter) switchStatement(s *ast.SwitchStmt, label string) {
	if s.Init != nil {
		f.statement(s.Init, "")
	}
	var tag code
	var tagType types.Type
	if s.Tag != nil && !f.isTrue(s.Tag) {
		tagType = typed(f.typeOf(s.Tag))
		tag = f.temp(f.convert(s.Tag, tagType))
	}
	conditions := make([]code, len(s.Body.List))
	before := make([]string, len(s.Body.List))
	simple := true
	for i, stmt := range s.Body.List {
		clause := stmt.(*ast.CaseClause)
		before[i] = f.aside(func() {
			for j, x := range clause.List {
				if j == 0 {
					conditions[i] = f.caseCondition(x, tag, tagType)
					continue
				}
				conditions[i] = f.either(token.LOR, conditions[i], func() code { return f.caseCondition(x, tag, tagType) })
			}
		})
		simple = simple && before[i] == ""
	}
	if !simple { // the conditions need statements of their own
		chosen := f.name("case_")
		f.emit("%s := -1", chosen)
		for i, stmt := range s.Body.List {
			if stmt.(*ast.CaseClause).List == nil {
				continue
			}
			f.emit("if %s < 0 {\n%sif %s {\n%s = %d\n}\n}", chosen, before[i], conditions[i].text, chosen, i)
			conditions[i] = code{text: chosen + " == " + itoa(i), prec: token.EQL.Precedence()}
		}
	}
	if fallsThrough(s.Body) {
		f.fallingSwitch(s, label, conditions)
		return
	}
	f.labelled(label)
	f.emit("switch {")
	f.enter(&target{label: label})
	for _, i := range defaultLast(s.Body) {
		clause := s.Body.List[i].(*ast.CaseClause)
		if clause.List == nil {
			f.emit("default:")
		} else {
			f.emit("case %s:", conditions[i].text)
		}
		f.clause(clause.Body)
	}
	f.leave()
	f.emit("}")
}

// defaultLast is the order in which clauses are written: yaegi lets a default that is
// not the last change places with the one that is.
func defaultLast(body *ast.BlockStmt) []int {
	var order, last []int
	for i, stmt := range body.List {
		if stmt.(*ast.CaseClause).List == nil {
			last = append(last, i)
		} else {
			order = append(order, i)
		}
	}
	return append(order, last...)
}

func fallsThrough(body *ast.BlockStmt) bool {
	for _, stmt := range body.List {
		list := stmt.(*ast.CaseClause).Body
		if len(list) == 0 {
			continue
		}
		if b, ok := list[len(list)-1].(*ast.BranchStmt); ok && b.Tok == token.FALLTHROUGH {
			return true
		}
	}
	return false
}

// fallingSwitch writes a switch in which a case falls through: yaegi does not find the
// case after a default. The number of the case is known first, then each case is a
// condition of its own, in a switch that a break leaves.
func (f *emitter) fallingSwitch(s *ast.SwitchStmt, label string, conditions []code) {
	chosen, falls := f.name("case_"), f.name("falls_")
	none := -1
	for i, stmt := range s.Body.List {
		if stmt.(*ast.CaseClause).List == nil {
			none = i
		}
	}
	f.emit("%s := %d\n%s := false\nswitch {", chosen, none, falls)
	for i, stmt := range s.Body.List {
		if stmt.(*ast.CaseClause).List != nil {
			f.emit("case %s:\n%s = %d", conditions[i].text, chosen, i)
		}
	}
	f.emit("}")
	f.labelled(label)
	f.emit("switch {\ncase true:")
	f.enter(&target{label: label})
	for i, stmt := range s.Body.List {
		list := stmt.(*ast.CaseClause).Body
		f.emit("if %s == %d || %s {\n%s = false", chosen, i, falls, falls)
		if n := len(list); n > 0 {
			if b, ok := list[n-1].(*ast.BranchStmt); ok && b.Tok == token.FALLTHROUGH {
				f.statements(list[:n-1])
				f.emit("%s = true\n}", falls)
				continue
			}
		}
		f.statements(list)
		f.emit("}")
	}
	f.leave()
	f.emit("}")
}

func (f *emitter) caseCondition(x ast.Expr, tag code, tagType types.Type) code {
	if tagType == nil {
		if isInterface(f.typeOf(x)) {
			return call(rt("Equal"), fixed("any(true)"), f.convert(x, anyType))
		}
		return f.convert(x, types.Typ[types.Bool])
	}
	if f.source.info.Types[x].IsNil() {
		return binary(tag, token.EQL, fixed("nil"))
	}
	xt := f.typeOf(x)
	if isInterface(tagType) || isInterface(xt) {
		return call(rt("Equal"), f.toInterface(tag, tagType, anyType), f.convert(x, anyType))
	}
	switch tagType.Underlying().(type) {
	case *types.Struct, *types.Array:
		return f.equal(tag, f.convert(x, tagType), tagType)
	}
	if v := f.source.info.Types[x].Value; v != nil && isBasic(tagType) {
		return binary(tag, token.EQL, f.operandConstant(v, tagType))
	}
	if f.erased(tagType) {
		return call(rt("Equal"), tag, f.convert(x, tagType))
	}
	return binary(tag, token.EQL, f.truth(f.convert(x, tagType), tagType))
}

// isTrue reports whether an expression is the constant true.
func (f *emitter) isTrue(e ast.Expr) bool {
	v := f.source.info.Types[e].Value
	return v != nil && v.Kind() == constant.Bool && constant.BoolVal(v) && !isInterface(f.typeOf(e))
}

// typeSwitch compares the number of the dynamic type in the program's table.
func (f *emitter) typeSwitch(s *ast.TypeSwitchStmt, label string) {
	if s.Init != nil {
		f.statement(s.Init, "")
	}
	var operand ast.Expr
	switch a := s.Assign.(type) {
	case *ast.ExprStmt:
		operand = a.X.(*ast.TypeAssertExpr).X
	case *ast.AssignStmt:
		operand = a.Rhs[0].(*ast.TypeAssertExpr).X
	}
	from := f.typeOf(operand)
	x := f.temp(f.convert(operand, anyType))
	box, boxed := f.box(x)
	id := f.name("id_")
	f.emit("%s := %s.ID\nif !%s {\n%s = %s(%s)\n}", id, box, boxed, id, rt("ID"), x.text)
	f.labelled(label)
	f.emit("switch {")
	f.enter(&target{label: label})
	for _, i := range defaultLast(s.Body) {
		clause := s.Body.List[i].(*ast.CaseClause)
		var single types.Type
		if clause.List == nil {
			f.emit("default:")
		} else {
			condition := code{}
			for i, e := range clause.List {
				c, t := f.typeCase(e, x, fixed(id))
				if i > 0 {
					c = binary(condition, token.LOR, c)
				}
				condition = c
				if len(clause.List) == 1 {
					single = t
				}
			}
			f.emit("case %s:", condition.text)
		}
		if v, ok := f.source.info.Implicits[clause].(*types.Var); ok {
			f.define(f.declare(v), f.narrowed(x, box, single, from))
		}
		f.clause(clause.Body)
	}
	f.leave()
	f.emit("}")
}

// typeCase is the condition of a type in a case, with the type where it is not nil.
func (f *emitter) typeCase(e ast.Expr, x, id code) (code, types.Type) {
	if f.source.info.Types[e].IsNil() {
		return binary(x, token.EQL, fixed("nil")), nil
	}
	t := f.typ(f.source.info.TypeOf(e))
	switch {
	case isEmptyInterface(t):
		return binary(x, token.NEQ, fixed("nil")), t
	case isInterface(t):
		return atomf("%s(%s, %d)", rt("Implements"), x.text, f.registry.interfaceType(t)), t
	}
	return binary(id, token.EQL, fixed(itoa(f.dynamicType(t)))), t
}

// narrowed is the value of the variable in a case.
func (f *emitter) narrowed(x code, box string, t, from types.Type) code {
	switch {
	case t == nil:
		return f.toInterface(x, anyType, from)
	case isInterface(t):
		return f.toInterface(x, anyType, t)
	case f.boxed(t):
		return unboxed(box, f.goType(t))
	}
	return atom(x.text + ".(" + f.goType(t) + ")")
}
