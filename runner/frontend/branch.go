package frontend

import (
	"go/ast"
	"go/token"
	"slices"
)

// A target is a statement that break or continue may leave.
type target struct {
	label string
	loop  bool
	over  bool // the body of a loop over a function: it is left by returning
}

func (f *emitter) enter(t *target) { f.frame.targets = append(f.frame.targets, t) }

func (f *emitter) leave() { f.frame.targets = f.frame.targets[:len(f.frame.targets)-1] }

// labelled writes the label of a statement that has one. yaegi does not find labels
// that nothing names.
func (f *emitter) labelled(label string) {
	if label != "" && f.labelNamed(label, token.BREAK, token.CONTINUE) {
		f.emit("%s:", labelName(label))
	}
}

// clause writes the body of a case. yaegi finds labels in blocks only.
func (f *emitter) clause(body []ast.Stmt) {
	labelled := f.containsNode(&ast.BlockStmt{List: body}, func(n ast.Node) bool {
		_, ok := n.(*ast.LabeledStmt)
		return ok
	})
	if labelled {
		f.emit("{")
		defer f.emit("}")
	}
	f.statements(body)
}

func labelName(label string) string { return "label_" + label }

func (f *emitter) labeledStatement(s *ast.LabeledStmt) {
	label := s.Label.Name
	switch s.Stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		f.position(s.Stmt.Pos())
		if f.labelNamed(label, token.GOTO) {
			f.emit("goto_%s:", label)
			f.emit("%s := 0", f.name("t_")) // yaegi does not find the second of two labels
		}
		f.statement(s.Stmt, label)
	default:
		if f.labelNamed(label, token.GOTO) {
			f.emit("goto_%s:", label)
		}
		f.statement(s.Stmt, "")
	}
}

// labelNamed reports whether a statement of the function names a label.
func (f *emitter) labelNamed(label string, tokens ...token.Token) bool {
	return f.containsNode(f.body, func(n ast.Node) bool {
		b, ok := n.(*ast.BranchStmt)
		return ok && b.Label != nil && b.Label.Name == label && slices.Contains(tokens, b.Tok)
	})
}

// branch leaves a statement, perhaps out of bodies of loops over functions.
func (f *emitter) branch(s *ast.BranchStmt) {
	label := ""
	if s.Label != nil {
		label = s.Label.Name
	}
	switch s.Tok {
	case token.GOTO:
		if f.frame.over != nil && !within(f.frame.over.body, f.labelOf(label)) {
			f.leaveBody("goto", label)
			return
		}
		f.emit("goto goto_%s", label)
	default:
		f.jump(s.Tok, label)
	}
}

// jump writes a break or continue in the current frame.
func (f *emitter) jump(tok token.Token, label string) {
	targets := f.frame.targets
	for i := len(targets) - 1; i >= 0; i-- {
		t := targets[i]
		if label != "" && t.label != label || label == "" && tok == token.CONTINUE && !t.loop {
			continue
		}
		switch {
		case t.over && tok == token.CONTINUE:
			f.left()
			f.emit("%s = %d\nreturn true", f.ref(f.frame.over.state).text, iterReady)
		case t.over:
			f.left()
			f.emit("%s = %d\nreturn false", f.ref(f.frame.over.state).text, iterDone)
		default:
			if label != "" {
				f.emit("%s %s", tok, labelName(label))
			} else {
				f.emit("%s", tok)
			}
		}
		return
	}
	if f.frame.over == nil {
		f.unexpected(f.at, "%s is not supported here yet", tok)
	}
	f.leaveBody(tok.String(), label)
}
