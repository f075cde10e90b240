package frontend

import (
	"go/ast"
	"go/token"
)

// forLoop writes a for statement with a condition. yaegi gives all iterations the same
// variables, Go a new one to each: where a literal or a pointer may outlive an
// iteration, each starts with a copy.
func (f *emitter) forLoop(s *ast.ForStmt, label string) {
	if s.Init != nil {
		f.statement(s.Init, "")
	}
	var cells []*local
	if init, ok := s.Init.(*ast.AssignStmt); ok && init.Tok == token.DEFINE {
		for _, x := range init.Lhs {
			if v := f.declared(x, token.DEFINE); v != nil && f.locals[v].cell {
				cells = append(cells, f.locals[v])
			}
		}
	}
	f.line = 0 // what follows is at other lines than the loop's when it runs again
	post := ""
	if s.Post != nil {
		f.inLoop(func() { post = f.aside(func() { f.plainStatement(s.Post) }) })
	}
	if len(cells) > 0 {
		post = f.renewed(cells) + post
	}
	var cond code
	before := ""
	if s.Cond != nil {
		f.inLoop(func() { before = f.aside(func() { cond = f.expr(s.Cond) }) })
	}
	f.enter(&target{label: label, loop: true})
	switch {
	case before == "" && isOneLine(post):
		f.startLoop(label)
		f.emit("for ; %s; %s {", cond.text, trimLine(post))
	case post == "":
		f.startLoop(label)
		f.emit("for {\n%sif !%s {\nbreak\n}", before, cond.at(unary))
	default:
		first := f.name("first_")
		f.emit("%s := true", first)
		f.startLoop(label)
		f.emit("for {\nif %s {\n%s = false\n} else {\n%s}", first, first, post)
		if s.Cond != nil {
			f.emit("%sif !%s {\nbreak\n}", before, cond.at(unary))
		}
	}
	f.inLoop(func() {
		f.turn()
		f.block(s.Body)
	})
	f.emit("}")
	f.leave()
}

// plainStatement writes a statement without saying where it is.
func (f *emitter) plainStatement(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.AssignStmt:
		f.assign(s)
	case *ast.IncDecStmt:
		f.incDec(s)
	case *ast.ExprStmt:
		f.expressionStatement(s)
	default:
		f.statement(s, "")
	}
}

// renewed copies cells into new ones.
func (f *emitter) renewed(cells []*local) string {
	return f.aside(func() {
		for _, c := range cells {
			n := f.name("next_")
			f.emit("%s := new(%s)\n*%s = *%s\n%s = %s", n, c.typ, n, c.name, c.name, n)
		}
	})
}

func isOneLine(text string) bool {
	for i, c := range text {
		if c == '\n' && i < len(text)-1 {
			return false
		}
	}
	return true
}

func trimLine(text string) string {
	if text != "" && text[len(text)-1] == '\n' {
		return text[:len(text)-1]
	}
	return text
}
