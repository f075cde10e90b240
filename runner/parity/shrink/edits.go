package shrink

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// editsOf are the edits that may make a program smaller, what takes most away first.
func editsOf(c *Checker, source string) []edit {
	p, err := c.check(source)
	if err != nil {
		return nil
	}
	var f finder
	f.checked = p
	for _, decl := range p.file.Decls {
		f.declaration(decl)
	}
	ast.Inspect(p.file, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok {
			return false
		}
		f.statements(n)
		f.parts(n)
		if e, ok := n.(ast.Expr); ok {
			f.expression(e)
		}
		return true
	})
	slices.SortStableFunc(f.edits, func(a, b edit) int { return (b.to - b.from - len(b.text)) - (a.to - a.from - len(a.text)) })
	return f.edits
}

type finder struct {
	*checked
	edits []edit
}

func (f *finder) add(from, to token.Pos, text string) {
	e := edit{f.offset(from), f.offset(to), text}
	if text == "" {
		e.to += f.restOfLine(e)
	}
	if len(text) < e.to-e.from {
		f.edits = append(f.edits, e)
	}
}

// restOfLine is how many bytes follow an edit on lines that it leaves empty.
func (f *finder) restOfLine(e edit) int {
	before := strings.TrimRight(f.source[:e.from], " \t")
	after := strings.TrimLeft(f.source[e.to:], " \t")
	if !strings.HasSuffix(before, "\n") || !strings.HasPrefix(after, "\n") {
		return 0
	}
	return len(f.source) - e.to - len(after) + 1
}

func (f *finder) remove(n ast.Node) { f.add(n.Pos(), n.End(), "") }

func (f *finder) declaration(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.Name == "main" {
			return
		}
		f.remove(d)
		f.parameters(d)
	case *ast.GenDecl:
		if d.Tok == token.IMPORT {
			return
		}
		f.remove(d)
		if len(d.Specs) > 1 {
			for _, spec := range d.Specs {
				f.remove(spec)
			}
		}
	}
}

// parameters takes a parameter away from a function and from all calls of it. Such an
// edit is several; since it is rarely possible otherwise, it replaces the whole file.
func (f *finder) parameters(d *ast.FuncDecl) {
	for i, field := range d.Type.Params.List {
		if len(field.Names) > 1 || len(d.Type.Params.List) != d.Type.Params.NumFields() {
			return
		}
		var together finder
		together.checked = f.checked
		var list []ast.Node
		for _, p := range d.Type.Params.List {
			list = append(list, p)
		}
		together.member(list, i)
		ast.Inspect(f.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) <= i {
				return true
			}
			if id, ok := call.Fun.(*ast.Ident); ok && id.Name == d.Name.Name && d.Recv == nil {
				together.member(nodes(call.Args), i)
				return false
			}
			return true
		})
		f.edits = append(f.edits, edit{0, len(f.source), apply(f.source, together.edits)})
	}
}

// statements takes statements away, in runs of falling length.
func (f *finder) statements(n ast.Node) {
	var list []ast.Stmt
	switch n := n.(type) {
	case *ast.BlockStmt:
		list = n.List
	case *ast.CaseClause:
		list = n.Body
	case *ast.CommClause:
		list = n.Body
	default:
		return
	}
	for size := len(list); size > 0; size /= 2 {
		for from := 0; from+size <= len(list); from += size {
			f.add(list[from].Pos(), list[from+size-1].End(), "")
		}
	}
	for _, s := range list {
		f.unwrap(s)
	}
}

// unwrap puts what is within a statement in its place.
func (f *finder) unwrap(s ast.Stmt) {
	inside := func(blocks ...ast.Stmt) {
		for _, b := range blocks {
			if b != nil {
				f.add(s.Pos(), s.End(), f.text(b))
			}
		}
	}
	bare := func(b *ast.BlockStmt) {
		if b != nil && len(b.List) > 0 {
			f.add(s.Pos(), s.End(), f.source[f.offset(b.Lbrace)+1:f.offset(b.Rbrace)])
		}
	}
	switch s := s.(type) {
	case *ast.BlockStmt:
		bare(s)
	case *ast.IfStmt:
		bare(s.Body)
		inside(s.Body)
		if s.Else != nil {
			inside(s.Else)
			f.add(s.Body.End(), s.End(), "")
		}
	case *ast.ForStmt:
		inside(s.Body)
		bare(s.Body)
	case *ast.RangeStmt:
		inside(s.Body)
		bare(s.Body)
	case *ast.LabeledStmt:
		inside(s.Stmt)
	case *ast.SwitchStmt:
		f.clauses(s, s.Body)
	case *ast.TypeSwitchStmt:
		f.clauses(s, s.Body)
	case *ast.SelectStmt:
		f.clauses(s, s.Body)
	case *ast.DeferStmt:
		inside(&ast.ExprStmt{X: s.Call})
	case *ast.GoStmt:
		inside(&ast.ExprStmt{X: s.Call})
	case *ast.ExprStmt:
		f.unwrapCall(s)
	}
}

func (f *finder) clauses(s ast.Stmt, body *ast.BlockStmt) {
	for _, clause := range body.List {
		f.remove(clause)
		var list []ast.Stmt
		switch clause := clause.(type) {
		case *ast.CaseClause:
			list = clause.Body
		case *ast.CommClause:
			list = clause.Body
		}
		if len(list) > 0 {
			f.add(s.Pos(), s.End(), "{"+f.source[f.offset(list[0].Pos()):f.offset(list[len(list)-1].End())]+"\n}")
		}
	}
}

// unwrapCall puts the body of a literal that is called, or handed to a function, in the
// place of the call.
func (f *finder) unwrapCall(s *ast.ExprStmt) {
	call, ok := s.X.(*ast.CallExpr)
	if !ok {
		return
	}
	for _, e := range append([]ast.Expr{call.Fun}, call.Args...) {
		if literal, ok := e.(*ast.FuncLit); ok {
			f.add(s.Pos(), s.End(), f.text(literal.Body))
		}
	}
}

// parts takes members of lists away: fields, elements, arguments, cases.
func (f *finder) parts(n ast.Node) {
	switch n := n.(type) {
	case *ast.FieldList:
		for i, field := range n.List {
			if n.Opening.IsValid() && i < len(n.List)-1 {
				f.add(field.Pos(), n.List[i+1].Pos(), "")
			} else {
				f.remove(field)
			}
		}
	case *ast.CompositeLit:
		f.members(n.Elts)
		if len(n.Elts) > 0 {
			f.add(n.Lbrace+1, n.Rbrace, "")
		}
	case *ast.CallExpr:
		f.members(n.Args)
	case *ast.ReturnStmt:
		f.members(n.Results)
	case *ast.CaseClause:
		f.members(n.List)
	case *ast.AssignStmt:
		if len(n.Lhs) == len(n.Rhs) && len(n.Lhs) > 1 {
			for i := range n.Lhs {
				f.add(n.Pos(), n.End(), f.text(n.Lhs[i])+n.Tok.String()+f.text(n.Rhs[i]))
			}
		}
	}
}

func (f *finder) members(list []ast.Expr) {
	for i := range list {
		f.member(nodes(list), i)
	}
}

func nodes(list []ast.Expr) []ast.Node {
	var all []ast.Node
	for _, e := range list {
		all = append(all, e)
	}
	return all
}

// member takes one of a list away, with the comma.
func (f *finder) member(list []ast.Node, i int) {
	switch {
	case i < len(list)-1:
		f.add(list[i].Pos(), list[i+1].Pos(), "")
	case i > 0:
		f.add(list[i-1].End(), list[i].End(), "")
	default:
		f.remove(list[i])
	}
}

// expression puts an operand, or the simplest value, in the place of an expression.
func (f *finder) expression(e ast.Expr) {
	t := f.info.Types[e]
	if !t.IsValue() || t.Value != nil && len(f.text(e)) <= 2 {
		return
	}
	ast.Inspect(e, func(n ast.Node) bool {
		inner, ok := n.(ast.Expr)
		if !ok || inner == e {
			return n != nil
		}
		if i := f.info.Types[inner]; i.IsValue() && t.Type != nil && i.Type != nil && types.Identical(i.Type, t.Type) {
			f.add(e.Pos(), e.End(), f.text(inner))
			return false
		}
		_, literal := inner.(*ast.FuncLit)
		return !literal
	})
	if t.Type == nil {
		return
	}
	if value := simplest(t.Type); value != "" {
		f.add(e.Pos(), e.End(), value)
	}
}

func simplest(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsNumeric != 0:
			return "0"
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsBoolean != 0:
			return "true"
		}
	case *types.Pointer, *types.Slice, *types.Map, *types.Signature, *types.Chan, *types.Interface:
		return "nil"
	}
	return ""
}
