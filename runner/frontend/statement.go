package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

func (f *emitter) statements(list []ast.Stmt) {
	for _, s := range list {
		f.statement(s, "")
	}
}

func (f *emitter) block(b *ast.BlockStmt) { f.statements(b.List) }

func (f *emitter) statement(s ast.Stmt, label string) {
	switch s.(type) {
	case *ast.BlockStmt, *ast.LabeledStmt, *ast.EmptyStmt:
	default:
		if label == "" {
			f.position(s.Pos())
		}
	}
	switch s := s.(type) {
	case *ast.EmptyStmt:
	case *ast.LabeledStmt:
		f.labeledStatement(s)
	case *ast.BlockStmt:
		f.block(s)
	case *ast.ExprStmt:
		f.expressionStatement(s)
	case *ast.SendStmt:
		f.send(s)
	case *ast.IncDecStmt:
		f.incDec(s)
	case *ast.AssignStmt:
		f.assign(s)
	case *ast.DeclStmt:
		f.declaration(s.Decl)
	case *ast.ReturnStmt:
		f.returnStatement(s)
	case *ast.BranchStmt:
		f.branch(s)
	case *ast.IfStmt:
		f.ifStatement(s)
	case *ast.ForStmt:
		f.forLoop(s, label)
	case *ast.RangeStmt:
		f.rangeLoop(s, label)
	case *ast.SwitchStmt:
		f.switchStatement(s, label)
	case *ast.TypeSwitchStmt:
		f.typeSwitch(s, label)
	case *ast.SelectStmt:
		f.selectStatement(s, label)
	case *ast.GoStmt:
		f.goStatement(s.Call)
	case *ast.DeferStmt:
		f.deferStatement(s.Call)
	default:
		f.unexpected(s.Pos(), "this statement is not supported yet")
	}
}

func (f *emitter) expressionStatement(s *ast.ExprStmt) {
	x := ast.Unparen(s.X)
	if u, ok := x.(*ast.UnaryExpr); ok && u.Op == token.ARROW {
		f.waits()
		f.emit("<-%s", f.channel(u.X).text)
		return
	}
	c := f.expr(x)
	if !c.stable {
		f.emit("%s", c.text)
		f.returned()
	}
}

func (f *emitter) send(s *ast.SendStmt) {
	t := f.typeOf(s.Chan)
	elem := t.Underlying().(*types.Chan).Elem()
	c := f.inOrder(func() code { return f.open(f.expr(s.Chan), t) }, func() code { return f.convert(s.Value, elem) })
	if c[1].prec < primary || c[1].calls() { // yaegi fails to send some expressions
		c[1] = f.temp(c[1])
	}
	f.waits()
	f.emit("%s <- %s", c[0].operand(), c[1].text)
}

func (f *emitter) ifStatement(s *ast.IfStmt) {
	if s.Init != nil {
		f.statement(s.Init, "")
	}
	f.emit("if %s {", f.expr(s.Cond).text)
	f.block(s.Body)
	if s.Else != nil {
		f.emit("} else {")
		f.statement(s.Else, "")
	}
	f.emit("}")
}

func (f *emitter) declaration(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return
	}
	for _, s := range g.Specs {
		spec := s.(*ast.ValueSpec)
		var lhs []ast.Expr
		for _, n := range spec.Names {
			lhs = append(lhs, n)
		}
		if len(spec.Values) > 0 {
			f.assignTo(lhs, spec.Values, token.DEFINE, spec.Type)
			continue
		}
		for _, n := range spec.Names {
			if n.Name != "_" {
				f.defineZero(f.declare(f.source.info.Defs[n].(*types.Var)))
			}
		}
	}
}
