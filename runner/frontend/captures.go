package frontend

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"unicode/utf8"
)

// captures tells how a program's variables are used.
type captures struct {
	shared   map[*types.Var]token.Pos // captured by a function literal, or its address taken: where
	assigned map[*types.Var]bool      // assigned after its declaration, or its address taken
}

// findCaptures looks at every use of a variable once.
func (p *program) findCaptures() captures {
	c := captures{shared: map[*types.Var]token.Pos{}, assigned: map[*types.Var]bool{}}
	share := func(e ast.Expr, pos token.Pos) {
		if v := p.rootVariable(e); v != nil {
			c.assigned[v] = true
			if _, ok := c.shared[v]; !ok {
				c.shared[v] = pos
			}
		}
	}
	for _, file := range p.files {
		var literals []*ast.FuncLit
		var stack []ast.Node
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				if _, ok := stack[len(stack)-1].(*ast.FuncLit); ok {
					literals = literals[:len(literals)-1]
				}
				stack = stack[:len(stack)-1]
				return true
			}
			stack = append(stack, n)
			switch n := n.(type) {
			case *ast.FuncLit:
				literals = append(literals, n)
			case *ast.Ident:
				v, ok := p.info.Uses[n].(*types.Var)
				if !ok || len(literals) == 0 {
					break
				}
				if inner := literals[len(literals)-1]; v.Pos() < inner.Pos() || v.Pos() > inner.End() {
					if _, ok := c.shared[v]; !ok {
						c.shared[v] = n.Pos()
					}
				}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					share(n.X, n.Pos())
				}
			case *ast.SliceExpr:
				if _, ok := p.info.TypeOf(n.X).Underlying().(*types.Array); ok {
					share(n.X, n.Pos())
				}
			case *ast.SelectorExpr:
				if s := p.info.Selections[n]; s != nil && s.Kind() != types.FieldVal && takesAddress(s) {
					share(n.X, n.Pos())
				}
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					if v := p.rootVariable(lhs); v != nil && (n.Tok != token.DEFINE || p.info.Uses[identOf(lhs)] != nil) {
						c.assigned[v] = true
					}
				}
			case *ast.IncDecStmt:
				if v := p.rootVariable(n.X); v != nil {
					c.assigned[v] = true
				}
			case *ast.RangeStmt:
				for _, e := range []ast.Expr{n.Key, n.Value} {
					if v := p.rootVariable(e); v != nil && n.Tok == token.ASSIGN {
						c.assigned[v] = true
					}
				}
			}
			return true
		})
	}
	return c
}

func identOf(e ast.Expr) *ast.Ident {
	id, _ := e.(*ast.Ident)
	return id
}

// takesAddress reports whether a method call on a variable takes its address.
func takesAddress(s *types.Selection) bool {
	f, ok := s.Obj().(*types.Func)
	if !ok {
		return false
	}
	recv := f.Signature().Recv()
	if recv == nil {
		return false
	}
	_, byPointer := recv.Type().(*types.Pointer)
	_, isPointer := s.Recv().Underlying().(*types.Pointer)
	return byPointer && !isPointer
}

// rootVariable is the variable that an addressable expression is a part of; nil
// where it lies behind a pointer or is none.
func (p *program) rootVariable(e ast.Expr) *types.Var {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			if v, ok := p.info.Uses[x].(*types.Var); ok {
				return v
			}
			v, _ := p.info.Defs[x].(*types.Var)
			return v
		case *ast.SelectorExpr:
			if t := p.info.TypeOf(x.X); t == nil || isPointer(t) {
				return nil
			}
			e = x.X
		case *ast.IndexExpr:
			if _, ok := p.info.TypeOf(x.X).Underlying().(*types.Array); !ok {
				return nil
			}
			e = x.X
		default:
			return nil
		}
	}
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// hasInvalidString reports whether the program has a string constant that is not
// UTF-8.
func (p *program) hasInvalidString() bool {
	for _, tv := range p.info.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String && !utf8.ValidString(constant.StringVal(tv.Value)) {
			return true
		}
	}
	return false
}
