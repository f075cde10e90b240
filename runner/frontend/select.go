package frontend

import (
	"fmt"
	"go/ast"

	"go/types"
	"strings"

	"runnel/runner/wire"
)

// selects lowers select to a switch over what the worker's own Select chose. In yaegi
// all goroutines in one select statement share its list of channels, so that one may
// wait on another's; break leaves the loop around it; and a labelled break at the end
// of a case is lost.
//
//	select { case v, ok := <-c: … case d <- x: … default: … }
//	runnel_n1, runnel_v2, runnel_ok3 := runnel_rt.Select(true, c, d, runnel_rt.Send, x); switch runnel_n1 { case 0: v := runnel_v2.(T); ok := runnel_ok3; … case 1: … default: … }
func (l *lowering) selects(n ast.Node) {
	s, ok := n.(*ast.SelectStmt)
	if !ok || len(s.Body.List) == 0 {
		return
	}
	chosen, value, received := l.name("n"), l.name("v"), l.name("ok")
	var operands strings.Builder
	hasDefault, cases := false, 0
	for _, clause := range s.Body.List {
		clause := clause.(*ast.CommClause)
		if clause.Comm == nil {
			hasDefault = true
			continue
		}
		declared := l.comm(clause.Comm, &operands, value, received)
		l.replace(clause.Case, clause.Colon+1, "case %d:%s", cases, declared)
		cases++
	}
	l.replace(s.Select, s.Body.Lbrace, "%s, %s, %s := %s.%s(%t%s); _, _ = %s, %s; switch %s ",
		chosen, value, received, runtimeName, wire.SelectName, hasDefault, operands.String(), value, received, chosen)
}

// comm adds the operands of one communication and returns what its case begins with.
func (l *lowering) comm(comm ast.Stmt, operands *strings.Builder, value, received string) string {
	switch c := comm.(type) {
	case *ast.SendStmt:
		fmt.Fprintf(operands, ", %s, %s.%s, %s", l.text(c.Chan.Pos(), c.Chan.End()), runtimeName, wire.SendName, l.text(c.Value.Pos(), c.Value.End()))
		return ""
	case *ast.ExprStmt:
		l.receive(c.X, operands)
		return ""
	case *ast.AssignStmt:
		channel := l.receive(c.Rhs[0], operands)
		var b strings.Builder
		elem, _ := l.typeName(channel.Elem()) // refused where it has none
		if lhs := l.text(c.Lhs[0].Pos(), c.Lhs[0].End()); lhs != "_" {
			// Through a variable of its own, new each time, which closures may keep. A
			// nil interface holds no type to assert.
			fresh := l.name("v")
			if types.IsInterface(channel.Elem()) {
				fmt.Fprintf(&b, " var %s %s; if %s != nil { %[1]s = %[3]s.(%[2]s) };", fresh, elem, value)
			} else {
				fmt.Fprintf(&b, " %s := %s.(%s);", fresh, value, elem)
			}
			fmt.Fprintf(&b, " %s %s %s;", lhs, c.Tok, fresh)
		}
		if len(c.Lhs) == 2 {
			if lhs := l.text(c.Lhs[1].Pos(), c.Lhs[1].End()); lhs != "_" {
				fmt.Fprintf(&b, " %s %s %s;", lhs, c.Tok, received)
			}
		}
		return b.String()
	}
	return ""
}

// receive adds the channel of a receive expression and returns its type.
func (l *lowering) receive(e ast.Expr, operands *strings.Builder) *types.Chan {
	channel := ast.Unparen(e).(*ast.UnaryExpr).X
	fmt.Fprintf(operands, ", %s", l.text(channel.Pos(), channel.End()))
	return l.info.TypeOf(channel).Underlying().(*types.Chan)
}

// typeName is how the program can write a type; false where it has no name for it.
func (p *program) typeName(t types.Type) (string, bool) {
	named := true
	text := types.TypeString(t, func(pkg *types.Package) string {
		if pkg == p.pkg {
			return ""
		}
		for _, spec := range p.files[0].Imports {
			obj := p.info.Implicits[spec]
			if spec.Name != nil {
				obj = p.info.Defs[spec.Name]
			}
			if name, ok := obj.(*types.PkgName); ok && name.Imported() == pkg && name.Name() != "." {
				return name.Name()
			}
		}
		named = false
		return pkg.Name()
	})
	return text, named
}

// selectStmt refuses what the lowering cannot say.
func (r *refusals) selectStmt(s *ast.SelectStmt, stack []ast.Node) {
	if len(s.Body.List) == 0 {
		return
	}
	if !inStatementList(stack) {
		r.refuse(s.Select, "a label on select is not supported yet")
	}
	for _, clause := range s.Body.List {
		comm := clause.(*ast.CommClause).Comm
		if comm == nil {
			continue
		}
		ast.Inspect(comm, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				r.refuse(n.Pos(), "a function literal in a case of select is not supported yet; use a variable")
				return false
			case *ast.Ident:
				if b, ok := r.info.Uses[n].(*types.Builtin); ok && b.Name() == "panic" {
					r.refuse(n.Pos(), "panic in a case of select is not supported yet")
				}
			}
			return true
		})
		r.selectType(comm)
	}
}

// selectType: what a select moves passes through native code, and needs a name.
func (r *refusals) selectType(comm ast.Stmt) {
	var channel, moved ast.Expr
	switch c := comm.(type) {
	case *ast.SendStmt:
		channel, moved = c.Chan, c.Value
	case *ast.ExprStmt:
		return
	case *ast.AssignStmt:
		channel = ast.Unparen(c.Rhs[0]).(*ast.UnaryExpr).X
		moved = channel
		if id, ok := c.Lhs[0].(*ast.Ident); ok && id.Name == "_" {
			return
		}
	}
	c, ok := r.typeOf(channel).Underlying().(*types.Chan)
	if !ok {
		r.refuse(channel.Pos(), "select over a type parameter is not supported yet")
		return
	}
	if named, ok := types.Unalias(c.Elem()).(*types.Named); ok && named.Obj().Pkg() == r.pkg && named.NumMethods() > 0 {
		r.refuse(moved.Pos(), "select over a channel of %s, which has methods, is not supported yet", named.Obj().Name())
	}
	if _, ok := r.typeName(c.Elem()); !ok {
		r.refuse(moved.Pos(), "select over a channel of %s is not supported yet in a program that does not import its package", c.Elem())
	}
}
